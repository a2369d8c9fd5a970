#include "models/csv.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace prongsai {
namespace {

/// One record from `position` on; advances it past the record's line end.
std::vector<std::string> read_record(std::string_view text, std::size_t& position, bool& closed) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (; position < text.size(); ++position) {
    const char c = text[position];
    if (quoted) {
      if (c != '"') {
        fields.back().push_back(c);
      } else if (position + 1 < text.size() && text[position + 1] == '"') {
        fields.back().push_back('"');
        ++position;
      } else {
        quoted = false;
      }
    } else if (c == '"' && fields.back().empty()) {
      quoted = true;
    } else if (c == ',') {
      fields.emplace_back();
    } else if (c == '\n') {
      ++position;
      break;
    } else if (c != '\r') {
      fields.back().push_back(c);
    }
  }
  closed = !quoted;
  return fields;
}

/// A heading without white space around it, in lower case.
std::string plain(std::string_view heading) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  while (!heading.empty() && is_space(heading.front())) heading.remove_prefix(1);
  while (!heading.empty() && is_space(heading.back())) heading.remove_suffix(1);
  std::string text(heading);
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

}  // namespace

Result<CsvTable> CsvTable::parse(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  CsvTable table;
  std::size_t position = 0, counted = 0;
  int line = 1;
  while (position < text.size()) {
    if (text[position] == '\n' || text[position] == '\r' || text[position] == '#') {
      position = std::min(text.find('\n', position), text.size() - 1) + 1;
      continue;
    }
    bool closed = true;
    line +=
        static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted), text.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
    counted = position;
    std::vector<std::string> record = read_record(text, position, closed);
    if (!closed) return Error{ErrorCode::damaged, "line " + std::to_string(line) + ": a quoted field is never closed", "data", 0};
    if (table.header_.empty()) {
      table.header_ = std::move(record);
    } else if (record.size() != table.header_.size()) {
      return Error{ErrorCode::damaged,
                   "line " + std::to_string(line) + " has " + std::to_string(record.size()) + " fields, the header has " +
                       std::to_string(table.header_.size()),
                   "data", 0};
    } else {
      table.rows_.push_back(std::move(record));
      table.lines_.push_back(line);
    }
  }
  if (table.header_.empty()) return Error{ErrorCode::empty, "no header line", "data", 0};
  return table;
}

Result<CsvTable> CsvTable::read(const std::filesystem::path& file) {
  const auto text = read_text(file);
  if (!text) return text.error();
  auto table = parse(*text);
  if (!table) return Error{table.error().code, file.string() + ": " + table.error().message, "data", 0};
  return table;
}

Result<std::string> read_text(const std::filesystem::path& file) {
  std::error_code unknown;
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file, unknown)) return Error{ErrorCode::io_failed, "cannot open " + file.string(), "data", 0};
  return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::optional<std::string> CsvTable::heading(std::string_view column) const {
  const auto found = std::find_if(header_.begin(), header_.end(), [&](const std::string& heading) { return plain(heading) == plain(column); });
  return found == header_.end() ? std::nullopt : std::optional(*found);
}

bool CsvTable::has_column(std::string_view column) const { return std::find(header_.begin(), header_.end(), column) != header_.end(); }

const std::string& CsvTable::field(std::size_t row, std::string_view column) const {
  static const std::string none;
  const auto found = std::find(header_.begin(), header_.end(), column);
  if (found == header_.end()) return none;
  return rows_[row][static_cast<std::size_t>(found - header_.begin())];
}

std::vector<std::string> split_list(std::string_view field, char separator) {
  std::vector<std::string> parts;
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(separator), field.size());
    std::string_view part = field.substr(0, end);
    const std::size_t first = part.find_first_not_of(' ');
    if (first != std::string_view::npos) parts.emplace_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return parts;
}

std::filesystem::path data_folder() {
  namespace fs = std::filesystem;
  if (const char* chosen = std::getenv("PRONGSAI_DATA"); chosen != nullptr && *chosen != '\0') return chosen;
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const fs::path installed = program.parent_path().parent_path() / "share" / "prongsai";
  if (fs::exists(installed / "lexicon", ignored)) return installed;
  return PRONGSAI_SOURCE_DATA;
}

}  // namespace prongsai

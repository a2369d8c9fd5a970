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

}  // namespace

Result<CsvTable> CsvTable::parse(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  CsvTable table;
  std::size_t position = 0;
  while (position < text.size()) {
    if (text[position] == '\n' || text[position] == '\r' || text[position] == '#') {
      position = std::min(text.find('\n', position), text.size() - 1) + 1;
      continue;
    }
    bool closed = true;
    std::vector<std::string> record = read_record(text, position, closed);
    if (!closed) return Error{ErrorCode::damaged, "a quoted field is never closed", "data", 0};
    if (table.header_.empty()) {
      table.header_ = std::move(record);
    } else if (record.size() != table.header_.size()) {
      return Error{ErrorCode::damaged,
                   "record " + std::to_string(table.rows_.size() + 1) + " has " + std::to_string(record.size()) + " fields, the header has " +
                       std::to_string(table.header_.size()),
                   "data", 0};
    } else {
      table.rows_.push_back(std::move(record));
    }
  }
  if (table.header_.empty()) return Error{ErrorCode::empty, "no header line", "data", 0};
  return table;
}

Result<CsvTable> CsvTable::read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{ErrorCode::io_failed, "cannot open " + file.string(), "data", 0};
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  auto table = parse(text);
  if (!table) return Error{table.error().code, file.string() + ": " + table.error().message, "data", 0};
  return table;
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

#include "extractors/text/markdown_tables.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "extractors/text/markup.h"
#include "extractors/text/wrapping.h"
#include "extractors/thai/numbers.h"

namespace prongsai::text {
namespace {

constexpr std::size_t kHeadingLines = 8;  ///< at most, of a heading above its rule

/// Appends one more line to a wrapped cell; a number or a bullet begins a paragraph.
void append_line(std::string& cell, std::string_view line) {
  if (cell.empty() || line.empty()) {
    cell += line;
  } else if (thai::leading_enumerator(line).length > 0) {
    cell.append("\n").append(line);
  } else {
    append_wrapped(cell, line);
  }
}

void strip_markup(RawTable& table) {
  for (RawRow& row : table.rows) {
    for (std::string& cell : row.cells) cell = without_markup(cell);
  }
}

// ---- pipes ------------------------------------------------------------------------------------

std::vector<std::string_view> split_at_pipes(std::string_view line) {
  line = trim(line);
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
  std::vector<std::string_view> cells;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i < line.size() && (line[i] != '|' || (i > 0 && line[i - 1] == '\\'))) continue;
    cells.push_back(trim(line.substr(begin, i - begin)));
    begin = i + 1;
  }
  return cells;
}

bool has_pipe(std::string_view line) { return line.find('|') != line.npos; }

bool is_pipe_rule(std::string_view line) { return has_pipe(line) && line.find("--") != line.npos && line.find_first_not_of("|-: \t+") == line.npos; }

bool is_pipe_row(std::string_view line) {
  const std::string_view text = trim(line);
  return text.size() > 2 && text.starts_with('|') && text.ends_with('|');
}

std::optional<FoundTable> read_pipe_table(const Lines& lines, std::size_t first) {
  const bool ruled = first + 1 < lines.size() && has_pipe(lines[first].text) && is_pipe_rule(lines[first + 1].text);
  const bool framed = is_pipe_row(lines[first].text);
  if (!ruled && !framed) return std::nullopt;

  FoundTable found{.table = {}, .end = first};
  for (; found.end < lines.size() && has_pipe(lines[found.end].text) && (ruled || is_pipe_row(lines[found.end].text)); ++found.end) {
    const Line& line = lines[found.end];
    if (is_pipe_rule(line.text)) {
      if (found.table.header_rows < 0) found.table.header_rows = static_cast<int>(found.table.rows.size());
      continue;
    }
    RawRow row{.cells = {}, .page = line.page};
    for (const std::string_view cell : split_at_pipes(line.text)) row.cells.emplace_back(cell);
    found.table.rows.push_back(std::move(row));
  }
  if (found.table.rows.size() < 2) return std::nullopt;
  return found;
}

// ---- grid -------------------------------------------------------------------------------------

bool is_grid_rule(std::string_view line) {
  const std::string_view text = trim(line);
  return text.size() > 4 && text.starts_with('+') && text.ends_with('+') && text.find_first_not_of("+-=:") == text.npos;
}

std::optional<FoundTable> read_grid_table(const Lines& lines, std::size_t first) {
  if (!is_grid_rule(lines[first].text)) return std::nullopt;
  FoundTable found{.table = {}, .end = first + 1};
  bool open = false;
  for (; found.end < lines.size(); ++found.end) {
    const Line& line = lines[found.end];
    if (is_grid_rule(line.text)) {
      if (!open) break;
      if (line.text.find('=') != line.text.npos) found.table.header_rows = static_cast<int>(found.table.rows.size());
      open = false;
      continue;
    }
    if (!trim(line.text).starts_with('|')) break;
    const auto parts = split_at_pipes(line.text);
    if (!open) found.table.rows.push_back({.cells = {}, .page = line.page});
    open = true;
    auto& cells = found.table.rows.back().cells;
    cells.resize(std::max(cells.size(), parts.size()));
    for (std::size_t c = 0; c < parts.size(); ++c) append_line(cells[c], parts[c]);
  }
  if (found.table.rows.empty()) return std::nullopt;
  return found;
}

// ---- columns under dashes ------------------------------------------------------------------------

bool is_dashes(std::string_view line) {
  const std::string_view text = trim(line);
  return text.size() >= 6 && text.find_first_not_of("- ") == text.npos && text.find("--") != text.npos;
}

bool is_full_rule(std::string_view line) { return is_dashes(line) && trim(line).find(' ') == std::string_view::npos; }

bool is_column_rule(std::string_view line) { return is_dashes(line) && trim(line).find(' ') != std::string_view::npos; }

/// First display column of each group of dashes.
std::vector<int> column_starts(std::string_view rule) {
  std::vector<int> starts;
  for (std::size_t i = 0; i < rule.size(); ++i) {
    if (rule[i] == '-' && (i == 0 || rule[i - 1] != '-')) starts.push_back(static_cast<int>(i));
  }
  return starts;
}

/// Programs that draw such tables count either what a terminal shows or characters.
enum class Counting { columns, characters };

/// The byte at which a column begins.
std::size_t byte_of_column(std::string_view line, int column, Counting counting) {
  std::size_t at = 0;
  for (int width = 0; at < line.size();) {
    std::size_t next = at + 1;
    while (next < line.size() && (static_cast<std::uint8_t>(line[next]) & 0xC0) == 0x80) ++next;
    const int added = counting == Counting::columns ? display_width(line.substr(at, next - at)) : 1;
    if (width >= column && added > 0) break;
    width += added;
    at = next;
  }
  return at;
}

std::vector<std::size_t> cuts_of(std::string_view line, const std::vector<int>& starts, Counting counting) {
  std::vector<std::size_t> cuts;
  for (const int start : starts) cuts.push_back(byte_of_column(line, start, counting));
  return cuts;
}

/// Cuts that go through a word.
std::ptrdiff_t torn_words(std::string_view line, const std::vector<std::size_t>& cuts) {
  return std::count_if(cuts.begin(), cuts.end(), [&](std::size_t cut) { return cut > 0 && cut < line.size() && line[cut - 1] != ' '; });
}

std::vector<std::string_view> cut_at_columns(std::string_view line, const std::vector<int>& starts) {
  auto cuts = cuts_of(line, starts, Counting::columns);
  if (auto other = cuts_of(line, starts, Counting::characters); torn_words(line, other) < torn_words(line, cuts)) cuts = std::move(other);
  cuts.push_back(line.size());
  std::vector<std::string_view> cells;
  for (std::size_t c = 0; c < starts.size(); ++c) cells.push_back(trim(line.substr(cuts[c], cuts[c + 1] - cuts[c])));
  return cells;
}

/// Where the rule of columns stands that belongs to a table beginning at `first`: below its headings, or there.
std::optional<std::size_t> find_column_rule(const Lines& lines, std::size_t first) {
  const std::size_t last = std::min(lines.size(), first + kHeadingLines + 2);
  const bool may_hold_blanks = is_full_rule(lines[first].text);
  for (std::size_t i = first; i < last; ++i) {
    if (is_column_rule(lines[i].text)) return i;
    if (!may_hold_blanks && is_blank(lines[i].text)) break;
  }
  return std::nullopt;
}

class DashedTable {
 public:
  DashedTable(const Lines& lines, std::size_t first, std::size_t rule)
      : lines_(lines), first_(first), rule_(rule), starts_(column_starts(lines[rule].text)), multiline_(is_full_rule(lines[first].text)) {}

  std::optional<FoundTable> read() {
    read_headings();
    const std::size_t end = read_rows();
    if (found_.table.rows.size() < 2) return std::nullopt;
    found_.end = end;
    return std::move(found_);
  }

 private:
  void read_headings() {
    open_ = false;
    for (std::size_t i = first_; i < rule_; ++i) {
      if (!is_dashes(lines_[i].text) && !is_blank(lines_[i].text)) add_line(lines_[i], open_);
    }
    found_.table.header_rows = static_cast<int>(found_.table.rows.size());
    open_ = false;
  }

  std::size_t read_rows() {
    std::size_t i = rule_ + 1;
    for (; i < lines_.size(); ++i) {
      const std::string_view text = lines_[i].text;
      if (is_dashes(text)) return i + 1;
      if (is_blank(text)) {
        if (!multiline_) return i;
        open_ = false;
        continue;
      }
      const bool continues = multiline_ ? open_ : open_ && cut_at_columns(text, starts_).front().empty();
      add_line(lines_[i], continues);
    }
    return i;
  }

  void add_line(const Line& line, bool continues) {
    if (!continues) found_.table.rows.push_back({.cells = std::vector<std::string>(starts_.size()), .page = line.page});
    open_ = true;
    const auto parts = cut_at_columns(line.text, starts_);
    for (std::size_t c = 0; c < parts.size(); ++c) append_line(found_.table.rows.back().cells[c], parts[c]);
  }

  const Lines& lines_;
  std::size_t first_, rule_;
  std::vector<int> starts_;
  bool multiline_;
  bool open_ = false;  ///< a row that the next line may go on
  FoundTable found_;
};

std::optional<FoundTable> read_dashed_table(const Lines& lines, std::size_t first) {
  const auto rule = find_column_rule(lines, first);
  if (!rule) return std::nullopt;
  return DashedTable(lines, first, *rule).read();
}

}  // namespace

std::optional<FoundTable> read_markdown_table(const Lines& lines, std::size_t first) {
  auto found = read_grid_table(lines, first);
  if (!found) found = read_pipe_table(lines, first);
  if (!found) found = read_dashed_table(lines, first);
  if (found) strip_markup(found->table);
  return found;
}

}  // namespace prongsai::text

#include "extractors/text/raw_table.h"

#include <algorithm>
#include <utility>

#include "extractors/text/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai::text {
namespace {

constexpr int kLongestHeading = 90;  // columns; headings that wrap over a few lines of a narrow cell stay below

bool has_digit(std::string_view text) { return thai::to_arabic_digits(text).find_first_of("0123456789") != std::string::npos; }

bool is_dash(std::string_view text) { return text.empty() || text == "-" || text == "–" || text == "—"; }

bool is_year(double number) { return number >= 2500 && number < 2600; }

std::size_t filled(const RawRow& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !cell.empty(); }));
}

/// A second heading row fills what the first leaves blank (headings under a merged one), or repeats
/// one word under several ("งบประมาณ (บาท)" below each year); its first column is merged down.
bool is_second_heading_row(const RawRow& first, const RawRow& second) {
  if (!second.cells.front().empty() || filled(second) == 0) return false;
  bool fills_blank = false, all_equal = filled(second) >= 2;
  const std::string* previous = nullptr;
  for (std::size_t c = 0; c < second.cells.size(); ++c) {
    const std::string& cell = second.cells[c];
    if (cell.empty()) continue;
    if (display_width(cell) > kLongestHeading || is_dash(cell)) return false;
    fills_blank = fills_blank || first.cells[c].empty();
    all_equal = all_equal && !has_digit(cell) && (previous == nullptr || *previous == cell);
    previous = &cell;
  }
  return fills_blank || all_equal;
}

/// One text over the whole width: the table's title, merged over its headings.
bool is_title_row(const RawRow& row) { return row.cells.size() > 2 && !row.cells.front().empty() && filled(row) == 1; }

/// `named`: how many rows the export itself sets off as headings, -1 where it does not; of two such rows it can only name one.
int count_heading_rows(const std::vector<RawRow>& rows, int named) {
  if (named == 0 || named > 1) return std::min(named, static_cast<int>(rows.size()));
  if (rows.size() < 2 || (named < 0 && !reads_like_heading(rows[0]))) return std::max(named, 0);
  const bool under_title = is_title_row(rows[0]) && filled(rows[1]) == rows[1].cells.size() && reads_like_heading(rows[1]);
  return under_title || is_second_heading_row(rows[0], rows[1]) ? 2 : 1;
}

Cell cell_at(const RawRow& row, int r, int c, bool heading) {
  return {
      .row = r, .column = c, .is_header = heading, .text = row.cells[static_cast<std::size_t>(c)], .places = {Place{.page = row.page, .box = {}}}};
}

void append_row(const RawRow& row, int r, bool heading, Table& table) {
  for (int c = 0; c < table.columns; ++c) table.cells.push_back(cell_at(row, r, c, heading));
}

/// Two heading rows: a blank below a heading is that heading going down, a blank beside a heading whose
/// neighbours below are filled is that heading going right.
void append_two_heading_rows(const RawRow& top, const RawRow& below, Table& table) {
  const auto filled_at = [](const RawRow& row, int c) { return !row.cells[static_cast<std::size_t>(c)].empty(); };
  for (int c = 0; c < table.columns;) {
    Cell cell = cell_at(top, 0, c, true);
    if (!filled_at(below, c)) cell.row_span = 2;
    while (cell.row_span == 1 && c + cell.column_span < table.columns && !filled_at(top, c + cell.column_span) &&
           filled_at(below, c + cell.column_span)) {
      ++cell.column_span;
    }
    c += cell.column_span;
    table.cells.push_back(std::move(cell));
  }
  for (int c = 0; c < table.columns; ++c) {
    if (filled_at(below, c)) table.cells.push_back(cell_at(below, 1, c, true));
  }
}

std::size_t width_of(const RawTable& table) {
  std::size_t width = 0;
  for (const RawRow& row : table.rows) width = std::max(width, row.cells.size());
  return width;
}

void fill_up(RawTable& table) {
  const std::size_t width = width_of(table);
  for (RawRow& row : table.rows) row.cells.resize(width);
}

}  // namespace

bool reads_like_heading(const RawRow& row) {
  const bool short_enough =
      std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return display_width(cell) <= kLongestHeading; });
  const bool has_amount = std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    if (cell.empty()) return false;
    if (const auto number = thai::parse_number(cell)) return !is_year(*number);
    return is_dash(cell) || thai::leading_enumerator(cell).length == cell.size();
  });
  return short_enough && !has_amount && filled(row) > 0;
}

bool same_row(const RawRow& a, const RawRow& b) {
  return std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(),
                    [](const std::string& x, const std::string& y) { return thai::squeeze(x) == thai::squeeze(y); });
}

Table to_table(RawTable raw) {
  fill_up(raw);
  Table table;
  table.rows = static_cast<int>(raw.rows.size());
  table.columns = static_cast<int>(width_of(raw));
  if (table.rows == 0 || table.columns == 0) return {};
  table.header_rows = count_heading_rows(raw.rows, raw.header_rows);
  int r = 0;
  if (table.header_rows == 2) {
    append_two_heading_rows(raw.rows[0], raw.rows[1], table);
    r = 2;
  }
  for (; r < table.rows; ++r) append_row(raw.rows[static_cast<std::size_t>(r)], r, r < table.header_rows, table);
  return table;
}

}  // namespace prongsai::text

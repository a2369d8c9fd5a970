#include "extractors/tables/columns.h"

#include <algorithm>
#include <set>

#include "extractors/tables/heading_words.h"
#include "extractors/tables/month_columns.h"
#include "extractors/tables/settle_columns.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/periods.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr int deepest_heading = 4;  // rows: a caption and three levels

/// Years, or what an amount is counted in: what a second heading row holds besides headings.
bool is_sub_heading(std::string_view text) { return heading_year(text) != 0 && code_points(text) < 40; }

struct Heading {
  std::vector<const Cell*> cells;  // top to bottom, each once
};

Heading heading_of(const Table& table, int column) { return {heading_cells(table, column)}; }

/// The lowest heading that is known decides; one above it counts only where the lower one is a year
/// or the upper one is not a caption over several columns.
ColumnRole role_of(const Heading& heading, const ColumnLexicon& lexicon) {
  for (auto cell = heading.cells.rbegin(); cell != heading.cells.rend(); ++cell) {
    const ColumnRole role = lexicon.match((*cell)->text).role;
    if (role != ColumnRole::unknown) return role;
    if (!is_sub_heading((*cell)->text)) break;
  }
  std::string whole;
  for (const Cell* cell : heading.cells) whole += cell->text;
  return lexicon.match(whole).role;
}

int year_of(const Heading& heading) {
  for (auto cell = heading.cells.rbegin(); cell != heading.cells.rend(); ++cell) {
    if (const int year = heading_year((*cell)->text)) return year;
  }
  return 0;
}

/// `๒๕๖๖ (บาท)` alone, as in plans that have no word for budgets over their years.
bool heads_baht_of_a_year(const Heading& heading) {
  if (heading.cells.empty()) return false;
  const std::string_view lowest = thai::trimmed(heading.cells.back()->text);
  return without_baht(lowest).size() < lowest.size() && heading_year(lowest) != 0;
}

/// A number with two decimals (ร้อยละ 78.53) is no part of a heading.
bool holds_score(std::string_view text) {
  if (text.find('.') == std::string_view::npos) return false;
  const auto numbers = thai::find_numbers(text);
  return std::any_of(numbers.begin(), numbers.end(), [&](const thai::Number& number) {
    const std::string written = thai::to_arabic_digits(text.substr(number.offset, number.length));
    return number.has_point && written.size() - written.find('.') == 3;
  });
}

}  // namespace

bool is_heading_row(const Table& table, int row, const ColumnLexicon& lexicon) {
  constexpr int fewest_months = 3;  // a row of a table may say from when to when
  int filled = 0, matched = 0, months = 0;
  std::set<ColumnRole> roles;
  for (const Cell& cell : table.cells) {
    if (cell.row != row || thai::is_blank(cell.text)) continue;
    if (code_points(cell.text) > longest_heading || holds_score(cell.text)) return false;
    ++filled;
    const ColumnRole role = lexicon.match(cell.text).role;
    if (role != ColumnRole::unknown || is_sub_heading(cell.text)) ++matched;
    if (role != ColumnRole::unknown) roles.insert(role);
    months += role == ColumnRole::unknown && is_month_heading(cell.text) ? 1 : 0;
  }
  if (months >= fewest_months) matched += months;
  return matched >= 2 && matched * 2 >= filled && (!roles.empty() || matched == filled);
}

namespace {

/// A row under a heading row that goes on with it: every filled cell is a heading or a year, or stands
/// under a heading that spans several columns while the others are blank. One cell alone does so under a year.
bool continues_heading(const Table& table, int row, const ColumnLexicon& lexicon) {
  int filled = 0;
  bool under_span = false, under_year = false;
  for (const Cell& cell : table.cells) {
    if (cell.row != row || thai::is_blank(cell.text)) continue;
    ++filled;
    if (code_points(cell.text) > longest_heading) return false;
    const bool heading = lexicon.match(cell.text).role != ColumnRole::unknown || is_sub_heading(cell.text);
    const Cell* above = table.at(row - 1, cell.column);
    under_year = under_year || (heading && above != nullptr && is_sub_heading(above->text));
    const bool spanned = above != nullptr && above->column_span > cell.column_span;
    const bool below_blank = above != nullptr && thai::is_blank(above->text);
    under_span = under_span || spanned || below_blank;
    if (!heading && !(spanned && !thai::parse_number(cell.text))) return false;
  }
  return filled >= 2 ? under_span || is_heading_row(table, row, lexicon) : under_year;
}

/// Whether a row says words in each of its cells, but for the corner, which may be blank.
bool is_row_of_words(const Table& table, int row) {
  for (int column = 0; column < table.columns; ++column) {
    const Cell* cell = table.at(row, column);
    if (cell == nullptr || code_points(cell->text) > longest_heading || thai::parse_number(cell->text)) return false;
    if (thai::is_blank(cell->text) && column > 0) return false;
  }
  return true;
}

/// A number, or by how much one changed: +5.00.
bool is_figure(std::string_view text) {
  text = thai::trimmed(text);
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text = thai::trimmed(text.substr(1));
  return thai::parse_number(text).has_value();
}

/// Words over nothing but numbers are headings, whatever they say: how many rows of them, one where none of its cells spans columns; 0 where there
/// are none.
int rows_over_numbers(const Table& table) {
  constexpr int deepest = 3;
  int rows = 0;
  while (rows < std::min(table.rows, deepest) && is_row_of_words(table, rows)) ++rows;
  if (rows == 0 || rows == table.rows) return 0;
  const bool spans = std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return cell.row == 0 && cell.column_span > 1; });
  if (spans != (rows > 1)) return 0;
  for (int column = 1; column < table.columns; ++column) {
    int numbers = 0;
    for (int row = rows; row < table.rows; ++row) {
      const Cell* cell = table.at(row, column);
      numbers += cell != nullptr && is_figure(cell->text) ? 1 : 0;
    }
    if (numbers == table.rows - rows) return rows;
  }
  return 0;
}

/// `ตัวชี้วัดที่ | 1 | 2 | 3 …`: numbers that count up beside their heading.
bool numbers_columns(const Table& table, const ColumnLexicon& lexicon) {
  constexpr int fewest = 3;
  const Cell* corner = table.rows < 2 || table.columns < fewest + 1 ? nullptr : table.at(0, 0);
  if (corner == nullptr || lexicon.match(corner->text).role != ColumnRole::indicator) return false;
  for (int column = 1; column <= fewest; ++column) {
    const Cell* cell = table.at(0, column);
    const auto number = cell == nullptr ? std::nullopt : thai::parse_number(cell->text);
    if (!number || *number != column) return false;
  }
  return true;
}

/// The row behind headings that are merged over several rows, where all others of their row are captions over several columns: what stands
/// below those are headings, whatever they say. Else 0.
int end_of_tall_headings(const Table& table, int row) {
  int tall = 0, end = 0;
  for (const Cell& cell : table.cells) {
    if (cell.row != row || cell.column_span > 1) continue;
    if (cell.row_span < 2 || (end != 0 && end != cell.row + cell.row_span)) return 0;
    end = cell.row + cell.row_span;
    ++tall;
  }
  return tall >= 2 && end <= row + deepest_heading && end < table.rows ? end : 0;
}

int count_heading_rows(const Table& table, const ColumnLexicon& lexicon) {
  if (numbers_columns(table, lexicon)) return 1;
  int first = -1;
  for (int row = 0; row < std::min(table.rows, 2) && first < 0; ++row) {
    if (is_heading_row(table, row, lexicon)) first = row;
  }
  if (first < 0) return rows_over_numbers(table);
  if (first == 1) {  // what stands above the headings is a caption only if it is one cell
    const auto above = std::count_if(table.cells.begin(), table.cells.end(), [](const Cell& c) { return c.row == 0 && !thai::is_blank(c.text); });
    if (above > 2) return 0;
  }
  int rows = std::max(first + 1, end_of_tall_headings(table, first));
  while (rows < std::min(table.rows, first + deepest_heading) && continues_heading(table, rows, lexicon)) ++rows;
  return rows;
}

}  // namespace

std::vector<const Cell*> heading_cells(const Table& table, int column) {
  std::vector<const Cell*> cells;
  for (int row = 0; row < table.header_rows; ++row) {
    const Cell* cell = table.at(row, column);
    if (cell != nullptr && !thai::is_blank(cell->text) && (cells.empty() || cells.back() != cell)) cells.push_back(cell);
  }
  return cells;
}

int heading_year(std::string_view heading) {
  const auto years = thai::find_fiscal_years(heading);
  if (years && years->first == years->last) return years->first;
  heading = without_baht(heading);
  constexpr std::string_view era = "พ.ศ.";
  if (heading.starts_with(era)) heading.remove_prefix(era.size());
  const auto bare = thai::parse_number(heading);
  return bare && *bare >= 2550 && *bare <= 2599 ? static_cast<int>(*bare) : 0;
}

std::string heading_text(const Table& table, int column) {
  std::string text;
  for (const Cell* cell : heading_of(table, column).cells) text += (text.empty() ? "" : " ") + cell->text;
  return text;
}

void recognise_columns(Table& table, const ColumnLexicon& lexicon) {
  table.index();
  if (const int rows = count_heading_rows(table, lexicon); rows > 0) table.header_rows = rows;
  for (Cell& cell : table.cells) cell.is_header = cell.row < table.header_rows;
  const auto columns = static_cast<std::size_t>(table.columns);
  table.roles.assign(columns, ColumnRole::unknown);
  table.column_years.assign(columns, 0);
  for (int column = 0; column < table.columns; ++column) {
    const Heading heading = heading_of(table, column);
    ColumnRole& role = table.roles[static_cast<std::size_t>(column)] = role_of(heading, lexicon);
    table.column_years[static_cast<std::size_t>(column)] = year_of(heading);
    if (role == ColumnRole::unknown && heads_baht_of_a_year(heading)) role = ColumnRole::budget;
  }
  if (table.header_rows == 0) return;
  settle_by_company(table);
  settle_by_content(table);
}

}  // namespace prongsai

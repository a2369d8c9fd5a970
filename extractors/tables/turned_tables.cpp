#include "extractors/tables/turned_tables.h"

#include <algorithm>
#include <set>
#include <utility>

#include "extractors/thai/lines.h"

namespace prongsai {
namespace {

/// What the cells of the first column are the headings of; empty where one of them, but for the corner, is none.
std::set<ColumnRole> roles_of_first_column(const Table& table, const ColumnLexicon& lexicon) {
  std::set<ColumnRole> roles;
  for (const Cell& cell : table.cells) {
    if (cell.column != 0 || thai::is_blank(cell.text)) continue;
    const ColumnLexicon::Match match = lexicon.match(cell.text);
    if (match.similarity == 1.0) {
      roles.insert(match.role);
    } else if (cell.row > 0) {
      return {};
    }
  }
  return roles;
}

}  // namespace

void turn_upright(Table& table, const ColumnLexicon& lexicon) {
  constexpr int fewest_columns = 3, fewest_rows = 3;
  constexpr std::size_t fewest_roles = 3;
  if (table.columns < fewest_columns || table.rows < fewest_rows) return;
  if (std::ranges::any_of(table.cells, [](const Cell& cell) { return cell.column_span > 1 || cell.row_span > 1; })) return;
  const auto roles = roles_of_first_column(table, lexicon);
  const bool says_who_or_when = roles.contains(ColumnRole::units) || roles.contains(ColumnRole::period);
  if (roles.size() < fewest_roles || !roles.contains(ColumnRole::title) || !says_who_or_when) return;
  for (Cell& cell : table.cells) std::swap(cell.row, cell.column);
  std::swap(table.rows, table.columns);
  std::ranges::stable_sort(table.cells, [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
  table.grid.clear();
}

}  // namespace prongsai

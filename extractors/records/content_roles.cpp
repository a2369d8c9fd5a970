#include "extractors/records/content_roles.h"

#include <algorithm>
#include <iterator>

#include "extractors/records/logical_rows.h"
#include "extractors/records/units.h"
#include "extractors/tables/columns.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/wrapped_period.h"

namespace prongsai {
namespace {

constexpr int fewest_cells = 2;  // one cell proves nothing about a column

template <typename Condition>
bool nearly_all(const Table& table, int column, Condition condition) {
  int filled = 0, hits = 0;
  for (const Cell& cell : table.cells) {
    if (cell.column != column || cell.row < table.header_rows || thai::trimmed(cell.text).empty()) continue;
    ++filled;
    hits += condition(cell.text) ? 1 : 0;
  }
  return filled >= fewest_cells && hits * 10 >= filled * 8;
}

/// Gives the role to the unknown columns that fit; true where one did.
template <typename Condition>
bool give_role(Table& table, ColumnRole role, Condition condition) {
  if (has_role(table, role)) return false;
  for (int column = 0; column < table.columns; ++column) {
    ColumnRole& own = table.roles[static_cast<std::size_t>(column)];
    if (own != ColumnRole::unknown || !nearly_all(table, column, condition)) continue;
    own = role;
    return true;
  }
  return false;
}

/// A list of who sits on a committee has units, too: only tables whose headings speak of measures are looked at.
bool speaks_of_measures(const Table& table) {
  if (has_role(table, ColumnRole::score) || has_role(table, ColumnRole::risk_issue)) return false;
  constexpr ColumnRole telling[] = {ColumnRole::title,  ColumnRole::method, ColumnRole::output,     ColumnRole::outcome,
                                    ColumnRole::budget, ColumnRole::period, ColumnRole::requirement};
  return std::any_of(std::begin(telling), std::end(telling), [&](ColumnRole role) { return has_role(table, role); });
}

}  // namespace

void recognise_columns_by_content(Document& document, const UnitNames& units) {
  for (Block& block : document.blocks) {
    auto* table = std::get_if<Table>(&block);
    if (table == nullptr || table->header_rows == 0 || table->roles.empty() || !speaks_of_measures(*table)) continue;
    const bool units_found = give_role(*table, ColumnRole::units, [&](const std::string& text) { return looks_like_units(text, units); });
    const bool period_found = give_role(*table, ColumnRole::period, thai::is_whole_period);
    if (units_found || period_found) settle_title(*table);
  }
}

}  // namespace prongsai

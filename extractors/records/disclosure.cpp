#include "extractors/records/disclosure.h"

#include <algorithm>
#include <optional>

#include "extractors/records/logical_rows.h"
#include "extractors/records/row_progress.h"
#include "extractors/records/units.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

std::string one_line(std::string_view text) { return thai::collapse_spaces(text); }

DisclosureItem to_item(const LogicalRow& row, std::string code, const RecordContext& context) {
  DisclosureItem item;
  item.source = row.source();
  item.code = std::move(code);
  item.name = one_line(row.text(ColumnRole::item_name));
  if (item.name.empty()) item.name = one_line(row.text(ColumnRole::topic));
  item.requirement = row.text(ColumnRole::requirement);
  RowProgress progress = read_row_progress(row, context.progress);
  item.status = progress.status;
  item.detail = progress.detail.empty() ? row.text(ColumnRole::output) : std::move(progress.detail);
  item.units = read_units(row.text(ColumnRole::units), context.units);
  return item;
}

}  // namespace

/// A code typed in several fonts may come with gaps: `0 ๓ 1`.
std::optional<std::string> item_code_of(const LogicalRow& row) {
  std::string text = row.text(ColumnRole::code);
  if (text.empty()) text = row.text(ColumnRole::number);
  constexpr std::size_t longest_code = 12;  // bytes of 0๓1 and the like
  if (const std::string closed = thai::squeeze(text); closed.size() <= longest_code) {
    if (const auto code = thai::parse_item_code(closed)) return code;  // first: as it stands, `0 ๓ 1` begins like item 3
  }
  return thai::parse_item_code(text);
}

bool is_checklist(const Table& table) {
  if (has_role(table, ColumnRole::title) || has_role(table, ColumnRole::risk_issue) || has_role(table, ColumnRole::score)) return false;
  int rows = 0, coded = 0;
  for (const LogicalRow& row : logical_rows(table, 0, ColumnRole::code)) {
    ++rows;
    coded += item_code_of(row) ? 1 : 0;
  }
  const bool headed = has_role(table, ColumnRole::requirement) || has_role(table, ColumnRole::item_name);
  return headed && coded >= 1 && coded * 2 >= rows;
}

std::vector<DisclosureItem> read_disclosure_items(const Document& document, const RecordContext& context) {
  std::vector<DisclosureItem> items;
  for (const TableInContext& place : tables_of(document)) {
    if (!is_checklist(*place.table)) continue;
    for (const LogicalRow& row : logical_rows(*place.table, place.index, ColumnRole::code)) {
      const auto code = item_code_of(row);
      if (!code) continue;
      const auto known = std::find_if(items.begin(), items.end(), [&](const DisclosureItem& item) { return item.code == *code; });
      if (known == items.end()) items.push_back(to_item(row, *code, context));
    }
  }
  return items;
}

}  // namespace prongsai

#include "extractors/records/disclosure.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "extractors/records/item_list_findings.h"
#include "extractors/records/logical_rows.h"
#include "extractors/records/place_words.h"
#include "extractors/records/row_progress.h"
#include "extractors/records/units.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

std::string one_line(std::string_view text) { return thai::collapse_spaces(text); }

std::string name_of(const LogicalRow& row) {
  std::string name = one_line(row.text(ColumnRole::item_name));
  return name.empty() ? one_line(row.text(ColumnRole::topic)) : name;
}

/// A row of a checklist with its code as printed, and what we make of it.
struct CodedRow {
  LogicalRow row;
  std::string printed, code, name;
};

std::vector<CodedRow> coded_rows(const Document& document) {
  std::vector<CodedRow> rows;
  for (const TableInContext& place : tables_of(document)) {
    if (!is_checklist(*place.table)) continue;
    for (const LogicalRow& row : logical_rows(*place.table, place.index, ColumnRole::code)) {
      if (const auto code = item_code_of(row)) rows.push_back({row, *code, *code, name_of(row)});
    }
  }
  return rows;
}

bool say_the_same(const std::string& a, const std::string& b) {
  constexpr double same_name = 0.8;
  return a.empty() || b.empty() || thai::similarity(a, b, same_name) >= same_name;
}

/// Gives a row the code of the item that it names, where nothing else has that code.
bool name_decides(CodedRow& row, const std::vector<CodedRow>& rows, const RecordContext& context) {
  const OitItem* named = item_named(row.name, context);
  if (named == nullptr || named->code == row.printed || std::ranges::find(rows, named->code, &CodedRow::code) != rows.end()) return false;
  row.code = named->code;
  return true;
}

/// Of two rows of one code that name different items one is misprinted: the one whose name is that of an item nobody else is.
void settle_codes(std::vector<CodedRow>& rows, const RecordContext& context) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      if (rows[earlier].code != rows[i].code || say_the_same(rows[earlier].name, rows[i].name)) continue;
      if (name_decides(rows[i], rows, context)) break;
      const OitItem* coded = context.ita.item(rows[i].code, context.fiscal_year);
      if (coded != nullptr && is_named(rows[i].name, *coded)) name_decides(rows[earlier], rows, context);
    }
  }
}

void tell_repeated(const CodedRow& row, int item, std::vector<Finding>& findings) {
  const Source source = row.row.source();
  const Wording place = place_words(source);
  const bool decided = row.code != row.printed;
  findings.push_back({Severity::warning, "item.code_repeated",
                      fmt::format("รหัส {} พิมพ์ไว้กับสองข้อ ข้อ “{}” ({}) {}", row.printed, row.name, place.thai,
                                  decided ? "ตามชื่อคือ " + row.code + " จึงบันทึกเป็นรหัสนั้น" : "ไม่ได้บันทึก เพราะชื่อไม่บอกว่าเป็นข้อใด"),
                      fmt::format("the code {} is printed with two items; “{}” ({}) {}", row.printed, row.name, place.english,
                                  decided ? "is " + row.code + " by its name and kept under that code" : "was left out, as its name does not decide"),
                      decided ? RecordKind::disclosure_item : RecordKind::document, decided ? item : -1, source});
}

DisclosureItem to_item(const CodedRow& coded, const RecordContext& context) {
  const LogicalRow& row = coded.row;
  DisclosureItem item;
  item.source = row.source();
  item.code = coded.code;
  item.name = coded.name;
  item.requirement = row.text(ColumnRole::requirement);
  RowProgress progress = read_row_progress(row, context.progress);
  item.status = progress.status != Progress::unknown ? progress.status : read_presence(row, context.progress);
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
  if (has_role(table, ColumnRole::title) || has_role(table, ColumnRole::risk_issue)) return false;
  int rows = 0, coded = 0, lettered = 0;
  for (const LogicalRow& row : logical_rows(table, 0, ColumnRole::code)) {
    ++rows;
    coded += item_code_of(row) ? 1 : 0;
    lettered += row.text(ColumnRole::code).find_first_of("Oo") == 0 ? 1 : 0;
  }
  const bool headed = has_role(table, ColumnRole::requirement) || has_role(table, ColumnRole::item_name);
  // Where items have scores, only their letter tells them from the questions of a survey and other numbered rows, and only a whole list, or who
  // answers for them, from a few that are named for their scores.
  constexpr int whole_list = 20;
  if (has_role(table, ColumnRole::score) && (lettered * 2 < rows || (rows < whole_list && !has_role(table, ColumnRole::units)))) return false;
  return headed && coded >= 1 && coded * 2 >= rows;
}

std::vector<DisclosureItem> read_disclosure_items(const Document& document, const RecordContext& context, std::vector<Finding>& findings) {
  std::vector<DisclosureItem> items;
  std::vector<CodedRow> rows = coded_rows(document);
  settle_codes(rows, context);
  for (const CodedRow& row : rows) {
    const auto known = std::ranges::find(items, row.code, &DisclosureItem::code);
    if (known == items.end()) {
      items.push_back(to_item(row, context));
      if (row.code != row.printed) tell_repeated(row, static_cast<int>(items.size()) - 1, findings);
    } else if (known->source.table == row.row.source().table && !say_the_same(known->name, row.name)) {
      tell_repeated(row, -1, findings);
    }
  }
  return items;
}

}  // namespace prongsai

#include "extractors/records/item_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "extractors/records/disclosure.h"
#include "extractors/records/logical_rows.h"
#include "extractors/records/place_words.h"
#include "extractors/records/row_progress.h"
#include "extractors/thai/normalise.h"

namespace prongsai {
namespace {

/// `O12` → 12.
int number_of(const std::string& code) {
  int number = 0;
  std::from_chars(code.data() + 1, code.data() + code.size(), number);
  return number;
}

std::string name_of(const LogicalRow& row) {
  std::string name = row.text(ColumnRole::item_name);
  if (name.empty()) name = row.text(ColumnRole::topic);
  return thai::collapse_spaces(name);
}

bool is_from_picture(const LogicalRow& row) {
  return std::ranges::any_of(row.cells(), [](const Cell* cell) { return cell->source == TextSource::ocr; });
}

class CodeCheck {
 public:
  CodeCheck(const RecordContext& context, Report& report) : context_(context), report_(report) {}

  void add(const LogicalRow& row) {
    if (const auto code = item_code_of(row)) {
      const int number = number_of(*code);
      tell(number);
      last_ = number;
    } else if (!name_of(row).empty() && inner_heading(row) == nullptr && !is_total(row)) {
      without_.push_back({row, read_row_progress(row, context_.progress).status != Progress::unknown, !row.text(ColumnRole::units).empty()});
    }
  }

  void end_table() { tell(0); }

 private:
  struct Row {
    LogicalRow row;
    bool has_state = false, has_units = false;
  };

  /// `next` is the code behind the rows without one; 0 where the table ends.
  void tell(int next) {
    const bool all_answered = std::ranges::all_of(without_, [](const Row& row) { return row.has_state || row.has_units; });
    const bool fill_gap = last_ > 0 && next > last_ && all_answered && next - last_ - 1 == static_cast<int>(without_.size());
    int number = last_;
    for (const Row& row : without_) {
      ++number;
      if (fill_gap || (row.has_state && is_from_picture(row.row))) tell(row.row, fill_gap ? number : 0);
    }
    without_.clear();
  }

  void tell(const LogicalRow& row, int number) {
    const std::string name = name_of(row);
    const std::string place_th = number > 0 ? fmt::format(" (ตามลำดับควรเป็น O{})", number) : "";
    const std::string place_en = number > 0 ? fmt::format(" (by its place it would be O{})", number) : "";
    const Wording where = place_words(row.source());
    report_.findings.push_back({Severity::warning, "item.code_missing",
                                fmt::format("แถวนี้ ({}) ไม่มีรหัสข้อที่อ่านได้ จึงไม่ได้บันทึก{}: “{}”", where.thai, place_th, name),
                                fmt::format("the row ({}) has no item code that can be read and was left out{}: “{}”", where.english, place_en, name),
                                RecordKind::document, -1, row.source()});
  }

  const RecordContext& context_;
  Report& report_;
  int last_ = 0;  ///< number of the last item, 0 before the first
  std::vector<Row> without_;
};

}  // namespace

void check_item_codes(const Document& document, const RecordContext& context, Report& report) {
  CodeCheck check(context, report);
  for (const TableInContext& place : tables_of(document)) {
    if (!is_checklist(*place.table)) continue;
    for (const LogicalRow& row : logical_rows(*place.table, place.index, ColumnRole::code)) check.add(row);
    check.end_table();
  }
}

}  // namespace prongsai

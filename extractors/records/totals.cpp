#include "extractors/records/totals.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "extractors/records/logical_rows.h"
#include "extractors/records/measures.h"
#include "extractors/tables/total_text.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

/// Sums of one budget column: since the last subtotal, of all rows, and of the subtotals.
struct Sums {
  std::int64_t since_subtotal = 0, rows = 0, subtotals = 0;
  bool readable = true;
  int subtotal_count = 0;
};

bool is_grand_total(const LogicalRow& row) {
  const auto cells = row.cells();
  return std::any_of(cells.begin(), cells.end(), [](const Cell* cell) { return is_grand_total_text(cell->text); });
}

void tell(Report& report, const LogicalRow& row, int year, std::int64_t stated, std::int64_t summed) {
  report.findings.push_back(
      {Severity::error, "budget.sum_mismatch", fmt::format("แถวรวม ปี {} เขียน {} บาท แต่ผลรวมของรายการคือ {} บาท", year, stated, summed),
       fmt::format("the total row of {} says {} baht, its items sum to {} baht", year, stated, summed), RecordKind::document, -1, row.source()});
}

class TableTotals {
 public:
  TableTotals(const TableInContext& place, const RecordContext& context, Report& report)
      : place_(place), table_(*place.table), context_(context), report_(report) {}

  Arithmetic check() {
    sums_.assign(static_cast<std::size_t>(table_.columns), {});
    for (const LogicalRow& row : logical_rows(table_, place_.index, ColumnRole::title)) {
      const bool grand = is_grand_total(row);
      if (grand || is_total(row)) {
        check_row(row, grand);
      } else {
        add_row(row);
      }
    }
    return arithmetic_;
  }

 private:
  bool holds_amounts(int column) const { return table_.roles[static_cast<std::size_t>(column)] == ColumnRole::budget; }

  void add_row(const LogicalRow& row) {
    for (int column = 0; column < table_.columns; ++column) {
      const Cell* cell = table_.at(row.first(), column);
      const bool counted = cell != nullptr && cell->row < row.first();  // an amount for several rows, with the first of them
      if (!holds_amounts(column) || counted) continue;
      Sums& sums = sums_[static_cast<std::size_t>(column)];
      const std::string text = row.text(column);
      const auto amount = thai::parse_baht(text);
      if (!amount && !text.empty()) sums.readable = false;
      sums.since_subtotal += amount.value_or(0);
      sums.rows += amount.value_or(0);
    }
  }

  /// One finding a row is enough: the first year that does not add up.
  void check_row(const LogicalRow& row, bool grand) {
    bool told = false;
    for (int column = 0; column < table_.columns; ++column) {
      if (!holds_amounts(column)) continue;
      Sums& sums = sums_[static_cast<std::size_t>(column)];
      const auto stated = thai::parse_baht(row.text(column));
      if (stated && sums.readable) {
        const std::int64_t expected = grand ? sums.rows : sums.since_subtotal;
        const bool subtotals_differ = grand && sums.subtotal_count > 0 && sums.subtotals != *stated;
        const bool holds = *stated == expected && !subtotals_differ;
        arithmetic_.add(holds);
        if (!holds && !told) {
          const int year = table_.column_years[static_cast<std::size_t>(column)];
          tell(report_, row, year != 0 ? year : context_.fiscal_year, *stated, *stated != expected ? expected : sums.subtotals);
          told = true;
        }
      }
      if (grand) continue;
      sums.subtotals += stated.value_or(0);
      ++sums.subtotal_count;
      sums.since_subtotal = 0;
    }
  }

  const TableInContext& place_;
  const Table& table_;
  const RecordContext& context_;
  Report& report_;
  std::vector<Sums> sums_;
  Arithmetic arithmetic_;
};

}  // namespace

namespace {

constexpr std::size_t reach = 120;  // bytes around a number in which it is said what it counts

bool counts_measures(std::string_view behind) {
  const std::string key = thai::squeeze(behind.substr(0, reach));
  return key.starts_with("โครงการ") || key.starts_with("มาตรการ") || key.starts_with("กิจกรรม");
}

/// How many measures a text announces (`รวมจำนวน ๑๖ โครงการ`, `รวม ๕ โครงการ ๑๐ มาตรการ`), or nothing.
std::optional<int> announced_count(std::string_view text) {
  std::optional<int> announced;
  if (text.find("รวม") == std::string_view::npos) return announced;
  for (const thai::Number& number : thai::find_numbers(text)) {
    const bool counts = number.value >= 1 && number.value < 1000 && counts_measures(text.substr(number.offset + number.length));
    if (announced) {
      if (!counts) break;
      *announced += static_cast<int>(number.value);
      continue;
    }
    const std::size_t from = number.offset - std::min(number.offset, reach);
    const std::string before = thai::squeeze(text.substr(from, number.offset - from));
    const bool total = before.ends_with("รวม") || before.ends_with("รวมจำนวน") || before.ends_with("รวมทั้งสิ้น") || before.ends_with("รวมทั้งสิ้นจำนวน");
    if (counts && total) announced = static_cast<int>(number.value);
  }
  return announced;
}

/// How many measures each table lists, all tables together, and the forms.
std::set<int> listed_counts(const Report& report) {
  std::map<int, int> by_table;
  for (const Measure& measure : report.measures) ++by_table[measure.source.table];
  std::set<int> counts;
  int in_tables = 0;
  for (const auto& [table, count] : by_table) {
    counts.insert(count);
    in_tables += table >= 0 ? count : 0;
  }
  counts.insert(in_tables);
  return counts;
}

/// A count that a text announces and no list of the document has.
void check_counts(const Document& document, Report& report) {
  const std::set<int> listed = listed_counts(report);
  std::set<int> told;
  for (const Block& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr || paragraph->role != ParagraphRole::body || report.measures.empty()) continue;
    const auto announced = announced_count(paragraph->text);
    if (!announced || listed.contains(*announced) || !told.insert(*announced).second) continue;
    const int most = *listed.rbegin();
    report.findings.push_back({Severity::warning, "count.mismatch", fmt::format("ข้อความระบุ {} รายการ แต่เอกสารมี {} รายการ", *announced, most),
                               fmt::format("the text announces {}, the document lists {}", *announced, most), RecordKind::document, -1,
                               Source{paragraph->place, -1, -1}});
  }
}

}  // namespace

Arithmetic check_totals(const Document& document, const RecordContext& context, Report& report) {
  Arithmetic arithmetic;
  for (const TableInContext& place : tables_of(document)) {
    if (is_measure_table(*place.table)) arithmetic += TableTotals(place, context, report).check();
  }
  check_counts(document, report);
  return arithmetic;
}

}  // namespace prongsai

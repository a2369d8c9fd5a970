#include "extractors/records/totals.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "extractors/records/logical_rows.h"
#include "extractors/records/measures.h"
#include "extractors/records/place_words.h"
#include "extractors/tables/total_text.h"
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

enum class Summed { rows_above, all_rows, subtotals };

Wording words_of(Summed what) {
  switch (what) {
    case Summed::rows_above: return {"ผลรวมของรายการข้างบน", "the items above it make"};
    case Summed::all_rows: return {"ผลรวมของทุกรายการในตาราง", "the items of the table make"};
    case Summed::subtotals: return {"ผลรวมของแถวรวมย่อย", "the subtotals make"};
  }
  return {};
}

void tell(Report& report, const LogicalRow& row, int year, std::int64_t stated, Summed what, std::int64_t summed) {
  const Source source = row.source();
  const Wording place = place_words(source), parts = words_of(what);
  report.findings.push_back({Severity::error, "budget.sum_mismatch",
                             fmt::format("แถวรวม ปี {} เขียน {} บาท ({}) แต่{}คือ {} บาท", year, stated, place.thai, parts.thai, summed),
                             fmt::format("the total row of {} says {} baht ({}); {} {} baht", year, stated, place.english, parts.english, summed),
                             RecordKind::document, -1, source});
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
      const auto amount = thai::parse_baht(text, baht_of_column(place_, column));
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
      const auto stated = thai::parse_baht(row.text(column), baht_of_column(place_, column));
      if (stated && sums.readable) {
        const std::int64_t expected = grand ? sums.rows : sums.since_subtotal;
        const bool subtotals_differ = grand && sums.subtotal_count > 0 && sums.subtotals != *stated;
        const bool holds = *stated == expected && !subtotals_differ;
        arithmetic_.add(holds);
        if (!holds && !told) {
          const int year = table_.column_years[static_cast<std::size_t>(column)];
          const bool rows_differ = *stated != expected;
          const Summed what = !rows_differ ? Summed::subtotals : grand ? Summed::all_rows : Summed::rows_above;
          tell(report_, row, year != 0 ? year : context_.fiscal_year, *stated, what, rows_differ ? expected : sums.subtotals);
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

Arithmetic check_totals(const Document& document, const RecordContext& context, Report& report) {
  Arithmetic arithmetic;
  for (const TableInContext& place : tables_of(document)) {
    if (is_measure_table(*place.table)) arithmetic += TableTotals(place, context, report).check();
  }
  return arithmetic;
}

}  // namespace prongsai

#include "extractors/records/ragged_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "extractors/records/disclosure.h"
#include "extractors/records/logical_rows.h"
#include "extractors/records/measures.h"
#include "extractors/records/place_words.h"
#include "extractors/records/units.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/periods.h"

namespace prongsai {
namespace {

bool is_checked(const Table& table) {
  return table.header_rows > 0 && (is_measure_table(table) || has_role(table, ColumnRole::score) || is_checklist(table));
}

class RaggedRows {
 public:
  RaggedRows(const TableInContext& place, const RecordContext& context) : place_(place), table_(*place.table), context_(context) {}

  /// The rows that do not fit, where they are few.
  std::vector<LogicalRow> find() const {
    std::vector<LogicalRow> ragged;
    const auto rows = logical_rows(table_, place_.index, ColumnRole::unknown);
    int regular = 0;
    for (const LogicalRow& row : rows) {
      if (is_total(row) || inner_heading(row) != nullptr) continue;
      if (straddles(row) || is_shifted(row)) {
        ragged.push_back(row);
      } else {
        ++regular;
      }
    }
    constexpr int regular_to_one = 3;  // rows that fit for each that does not: else the headings are at fault
    return static_cast<int>(ragged.size()) * regular_to_one <= regular ? ragged : std::vector<LogicalRow>();
  }

 private:
  const Cell* heading_over(int column) const { return table_.at(table_.header_rows - 1, column); }
  ColumnRole role(int column) const {
    const auto at = static_cast<std::size_t>(column);
    return column >= 0 && at < table_.roles.size() ? table_.roles[at] : ColumnRole::unknown;
  }

  /// A cell under a part of one heading and something of another.
  bool straddles(const LogicalRow& row) const {
    constexpr int few = 3;
    const auto cells = row.cells();
    if (std::ranges::count_if(cells, [](const Cell* cell) { return !thai::is_blank(cell->text); }) < few) return false;
    return std::ranges::any_of(cells, [&](const Cell* cell) {
      if (cell->column_span < 2 || thai::is_blank(cell->text)) return false;
      const Cell* first = heading_over(cell->column);
      const Cell* last = heading_over(cell->column + cell->column_span - 1);
      if (first == nullptr || last == nullptr || first == last) return false;
      return first->column < cell->column || last->column + last->column_span > cell->column + cell->column_span;
    });
  }

  /// Whether a text is of the kind that a column of that role holds; nothing for roles whose texts can be anything.
  std::optional<bool> fits(ColumnRole role, const std::string& text) const {
    switch (role) {
      case ColumnRole::period: {
        if (text.size() > 120) return false;
        const Period period = thai::parse_period(text, context_.fiscal_year);
        return (period.start || period.end) && !looks_like_units(text, context_.units);
      }
      case ColumnRole::units: return looks_like_units(text, context_.units);
      case ColumnRole::budget: {
        const auto amount = thai::parse_baht(text);
        return amount && *amount > 0;
      }
      case ColumnRole::score: return thai::parse_number(text).has_value();
      default: return std::nullopt;
    }
  }

  /// Two cells and more of a kind stand as many columns beside their own, where nothing of that kind is, and none in its own.
  bool is_shifted(const LogicalRow& row) const {
    std::vector<int> amiss;  // columns whose texts are of another kind
    for (int column = 0; column < table_.columns; ++column) {
      const std::string own = row.text(column);
      const auto fits_here = fits(role(column), own);
      if (fits_here && (*fits_here || own == "-")) return false;
      if (fits_here) amiss.push_back(column);
    }
    constexpr int enough = 2;
    return std::ranges::any_of(std::array{-1, 1, -2, 2}, [&](int shift) {
      return std::ranges::count_if(amiss, [&](int column) { return holds_what_belongs_to(row, column + shift, column); }) >= enough;
    });
  }

  /// Whether a cell's text is of the kind of another column and not of its own.
  bool holds_what_belongs_to(const LogicalRow& row, int other, int column) const {
    if (other < 0 || other >= table_.columns) return false;
    const std::string text = row.text(other);
    return !text.empty() && *fits(role(column), text) && !fits(role(other), text).value_or(false);
  }

  const TableInContext& place_;
  const Table& table_;
  const RecordContext& context_;
};

std::string row_numbers(const std::vector<LogicalRow>& rows) {
  constexpr std::size_t most_listed = 8;
  std::string list;
  for (std::size_t i = 0; i < std::min(rows.size(), most_listed); ++i) list += fmt::format("{}{}", i > 0 ? ", " : "", rows[i].first() + 1);
  return rows.size() > most_listed ? list + " …" : list;
}

void tell(const std::vector<LogicalRow>& rows, Report& report) {
  const Source source = rows.front().source();
  const Wording place = place_words({source.place, source.table, -1});
  Finding finding{Severity::warning,
                  "table.ragged",
                  fmt::format("{} แถว {} มีช่องไม่ตรงกับหัวตาราง ค่าอาจอยู่ผิดช่อง ให้เทียบกับต้นฉบับ", place.thai, row_numbers(rows)),
                  fmt::format("{}, row {}: the cells do not fit the headings; values may be in the wrong column, compare with the original",
                              place.english, row_numbers(rows)),
                  RecordKind::document,
                  -1,
                  source};
  const auto measure =
      std::ranges::find_if(report.measures, [&](const Measure& it) { return it.source.table == source.table && it.source.row == source.row; });
  if (measure != report.measures.end()) {
    finding.record_kind = RecordKind::measure;
    finding.record = static_cast<int>(measure - report.measures.begin());
  }
  report.findings.push_back(std::move(finding));
}

}  // namespace

void check_ragged_rows(const Document& document, const RecordContext& context, Report& report) {
  for (const TableInContext& place : tables_of(document)) {
    if (!is_checked(*place.table)) continue;
    if (const auto rows = RaggedRows(place, context).find(); !rows.empty()) tell(rows, report);
  }
}

}  // namespace prongsai

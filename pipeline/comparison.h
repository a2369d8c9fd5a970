#pragma once

#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "pipeline/compare.h"
#include "pipeline/organisation_years.h"

/// What the kinds of comparison have in common. For pipeline/compare*.cpp only.
namespace prongsai::comparison {

/// A column of the answer: what it is called, what it is, and what it says of a row.
template <typename Row>
struct Column {
  std::string key, heading;
  ColumnKind kind;
  std::function<std::optional<std::string>(const Row&)> value;
};

inline constexpr ColumnKind text = ColumnKind::text, number = ColumnKind::number;

template <typename Row>
ResultTable table_of(const std::vector<Column<Row>>& columns, const std::vector<Row>& rows) {
  ResultTable table;
  for (const Column<Row>& column : columns) {
    table.keys.push_back(column.key);
    table.kinds.push_back(column.kind);
    table.rows.columns.push_back(column.heading);
  }
  table.rows.rows.reserve(rows.size());
  for (const Row& row : rows) {
    auto& fields = table.rows.rows.emplace_back();
    fields.reserve(columns.size());
    for (const Column<Row>& column : columns) fields.push_back(column.value(row));
  }
  return table;
}

/// "87.50", "-0.25"
std::string hundredths(double value);
std::optional<std::string> two_decimals(const std::optional<double>& value);

template <typename Integer>
std::optional<std::string> digits(const std::optional<Integer>& value) {
  return value ? std::optional(std::to_string(*value)) : std::nullopt;
}

bool is_asked(const CompareRequest& request, int indicator);

/// The scores that the answer tells, and the one by which it is in order.
std::vector<int> told_scores(const CompareRequest& request);
int ranked_score(const CompareRequest& request);

inline std::optional<double> score_of(const OrganisationYear& year, int score) { return year.scores[static_cast<std::size_t>(score)]; }

/// Whether a score is known and below what is asked for, if anything is.
bool is_below(const std::optional<double>& score, const CompareRequest& request);

/// The organisations and years that the request is about; `with_years`: its years count too.
Result<OrganisationYears> chosen_years(Database& database, const CompareRequest& request, bool with_years);

/// By name, then by what tells organisations of one name apart.
inline auto by_name(const OrganisationYear& year) { return std::tie(year.organisation, year.province, year.organisation_id); }

using YearPointer = const OrganisationYear*;

Result<ResultTable> changes_table(Database& database, const CompareRequest& request);
Result<ResultTable> weakest_table(Database& database, const CompareRequest& request, const ItaReference* ita);
Result<ResultTable> answers_table(Database& database, const CompareRequest& request, const ItaReference* ita);

}  // namespace prongsai::comparison

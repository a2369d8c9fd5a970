#include <algorithm>

#include "pipeline/comparison.h"
#include "pipeline/stated_measures.h"

namespace prongsai::comparison {
namespace {

/// One of the weakest indicators of an organisation and year, and a measure that answers it, where that is asked for and known.
struct Weak {
  YearPointer year = nullptr;
  int indicator = 0;
  double score = 0;
  const StatedMeasure* measure = nullptr;
};

/// The indicators of a year that are asked for: the weakest first.
std::vector<Weak> weak_indicators(const OrganisationYear& year, const CompareRequest& request) {
  std::vector<Weak> weak;
  for (int indicator = 1; indicator <= 10; ++indicator) {
    const auto score = score_of(year, column_of_indicator(indicator));
    if (score && is_asked(request, indicator)) weak.push_back({&year, indicator, *score, nullptr});
  }
  std::stable_sort(weak.begin(), weak.end(), [](const Weak& left, const Weak& right) { return left.score < right.score; });
  const auto first_strong = std::find_if(weak.begin(), weak.end(), [&](const Weak& row) { return request.below && row.score >= *request.below; });
  const auto end = request.below ? first_strong : weak.begin() + static_cast<std::ptrdiff_t>(std::min(request.weakest, weak.size()));
  weak.erase(end, weak.end());
  return weak;
}

std::vector<Weak> all_weak(const OrganisationYears& years, const CompareRequest& request) {
  std::vector<YearPointer> order;
  for (const OrganisationYear& year : years) order.push_back(&year);
  std::sort(order.begin(), order.end(), [](YearPointer left, YearPointer right) {
    return left->fiscal_year != right->fiscal_year ? left->fiscal_year > right->fiscal_year : by_name(*left) < by_name(*right);
  });
  std::vector<Weak> weak;
  for (const YearPointer year : order) {
    const std::vector<Weak> of_year = weak_indicators(*year, request);
    weak.insert(weak.end(), of_year.begin(), of_year.end());
  }
  return weak;
}

std::optional<std::string> name_of(const ItaReference* ita, const Weak& row) {
  if (ita == nullptr) return std::nullopt;
  for (const Indicator& indicator : ita->indicators()) {
    if (indicator.number == row.indicator && indicator.years.first <= row.year->fiscal_year && row.year->fiscal_year <= indicator.years.last) {
      return indicator.name;
    }
  }
  return std::nullopt;
}

std::vector<Column<Weak>> weak_columns(const ItaReference* ita) {
  return {{"fiscal_year", "year", number, [](const Weak& row) { return std::to_string(row.year->fiscal_year); }},
          {"organisation", "organisation", text, [](const Weak& row) { return row.year->organisation; }},
          {"province", "province", text, [](const Weak& row) { return row.year->province; }},
          {"indicator", "indicator", number, [](const Weak& row) { return std::to_string(row.indicator); }},
          {"name", "name", text, [ita](const Weak& row) { return name_of(ita, row); }},
          {"score", "score", number, [](const Weak& row) { return two_decimals(row.score); }}};
}

template <typename Value>
std::function<std::optional<std::string>(const Weak&)> of_measure(Value value) {
  return [value](const Weak& row) -> std::optional<std::string> {
    if (row.measure == nullptr) return std::nullopt;
    return value(*row.measure);
  };
}

}  // namespace

Result<ResultTable> weakest_table(Database& database, const CompareRequest& request, const ItaReference* ita) {
  const auto years = chosen_years(database, request, true);
  if (!years) return years.error();
  return table_of(weak_columns(ita), all_weak(*years, request));
}

Result<ResultTable> answers_table(Database& database, const CompareRequest& request, const ItaReference* ita) {
  const auto years = chosen_years(database, request, true);
  if (!years) return years.error();
  StatedMeasures stated(database, request.filter, request.units);
  std::vector<Weak> answered;
  for (const Weak& weak : all_weak(*years, request)) {
    const auto measures = stated.answers_to(weak.year->organisation_id, weak.year->fiscal_year, weak.indicator);
    for (const StatedMeasure* measure : measures) answered.push_back({weak.year, weak.indicator, weak.score, measure});
    if (measures.empty()) answered.push_back(weak);
  }
  if (Status status = database.take_status(); !status) return status.error();
  std::vector<Column<Weak>> columns = weak_columns(ita);
  columns.push_back({"measure", "measure", text, of_measure([](const StatedMeasure& measure) { return measure.title; })});
  columns.push_back({"units", "responsible", text, of_measure([](const StatedMeasure& measure) { return measure.units; })});
  columns.push_back({"status", "status", text, of_measure([](const StatedMeasure& measure) { return measure.status; })});
  columns.push_back({"period_end", "until", text, of_measure([](const StatedMeasure& measure) { return measure.period_end; })});
  columns.push_back({"path", "report", text, of_measure([](const StatedMeasure& measure) { return measure.path; })});
  columns.push_back({"page", "page", number, of_measure([](const StatedMeasure& measure) { return digits(measure.page); })});
  columns.push_back(
      {"measure_id", "measure_id", number, of_measure([](const StatedMeasure& measure) { return std::to_string(measure.measure_id); })});
  return table_of(columns, answered);
}

}  // namespace prongsai::comparison

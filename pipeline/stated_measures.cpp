#include "pipeline/stated_measures.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/store/nullable.h"

namespace prongsai {
namespace {

constexpr std::string_view measures_sql =
    "SELECT * FROM (SELECT m.measure_id, CAST(m.indicator AS INTEGER), coalesce(m.fiscal_year, e.fiscal_year), m.title, e.path,"
    " (SELECT group_concat(name, ', ') FROM (SELECT u.name FROM measure_unit x JOIN unit u USING (unit_id) WHERE x.measure_id = m.measure_id ORDER "
    "BY x.ordinal)) AS units, m.status, m.period_end, r.page"
    " FROM document e JOIN record r ON r.document_id = e.document_id AND r.kind = 'measure' JOIN measure m ON m.measure_id = r.record_id"
    " WHERE e.organisation_id = ? AND m.indicator IS NOT NULL AND m.duplicate_of IS NULL AND {}) WHERE {} ORDER BY 1";

Conditions of_files(const ReportFilter& filter) {
  Conditions conditions;
  add_files(conditions, "e.document_id", filter);
  return conditions;
}

Conditions of_units(const std::vector<std::string>& units) {
  Conditions conditions;
  add_containing(conditions, "units", units);
  return conditions;
}

}  // namespace

StatedMeasures::StatedMeasures(Database& database, const ReportFilter& filter, const std::vector<std::string>& units)
    : units_(of_units(units)), measures_(database.prepare(fmt::format(measures_sql, of_files(filter).sql(), units_.sql()))) {}

const std::vector<StatedMeasure>& StatedMeasures::of(std::int64_t organisation_id) {
  const auto [place, is_new] = known_.try_emplace(organisation_id);
  if (!is_new) return place->second;
  std::vector<SqlValue> values{organisation_id};
  values.insert(values.end(), units_.values().begin(), units_.values().end());
  measures_.bind_each(values);
  while (measures_.next()) {
    place->second.push_back({measures_.integer(0), static_cast<int>(measures_.integer(1)), static_cast<int>(measures_.integer(2)), measures_.text(3),
                             measures_.text(4), text_or_nothing(measures_, 5), text_or_nothing(measures_, 6), text_or_nothing(measures_, 7),
                             integer_or_nothing(measures_, 8)});
  }
  return place->second;
}

std::vector<const StatedMeasure*> StatedMeasures::answers_to(std::int64_t organisation_id, int fiscal_year, int indicator) {
  std::vector<const StatedMeasure*> answers;
  for (const StatedMeasure& measure : of(organisation_id)) {
    if (measure.indicator != indicator || measure.fiscal_year < fiscal_year || measure.fiscal_year > fiscal_year + 1) continue;
    const bool is_told = std::any_of(answers.begin(), answers.end(),
                                     [&](const StatedMeasure* told) { return told->title == measure.title && told->units == measure.units; });
    if (!is_told) answers.push_back(&measure);
  }
  return answers;
}

}  // namespace prongsai

#include "pipeline/serve/questions/measure_counts.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/measure_source.h"
#include "pipeline/serve/questions/sql_conditions.h"
#include "pipeline/serve/questions/worked_out.h"

namespace prongsai::serve {
namespace {

constexpr int most_values = 30;

Json facet(Database& database, std::string_view value, const Conditions& conditions, std::string_view having) {
  return rows_of(
      database,
      fmt::format(
          "SELECT {0} AS value, sum(measures) AS count FROM link_measure_count c WHERE {1} AND {2} GROUP BY 1 ORDER BY count DESC, 1 LIMIT {3}",
          value, conditions.sql(), having, most_values),
      conditions.values());
}

/// Without a unit all units, else the one.
Json unit_facet(Database& database, const Conditions& conditions, std::int64_t unit) {
  Conditions of_units = conditions;
  if (unit != 0) of_units.add("c.unit_id = ?", {unit});
  return rows_of(database,
                 fmt::format("SELECT u.name AS value, c.measures AS count FROM (SELECT unit_id, sum(measures) AS measures FROM link_measure_count c "
                             "WHERE c.unit_id <> 0 AND {} GROUP BY unit_id ORDER BY measures DESC LIMIT {}) c CROSS JOIN unit u USING (unit_id) "
                             "ORDER BY c.measures DESC, u.name",
                             of_units.sql(), most_values),
                 of_units.values());
}

}  // namespace

std::optional<MeasureCounts> measure_counts(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  for (const char* other : {"q", "province", "type", "organisation", "document", "all_files"}) {
    if (arguments.has(other)) return std::nullopt;
  }
  const std::vector<std::int64_t> units = unit_ids(database, arguments.texts("unit"));
  if (units.size() > 1 || (units.size() == 1 && units.front() == 0) || !has_counts(database)) return std::nullopt;
  const std::int64_t unit = units.empty() ? 0 : units.front();
  Conditions conditions;
  conditions.one_of("c.fiscal_year", integers(arguments, "year"));
  conditions.one_of("c.indicator", arguments.texts("indicator"));
  std::vector<std::string> statuses = arguments.texts("status");
  std::replace(statuses.begin(), statuses.end(), std::string(unknown_status), std::string());
  conditions.one_of("c.status", statuses);
  Conditions of_unit = conditions;
  of_unit.add("c.unit_id = ?", {unit});
  MeasureCounts counts;
  const Json total =
      row_of(database, fmt::format("SELECT coalesce(sum(measures), 0) AS total FROM link_measure_count c WHERE {}", of_unit.sql()), of_unit.values());
  counts.total = total.is_null() ? 0 : total["total"].get<std::int64_t>();
  if (!arguments.flag("facets")) return counts;
  counts.facets = {{"is_sample", false},
                   {"counted", counts.total},
                   {"unit", unit_facet(database, conditions, unit)},
                   {"indicator", facet(database, "indicator", of_unit, "indicator <> ''")},
                   {"year", facet(database, "fiscal_year", of_unit, "fiscal_year <> 0")},
                   {"status", facet(database, fmt::format("iif(status = '', '{}', status)", unknown_status), of_unit, "1")}};
  return counts;
}

}  // namespace prongsai::serve

#include <fmt/format.h>

#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/subjects.h"
#include "pipeline/serve/questions/worked_out.h"

namespace prongsai::serve {
namespace {

// From one year to the next, by the index.
constexpr std::string_view years_sql =
    "WITH RECURSIVE step (year) AS (SELECT min(fiscal_year) FROM document UNION ALL "
    "SELECT (SELECT min(fiscal_year) FROM document WHERE fiscal_year > year) FROM step WHERE year IS NOT NULL) "
    "SELECT year FROM step WHERE year IS NOT NULL";

// What nothing is about any more is not asked for: for each name it is enough to find one organisation with a document.
constexpr std::string_view names_sql =
    "SELECT {0} FROM (SELECT DISTINCT {0} FROM organisation WHERE {0} <> '') n WHERE EXISTS (SELECT 1 FROM organisation o CROSS JOIN document d "
    "USING (organisation_id) WHERE o.{0} = n.{0}) ORDER BY 1";

// The end of the last run, or the last word of a person.
constexpr std::string_view database_sql =
    "SELECT (SELECT count(*) FROM document) AS documents, "
    "(SELECT max(at) FROM (SELECT max(coalesce(finished_at, started_at)) AS at FROM run UNION ALL SELECT max(corrected_at) FROM correction)) AS "
    "updated_at";

/// The first column of each row.
Json values_of(Database& database, std::string_view sql) {
  Json values = Json::array();
  for (Json& row : rows_of(database, sql)) values.push_back(row.begin().value());
  return values;
}

Json indicators(const ItaReference* ita) {
  Json all = Json::array();
  if (ita == nullptr) return all;
  for (const Indicator& indicator : ita->indicators()) {
    all.push_back({{"number", indicator.number},
                   {"tool", indicator.tool},
                   {"name_th", indicator.name},
                   {"first_year", indicator.years.first},
                   {"last_year", indicator.years.last},
                   {"is_latest", ita->indicator(indicator.number) == &indicator}});
  }
  return all;
}

Result<Json> meta(const Context& context, const Arguments&) {
  Database& database = context.database;
  Json answer = {
      {"program", "prongsai " PRONGSAI_VERSION},
      {"years", values_of(database, years_sql)},
      {"provinces", values_of(database, fmt::format(names_sql, "province"))},
      {"types", values_of(database, fmt::format(names_sql, "type"))},
      {"indicators", indicators(context.ita)},
      {"statuses", {"completed", "in_progress", "not_started", "cancelled", "unknown"}},
      {"finding_codes", rows_of(database, "SELECT code, severity, meaning_th, meaning_en, look_th, look_en FROM v_finding_codes ORDER BY code")},
      {"editable", context.is_editable},
      {"is_current", is_current(database)},
      {"database", row_of(database, database_sql)}};
  return single_answer(database, std::move(answer), "");
}

}  // namespace

std::vector<Question> meta_questions() {
  return {{"/meta", "What the database holds: years, provinces, types of organisations, indicators, codes of findings", {}, false, meta, "meta"}};
}

}  // namespace prongsai::serve

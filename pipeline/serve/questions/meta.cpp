#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/subjects.h"
#include "pipeline/serve/questions/worked_out.h"

namespace prongsai::serve {
namespace {

constexpr std::string_view years_sql = "SELECT DISTINCT fiscal_year FROM document WHERE fiscal_year IS NOT NULL ORDER BY 1";
constexpr std::string_view types_sql =
    "SELECT DISTINCT type FROM organisation o WHERE type <> '' AND EXISTS (SELECT 1 FROM document d WHERE d.organisation_id = o.organisation_id) ORDER BY 1";
constexpr std::string_view provinces_sql =
    "SELECT DISTINCT province FROM organisation o "
    "WHERE province <> '' AND EXISTS (SELECT 1 FROM document d WHERE d.organisation_id = o.organisation_id) ORDER BY 1";
// The end of the last run, or the last word of a person.
constexpr std::string_view database_sql =
    "SELECT (SELECT count(*) FROM document) AS documents, "
    "(SELECT max(at) FROM (SELECT max(coalesce(finished_at, started_at)) AS at FROM run UNION ALL SELECT max(corrected_at) FROM correction)) AS updated_at";

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
  Json answer = {{"program", "prongsai " PRONGSAI_VERSION},
                 {"years", values_of(database, years_sql)},
                 {"provinces", values_of(database, provinces_sql)},
                 {"types", values_of(database, types_sql)},
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

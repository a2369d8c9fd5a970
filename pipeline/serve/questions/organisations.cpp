#include <fmt/format.h>

#include "pipeline/serve/questions/document_rows.h"
#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/sql_conditions.h"
#include "pipeline/serve/questions/subjects.h"
#include "pipeline/serve/questions/worked_out.h"

namespace prongsai::serve {
namespace {

// An organisation is there while a document is about it.
constexpr std::string_view is_there = "o.name <> '' AND EXISTS (SELECT 1 FROM document d WHERE d.organisation_id = o.organisation_id)";

constexpr std::string_view columns_sql =
    "SELECT o.organisation_id AS id, o.name, nullif(o.type, '') AS type, nullif(o.subdistrict, '') AS subdistrict, nullif(o.district, '') AS "
    "district, "
    "nullif(o.province, '') AS province, o.open_at <> '' AS \"is_ambiguous:flag\", "
    "(SELECT max(organisation_code) FROM document d WHERE d.organisation_id = o.organisation_id) AS code, "
    "(SELECT count(*) FROM document d WHERE d.organisation_id = o.organisation_id) AS documents, "
    "(SELECT json_group_array(fiscal_year) FROM (SELECT DISTINCT fiscal_year FROM document d WHERE d.organisation_id = o.organisation_id "
    "AND fiscal_year IS NOT NULL ORDER BY fiscal_year)) AS \"years:json\", "
    "(SELECT json_object('year', fiscal_year, 'overall', overall, 'rating', rating) FROM {0} y WHERE y.organisation_id = o.organisation_id "
    "ORDER BY overall IS NULL, fiscal_year DESC LIMIT 1) AS \"latest:json\" FROM {1}";

constexpr std::string_view order = "o.name, o.type, o.subdistrict, o.district, o.province, o.open_at";

constexpr std::string_view scores_sql =
    "SELECT y.fiscal_year AS year, y.overall, y.rating, y.iit, y.eit, y.oit, json_array(y.i1, y.i2, y.i3, y.i4, y.i5, y.i6, y.i7, y.i8, y.i9, y.i10) "
    "AS "
    "\"i:json\", y.rank_overall, y.rank_in_province, d.document_id, y.page, y.box AS \"box:box\" "
    "FROM {} y LEFT JOIN document d ON d.document_id = y.document_id WHERE y.organisation_id = ? ORDER BY y.fiscal_year";

constexpr std::string_view means_sql =
    "SELECT fiscal_year, province, organisations, overall, median, iit, eit, oit, json_array(i1, i2, i3, i4, i5, i6, i7, i8, i9, i10) AS \"i:json\" "
    "FROM {} m WHERE province IN ('', ?)";

constexpr std::string_view findings_sql =
    "SELECT coalesce(sum(severity = 'error'), 0) AS error, coalesce(sum(severity = 'warning'), 0) AS warning, coalesce(sum(severity = 'info'), 0) AS "
    "info "
    "FROM document d CROSS JOIN record r ON r.document_id = d.document_id AND r.kind = 'finding' CROSS JOIN finding f ON f.finding_id = r.record_id "
    "WHERE d.organisation_id = ?";

constexpr std::string_view promises_from =
    "FROM document d CROSS JOIN record r ON r.document_id = d.document_id AND r.kind = 'measure' "
    "CROSS JOIN link_promise p ON p.plan_measure_id = r.record_id WHERE {}";

constexpr std::string_view promise_sql =
    "SELECT p.fiscal_year AS year, p.outcome, p.changed, p.budget_promised, p.budget_reported, "
    "json_object('id', r.record_id, 'title', m.title, 'document_id', r.document_id, 'page', r.page) AS \"measure:json\", "
    "iif(s.record_id IS NULL, NULL, json_object('id', s.record_id, 'title', x.title, 'document_id', s.document_id, 'page', s.page, 'status', "
    "x.status)) "
    "AS \"result:json\" "
    "FROM (SELECT p.*, r.document_id AS plan_document {} ORDER BY p.fiscal_year DESC, p.plan_measure_id) p "
    "CROSS JOIN record r ON r.record_id = p.plan_measure_id CROSS JOIN measure m ON m.measure_id = p.plan_measure_id "
    "LEFT JOIN measure x ON x.measure_id = p.result_measure_id LEFT JOIN record s ON s.record_id = p.result_measure_id "
    "ORDER BY p.fiscal_year DESC, p.plan_measure_id";

Result<Json> organisations(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  Conditions conditions;
  add_organisation(conditions, "o.organisation_id", context, arguments, true);
  const std::string where = fmt::format("WHERE {} AND {}", is_there, conditions.sql());
  const Piece piece = piece_of(arguments);
  // In the order of the table's key, which needs no sorting.
  const std::string chosen = fmt::format("(SELECT o.* FROM organisation o {} ORDER BY {} LIMIT ? OFFSET ?) o ORDER BY {}", where, order, order);
  Json items = rows_of(database, fmt::format(columns_sql, organisation_years(database), chosen), in_piece(conditions.values(), piece));
  return list_answer(database, count_all(database, "organisation o " + where, conditions.values()), std::move(items));
}

/// Puts the means of the year beside each of the scores.
void add_means(Json& scores, const Json& means) {
  for (Json& score : scores) {
    score["province_mean"] = score["country_mean"] = nullptr;
    for (Json mean : means) {
      if (mean["fiscal_year"] != score["year"]) continue;
      const char* const whose = mean["province"] == "" ? "country_mean" : "province_mean";
      mean.erase("fiscal_year");
      mean.erase("province");
      score[whose] = std::move(mean);
    }
  }
}

Result<Json> organisation(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const std::int64_t id = arguments.integer("id").value_or(0);
  const std::string years = organisation_years(database);
  Json answer = row_of(database, fmt::format(columns_sql, years, fmt::format("organisation o WHERE o.organisation_id = ? AND {}", is_there)), {id});
  if (!answer.is_null()) {
    const std::string province = answer["province"].is_null() ? "" : answer["province"].get<std::string>();
    Json scores = rows_of(database, fmt::format(scores_sql, years), {id});
    add_means(scores, rows_of(database, fmt::format(means_sql, score_means(database)), {province}));
    answer["scores"] = std::move(scores);
    answer["findings"] = row_of(database, findings_sql, {id});
    answer["documents_total"] = std::exchange(answer["documents"], document_rows(database, "d.organisation_id = ?", {id}, {200, 0}));
  }
  return single_answer(database, std::move(answer), fmt::format("there is no organisation {}", id));
}

/// "period,unit" → ["period", "unit"]
Json parts_of(const Json& joined) {
  Json parts = Json::array();
  if (joined.is_null()) return parts;
  const std::string text = joined.get<std::string>();
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    parts.push_back(text.substr(at, comma - at));
    at = comma + 1;
  }
  return parts;
}

Result<Json> promises(const Context& context, const Arguments& arguments) {
  Conditions conditions;
  conditions.add("d.organisation_id = ?", {arguments.integer("id").value_or(0)});
  conditions.one_of("p.fiscal_year", integers(arguments, "year"));
  conditions.one_of("p.outcome", arguments.texts("outcome"));
  const std::string from = fmt::format(promises_from, conditions.sql());
  auto answer = list_of_rows(context.database, arguments, fmt::format(promise_sql, from), "SELECT 1 " + from, conditions.values());
  if (!answer) return answer;
  for (Json& item : (*answer)["items"]) item["changed"] = parts_of(item["changed"]);
  return answer;
}

}  // namespace

std::vector<Question> organisation_questions() {
  return {{"/organisations",
           "The organisations that documents are about, by name",
           {parameters::name, parameters::province, parameters::type},
           true,
           organisations,
           "organisation"},
          {"/organisations/{id}",
           "An organisation: its scores by year beside the means of its province and the country, its documents",
           {parameters::id},
           false,
           organisation,
           "organisation_in_full"},
          {"/organisations/{id}/promises",
           "What an organisation planned, and what its result reports say of it",
           {parameters::id,
            parameters::year,
            {.name = "outcome",
             .is_repeatable = true,
             .choices = {"done", "in_progress", "not_started", "cancelled", "reported", "not_mentioned", "open"},
             .meaning = "What became of it"}},
           true,
           promises,
           "promise"}};
}

}  // namespace prongsai::serve

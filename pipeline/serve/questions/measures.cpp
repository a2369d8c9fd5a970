#include <fmt/format.h>

#include <utility>

#include "pipeline/serve/questions/finding_rows.h"
#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/measure_choice.h"
#include "pipeline/serve/questions/measure_counts.h"
#include "pipeline/serve/questions/measure_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/places.h"
#include "pipeline/serve/questions/subjects.h"

namespace prongsai::serve {
namespace {

constexpr int copies_beside_a_measure = 20;

constexpr std::string_view details_sql =
    "SELECT m.section, m.method, m.topic, m.output, m.outcome, r.table_no AS \"table\", r.\"row\", r.page, r.box AS \"box:box\", "
    "r.more_boxes AS \"more_boxes:json\", d.format, d.document_kind FROM measure m CROSS JOIN record r ON r.record_id = m.measure_id "
    "CROSS JOIN document d ON d.document_id = r.document_id WHERE m.measure_id = ?";

constexpr std::string_view units_sql =
    "SELECT u.name AS unit, u.kind, x.text AS unit_text FROM measure_unit x CROSS JOIN unit u USING (unit_id) WHERE x.measure_id = ? ORDER BY "
    "x.ordinal";

constexpr std::string_view budgets_sql =
    "SELECT b.budget_id AS id, coalesce(b.fiscal_year, m.fiscal_year, d.fiscal_year) AS year, b.amount_baht, r.page, r.box AS \"box:box\" "
    "FROM budget b JOIN measure m USING (measure_id) JOIN record r ON r.record_id = b.budget_id JOIN document d USING (document_id) "
    "WHERE b.measure_id = ? ORDER BY year, b.budget_id";

constexpr std::string_view copies_from =
    "FROM link_copy k WHERE k.family = (SELECT family FROM link_copy WHERE measure_id = ?) AND k.measure_id <> ?";

// The source first, then what is most alike.
constexpr std::string_view copies_sql =
    "SELECT k.measure_id, iif(o.name = '', NULL, d.organisation_id) AS organisation_id, nullif(o.name, '') AS organisation, "
    "nullif(o.province, '') AS province, coalesce(m.fiscal_year, d.fiscal_year) AS year, m.title, m.status, k.similarity, k.role, "
    "k.verbatim AS \"is_verbatim:flag\", k.role = 'source' AS \"is_source:flag\", r.document_id, r.page "
    "FROM (SELECT k.* {} ORDER BY k.role = 'source' DESC, k.similarity DESC, k.measure_id LIMIT ? OFFSET ?) k "
    "CROSS JOIN measure m ON m.measure_id = k.measure_id CROSS JOIN record r ON r.record_id = k.measure_id CROSS JOIN document d USING (document_id) "
    "CROSS JOIN organisation o USING (organisation_id)";

constexpr std::string_view own_copy_sql =
    "SELECT family, similarity, organisations, role, verbatim AS \"is_verbatim:flag\", source_measure_id FROM link_copy WHERE measure_id = ?";

// What became of it, or which plans it answers.
constexpr std::string_view promise_sql =
    "SELECT p.fiscal_year AS year, p.outcome, p.changed, p.budget_promised, p.budget_reported, p.plan_measure_id, p.result_measure_id, "
    "x.title AS other_title, x.status AS other_status, r.document_id AS other_document_id, r.page AS other_page "
    "FROM link_promise p LEFT JOIN measure x ON x.measure_id = {0} LEFT JOIN record r ON r.record_id = {0} WHERE {1} = ? ORDER BY p.fiscal_year DESC";

constexpr std::string_view corrections_sql =
    "SELECT x.correction_id, x.\"column\", x.read_value, x.value, x.corrected_by AS by, x.corrected_at AS at, x.note, x.state FROM correction x "
    "WHERE x.record_id = ? ORDER BY x.correction_id";

Result<Json> measures(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const auto counts = measure_counts(context, arguments);
  const auto choice = choose_measures(context, arguments, counts.has_value());
  if (!choice) return choice.error();
  const Piece piece = piece_of(arguments);
  MeasureRows rows(database, choice->words);
  Json items = Json::array();
  const auto found = static_cast<std::int64_t>(choice->found.size());
  for (std::int64_t at = piece.offset; at < std::min(found, piece.offset + piece.limit); ++at) {
    items.push_back(rows.row(choice->found[static_cast<std::size_t>(at)].id));
  }
  // What was counted when the last run ended may be less than what is there now.
  const Total total = counts ? Total{std::max(counts->total, found), false} : Total{static_cast<std::int64_t>(choice->total), choice->is_more};
  Json facets = !arguments.flag("facets") ? Json() : counts ? counts->facets : facets_of(database, *choice);
  auto answer = list_answer(database, total, std::move(items));
  if (answer && !facets.is_null()) (*answer)["facets"] = std::move(facets);
  return answer;
}

Json copies_of(Database& database, std::int64_t id, const Piece& piece) {
  return rows_of(database, fmt::format(copies_sql, copies_from), in_piece({id, id}, piece));
}

Result<Json> measure(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const std::int64_t id = arguments.integer("id").value_or(0);
  Json answer = MeasureRows(database, {}).row(id);
  if (!answer.is_null()) {
    answer.erase("snippet");
    Json details = row_of(database, details_sql, {id});
    gather_places(details);
    answer.update(details);
    answer["units"] = rows_of(database, units_sql, {id});
    answer["budgets"] = rows_of(database, budgets_sql, {id});
    answer["copy"] = row_of(database, own_copy_sql, {id});
    answer["copies_total"] = count_rows(database, fmt::format("SELECT 1 {}", copies_from), {id, id}).count;
    answer["copies"] = copies_of(database, id, {copies_beside_a_measure, 0});
    const Json promises = rows_of(database, fmt::format(promise_sql, "p.result_measure_id", "p.plan_measure_id"), {id});
    answer["promise"] = promises.empty() ? Json(nullptr) : promises.front();
    answer["promises"] = promises;
    answer["answers"] = rows_of(database, fmt::format(promise_sql, "p.plan_measure_id", "p.result_measure_id"), {id});
    answer["findings"] = finding_rows(database, "SELECT finding_id FROM finding WHERE about = ? ORDER BY finding_id", {id});
    answer["corrections"] = rows_of(database, corrections_sql, {id});
  }
  return single_answer(database, std::move(answer), fmt::format("there is no measure {}", id));
}

Result<Json> copies(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const std::int64_t id = arguments.integer("id").value_or(0);
  Json items = copies_of(database, id, piece_of(arguments));
  return list_answer(database, count_rows(database, fmt::format("SELECT 1 {}", copies_from), {id, id}), std::move(items));
}

}  // namespace

std::vector<Question> measure_questions() {
  return {{"/measures",
           "Measures, projects and activities: those that have the words, the best first, or the newest",
           {{.name = "q", .meaning = "Words that must all occur; \"…\" is one word"},
            parameters::year,
            parameters::province,
            parameters::type,
            parameters::organisation,
            {.name = "unit", .is_repeatable = true, .meaning = "Name of a unit that answers for it, as /units gives it"},
            {.name = "indicator",
             .is_repeatable = true,
             .choices = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"},
             .meaning = "Indicator that it is stated for"},
            {.name = "status",
             .is_repeatable = true,
             .choices = {"completed", "in_progress", "not_started", "cancelled", "unknown"},
             .meaning = "How far it is; unknown: not stated"},
            parameters::document,
            parameters::all_files,
            {.name = "facets", .kind = ParameterKind::flag, .meaning = "Also how many there are by unit, indicator, year and status"}},
           true,
           measures,
           "measure"},
          {"/measures/{id}",
           "A measure, with its budgets, copies elsewhere, what became of it, findings and corrections",
           {parameters::id},
           false,
           measure,
           "measure_in_full"},
          {"/measures/{id}/copies",
           "Measures of other organisations and years in nearly the same words, the likely source first",
           {parameters::id},
           true,
           copies,
           "copy"}};
}

}  // namespace prongsai::serve

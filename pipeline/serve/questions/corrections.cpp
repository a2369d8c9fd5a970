#include <fmt/format.h>

#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/sql_conditions.h"
#include "pipeline/serve/questions/subjects.h"

namespace prongsai::serve {
namespace {

constexpr std::string_view rows_sql =
    "SELECT x.correction_id AS id, x.record_kind, x.record_id, x.\"column\", x.read_value, x.value, x.corrected_by AS by, x.corrected_at AS at, "
    "x.note, "
    "x.state, x.reason, x.document_id, x.path, x.organisation, x.province, x.fiscal_year AS year, x.page, x.box AS \"box:box\" "
    "FROM v_corrections x WHERE {} ORDER BY x.correction_id DESC";

Result<Json> corrections(const Context& context, const Arguments& arguments) {
  Conditions conditions;
  conditions.one_of("x.state", arguments.texts("state"));
  conditions.one_of("x.record_kind", arguments.texts("record_kind"));
  if (const auto document = arguments.integer("document"))
    conditions.add("x.location = (SELECT location FROM document WHERE document_id = ?)", {*document});
  // The view does not tell the location, by which the corrections of a document are found.
  const std::string chosen = fmt::format("x.correction_id IN (SELECT correction_id FROM correction x WHERE {})", conditions.sql());
  return list_of_rows(context.database, arguments, fmt::format(rows_sql, chosen),
                      fmt::format("SELECT 1 FROM correction x WHERE {}", conditions.sql()), conditions.values());
}

}  // namespace

std::vector<Question> correction_questions() {
  return {
      {"/corrections",
       "What people have corrected, and their reviews of findings, the newest first",
       {{.name = "state", .is_repeatable = true, .choices = {"applied", "open", "unneeded", "replaced", "withdrawn"}, .meaning = "Whether it holds"},
        {.name = "record_kind",
         .is_repeatable = true,
         .choices = {"document", "score", "measure", "budget", "disclosure_item", "risk", "finding"},
         .meaning = "Kind of record"},
        parameters::document},
       true,
       corrections,
       "correction"}};
}

}  // namespace prongsai::serve

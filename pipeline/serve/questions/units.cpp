#include <fmt/format.h>

#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/sql_conditions.h"
#include "pipeline/serve/questions/subjects.h"
#include "pipeline/serve/questions/worked_out.h"
#include "pipeline/store/fold_text.h"

namespace prongsai::serve {
namespace {

// Of one organisation: its own measures, which are few.
constexpr std::string_view of_organisation_sql =
    "(SELECT x.unit_id, 1 AS organisations, count(*) AS measures FROM document d CROSS JOIN record r ON r.document_id = d.document_id AND r.kind = "
    "'measure' "
    "CROSS JOIN measure m ON m.measure_id = r.record_id CROSS JOIN measure_unit x ON x.measure_id = m.measure_id "
    "WHERE d.organisation_id = ? AND m.duplicate_of IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM link_report l WHERE l.document_id = d.document_id AND l.lead_id <> d.document_id) GROUP BY x.unit_id)";

Result<Json> units(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  Conditions conditions;
  std::string work = unit_work(database);
  std::vector<SqlValue> values;
  if (const auto organisation = arguments.integer("organisation")) {
    work = of_organisation_sql;
    values.emplace_back(*organisation);
  }
  if (const std::string part = name_key(arguments.text("q")); !part.empty()) conditions.add("instr(name_key(u.name), ?) > 0", {part});
  conditions.one_of("u.kind", arguments.texts("kind"));
  values.insert(values.end(), conditions.values().begin(), conditions.values().end());
  const std::string from = fmt::format("FROM {} w CROSS JOIN unit u USING (unit_id) WHERE {}", work, conditions.sql());
  return list_of_rows(
      database, arguments,
      "SELECT u.unit_id AS id, u.name AS unit, u.kind, w.organisations, w.measures " + from + " ORDER BY w.measures DESC, u.name, u.kind",
      "SELECT 1 " + from, values);
}

}  // namespace

std::vector<Question> unit_questions() {
  Parameter organisation = parameters::organisation;
  organisation.is_repeatable = false;
  return {{"/units",
           "The units that answer for measures, those with most first",
           {{.name = "q", .meaning = "A part of the unit's name"},
            {.name = "kind",
             .is_repeatable = true,
             .choices = {"office", "division", "section", "position", "committee", "organisation", "all_units"},
             .meaning = "Kind of unit"},
            organisation},
           true,
           units,
           "unit"}};
}

}  // namespace prongsai::serve

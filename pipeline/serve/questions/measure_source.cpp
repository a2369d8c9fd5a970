#include "pipeline/serve/questions/measure_source.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/worked_out.h"

namespace prongsai::serve {
namespace {

/// A unit that answers for more measures than this is looked for among the measures, and not the measures by it.
constexpr std::int64_t rare_unit = 3'000;

/// Once the piece that was asked for is found, so many documents are looked at for more, for the count's sake.
constexpr int documents_counted = 400;

constexpr std::string_view facts_in_a_document_sql =
    "SELECT m.measure_id, coalesce(m.fiscal_year, nullif(?2, 0), 0), coalesce(m.status, ''), coalesce(m.indicator, '') ";

std::vector<SqlValue> joined(std::vector<SqlValue> values, const std::vector<SqlValue>& more) {
  values.insert(values.end(), more.begin(), more.end());
  return values;
}

Conditions one_of(std::string_view expression, const std::vector<std::int64_t>& numbers) {
  Conditions conditions;
  conditions.one_of(expression, numbers);
  return conditions;
}

/// Documents of the years, or that tell of the years in measures.
Conditions of_years(const std::vector<std::int64_t>& years) {
  const Conditions other_years = one_of("fiscal_year", years);
  Conditions elsewhere, either;
  elsewhere.add(fmt::format("d.document_id IN (SELECT document_id FROM link_other_year WHERE {})", other_years.sql()), other_years.values());
  either.any_of({one_of("+d.fiscal_year", years), elsewhere});
  return either;
}

/// What must hold for a measure m, whatever the way to it.
Conditions conditions_of_measures(const Arguments& arguments, const std::vector<std::string>& words) {
  Conditions conditions;
  conditions.one_of("m.indicator", arguments.texts("indicator"));
  std::vector<std::string> statuses = arguments.texts("status");
  std::replace(statuses.begin(), statuses.end(), std::string(unknown_status), std::string());
  conditions.one_of("coalesce(m.status, '')", statuses);
  for (const std::string& word : words)
    conditions.add("instr(fold_text((SELECT text FROM measure_text t WHERE t.measure_id = m.measure_id)), ?) > 0", {word});
  return conditions;
}

}  // namespace

MeasureFacts facts_at(const Statement& row) { return {row.integer(0), row.integer(1), row.text(2), row.text(3)}; }

std::vector<std::int64_t> unit_ids(Database& database, const std::vector<std::string>& names) {
  std::vector<std::int64_t> ids;
  Statement statement = database.prepare("SELECT unit_id FROM unit WHERE name = ?");
  for (const std::string& name : names) {
    for (statement.bind_all(name); statement.next();) ids.push_back(statement.integer(0));
  }
  if (!names.empty() && ids.empty()) ids.push_back(0);
  return ids;
}

// By the plus signs, documents are looked through in the order of their ids: an index by year or organisation would have them sorted first.
MeasureSource::MeasureSource(const Context& context, const Arguments& arguments, const std::vector<std::string>& words)
    : by_few_documents_(arguments.has("document") || arguments.has("organisation") || arguments.has("province")),
      measures_(conditions_of_measures(arguments, words)),
      units_(unit_ids(context.database, arguments.texts("unit"))),
      years_(integers(arguments, "year")) {
  if (const auto document = arguments.integer("document")) documents_.add("d.document_id = ?", {*document});
  add_organisation(documents_, by_few_documents_ ? "d.organisation_id" : "+d.organisation_id", context, arguments, false);
  if (!arguments.has("document")) add_lead_file(documents_, "d.document_id", arguments);
  // A plan over several years says of a measure which year it is of. Where that is not known of documents, all are looked at.
  if (!years_.empty() && has_counts(context.database)) documents_.add(of_years(years_));
}

bool MeasureSource::find(Database& database, const Bounds& bounds, std::vector<MeasureFacts>& found) const {
  const bool by_unit = !by_few_documents_ && !units_.empty() && is_rare(database);
  return by_unit ? find_by_unit(database, bounds.enough, found) : find_by_document(database, bounds, found);
}

bool MeasureSource::is_rare(Database& database) const {
  const Conditions units = one_of("unit_id", units_);
  return !count_rows(database, fmt::format("SELECT 1 FROM measure_unit WHERE {}", units.sql()), units.values(), rare_unit).is_more;
}

bool MeasureSource::find_by_unit(Database& database, std::size_t enough, std::vector<MeasureFacts>& found) const {
  const Conditions units = one_of("unit_id", units_), years = one_of("coalesce(m.fiscal_year, d.fiscal_year, 0)", years_);
  Statement rows = database.prepare(fmt::format(
      "{} FROM (SELECT DISTINCT measure_id FROM measure_unit WHERE {}) x CROSS JOIN measure m ON m.measure_id = x.measure_id "
      "CROSS JOIN record r ON r.record_id = m.measure_id CROSS JOIN document d ON d.document_id = r.document_id "
      "WHERE {} AND {} AND {} ORDER BY d.document_id DESC, m.measure_id DESC",
      facts_sql, units.sql(), measures_.sql(), documents_.sql(), years.sql()));
  const std::vector<SqlValue> values = joined(joined(joined(units.values(), measures_.values()), documents_.values()), years.values());
  for (rows.bind_each(values); rows.next();) {
    if (found.size() >= enough) return true;
    found.push_back(facts_at(rows));
  }
  return false;
}

bool MeasureSource::find_by_document(Database& database, const Bounds& bounds, std::vector<MeasureFacts>& found) const {
  Conditions measures = measures_;
  measures.one_of("coalesce(m.fiscal_year, nullif(?2, 0), 0)", years_);
  if (!units_.empty()) {
    const Conditions units = one_of("x.unit_id", units_);
    measures.add(fmt::format("EXISTS (SELECT 1 FROM measure_unit x WHERE x.measure_id = m.measure_id AND {})", units.sql()), units.values());
  }
  Statement documents =
      database.prepare(fmt::format("SELECT d.document_id, coalesce(d.fiscal_year, 0) FROM document d {} WHERE {} ORDER BY d.document_id DESC",
                                   by_few_documents_ ? "" : "INDEXED BY document_facts", documents_.sql()));
  Statement rows =
      database.prepare(fmt::format("{} FROM record r CROSS JOIN measure m ON m.measure_id = r.record_id WHERE r.document_id = ?1 AND r.kind = "
                                   "'measure' AND {} ORDER BY r.record_id DESC",
                                   facts_in_a_document_sql, measures.sql()));
  std::vector<SqlValue> values = joined({std::int64_t{0}, std::int64_t{0}}, measures.values());
  int looked_at = 0;
  for (documents.bind_each(documents_.values()); documents.next(); ++looked_at) {
    if (found.size() >= bounds.needed && looked_at >= documents_counted) return true;
    values[0] = documents.integer(0);
    values[1] = documents.integer(1);
    for (rows.bind_each(values); rows.next();) {
      if (found.size() >= bounds.enough) return true;
      found.push_back(facts_at(rows));
    }
  }
  return false;
}

}  // namespace prongsai::serve

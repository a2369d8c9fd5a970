#include "pipeline/serve/questions/measure_rows.h"

#include <utility>

#include "pipeline/serve/questions/snippet_ranges.h"

namespace prongsai::serve {
namespace {

constexpr std::string_view row_sql =
    "SELECT m.measure_id AS id, iif(o.name = '', NULL, d.organisation_id) AS organisation_id, nullif(o.name, '') AS organisation, "
    "nullif(o.province, '') AS province, coalesce(m.fiscal_year, d.fiscal_year) AS year, m.number, m.title, t.text AS snippet, "
    "(SELECT json_group_array(json_object('unit', u.name, 'kind', u.kind)) FROM (SELECT unit_id FROM measure_unit x WHERE x.measure_id = "
    "m.measure_id "
    "ORDER BY x.ordinal) CROSS JOIN unit u USING (unit_id)) AS \"units:json\", "
    "m.period_text, m.period_start, m.period_end, m.status, m.progress_percent, m.indicator, "
    "(SELECT sum(amount_baht) FROM budget b WHERE b.measure_id = m.measure_id) AS budget_baht, "
    "r.document_id, d.path, r.page, r.box AS \"box:box\", m.duplicate_of, "
    "coalesce((SELECT organisations - 1 FROM link_copy k WHERE k.measure_id = m.measure_id), 0) AS copies, "
    "(SELECT outcome FROM link_promise p WHERE p.plan_measure_id = m.measure_id ORDER BY p.fiscal_year DESC LIMIT 1) AS promise "
    "FROM measure m CROSS JOIN measure_text t ON t.measure_id = m.measure_id CROSS JOIN record r ON r.record_id = m.measure_id "
    "CROSS JOIN document d ON d.document_id = r.document_id CROSS JOIN organisation o ON o.organisation_id = d.organisation_id WHERE m.measure_id = "
    "?";

}  // namespace

MeasureRows::MeasureRows(Database& database, std::vector<std::string> words)
    : words_(std::move(words)), statement_(database.prepare(row_sql)), objects_(statement_) {}

Json MeasureRows::row(std::int64_t id) {
  if (!statement_.bind_all(id).next()) return nullptr;
  Json row = objects_.at(statement_);
  statement_.reset();
  row["snippet"] = snippet_json(row["snippet"].get<std::string>(), words_);
  return row;
}

}  // namespace prongsai::serve

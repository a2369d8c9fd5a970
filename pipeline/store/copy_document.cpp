#include "pipeline/store/copy_document.h"

#include <fmt/core.h>

#include "pipeline/store/record_writer.h"

namespace prongsai {
namespace {

constexpr std::string_view copy_row_sql =
    "INSERT INTO document (document_id, run_id, location, path, extracted_at, sha256, bytes, format, status, document_kind, organisation_id, "
    "organisation_text, organisation_page, organisation_box, organisation_code, location_source, fiscal_year, fiscal_year_end, extractor_version) "
    "SELECT ?, ?, ?, ?, ?, sha256, bytes, format, status, document_kind, organisation_id, organisation_text, organisation_page, organisation_box, "
    "organisation_code, location_source, fiscal_year, fiscal_year_end, extractor_version FROM document WHERE document_id = ?";

// {to} and {from} are documents; ids of grids and records move by {grids} and {records}, which keeps
// what refers to them in step.
constexpr std::string_view copy_content_sql = R"(
INSERT INTO problem (document_id, ordinal, code, message, stage, page)
  SELECT {to}, ordinal, code, message, stage, page FROM problem WHERE document_id = {from};
INSERT INTO page (document_id, page, text, text_source, ocr_confidence, width_pt, height_pt)
  SELECT {to}, page, text, text_source, ocr_confidence, width_pt, height_pt FROM page WHERE document_id = {from} ORDER BY page_id;
INSERT INTO grid (grid_id, document_id, table_no)
  SELECT grid_id + {grids}, {to}, table_no FROM grid WHERE document_id = {from};
INSERT INTO grid_column (grid_id, "column", role, fiscal_year)
  SELECT grid_id + {grids}, "column", role, c.fiscal_year FROM grid_column c JOIN grid USING (grid_id) WHERE document_id = {from};
INSERT INTO cell (grid_id, "row", "column", row_span, column_span, is_header, text, text_source, confidence, page, box, more_boxes)
  SELECT grid_id + {grids}, "row", "column", row_span, column_span, is_header, text, text_source, confidence, page, box, more_boxes
  FROM cell JOIN grid USING (grid_id) WHERE document_id = {from};
INSERT INTO record (record_id, document_id, kind, page, box, more_boxes, table_no, "row", line)
  SELECT record_id + {records}, {to}, kind, page, box, more_boxes, table_no, "row", line FROM record WHERE document_id = {from};
INSERT INTO score (score_id, fiscal_year, level, code, name, value, rating, tool, role, is_primary)
  SELECT score_id + {records}, fiscal_year, level, code, name, value, rating, tool, role, is_primary
  FROM score JOIN record ON record_id = score_id WHERE document_id = {from};
INSERT INTO measure (measure_id, fiscal_year, section, number, title, method, topic, output, outcome, period_text, period_start, period_end, status,
                     progress_percent, indicator)
  SELECT measure_id + {records}, fiscal_year, section, number, title, method, topic, output, outcome, period_text, period_start, period_end, status,
         progress_percent, indicator FROM measure JOIN record ON record_id = measure_id WHERE document_id = {from};
UPDATE measure SET duplicate_of = (SELECT m.duplicate_of + {records} FROM measure m WHERE m.measure_id = measure.measure_id - {records})
  WHERE measure_id IN (SELECT record_id FROM record WHERE document_id = {to} AND kind = 'measure');
INSERT INTO budget (budget_id, measure_id, fiscal_year, amount_baht)
  SELECT budget_id + {records}, measure_id + {records}, fiscal_year, amount_baht FROM budget JOIN record ON record_id = budget_id WHERE document_id = {from};
INSERT INTO measure_unit (measure_id, ordinal, unit_id, text)
  SELECT measure_id + {records}, ordinal, unit_id, text FROM measure_unit JOIN record ON record_id = measure_id WHERE document_id = {from};
INSERT INTO disclosure_item (item_id, code, name, requirement, status, detail)
  SELECT item_id + {records}, code, name, requirement, status, detail FROM disclosure_item JOIN record ON record_id = item_id WHERE document_id = {from};
INSERT INTO disclosure_unit (item_id, ordinal, unit_id, text)
  SELECT item_id + {records}, ordinal, unit_id, text FROM disclosure_unit JOIN record ON record_id = item_id WHERE document_id = {from};
INSERT INTO risk (risk_id, activity, issue, level, control)
  SELECT risk_id + {records}, activity, issue, level, control FROM risk JOIN record ON record_id = risk_id WHERE document_id = {from};
INSERT INTO finding (finding_id, severity, code, message_th, message_en, about)
  SELECT finding_id + {records}, severity, code, message_th, message_en, about + {records}
  FROM finding JOIN record ON record_id = finding_id WHERE document_id = {from};
)";

/// How far the ids of a document's rows move so that they follow all that were ever given.
std::int64_t shift(Database& database, std::string_view newest, std::string_view table, std::string_view id, std::int64_t document_id) {
  return database.number(fmt::format("SELECT ({}) + 1 - coalesce(min({}), 1) FROM {} WHERE document_id = {}", newest, id, table, document_id));
}

/// An organisation that is open is another one there (see open_at()).
void keep_apart(Database& database, std::int64_t document_id, const std::string& location) {
  const std::string place = open_at(location);
  database
      .prepare("INSERT OR IGNORE INTO organisation (name, type, subdistrict, district, province, open_at) "
               "SELECT name, type, subdistrict, district, province, ? FROM document JOIN organisation USING (organisation_id) "
               "WHERE document_id = ? AND open_at <> ''")
      .run(place, document_id);
  database
      .prepare("UPDATE document SET organisation_id = t.organisation_id FROM organisation s JOIN organisation t "
               "USING (name, type, subdistrict, district, province) "
               "WHERE document_id = ? AND s.organisation_id = document.organisation_id AND s.open_at <> '' AND t.open_at = ?")
      .run(document_id, place);
}

}  // namespace

std::int64_t copy_document(Database& database, std::int64_t document_id, const CopyTarget& target) {
  database.prepare(copy_row_sql).run(NonZero{target.document_id}, target.run_id, target.location, target.path, target.extracted_at, document_id);
  const std::int64_t copy = database.last_insert_id();
  keep_apart(database, copy, target.location);
  const auto grids = shift(database, "SELECT coalesce(max(grid_id), 0) FROM grid", "grid", "grid_id", document_id);
  const auto records = shift(database, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'record'", "record", "record_id", document_id);
  database.execute(
      fmt::format(copy_content_sql, fmt::arg("to", copy), fmt::arg("from", document_id), fmt::arg("grids", grids), fmt::arg("records", records)));
  return copy;
}

}  // namespace prongsai

#include "pipeline/store/record_writer.h"

#include <fmt/core.h>

#include <algorithm>
#include <span>

namespace prongsai {
namespace {

/// INSERT with a place for each of the columns, which are given as "a, b, c".
Statement inserter(Database& database, std::string_view table, std::string_view columns, std::string_view otherwise = "") {
  std::string places = "?";
  for (const char c : columns) {
    if (c == ',') places += ", ?";
  }
  return database.prepare(fmt::format("INSERT {} INTO {} ({}) VALUES ({})", otherwise, table, columns, places));
}

/// JSON array of {page, box} of the places beyond the first; nothing where there is none.
std::optional<std::string> more_boxes(std::span<const Place> places) {
  if (places.empty()) return std::nullopt;
  std::string json;
  for (const Place& place : places) {
    const auto box = box_text(place.box);
    json += fmt::format("{}{{\"page\":{},\"box\":{}}}", json.empty() ? "[" : ",", place.page, box ? '"' + *box + '"' : "null");
  }
  return json + "]";
}

/// The paragraph that stands at a place, for records that were read in running text.
OrNull line_at(const Document& document, const Source& source) {
  if (source.table >= 0) return {};
  for (const Block& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph != nullptr && paragraph->place == source.place && source.place.box) return {paragraph->text};
  }
  return {};
}

std::optional<std::string> iso(const std::optional<Date>& date) { return date ? std::optional(to_iso(*date)) : std::nullopt; }

}  // namespace

std::optional<std::string> box_text(const std::optional<Box>& box) {
  if (!box) return std::nullopt;
  return fmt::format("{:.1f},{:.1f},{:.1f},{:.1f}", box->x0, box->y0, box->x1, box->y1);
}

// A register knows who it is, also where no district is told.
bool is_open(const Report& report) {
  const Organisation& organisation = report.organisation;
  if (organisation.name.empty() || !organisation.code.empty()) return false;
  if (std::ranges::find(report.findings, "organisation.ambiguous", &Finding::code) != report.findings.end()) return true;
  return organisation.province.empty() && std::ranges::find(types_without_namesakes, organisation.type) == types_without_namesakes.end();
}

std::string open_at(const std::string& location) {
  const std::size_t name = location.rfind('/') + 1;  // npos + 1 is 0
  const std::size_t ending = location.rfind('.');
  return location.substr(0, ending == std::string::npos || ending <= name ? std::string::npos : ending);
}

RecordWriter::RecordWriter(Database& database)
    : database_(database),
      insert_page_(inserter(database, "page", "document_id, page, text, text_source, ocr_confidence, width_pt, height_pt")),
      insert_grid_(inserter(database, "grid", "document_id, table_no")),
      insert_grid_column_(inserter(database, "grid_column", R"(grid_id, "column", role, fiscal_year)")),
      insert_cell_(inserter(database, "cell",
                            R"(grid_id, "row", "column", row_span, column_span, is_header, text, text_source, confidence, page, box, more_boxes)")),
      insert_record_(inserter(database, "record", R"(document_id, kind, page, box, more_boxes, table_no, "row", line)")),
      insert_score_(inserter(database, "score", "score_id, fiscal_year, level, code, name, value, rating, tool, role, is_primary")),
      insert_measure_(inserter(database, "measure",
                               "measure_id, fiscal_year, section, number, title, method, topic, output, outcome, period_text, period_start, "
                               "period_end, status, progress_percent, indicator")),
      set_duplicate_(database.prepare("UPDATE measure SET duplicate_of = ? WHERE measure_id = ?")),
      insert_budget_(inserter(database, "budget", "budget_id, measure_id, fiscal_year, amount_baht")),
      insert_measure_unit_(inserter(database, "measure_unit", "measure_id, ordinal, unit_id, text")),
      insert_item_(inserter(database, "disclosure_item", "item_id, code, name, requirement, status, detail")),
      insert_item_unit_(inserter(database, "disclosure_unit", "item_id, ordinal, unit_id, text")),
      insert_risk_(inserter(database, "risk", "risk_id, activity, issue, level, control")),
      insert_finding_(inserter(database, "finding", "finding_id, severity, code, message_th, message_en, about")),
      insert_organisation_(inserter(database, "organisation", "name, type, subdistrict, district, province, open_at", "OR IGNORE")),
      find_organisation_(database.prepare("SELECT organisation_id FROM organisation WHERE name = ? AND type = ? AND subdistrict = ? "
                                          "AND district = ? AND province = ? AND open_at = ?")),
      insert_unit_(inserter(database, "unit", "name, kind", "OR IGNORE")),
      find_unit_(database.prepare("SELECT unit_id FROM unit WHERE name = ? AND kind = ?")) {}

std::int64_t RecordWriter::organisation(const Report& report, const std::string& location) {
  const Organisation& it = report.organisation;
  const std::string open = is_open(report) ? open_at(location) : "";
  insert_organisation_.run(it.name, it.type, it.subdistrict, it.district, it.province, open);
  return find_organisation_.lookup(it.name, it.type, it.subdistrict, it.district, it.province, open).value_or(0);
}

std::int64_t RecordWriter::unit(const Unit& unit) {
  insert_unit_.run(unit.name, to_string(unit.kind));
  return find_unit_.lookup(unit.name, to_string(unit.kind)).value_or(0);
}

void RecordWriter::document(std::int64_t document_id, const Document& document) {
  for (const Page& page : document.pages) {
    const bool measured = page.width_pt > 0 && page.height_pt > 0;
    insert_page_.run(document_id, NonZero{page.number}, page.text, to_string(page.source), page.ocr_confidence,
                     measured ? std::optional(page.width_pt) : std::nullopt, measured ? std::optional(page.height_pt) : std::nullopt);
  }
  int table_no = 0;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) grid(document_id, ++table_no, *table);
  }
}

void RecordWriter::grid(std::int64_t document_id, int table_no, const Table& table) {
  insert_grid_.run(document_id, table_no);
  const std::int64_t grid_id = database_.last_insert_id();
  for (std::size_t column = 0; column < std::max(table.roles.size(), table.column_years.size()); ++column) {
    const ColumnRole role = column < table.roles.size() ? table.roles[column] : ColumnRole::unknown;
    const int year = column < table.column_years.size() ? table.column_years[column] : 0;
    if (role == ColumnRole::unknown && year == 0) continue;
    insert_grid_column_.run(grid_id, static_cast<std::int64_t>(column) + 1, OrNull{role == ColumnRole::unknown ? "" : to_string(role)},
                            NonZero{year});
  }
  for (const Cell& cell : table.cells) {
    const Place first = cell.places.empty() ? Place{} : cell.places.front();
    const auto rest = std::span(cell.places).subspan(std::min<std::size_t>(1, cell.places.size()));
    insert_cell_.run(grid_id, cell.row + 1, cell.column + 1, cell.row_span, cell.column_span, cell.is_header, cell.text, to_string(cell.source),
                     cell.confidence, NonZero{first.page}, box_text(first.box), more_boxes(rest));
  }
}

void RecordWriter::report(std::int64_t document_id, const Document& document, const Report& report) {
  document_id_ = document_id;
  document_ = &document;
  RecordIds ids;
  for (const Score& each : report.scores) ids.scores.push_back(score(each));
  for (const Measure& each : report.measures) ids.measures.push_back(measure(each));
  for (std::size_t index = 0; index < report.measures.size(); ++index) {
    const auto original = static_cast<std::size_t>(report.measures[index].duplicate_of);
    if (original < ids.measures.size()) set_duplicate_.run(ids.measures[original], ids.measures[index]);
  }
  for (const DisclosureItem& each : report.items) ids.items.push_back(item(each));
  for (const Risk& each : report.risks) ids.risks.push_back(risk(each));
  for (const Finding& each : report.findings) finding(each, ids);
}

std::int64_t RecordWriter::record(std::string_view kind, const Source& source, const std::vector<Place>& more_places) {
  insert_record_.run(document_id_, kind, NonZero{source.place.page}, box_text(source.place.box), more_boxes(more_places), NonZero{source.table + 1},
                     NonZero{source.row + 1}, line_at(*document_, source));
  return database_.last_insert_id();
}

std::int64_t RecordWriter::score(const Score& score) {
  const std::int64_t id = record("score", score.source);
  insert_score_.run(id, NonZero{score.fiscal_year}, to_string(score.level), score.code, OrNull{score.name}, score.value, OrNull{score.rating},
                    OrNull{score.tool}, to_string(score.role), score.is_primary);
  return id;
}

std::int64_t RecordWriter::measure(const Measure& measure) {
  const std::int64_t id = record("measure", measure.source, measure.more_places);
  insert_measure_.run(id, NonZero{measure.fiscal_year}, OrNull{measure.section}, OrNull{measure.number}, measure.title, OrNull{measure.method},
                      OrNull{measure.topic}, OrNull{measure.output}, OrNull{measure.outcome}, OrNull{measure.period.text}, iso(measure.period.start),
                      iso(measure.period.end), OrNull{to_string(measure.status)}, measure.progress_percent, OrNull{measure.indicator});
  int ordinal = 0;
  for (const Unit& each : measure.units) insert_measure_unit_.run(id, ++ordinal, unit(each), OrNull{each.text});
  for (const Budget& each : measure.budgets) budget(id, each);
  return id;
}

void RecordWriter::budget(std::int64_t measure_id, const Budget& budget) {
  const std::int64_t id = record("budget", budget.source);
  insert_budget_.run(id, measure_id, NonZero{budget.fiscal_year}, budget.amount_baht);
}

std::int64_t RecordWriter::item(const DisclosureItem& item) {
  const std::int64_t id = record("disclosure_item", item.source);
  insert_item_.run(id, item.code, OrNull{item.name}, OrNull{item.requirement}, OrNull{to_string(item.status)}, OrNull{item.detail});
  int ordinal = 0;
  for (const Unit& each : item.units) insert_item_unit_.run(id, ++ordinal, unit(each), OrNull{each.text});
  return id;
}

std::int64_t RecordWriter::risk(const Risk& risk) {
  const std::int64_t id = record("risk", risk.source);
  insert_risk_.run(id, OrNull{risk.activity}, OrNull{risk.issue}, OrNull{risk.level}, OrNull{risk.control});
  return id;
}

void RecordWriter::finding(const Finding& finding, const RecordIds& ids) {
  const std::vector<std::int64_t>* kind = nullptr;
  switch (finding.record_kind) {
    case RecordKind::document: break;
    case RecordKind::score: kind = &ids.scores; break;
    case RecordKind::measure: kind = &ids.measures; break;
    case RecordKind::disclosure_item: kind = &ids.items; break;
    case RecordKind::risk: kind = &ids.risks; break;
  }
  const auto index = static_cast<std::size_t>(finding.record);
  const auto about = kind != nullptr && index < kind->size() ? std::optional((*kind)[index]) : std::nullopt;
  const std::int64_t id = record("finding", finding.source);
  insert_finding_.run(id, to_string(finding.severity), finding.code, finding.message_th, finding.message_en, about);
}

}  // namespace prongsai

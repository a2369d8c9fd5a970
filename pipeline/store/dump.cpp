#include "pipeline/store/dump.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "pipeline/store/content_tables.h"

namespace prongsai {
namespace {

/// What differs from run to run though the same is said.
constexpr std::array<std::string_view, 2> unsaid{"run_id", "extracted_at"};

// Ids as what they stand for. A record and a page are counted within their document.
constexpr const char* names_sql = R"(
CREATE TEMP TABLE dump_document AS SELECT document_id AS id, document_id, location AS name FROM document;
CREATE UNIQUE INDEX temp.dump_document_id ON dump_document (id);
CREATE TEMP TABLE dump_record AS
  SELECT record_id AS id, document_id, row_number() OVER (PARTITION BY document_id ORDER BY record_id) AS name FROM record;
CREATE UNIQUE INDEX temp.dump_record_id ON dump_record (id);
CREATE TEMP TABLE dump_page AS
  SELECT page_id AS id, document_id, row_number() OVER (PARTITION BY document_id ORDER BY page_id) AS name FROM page;
CREATE UNIQUE INDEX temp.dump_page_id ON dump_page (id);
CREATE TEMP TABLE dump_grid AS SELECT grid_id AS id, document_id, table_no AS name FROM grid;
CREATE UNIQUE INDEX temp.dump_grid_id ON dump_grid (id);
CREATE TEMP TABLE dump_organisation AS SELECT organisation_id AS id, json_array(name, type, subdistrict, district, province, open_at) AS name
  FROM organisation;
CREATE UNIQUE INDEX temp.dump_organisation_id ON dump_organisation (id);
CREATE TEMP TABLE dump_unit AS SELECT unit_id AS id, json_array(name, kind) AS name FROM unit;
CREATE UNIQUE INDEX temp.dump_unit_id ON dump_unit (id);
)";

constexpr const char* forget_names_sql =
    "DROP TABLE temp.dump_document; DROP TABLE temp.dump_record; DROP TABLE temp.dump_page; DROP TABLE temp.dump_grid;"
    "DROP TABLE temp.dump_organisation; DROP TABLE temp.dump_unit";

/// Tables that say how files stood and what reading them took.
constexpr std::array<std::string_view, 2> unsaid_tables{"file_stamp", "effort"};

bool is_unsaid(std::string_view column) { return std::ranges::find(unsaid, column) != unsaid.end(); }

std::string value_of(const ContentColumn& column) {
  if (column.ids_of.empty()) return fmt::format("x.\"{}\"", column.name);
  // A finding about the document as a whole has the document's number there.
  if (column.name == "record_id" && column.ids_of == "finding")
    return "iif(x.record_kind = 'document', 'document', (SELECT name FROM dump_record WHERE id = x.record_id))";
  return fmt::format("(SELECT name FROM dump_{} WHERE id = x.\"{}\")", column.ids_of, column.name);
}

/// Rows of a table or view as JSON, those of a file after those of the file before.
std::string rows_sql(std::string_view kind, const ContentTable& table) {
  std::string members = fmt::format("'{}', '{}'", kind, table.name);
  for (const ContentColumn& column : table.columns) {
    if (!is_unsaid(column.name)) members += fmt::format(", '{}', {}", column.name, value_of(column));
  }
  const ContentColumn& owner = table.owner();
  return fmt::format(
      "SELECT json_object('document', d.name, {0}) FROM \"{1}\" x JOIN dump_{2} o ON o.id = x.\"{3}\" "
      "JOIN dump_document d ON d.id = o.document_id ORDER BY d.name, 1",
      members, table.name, owner.ids_of, owner.name);
}

/// What the numbers in a view's column identify: `source_measure_id` is named like `measure_id`.
std::string ids_of_column(const std::string& view, const std::string& column, const std::map<std::string, std::string>& ids_of) {
  if (view == "v_findings" && column == "record_id") return "finding";
  const auto named_like = [&](const auto& known) { return column == known.first || column.ends_with('_' + known.first); };
  const auto known = std::ranges::find_if(ids_of, named_like);
  return known == ids_of.end() ? "" : known->second;
}

/// The views of the contract whose rows belong to documents. Their columns are named like those of the tables.
std::vector<ContentTable> content_views(Database& database, const std::vector<ContentTable>& tables) {
  std::map<std::string, std::string> ids_of;
  for (const ContentTable& table : tables) {
    for (const ContentColumn& column : table.columns) {
      if (!column.ids_of.empty()) ids_of[column.name] = column.ids_of;
    }
  }
  std::vector<ContentTable> views;
  Statement rows = database.prepare(
      "SELECT v.name, c.name FROM sqlite_schema v JOIN pragma_table_info(v.name) c WHERE v.type = 'view' AND v.name GLOB 'v_*' "
      "AND v.name <> 'v_corrections' AND EXISTS (SELECT 1 FROM pragma_table_info(v.name) WHERE name = 'document_id') ORDER BY v.name, c.cid");
  while (rows.next()) {
    if (views.empty() || views.back().name != rows.text(0)) views.push_back({rows.text(0), {}});
    views.back().columns.push_back({rows.text(1), ids_of_column(rows.text(0), rows.text(1), ids_of)});
  }
  return views;
}

/// Corrections have numbers of their own, and some have no document.
constexpr const char* corrections_sql =
    "SELECT json_object('correction', location, 'record_kind', record_kind, 'anchor', json(anchor), 'column', \"column\", 'read_value', read_value, "
    "'value', value, 'corrected_by', corrected_by, 'corrected_at', corrected_at, 'note', note, 'state', state, 'reason', reason, 'sha256', sha256) "
    "FROM correction ORDER BY location, 1";

/// A full-text index summed up, so that one that lacks a text, or has one twice, is told apart.
std::string search_sql(std::string_view table) {
  return fmt::format(
      "SELECT json_object('search', '{0}', 'texts', (SELECT count(*) FROM {0}_docsize), 'terms', count(*), 'in_texts', sum(doc), 'occurrences', "
      "sum(cnt)) "
      "FROM temp.dump_{0}",
      table);
}

void tell_rows(Database& database, const std::string& sql, const std::function<void(const std::string&)>& tell) {
  Statement rows = database.prepare(sql);
  while (rows.next()) tell(rows.text(0));
}

}  // namespace

bool is_told(std::string_view table) { return std::ranges::find(unsaid_tables, table) == unsaid_tables.end(); }

Status dump(Database& database, const std::function<void(const std::string& line)>& tell) {
  database.execute(names_sql);
  const auto tables = content_tables(database);
  for (const ContentTable& table : tables) {
    if (is_told(table.name)) tell_rows(database, rows_sql("table", table), tell);
  }
  for (const ContentTable& view : content_views(database, tables)) tell_rows(database, rows_sql("view", view), tell);
  tell_rows(database, corrections_sql, tell);
  for (const char* search : {"page_search", "measure_search"}) {
    database.execute(fmt::format("CREATE VIRTUAL TABLE temp.dump_{0} USING fts5vocab(main, {0}, 'row')", search));
    tell_rows(database, search_sql(search), tell);
    database.execute(fmt::format("DROP TABLE temp.dump_{}", search));
  }
  database.execute(forget_names_sql);
  return database.take_status();
}

}  // namespace prongsai

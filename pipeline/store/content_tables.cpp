#include "pipeline/store/content_tables.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace prongsai {
namespace {

using Column = std::pair<std::string, std::string>;  ///< table, column

struct Reference {
  Column to;
  bool cascades = false;
};

/// The foreign keys of all tables. One that names no column means the only column of the other's primary key.
std::map<Column, Reference> foreign_keys(Database& database) {
  std::map<Column, Reference> keys;
  Statement rows = database.prepare(
      "SELECT t.name, k.\"from\", k.\"table\", coalesce(k.\"to\", (SELECT name FROM pragma_table_info(k.\"table\") WHERE pk = 1)), k.on_delete = "
      "'CASCADE' "
      "FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k WHERE t.type = 'table'");
  while (rows.next()) keys[{rows.text(0), rows.text(1)}] = {{rows.text(2), rows.text(3)}, rows.integer(4) != 0};
  return keys;
}

/// Tables in the order in which they were made.
std::vector<ContentTable> all_tables(Database& database) {
  std::vector<ContentTable> tables;
  Statement rows = database.prepare(
      "SELECT t.name, c.name, c.pk = 1 AND c.type = 'INTEGER' AND (SELECT count(*) FROM pragma_table_info(t.name) WHERE pk > 0) = 1 "
      "FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%' AND t.name NOT GLOB 'link_*' "
      "ORDER BY t.rowid, c.cid");
  while (rows.next()) {
    if (tables.empty() || tables.back().name != rows.text(0)) tables.push_back({rows.text(0), {}});
    tables.back().columns.push_back({rows.text(1), rows.integer(2) != 0 ? rows.text(0) : ""});
  }
  return tables;
}

bool hangs_on(const ContentTable& table, const std::set<std::string>& content, const std::map<Column, Reference>& keys) {
  return std::ranges::any_of(table.columns, [&](const ContentColumn& column) {
    const auto key = keys.find({table.name, column.name});
    return key != keys.end() && key->second.cascades && content.contains(key->second.to.first);
  });
}

std::string source_of(Column column, const std::map<Column, Reference>& keys) {
  for (auto key = keys.find(column); key != keys.end(); key = keys.find(column)) column = key->second.to;
  return column.first;
}

}  // namespace

const ContentColumn& ContentTable::owner() const {
  const auto leads_to_document = [](const ContentColumn& c) { return c.ids_of == "document" || c.ids_of == "record" || c.ids_of == "grid"; };
  const auto direct = std::ranges::find(columns, "document", &ContentColumn::ids_of);
  return direct != columns.end() ? *direct : *std::ranges::find_if(columns, leads_to_document);
}

// A table is made after those that it refers to, so one pass over them is enough.
std::vector<ContentTable> content_tables(Database& database) {
  const auto keys = foreign_keys(database);
  std::vector<ContentTable> tables;
  std::set<std::string> names{"document"};
  for (ContentTable& table : all_tables(database)) {
    if (table.name != "document" && !hangs_on(table, names, keys)) continue;
    names.insert(table.name);
    for (ContentColumn& column : table.columns) {
      if (keys.contains({table.name, column.name})) column.ids_of = source_of({table.name, column.name}, keys);
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace prongsai

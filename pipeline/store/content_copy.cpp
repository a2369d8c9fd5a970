#include "pipeline/store/content_copy.h"

#include <fmt/core.h>

namespace prongsai {
namespace {

constexpr const char* tables_sql =
    "CREATE TEMP TABLE IF NOT EXISTS copied (id INTEGER PRIMARY KEY, to_id INTEGER NOT NULL);"
    "CREATE TEMP TABLE IF NOT EXISTS organisation_as (id INTEGER PRIMARY KEY, to_id INTEGER NOT NULL);"
    "CREATE TEMP TABLE IF NOT EXISTS unit_as (id INTEGER PRIMARY KEY, to_id INTEGER NOT NULL);"
    "DELETE FROM temp.copied; DELETE FROM temp.organisation_as; DELETE FROM temp.unit_as";

constexpr std::string_view map_names_sql = R"(
INSERT OR IGNORE INTO main.organisation (name, type, subdistrict, district, province, open_at)
  SELECT name, type, subdistrict, district, province, open_at FROM {0}.organisation ORDER BY organisation_id;
INSERT INTO temp.organisation_as SELECT s.organisation_id, t.organisation_id
  FROM {0}.organisation s JOIN main.organisation t USING (name, type, subdistrict, district, province, open_at);
INSERT OR IGNORE INTO main.unit (name, kind) SELECT name, kind FROM {0}.unit ORDER BY unit_id;
INSERT INTO temp.unit_as SELECT s.unit_id, t.unit_id FROM {0}.unit s JOIN main.unit t USING (name, kind);
)";

/// How far the numbers of a table's rows move so that they follow all that were ever given.
struct Shifts {
  std::int64_t page = 0, grid = 0, record = 0;
};

std::int64_t shift(Database& database, const std::string& from, std::string_view newest, std::string_view table) {
  return database.number(fmt::format("SELECT ({}) + 1 - coalesce(min({}_id), 1) FROM {}.{} WHERE document_id IN (SELECT id FROM temp.copied)", newest,
                                     table, from, table));
}

std::string value_of(const ContentColumn& column, const Shifts& shifts, std::int64_t run_id) {
  const auto moved = [&](std::int64_t by) { return fmt::format("x.\"{}\" + {}", column.name, by); };
  if (column.ids_of.empty()) return fmt::format("x.\"{}\"", column.name);
  if (column.ids_of == "run") return fmt::format("{}", run_id);
  if (column.ids_of == "document") return "k.to_id";
  if (column.ids_of == "page") return moved(shifts.page);
  if (column.ids_of == "grid") return moved(shifts.grid);
  if (column.ids_of == "record") return moved(shifts.record);
  return fmt::format("(SELECT to_id FROM temp.{}_as WHERE id = x.\"{}\")", column.ids_of, column.name);
}

/// The way from the noted documents to the rows of a table. CROSS JOIN: in this order.
std::string rows_of(const ContentTable& table, const std::string& from) {
  const ContentColumn& owner = table.owner();
  if (owner.ids_of == "document") return fmt::format("temp.copied k CROSS JOIN {}.\"{}\" x ON x.\"{}\" = k.id", from, table.name, owner.name);
  return fmt::format("temp.copied k CROSS JOIN {0}.{1} o ON o.document_id = k.id CROSS JOIN {0}.\"{2}\" x ON x.\"{3}\" = o.{1}_id", from,
                     owner.ids_of, table.name, owner.name);
}

}  // namespace

void CopyPlan::make_tables(Database& database) const { database.execute(tables_sql); }

void CopyPlan::map_names(Database& database) const { database.execute(fmt::format(map_names_sql, from)); }

std::int64_t CopyPlan::copy(Database& database, std::span<const ContentTable> tables, std::int64_t run_id) const {
  const Shifts shifts{shift(database, from, "SELECT coalesce(max(page_id), 0) FROM main.page", "page"),
                      shift(database, from, "SELECT coalesce(max(grid_id), 0) FROM main.grid", "grid"),
                      shift(database, from, "SELECT coalesce(max(seq), 0) FROM main.sqlite_sequence WHERE name = 'record'", "record")};
  std::int64_t rows = 0;
  for (const ContentTable& table : tables) {
    std::string columns, values;
    for (const ContentColumn& column : table.columns) {
      const std::string_view comma = columns.empty() ? "" : ", ";
      columns += fmt::format("{}\"{}\"", comma, column.name);
      values += fmt::format("{}{}", comma, value_of(column, shifts, run_id));
    }
    database.execute(fmt::format("INSERT INTO main.\"{}\" ({}) SELECT {} FROM {}", table.name, columns, values, rows_of(table, from)));
    rows += database.number("SELECT changes()");
  }
  return rows;
}

}  // namespace prongsai

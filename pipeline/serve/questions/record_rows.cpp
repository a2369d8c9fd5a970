#include "pipeline/serve/questions/record_rows.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <string>

#include "pipeline/serve/questions/places.h"

namespace prongsai::serve {
namespace {

/// How a kind of record is shown: its name, and an object of its columns; k is its row.
struct ShownKind {
  std::string_view kind, table, id, label, columns;
};

constexpr std::array<ShownKind, 6> kinds{{
    {"score", "score", "score_id", "iif(k.name IS NULL OR k.name = '', k.code, k.name)",
     "'fiscal_year', k.fiscal_year, 'level', k.level, 'code', k.code, 'name', k.name, 'value', k.value, 'rating', k.rating, 'tool', k.tool, "
     "'role', k.role, 'is_primary', k.is_primary"},
    {"measure", "measure", "measure_id", "k.title",
     "'fiscal_year', k.fiscal_year, 'section', k.section, 'number', k.number, 'title', k.title, 'method', k.method, 'topic', k.topic, 'output', "
     "k.output, "
     "'outcome', k.outcome, 'period_text', k.period_text, 'period_start', k.period_start, 'period_end', k.period_end, 'status', k.status, "
     "'progress_percent', k.progress_percent, 'indicator', k.indicator, 'duplicate_of', k.duplicate_of, 'units', "
     "json((SELECT json_group_array(name) FROM (SELECT u.name FROM measure_unit x JOIN unit u USING (unit_id) WHERE x.measure_id = k.measure_id "
     "ORDER BY "
     "x.ordinal)))"},
    {"budget", "budget", "budget_id", "CAST(k.amount_baht AS TEXT)",
     "'measure_id', k.measure_id, 'fiscal_year', k.fiscal_year, 'amount_baht', k.amount_baht"},
    {"disclosure_item", "disclosure_item", "item_id", "k.code || coalesce(' ' || k.name, '')",
     "'code', k.code, 'name', k.name, 'requirement', k.requirement, 'status', k.status, 'detail', k.detail, 'units', "
     "json((SELECT json_group_array(name) FROM (SELECT u.name FROM disclosure_unit x JOIN unit u USING (unit_id) WHERE x.item_id = k.item_id ORDER "
     "BY "
     "x.ordinal)))"},
    {"risk", "risk", "risk_id", "coalesce(k.issue, k.activity, k.control, '')",
     "'activity', k.activity, 'issue', k.issue, 'level', k.level, 'control', k.control"},
    {"finding", "finding", "finding_id", "k.message_th",
     "'severity', k.severity, 'code', k.code, 'message_th', k.message_th, 'message_en', k.message_en, 'about', k.about, 'state', "
     "coalesce((SELECT x.value FROM correction x WHERE x.record_id = k.finding_id AND x.state = 'applied'), 'open')"},
}};

// What is sure of a record is what is sure of the cells that its row begins; in running text, of its page.
constexpr std::string_view row_sql =
    "SELECT r.kind, r.record_id AS id, {label} AS label, r.page, r.box AS \"box:box\", r.more_boxes AS \"more_boxes:json\", "
    "r.table_no AS \"table\", r.\"row\", coalesce((SELECT min(x.confidence) FROM grid g JOIN cell x USING (grid_id) WHERE g.document_id = "
    "r.document_id AND "
    "g.table_no = r.table_no AND x.\"row\" = r.\"row\"), (SELECT p.ocr_confidence FROM page p WHERE p.document_id = r.document_id AND p.page = "
    "r.page)) "
    "AS confidence, (SELECT count(*) FROM finding f WHERE f.about = r.record_id) AS findings, json_object({columns}) AS \"columns:json\" "
    "FROM record r CROSS JOIN {table} k ON k.{id} = r.record_id WHERE r.record_id = ?";

constexpr std::string_view chosen_sql =
    "SELECT r.record_id, r.kind FROM record r WHERE r.document_id = ? AND {} "
    "ORDER BY r.page IS NULL, r.page, r.table_no IS NULL, r.table_no, r.\"row\", r.record_id {}";

/// Gives records, each kind by a statement that is prepared when the first of the kind comes.
class RecordReader {
 public:
  explicit RecordReader(Database& database) : database_(database) {}

  Json row(std::int64_t id, const std::string& kind) {
    auto known = statements_.find(kind);
    if (known == statements_.end()) known = statements_.emplace(kind, database_.prepare(sql_of(kind))).first;
    if (!known->second.bind_all(id).next()) return nullptr;
    Json row = object_of(known->second);
    gather_places(row);
    return row;
  }

 private:
  static std::string sql_of(const std::string& name) {
    for (const ShownKind& kind : kinds) {
      if (kind.kind != name) continue;
      return fmt::format(row_sql, fmt::arg("label", kind.label), fmt::arg("columns", kind.columns), fmt::arg("table", kind.table),
                         fmt::arg("id", kind.id));
    }
    return "";
  }

  Database& database_;
  std::map<std::string, Statement> statements_;
};

}  // namespace

Json record_rows(Database& database, std::int64_t document_id, std::string_view condition, const std::vector<SqlValue>& values,
                 std::string_view tail) {
  std::vector<SqlValue> all{document_id};
  all.insert(all.end(), values.begin(), values.end());
  RecordReader reader(database);
  Json rows = Json::array();
  Statement chosen = database.prepare(fmt::format(chosen_sql, condition, tail));
  for (chosen.bind_each(all); chosen.next();) {
    Json row = reader.row(chosen.integer(0), chosen.text(1));
    if (!row.is_null()) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace prongsai::serve

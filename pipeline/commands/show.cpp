#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <array>
#include <map>
#include <memory>
#include <string>

#include "pipeline/commands/command.h"
#include "pipeline/commands/report_database.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai show measure 12 --db reports.db    by measure_id of v_measures\n"
    "  prongsai show document 3 --db reports.db    by document_id of v_documents\n"
    "  prongsai show score 5 --db reports.db       by score_id of v_scores\n"
    "  prongsai show finding 2 --db reports.db     by finding_id of v_findings; also: item, risk";

/// Where a kind of record is looked up.
struct Kind {
  std::string_view name, view, id;
};

constexpr std::array<Kind, 6> kinds{{
    {"document", "v_documents", "document_id"},
    {"score", "v_scores", "score_id"},
    {"measure", "v_measures", "measure_id"},
    {"item", "v_disclosure_items", "item_id"},
    {"risk", "v_risks", "risk_id"},
    {"finding", "v_findings", "finding_id"},
}};

struct Related {
  std::string_view kind, title, sql;
};

constexpr std::array<Related, 6> related{{
    {"measure", "Responsible units", "SELECT unit, unit_kind, unit_text FROM v_measure_units WHERE measure_id = ?"},
    {"measure", "Budgets", "SELECT fiscal_year, amount_baht, page, box FROM v_budgets WHERE measure_id = ?"},
    {"item", "Responsible units", "SELECT unit, unit_kind, unit_text FROM v_disclosure_units WHERE item_id = ?"},
    {"document", "Records",
     "SELECT kind, count(*) AS number, min(record_id) AS first_id, max(record_id) AS last_id FROM record WHERE document_id = ? GROUP BY kind"},
    {"document", "Findings about the document as a whole",
     "SELECT finding_id, severity, code, message FROM v_findings WHERE record_kind = 'document' AND record_id = ?"},
    {"record", "Findings about it", "SELECT finding_id, severity, code, message FROM v_findings WHERE record_kind <> 'document' AND record_id = ?"},
}};

constexpr std::string_view source_sql = "SELECT table_no, \"row\", line, more_boxes FROM record WHERE record_id = ?";

constexpr std::string_view cells_sql =
    "SELECT x.\"column\", x.role, x.text FROM v_cells x JOIN record r ON r.document_id = x.document_id AND r.table_no = x.table_no "
    "WHERE r.record_id = ? AND r.\"row\" BETWEEN x.\"row\" AND x.\"row\" + x.row_span - 1 ORDER BY x.\"column\"";

/// A text of several lines, each but the first moved in below it.
std::string indented(const std::string& text, std::size_t width) {
  std::string result;
  for (const char c : text) {
    result += c;
    if (c == '\n') result.append(width, ' ');
  }
  return result;
}

std::string fields(const Rows& rows) {
  std::string text;
  for (std::size_t column = 0; column < rows.columns.size(); ++column) {
    if (rows.rows[0][column]) text += fmt::format("{:18} {}\n", rows.columns[column], indented(*rows.rows[0][column], 19));
  }
  return text;
}

/// The row of the table, or the line of text, that a record was read from.
Result<std::string> source_text(Database& database, std::int64_t id) {
  const auto source = database.query(source_sql, id);
  if (!source) return source.error();
  if (source->rows.empty()) return std::string();
  const auto& row = source->rows[0];
  std::string text = "\nRead from\n";
  if (row[3]) text += fmt::format("  going on at {}\n", *row[3]);
  if (row[2]) text += fmt::format("  {}\n", indented(*row[2], 2));
  if (!row[0]) return row[2] || row[3] ? text : std::string();
  text += fmt::format("  table {}, row {}\n", *row[0], row[1].value_or("-"));
  const auto cells = database.query(cells_sql, id);
  if (!cells) return cells.error();
  for (const auto& cell : cells->rows)
    text += fmt::format("  column {} ({}): {}\n", *cell[0], cell[1].value_or("role unknown"), indented(cell[2].value_or(""), 4));
  return text;
}

Result<std::string> description(Database& database, const Kind& kind, std::int64_t id) {
  const auto record = database.query(fmt::format("SELECT * FROM {} WHERE {} = ?", kind.view, kind.id), id);
  if (!record) return record.error();
  if (record->rows.empty()) return Error{ErrorCode::empty, fmt::format("there is no {} with the id {}", kind.name, id), "", 0};
  std::string text = fields(*record);
  for (const Related& each : related) {
    if (each.kind != kind.name && !(each.kind == "record" && kind.name != "document")) continue;
    const auto rows = database.query(each.sql, id);
    if (!rows) return rows.error();
    if (!rows->rows.empty()) text += fmt::format("\n{}\n{}", each.title, as_table(*rows));
  }
  if (kind.name == "document") return text;
  const auto source = source_text(database, id);
  if (!source) return source.error();
  return text + *source;
}

int show(const std::string& file, std::string_view kind_name, std::int64_t id) {
  auto database = open_for_reading(file);
  if (!database) return complain(database.error());
  for (const Kind& kind : kinds) {
    if (kind.name != kind_name) continue;
    const auto text = description(*database, kind, id);
    if (!text) return complain(text.error().message);
    fmt::print("{}", *text);
  }
  return exit_all_well;
}

}  // namespace

void add_show(CLI::App& app, Command& chosen) {
  struct Options {
    std::string database, kind;
    std::int64_t id = 0;
  };
  const auto options = std::make_shared<Options>();
  std::vector<std::string> names;
  for (const Kind& kind : kinds) names.emplace_back(kind.name);
  CLI::App* command = app.add_subcommand("show", "A record, and the place on the page that it was read from");
  command->add_option("KIND", options->kind, "Kind of record")->required()->check(CLI::IsMember(names));
  command->add_option("ID", options->id, "Its id in the view")->required();
  command->add_option("--db", options->database, "The database")->required();
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return show(options->database, options->kind, options->id); }; });
}

}  // namespace prongsai

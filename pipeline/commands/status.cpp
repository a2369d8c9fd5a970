#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "pipeline/advice.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/report_database.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai status --db reports.db            what it holds, the last runs, what failed and what to do, what was slow\n"
    "  prongsai status --db reports.db --run 12   one run: what it came to, and what of it failed\n"
    "  prongsai status --db reports.db --json     everything, for scripts";

constexpr std::string_view counts_sql =
    "SELECT (SELECT count(*) FROM document) AS documents,"
    "       (SELECT count(*) FROM document WHERE status = 'ok') AS ok,"
    "       (SELECT count(*) FROM document WHERE status = 'partial') AS partial,"
    "       (SELECT count(*) FROM document WHERE status = 'failed') AS failed,"
    "       (SELECT count(DISTINCT organisation) FROM v_documents) AS organisations,"
    "       (SELECT count(*) FROM page) AS pages, (SELECT count(*) FROM score) AS scores, (SELECT count(*) FROM measure) AS measures,"
    "       (SELECT count(*) FROM budget) AS budgets, (SELECT count(*) FROM disclosure_item) AS disclosure_items,"
    "       (SELECT count(*) FROM risk) AS risks, (SELECT count(*) FROM finding) AS findings,"
    "       (SELECT count(*) FROM v_unknown_units) AS unknown_units,"
    "       (SELECT max(extracted_at) FROM document) AS last_read";

constexpr std::string_view runs_sql =
    "SELECT run_id AS run, started_at AS started, outcome, coalesce(printf('%.1f', seconds), '-') AS seconds, files, ok, partial, failed, "
    "unchanged, copied, vanished FROM v_runs WHERE ?1 = 0 OR run_id = ?1 ORDER BY run_id DESC LIMIT 5";

// Of each document the first problem counts: what follows it is mostly its consequence.
constexpr const char* troubles_sql =
    "CREATE TEMP VIEW trouble AS SELECT d.document_id, d.run_id, d.status, d.path, p.stage, p.code "
    "FROM main.document d JOIN main.problem p ON p.document_id = d.document_id AND p.ordinal = 1 WHERE d.status <> 'ok'";

constexpr std::string_view kinds_sql =
    "SELECT status, stage, code, count(*) AS documents, advice(code) AS advice FROM trouble WHERE ?1 = 0 OR run_id = ?1 "
    "GROUP BY status, stage, code ORDER BY status, count(*) DESC, stage, code";

constexpr std::string_view documents_sql =
    "SELECT t.path, v.error FROM trouble t JOIN v_documents v USING (document_id) "
    "WHERE t.status = ?2 AND t.stage = ?3 AND t.code = ?4 AND (?1 = 0 OR t.run_id = ?1) ORDER BY t.path LIMIT ?5";

constexpr std::string_view slowest_sql =
    "SELECT printf('%.1f', e.seconds) AS seconds, e.peak_mb AS \"peak MB\", (SELECT nullif(count(page), 0) FROM page p WHERE p.document_id = "
    "d.document_id) AS pages, "
    "d.path FROM effort e JOIN document d USING (document_id) WHERE ?1 = 0 OR d.run_id = ?1 ORDER BY e.seconds DESC, d.path LIMIT 5";

constexpr std::string_view json_sql =
    "SELECT json_object('documents', (SELECT count(*) FROM v_documents), 'ok', (SELECT count(*) FROM v_documents WHERE status = 'ok'),"
    " 'partial', (SELECT count(*) FROM v_documents WHERE status = 'partial'), 'failed', (SELECT count(*) FROM v_documents WHERE status = 'failed'),"
    " 'organisations', (SELECT count(DISTINCT organisation) FROM v_documents), 'pages', (SELECT count(*) FROM page),"
    " 'scores', (SELECT count(*) FROM score), 'measures', (SELECT count(*) FROM measure), 'budgets', (SELECT count(*) FROM budget),"
    " 'disclosure_items', (SELECT count(*) FROM disclosure_item), 'risks', (SELECT count(*) FROM risk), 'findings', (SELECT count(*) FROM finding),"
    " 'unknown_units', (SELECT count(*) FROM v_unknown_units),"
    " 'last_read', (SELECT max(extracted_at) FROM v_documents),"
    " 'runs', (SELECT json_group_array(json_object('run', run_id, 'started_at', started_at, 'finished_at', finished_at, 'outcome', outcome,"
    "              'seconds', seconds, 'files', files, 'bytes', bytes, 'ok', ok, 'partial', partial, 'failed', failed, 'unchanged', unchanged,"
    "              'copied', copied, 'vanished', vanished, 'skipped', skipped, 'program_version', program_version,"
    "              'extractor_version', extractor_version,"
    "              'problems', (SELECT json_group_array(json_object('stage', stage, 'code', code, 'files', files)) FROM run_problem q WHERE q.run_id "
    "= r.run_id)))"
    "          FROM (SELECT * FROM v_runs WHERE ?1 = 0 OR run_id = ?1 ORDER BY run_id DESC LIMIT 100) r),"
    " 'kinds_of_problems', (SELECT json_group_array(json_object('status', status, 'stage', stage, 'code', code, 'documents', n, 'advice', "
    "advice(code)))"
    "              FROM (SELECT status, stage, code, count(*) AS n FROM trouble WHERE ?1 = 0 OR run_id = ?1 GROUP BY status, stage, code ORDER BY "
    "status, count(*) DESC, stage, code)),"
    " 'problems', (SELECT json_group_array(json_object('status', t.status, 'path', t.path, 'stage', t.stage, 'code', t.code, 'error', v.error)) FROM"
    "              (SELECT * FROM trouble WHERE ?1 = 0 OR run_id = ?1 ORDER BY status, path) t JOIN v_documents v USING (document_id)),"
    " 'slowest', (SELECT json_group_array(json_object('path', path, 'seconds', seconds, 'peak_mb', peak_mb)) FROM"
    "              (SELECT * FROM effort JOIN document d USING (document_id) WHERE ?1 = 0 OR d.run_id = ?1 ORDER BY seconds DESC, path LIMIT 100)))";

constexpr std::int64_t shown_of_a_kind = 10;

std::string as_list(const Rows& counts) {
  std::string text;
  for (std::size_t column = 0; column < counts.columns.size(); ++column) {
    std::string name = counts.columns[column];
    for (char& c : name) c = c == '_' ? ' ' : c;
    text += fmt::format("{:17} {}\n", name, counts.rows[0][column].value_or("-"));
  }
  return text;
}

/// A query's rows as a table under a title; nothing where there are none.
Result<std::string> section(Database& database, std::string_view title, std::string_view sql, std::int64_t run) {
  const auto rows = database.query(sql, run);
  if (!rows) return rows.error();
  return rows->rows.empty() ? "" : fmt::format("\n{}\n{}", title, as_table(*rows));
}

Result<std::string> what_failed(Database& database, std::int64_t run) {
  const auto kinds = database.query(kinds_sql, run);
  if (!kinds) return kinds.error();
  std::string text;
  for (const auto& kind : kinds->rows) {
    const std::string status = *kind[0], stage = kind[1]->empty() ? "read" : *kind[1], code = *kind[2], advice = kind[4].value_or("");
    const std::int64_t count = std::stoll(*kind[3]);
    text += fmt::format("\n{} of {}: {} at stage {}{}\n", status, count == 1 ? "1 document" : fmt::format("{} documents", count), code, stage,
                        advice.empty() ? "" : fmt::format("\n  What to do: {}", advice));
    const auto documents = database.query(documents_sql, run, status, *kind[1], code, shown_of_a_kind);
    if (!documents) return documents.error();
    for (const auto& row : documents->rows) text += fmt::format("{:8} {}\n         {}\n", status, *row[0], row[1].value_or("-"));
    if (count > shown_of_a_kind) text += fmt::format("         … and {} more; --json lists them all\n", count - shown_of_a_kind);
  }
  return text;
}

Result<std::string> in_words(Database& database, std::int64_t run) {
  std::string text;
  if (run == 0) {
    const auto counts = database.query(counts_sql);
    if (!counts) return counts.error();
    text = as_list(*counts);
  }
  for (const auto& part : {section(database, run == 0 ? "Last runs" : "Run", runs_sql, run), what_failed(database, run),
                           section(database, "Slowest documents", slowest_sql, run)}) {
    if (!part) return part;
    text += *part;
  }
  return text;
}

Result<std::string> in_json(Database& database, std::int64_t run) {
  const auto all = database.query(json_sql, run);
  if (!all) return all.error();
  return all->rows[0][0].value_or("") + '\n';
}

int status(const std::string& file, std::int64_t run, bool json) {
  auto database = open_for_reading(file);
  if (!database) return complain(database.error());
  database->define("advice", [](std::string_view code) { return advice_on(code); });
  database->execute(troubles_sql);
  if (run != 0 && database->prepare("SELECT run_id FROM run WHERE run_id = ?").lookup(run).value_or(0) == 0) {
    return complain(fmt::format("there is no run {}; `prongsai status` lists the last ones", run));
  }
  const auto text = json ? in_json(*database, run) : in_words(*database, run);
  if (!text) return complain(text.error());
  fmt::print("{}", *text);
  return exit_all_well;
}

}  // namespace

void add_status(CLI::App& app, Command& chosen) {
  struct Options {
    std::string database;
    std::int64_t run = 0;
    bool json = false;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("status", "What a database holds, what its runs did, which documents failed and what to do");
  command->add_option("--db", options->database, "The database")->required();
  command->add_option("--run", options->run, "That run only")->type_name("NUMBER")->check(CLI::PositiveNumber);
  command->add_flag("--json", options->json, "Print as JSON");
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return status(options->database, options->run, options->json); }; });
}

}  // namespace prongsai

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "pipeline/commands/command.h"
#include "pipeline/commands/report_database.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai status --db reports.db\n"
    "  prongsai status --db reports.db --json";

constexpr std::string_view counts_sql =
    "SELECT (SELECT count(*) FROM v_documents) AS documents,"
    "       (SELECT count(*) FROM v_documents WHERE status = 'ok') AS ok,"
    "       (SELECT count(*) FROM v_documents WHERE status = 'partial') AS partial,"
    "       (SELECT count(*) FROM v_documents WHERE status = 'failed') AS failed,"
    "       (SELECT count(DISTINCT organisation) FROM v_documents) AS organisations,"
    "       (SELECT count(*) FROM page) AS pages, (SELECT count(*) FROM score) AS scores, (SELECT count(*) FROM measure) AS measures,"
    "       (SELECT count(*) FROM budget) AS budgets, (SELECT count(*) FROM disclosure_item) AS disclosure_items,"
    "       (SELECT count(*) FROM risk) AS risks, (SELECT count(*) FROM finding) AS findings,"
    "       (SELECT max(extracted_at) FROM v_documents) AS last_read";

constexpr std::string_view problems_sql = "SELECT status, path, error FROM v_documents WHERE status <> 'ok' ORDER BY status, path";

constexpr std::string_view json_sql =
    "SELECT json_object('documents', (SELECT count(*) FROM v_documents), 'ok', (SELECT count(*) FROM v_documents WHERE status = 'ok'),"
    " 'partial', (SELECT count(*) FROM v_documents WHERE status = 'partial'), 'failed', (SELECT count(*) FROM v_documents WHERE status = 'failed'),"
    " 'organisations', (SELECT count(DISTINCT organisation) FROM v_documents), 'pages', (SELECT count(*) FROM page),"
    " 'scores', (SELECT count(*) FROM score), 'measures', (SELECT count(*) FROM measure), 'budgets', (SELECT count(*) FROM budget),"
    " 'disclosure_items', (SELECT count(*) FROM disclosure_item), 'risks', (SELECT count(*) FROM risk), 'findings', (SELECT count(*) FROM finding),"
    " 'last_read', (SELECT max(extracted_at) FROM v_documents),"
    " 'problems', (SELECT json_group_array(json_object('status', status, 'path', path, 'error', error)) FROM"
    "              (SELECT * FROM v_documents WHERE status <> 'ok' ORDER BY status, path)))";

std::string in_words(const Rows& counts, const Rows& problems) {
  std::string text;
  for (std::size_t column = 0; column < counts.columns.size(); ++column) {
    std::string name = counts.columns[column];
    for (char& c : name) c = c == '_' ? ' ' : c;
    text += fmt::format("{:17} {}\n", name, counts.rows[0][column].value_or("-"));
  }
  for (const auto& row : problems.rows) text += fmt::format("\n{:8} {}\n         {}", *row[0], *row[1], row[2].value_or("-"));
  return problems.rows.empty() ? text : text + '\n';
}

int status(const std::string& file, bool json) {
  auto database = open_for_reading(file);
  if (!database) return complain(database.error());
  const auto counts = database->query(json ? json_sql : counts_sql);
  if (!counts) return complain(counts.error());
  const auto problems = database->query(problems_sql);
  if (!problems) return complain(problems.error());
  fmt::print("{}", json ? counts->rows[0][0].value_or("") + '\n' : in_words(*counts, *problems));
  return exit_all_well;
}

}  // namespace

void add_status(CLI::App& app, Command& chosen) {
  struct Options {
    std::string database;
    bool json = false;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("status", "What a database holds, and which documents failed");
  command->add_option("--db", options->database, "The database")->required();
  command->add_flag("--json", options->json, "Print as JSON");
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return status(options->database, options->json); }; });
}

}  // namespace prongsai

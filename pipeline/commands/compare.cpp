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
    "  prongsai compare --db reports.db               organisations by year and rank\n"
    "  prongsai compare --db reports.db --year 2568   one fiscal year (Buddhist Era)\n"
    "  prongsai compare --db reports.db --json";

struct CompareOptions {
  std::string database;
  int year = 0;
  bool json = false;
};

constexpr std::string_view chosen_sql =
    "FROM v_organisation_scores WHERE ?1 IN (0, fiscal_year) ORDER BY fiscal_year DESC, rank_overall, organisation";

constexpr std::string_view columns_sql =
    "SELECT fiscal_year AS year, rank_overall AS rank, organisation, province, printf('%.2f', overall) AS overall, rating,"
    " printf('%.2f', iit) AS IIT, printf('%.2f', eit) AS EIT, printf('%.2f', oit) AS OIT,"
    " i1 AS '1', i2 AS '2', i3 AS '3', i4 AS '4', i5 AS '5', i6 AS '6', i7 AS '7', i8 AS '8', i9 AS '9', i10 AS '10' ";

constexpr std::string_view json_sql =
    "SELECT json_group_array(json_object('fiscal_year', fiscal_year, 'organisation', organisation, 'province', province, 'overall', overall,"
    " 'rating', rating, 'iit', iit, 'eit', eit, 'oit', oit, 'indicators', json_array(i1, i2, i3, i4, i5, i6, i7, i8, i9, i10),"
    " 'rank_in_province', rank_in_province, 'rank_overall', rank_overall, 'path', path, 'page', page)) FROM (SELECT * ";

int compare(const CompareOptions& options) {
  auto database = open_for_reading(options.database);
  if (!database) return complain(database.error());
  const std::string sql = options.json ? fmt::format("{}{})", json_sql, chosen_sql) : fmt::format("{}{}", columns_sql, chosen_sql);
  const auto rows = database->query(sql, options.year);
  if (!rows) return complain(rows.error());
  if (options.json) {
    fmt::print("{}\n", rows->rows[0][0].value_or("[]"));
  } else if (rows->rows.empty()) {
    fmt::print("No organisation's scores are known{}.\n", options.year == 0 ? "" : fmt::format(" for {}", options.year));
  } else {
    fmt::print("{}", as_table(*rows));
  }
  return exit_all_well;
}

}  // namespace

void add_compare(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<CompareOptions>();
  CLI::App* command = app.add_subcommand("compare", "Scores of the organisations side by side: overall, the three tools, the ten indicators");
  command->add_option("--db", options->database, "The database")->required();
  command->add_option("--year", options->year, "One fiscal year, Buddhist Era")->check(CLI::Range(2500, 2700));
  command->add_flag("--json", options->json, "Print as JSON");
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return compare(*options); }; });
}

}  // namespace prongsai

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>

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
    "FROM v_organisation_scores WHERE ?1 IN (0, fiscal_year) ORDER BY fiscal_year DESC, rank_overall NULLS LAST, organisation";

/// The table's columns; scores with two decimals, unknown ones null.
std::string columns_sql() {
  std::string sql = "SELECT fiscal_year AS year, rank_overall AS rank, organisation, province, rating";
  const auto add_score = [&](std::string_view column, std::string_view heading) {
    sql += fmt::format(", iif({0} IS NULL, NULL, printf('%.2f', {0})) AS '{1}'", column, heading);
  };
  for (const auto& [column, heading] : {std::pair("overall", "overall"), {"iit", "IIT"}, {"eit", "EIT"}, {"oit", "OIT"}}) add_score(column, heading);
  for (int indicator = 1; indicator <= 10; ++indicator) add_score(fmt::format("i{}", indicator), fmt::format("{}", indicator));
  return sql + ' ';
}

constexpr std::string_view json_sql =
    "SELECT json_group_array(json_object('fiscal_year', fiscal_year, 'organisation', organisation, 'province', province, 'overall', overall,"
    " 'rating', rating, 'iit', iit, 'eit', eit, 'oit', oit, 'indicators', json_array(i1, i2, i3, i4, i5, i6, i7, i8, i9, i10),"
    " 'rank_in_province', rank_in_province, 'rank_overall', rank_overall, 'path', path, 'page', page)) FROM (SELECT * ";

int compare(const CompareOptions& options) {
  auto database = open_for_reading(options.database);
  if (!database) return complain(database.error());
  const std::string sql = options.json ? fmt::format("{}{})", json_sql, chosen_sql) : columns_sql() + std::string(chosen_sql);
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

#include "pipeline/compare.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>

#include "models/csv.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/filter_options.h"
#include "pipeline/commands/report_database.h"
#include "pipeline/discover.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai compare --db reports.db                                    organisations by year and rank\n"
    "  prongsai compare --db reports.db --year 2567-2568 --province น่าน     ranked among those of the province\n"
    "  prongsai compare --db reports.db --year 2568 --below 85             who fell below 85, and the number of the weakest indicator\n"
    "  prongsai compare --db reports.db --indicator 9 --type อบต.           ranked by an indicator\n"
    "  prongsai compare --db reports.db --change                           differences to the year before\n"
    "  prongsai compare --db reports.db --weakest 3                        each organisation's three weakest indicators\n"
    "  prongsai compare --db reports.db --answers --below 85               measures that answer indicators below 85, and who is responsible\n"
    "  prongsai compare --db reports.db --format html --output compare.html";

struct CompareOptions {
  std::string database, format = "table", output;
  CompareRequest request;
  bool json = false, change = false, answers = false, bom = false;
};

Comparison asked(const CompareOptions& options, bool weakest) {
  if (options.answers) return Comparison::answers;
  if (weakest) return Comparison::weakest;
  return options.change ? Comparison::changes : Comparison::scores;
}

constexpr std::string_view title(Comparison what) {
  switch (what) {
    case Comparison::changes: return "ITA scores against the year before";
    case Comparison::weakest: return "Weakest indicators";
    case Comparison::answers: return "Measures for the weakest indicators";
    case Comparison::scores: break;
  }
  return "ITA scores by organisation";
}

/// What was asked for, in a line.
std::string subtitle(const CompareRequest& request) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view what, const std::vector<std::string>& values) {
    if (!values.empty()) parts.push_back(fmt::format("{} {}", what, fmt::join(values, ", ")));
  };
  std::vector<std::string> years;
  for (const Years& range : request.filter.years)
    years.push_back(range.first == range.last ? fmt::format("{}", range.first) : fmt::format("{}–{}", range.first, range.last));
  add("years", years);
  add("provinces", request.filter.provinces);
  add("types", request.filter.types);
  add("organisations", request.filter.organisations);
  add("units", request.units);
  if (!request.indicators.empty()) parts.push_back(fmt::format("indicators {}", fmt::join(request.indicators, ", ")));
  if (request.below) parts.push_back(fmt::format("below {}", *request.below));
  return parts.empty() ? "all reports" : fmt::format("{}", fmt::join(parts, " · "));
}

Result<std::string> answer(Database& database, const CompareOptions& options) {
  const bool is_json = options.json || options.format == "json";
  if (is_json && options.request.what == Comparison::scores) return scores_as_json(database, options.request);
  const auto ita = ItaReference::read(data_folder() / "reference");
  if (!ita) return ita.error();
  const auto table = compare(database, options.request, &*ita);
  if (!table) return table.error();
  if (is_json) return as_json(*table);
  if (options.format == "csv") return as_csv(*table, options.bom);
  if (options.format == "markdown") return as_markdown(*table);
  if (options.format == "html") {
    return as_page(*table, title(options.request.what), subtitle(options.request), charts_of(*table, options.request, ita->pass_mark()));
  }
  if (table->rows.rows.empty()) return fmt::format("No organisation's scores are known: {}.\n", subtitle(options.request));
  return as_columns(*table);
}

int print(const std::string& text, const std::string& file) {
  if (file.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return exit_all_well;
  }
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  return out ? exit_all_well : complain(fmt::format("--output {} cannot be written", printable(file)));
}

int compare(CompareOptions options) {
  if (const Status status = write_names_out(options.request.filter); !status) return complain(status.error());
  auto database = open_for_reading(options.database);
  if (!database) return complain(database.error());
  const auto text = answer(*database, options);
  return text ? print(*text, options.output) : complain(text.error());
}

void add_what(CLI::App& command, CompareOptions& options) {
  CompareRequest& request = options.request;
  command.add_option("--indicator", request.indicators, "These indicators, 1 to 10; the first one ranks")
      ->type_name("NUMBER")
      ->check(CLI::Range(1, 10))
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--unit", request.units, "Organisations with measures of units whose name contains this; with --answers only these measures")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command
      .add_option("--below", request.below, "Only below this: the overall score or the first --indicator; with --weakest and --answers the indicator")
      ->type_name("SCORE")
      ->check(CLI::Range(0.0, 100.0));
  auto* change = command.add_flag("--change", options.change, "Differences to the year before, as far as it is known");
  auto* weakest =
      command.add_option("--weakest", request.weakest, "The N weakest indicators of each organisation and year (default: 3), or all --below")
          ->type_name("N")
          ->check(CLI::Range(1, 10))
          ->expected(0, 1)
          ->default_str("3")
          ->excludes(change);
  (void)weakest;
  command.add_flag("--answers", options.answers, "The same, with the measures stated for them and the units that are responsible")->excludes(change);
}

void add_form(CLI::App& command, CompareOptions& options) {
  auto* format =
      command.add_option("--format", options.format, "table (default), csv, json, markdown, or html: a page with charts, complete in itself")
          ->check(CLI::IsMember({"table", "csv", "json", "markdown", "html"}))
          ->type_name("FORMAT");
  command.add_flag("--json", options.json, "The same as --format json")->excludes(format);
  command.add_flag("--bom", options.bom, "Begin CSV with a byte order mark, by which spreadsheets know UTF-8");
  command.add_option("--output", options.output, "Write to this file")->type_name("FILE");
}

}  // namespace

void add_compare(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<CompareOptions>();
  CLI::App* command =
      app.add_subcommand("compare", "Scores of organisations side by side: ranks, changes, weak indicators and what is done about them");
  command->add_option("--db", options->database, "The database")->required();
  add_filter_options(*command, options->request.filter);
  add_what(*command, *options);
  add_form(*command, *options);
  command->footer(examples);
  command->callback([options, command, &chosen] {
    options->request.what = asked(*options, command->count("--weakest") > 0);
    chosen = [options] { return compare(*options); };
  });
}

}  // namespace prongsai

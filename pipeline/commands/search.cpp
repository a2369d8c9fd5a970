#include "pipeline/store/search.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "pipeline/commands/command.h"
#include "pipeline/commands/filter_options.h"
#include "pipeline/commands/report_database.h"
#include "pipeline/search_words.h"
#include "pipeline/shown_text.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai search รถราชการ --db reports.db                     measures that speak of it, the best first\n"
    "  prongsai search งบประมาณ 2568 --db reports.db                both, in any order; ๒๕๖๘ is the same as 2568\n"
    "  prongsai search '\"แผนปฏิบัติการ ป้องกัน\"' --db reports.db      exactly this, space included\n"
    "  prongsai search คู่มือ --db reports.db --province น่าน --year 2567-2568 --status not_started\n"
    "  prongsai search นายก --db reports.db --in pages --limit 50   in the pages of the reports\n"
    "  prongsai search กก --db reports.db --offset 20 --json        the hits after the first twenty, for scripts";

constexpr std::size_t snippet_columns = 100;

struct SearchOptions {
  std::string database, in = "measures";
  std::vector<std::string> query;
  SearchRequest request;
  bool json = false;
};

constexpr std::string_view units_sql = "SELECT unit FROM v_measure_units WHERE measure_id = ?";

/// The units that answer for a measure.
std::vector<std::string> units_of(Statement& statement, std::int64_t measure_id) {
  std::vector<std::string> units;
  for (statement.bind_all(measure_id); statement.next();) units.push_back(statement.text(0));
  return units;
}

bool is_coloured() { return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr; }

/// With what was looked for in bold, where a terminal shows it.
std::string marked(const Snippet& snippet) {
  if (!is_coloured()) return snippet.text;
  std::string text;
  std::size_t done = 0;
  for (const auto& [begin, end] : snippet.marks) {
    text += snippet.text.substr(done, begin - done) + "\x1B[1m" + snippet.text.substr(begin, end - begin) + "\x1B[0m";
    done = end;
  }
  return text + snippet.text.substr(done);
}

std::string in_words(const SearchHit& hit, const std::vector<std::string>& units, const SearchRequest& request) {
  std::string text = request.in_pages ? fmt::format("page {} of document {}", hit.page, hit.document_id) : fmt::format("measure {}", hit.id);
  for (const auto& name : {hit.organisation, hit.province}) {
    if (name) text += " · " + one_line(*name);
  }
  if (hit.fiscal_year != 0) text += fmt::format(" · {}", hit.fiscal_year);
  text += fmt::format(" · {}{}\n", one_line(hit.path), hit.page != 0 && !request.in_pages ? fmt::format(", page {}", hit.page) : "");
  if (!request.in_pages) text += fmt::format("  {}\n", one_line(hit.title));
  const Snippet snippet = snippet_of(hit.text, request.words, snippet_columns);
  text += fmt::format("    {}\n", marked(snippet));
  std::string more = one_line(fmt::format("{}", fmt::join(units, ", ")));
  if (hit.status) more += (more.empty() ? "" : " · ") + *hit.status;
  return more.empty() ? text : text + fmt::format("    {}\n", more);
}

std::string total(const SearchResult& result, const SearchRequest& request) {
  const std::string_view what = request.in_pages ? "page" : "measure";
  if (result.known == 0) return fmt::format("No {} has {}.\n", what, request.words.size() == 1 ? "it" : "all of these words");
  const std::string shown = result.hits.empty() ? "none" : fmt::format("{} to {}", request.offset + 1, request.offset + result.hits.size());
  return fmt::format("{} of {}{} {}{}\n", shown, result.has_more ? "at least " : "", result.known, what, result.known == 1 ? "" : "s");
}

nlohmann::json as_json(const SearchHit& hit, const std::vector<std::string>& units, const SearchRequest& request) {
  const auto or_null = [](const auto& value) { return value ? nlohmann::json(*value) : nlohmann::json(); };
  const auto number_or_null = [](int number) { return number != 0 ? nlohmann::json(number) : nlohmann::json(); };
  nlohmann::json json{{"document_id", hit.document_id},
                      {"path", hit.path},
                      {"organisation", or_null(hit.organisation)},
                      {"province", or_null(hit.province)},
                      {"fiscal_year", number_or_null(hit.fiscal_year)},
                      {"page", number_or_null(hit.page)}};
  if (!request.in_pages) {
    json["measure_id"] = hit.id;
    json["title"] = hit.title;
    json["status"] = or_null(hit.status);
    json["indicator"] = or_null(hit.indicator);
    json["units"] = units;
  }
  const Snippet snippet = snippet_of(hit.text, request.words, snippet_columns);
  json["snippet"] = snippet.text;
  json["marks"] = nlohmann::json::array();
  for (const auto& [begin, end] : snippet.marks) {
    json["marks"].push_back({characters_of(snippet.text.substr(0, begin)), characters_of(snippet.text.substr(0, end))});
  }
  return json;
}

int search(SearchOptions options) {
  SearchRequest& request = options.request;
  request.words = words_of(fmt::format("{}", fmt::join(options.query, " ")));
  request.in_pages = options.in == "pages";
  if (request.words.empty()) return complain("QUERY: there is nothing to look for", exit_usage);
  if (request.in_pages && !(request.indicators.empty() && request.units.empty() && request.statuses.empty())) {
    return complain("--indicator, --unit and --status are of measures, not of pages", exit_usage);
  }
  if (const Status status = write_names_out(request.filter); !status) return complain(status.error());
  auto database = open_for_reading(options.database);
  if (!database) return complain(database.error());
  const auto result = search(*database, request);
  if (!result) return complain(result.error());
  nlohmann::json json{{"known", result->known}, {"has_more", result->has_more}, {"offset", request.offset}, {"hits", nlohmann::json::array()}};
  std::string text;
  Statement statement = database->prepare(units_sql);
  for (const SearchHit& hit : result->hits) {
    const auto units = request.in_pages ? std::vector<std::string>() : units_of(statement, hit.id);
    if (options.json) json["hits"].push_back(as_json(hit, units, request));
    if (!options.json) text += in_words(hit, units, request) + "\n";
  }
  if (const Status status = database->take_status(); !status) return complain(status.error());
  fmt::print("{}", options.json ? json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n" : text + total(*result, request));
  return exit_all_well;
}

void add_measure_filters(CLI::App& command, SearchRequest& request) {
  command.add_option("--indicator", request.indicators, "Measures for this indicator, 1 to 10; more than one may be given")
      ->type_name("NUMBER")
      ->check(CLI::Range(1, 10))
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--unit", request.units, "Measures of units whose name contains this; more than one may be given")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command.add_option("--status", request.statuses, "Measures of this status; more than one may be given")
      ->check(CLI::IsMember({"completed", "in_progress", "not_started", "cancelled"}))
      ->type_name("completed|in_progress|not_started|cancelled")
      ->delimiter(',')
      ->allow_extra_args(false);
}

}  // namespace

void add_search(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<SearchOptions>();
  CLI::App* command = app.add_subcommand("search", "Thai full text over measures and pages: every place where the words stand");
  command->add_option("QUERY", options->query, "Words that must all occur, in any order; \"in double quotes\" exactly so")->required();
  command->add_option("--db", options->database, "The database")->required();
  command->add_option("--in", options->in, "Where: measures (default) or pages")
      ->check(CLI::IsMember({"measures", "pages"}))
      ->type_name("measures|pages");
  add_filter_options(*command, options->request.filter);
  add_measure_filters(*command, options->request);
  command->add_option("--limit", options->request.limit, "So many hits; default: 20")->type_name("N")->check(CLI::Range(0, 100'000));
  command->add_option("--offset", options->request.offset, "Leave out the first N hits")->type_name("N")->check(CLI::Range(0, 100'000'000));
  command->add_flag("--json", options->json, "Print as JSON");
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return search(*options); }; });
}

}  // namespace prongsai

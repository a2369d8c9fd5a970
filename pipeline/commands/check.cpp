#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/commands/command.h"
#include "pipeline/commands/filter_options.h"
#include "pipeline/commands/report_database.h"
#include "pipeline/shown_text.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai check --db reports.db                                 what does not add up, errors first\n"
    "  prongsai check --db reports.db --severity error --language en  errors only, explained in English\n"
    "  prongsai check --db reports.db --code score.conflict --province น่าน --year 2567-2568\n"
    "  prongsai check --db reports.db --fail-on error --json          for scripts: exit code 1 where there are errors\n"
    "  prongsai show finding 12 --db reports.db                       one of them, with the cells that it is about";

struct CheckOptions {
  std::string database, language = "th", fail_on;
  std::vector<std::string> severities, codes;
  ReportFilter filter;
  bool json = false;
};

struct Severity {
  std::string_view name, one, many;
};

/// From the worst on.
constexpr std::array<Severity, 3> severities{{{"error", "error", "errors"}, {"warning", "warning", "warnings"}, {"info", "note", "notes"}}};

std::size_t rank_of(std::string_view severity) {
  return static_cast<std::size_t>(std::find_if(severities.begin(), severities.end(), [&](const Severity& each) { return each.name == severity; }) -
                                  severities.begin());
}

// What a finding is about, in the words of the record: its title, or its name with the value.
constexpr std::string_view findings_sql =
    "SELECT f.finding_id, f.severity, f.code, f.document_id, f.path, f.organisation, f.province, f.fiscal_year, f.page, f.box, f.message_th, "
    "f.message_en, f.record_kind, f.record_id,"
    " CASE f.record_kind"
    "  WHEN 'measure' THEN (SELECT title FROM measure WHERE measure_id = f.record_id)"
    "  WHEN 'score' THEN (SELECT trim(code || ' ' || coalesce(name, '')) FROM score WHERE score_id = f.record_id)"
    "  WHEN 'disclosure_item' THEN (SELECT trim(code || ' ' || coalesce(name, '')) FROM disclosure_item WHERE item_id = f.record_id)"
    "  WHEN 'risk' THEN (SELECT coalesce(issue, activity) FROM risk WHERE risk_id = f.record_id)"
    "  WHEN 'budget' THEN (SELECT title FROM v_budgets WHERE budget_id = f.record_id)"
    " END AS text,"
    " CASE f.record_kind"
    "  WHEN 'score' THEN (SELECT printf('%.2f', value) FROM score WHERE score_id = f.record_id)"
    "  WHEN 'budget' THEN (SELECT amount_baht FROM budget WHERE budget_id = f.record_id)"
    "  WHEN 'measure' THEN coalesce((SELECT period_text FROM measure WHERE measure_id = f.record_id), (SELECT status FROM measure WHERE measure_id = "
    "f.record_id))"
    "  WHEN 'disclosure_item' THEN (SELECT status FROM disclosure_item WHERE item_id = f.record_id)"
    "  WHEN 'risk' THEN (SELECT level FROM risk WHERE risk_id = f.record_id)"
    " END AS value,"
    " coalesce((SELECT lead_id FROM link_report l WHERE l.document_id = f.document_id), f.document_id) AS report "
    "FROM v_findings f WHERE {} "
    "ORDER BY CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, f.path, f.page NULLS FIRST, f.finding_id";

constexpr std::string_view json_sql =
    "SELECT json_group_array(json_object('finding_id', finding_id, 'severity', severity, 'code', code, 'document_id', document_id, 'path', path,"
    " 'organisation', organisation, 'province', province, 'fiscal_year', fiscal_year, 'page', page, 'box', box, 'message_th', message_th,"
    " 'message_en', message_en, 'record_kind', record_kind, 'record_id', record_id, 'text', text, 'value', value)) FROM ({})";

/// The columns of findings_sql.
enum Column {
  id,
  severity,
  code,
  document_id,
  path,
  organisation,
  province,
  fiscal_year,
  page,
  box,
  message_th,
  message_en,
  record_kind,
  record_id,
  text,
  value,
  report
};

/// What somebody has dismissed is left out.
Conditions selection(const CheckOptions& options) {
  Conditions conditions;
  conditions.add("f.state <> 'dismissed'");
  conditions.one_of("f.severity", options.severities);
  conditions.one_of("f.code", options.codes);
  add_organisations(conditions, "f.organisation", "f.province", options.filter);
  add_years(conditions, "f.fiscal_year", options.filter);
  add_types(conditions, "f.document_id", options.filter);
  return conditions;
}

Conditions of_reports(Conditions conditions) {
  add_lead_file(conditions, "f.document_id");
  return conditions;
}

/// What distinguishes findings in print: the rest of their row is the report's, or the record's.
using Row = std::vector<std::optional<std::string>>;

std::string field(const Row& row, Column column) { return one_line(row[column].value_or("")); }

std::string heading_of_report(const Row& row) {
  std::string heading = field(row, path);
  for (const Column column : {organisation, province, fiscal_year}) {
    if (row[column]) heading += " · " + field(row, column);
  }
  return heading;
}

/// What to look at: the message, where it stands, and the record in its own words.
std::string in_words(const Row& row, std::string_view language) {
  const std::string where = row[page] ? "page " + field(row, page) + ", " : "";
  const std::string message = field(row, language == "en" ? message_en : message_th);
  std::string text_of = fmt::format("    {} ({}finding {})\n      {}\n", field(row, code), where, field(row, id), message);
  if (row[record_kind] != "document") {
    std::string kind = field(row, record_kind);
    std::replace(kind.begin(), kind.end(), '_', ' ');
    text_of += fmt::format("      {} {}: {}{}\n", kind, field(row, record_id), shortened(field(row, text), 100),
                           row[value] ? " = " + shortened(field(row, value), 40) : "");
  }
  return text_of;
}

std::string counted(std::size_t number, const Severity& severity) { return fmt::format("{} {}", number, number == 1 ? severity.one : severity.many); }

std::string summary(const Rows& findings, const std::array<std::size_t, 3>& counts) {
  std::vector<std::string> reports;
  for (const Row& row : findings.rows) reports.push_back(*row[report]);
  std::sort(reports.begin(), reports.end());
  const auto number = std::unique(reports.begin(), reports.end()) - reports.begin();
  return fmt::format("{}, {}, {} in {} report{}\n", counted(counts[0], severities[0]), counted(counts[1], severities[1]),
                     counted(counts[2], severities[2]), number, number == 1 ? "" : "s");
}

std::string in_words(const Rows& findings, const std::array<std::size_t, 3>& counts, std::string_view language) {
  std::string all;
  const Row* last = nullptr;
  for (const Row& row : findings.rows) {
    const bool is_new_severity = last == nullptr || (*last)[severity] != row[severity];
    if (is_new_severity) {
      const std::size_t rank = rank_of(*row[severity]);
      all += fmt::format("{}\n", counted(counts[rank], severities[rank]));
    }
    if (is_new_severity || (*last)[document_id] != row[document_id]) all += fmt::format("  {}\n", heading_of_report(row));
    all += in_words(row, language);
    last = &row;
  }
  return all + (all.empty() ? "" : "\n") + summary(findings, counts);
}

/// Corrections that no longer fit what is read are to be looked at as well.
std::string open_corrections(Database& database) {
  const std::int64_t number = database.number("SELECT count(*) FROM correction WHERE state = 'open'");
  if (number == 0) return "";
  return fmt::format("{} {} open: `prongsai correct --list --state open`\n", number, number == 1 ? "correction is" : "corrections are");
}

/// How many findings the other files of the reports have.
std::string others(std::int64_t number) { return number > 0 ? fmt::format("{} more in other files of these reports: --all-files\n", number) : ""; }

int check(CheckOptions options) {
  if (const Status status = write_names_out(options.filter); !status) return complain(status.error());
  auto database = open_for_reading(options.database);
  if (!database) return complain(database.error());
  const Conditions of_files = selection(options), chosen = options.filter.all_files ? of_files : of_reports(of_files);
  const std::string sql = fmt::format(findings_sql, chosen.sql());
  const auto findings = database->query(sql, chosen.values());
  if (!findings) return complain(findings.error());
  std::array<std::size_t, 3> counts{};
  for (const Row& row : findings->rows) ++counts[rank_of(*row[severity])];
  if (options.json) {
    const auto json = database->query(fmt::format(json_sql, sql), chosen.values());
    if (!json) return complain(json.error());
    fmt::print("{}\n", json->rows[0][0].value_or("[]"));
  } else {
    Statement all = database->prepare(fmt::format("SELECT count(*) FROM v_findings f WHERE {}", of_files.sql()));
    const std::int64_t number = all.bind_each(of_files.values()).next() ? all.integer(0) : 0;
    const std::string more = others(number - static_cast<std::int64_t>(findings->rows.size()));
    fmt::print("{}{}{}", in_words(*findings, counts, options.language), more, open_corrections(*database));
  }
  const std::size_t gravest = options.fail_on.empty() ? 0 : rank_of(options.fail_on) + 1;
  return std::any_of(counts.begin(), counts.begin() + gravest, [](std::size_t count) { return count > 0; }) ? exit_some_failed : exit_all_well;
}

}  // namespace

void add_check(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<CheckOptions>();
  const CLI::IsMember is_severity({"error", "warning", "info"});
  CLI::App* command = app.add_subcommand("check", "What does not add up: findings by severity and report, and what to look at");
  command->add_option("--db", options->database, "The database")->required();
  command->add_option("--severity", options->severities, "Of this severity only; more than one may be given")
      ->check(is_severity)
      ->type_name("error|warning|info")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--code", options->codes, "Findings of this code only; more than one may be given")
      ->type_name("CODE")
      ->delimiter(',')
      ->allow_extra_args(false);
  add_filter_options(*command, options->filter);
  command->add_option("--language", options->language, "Of the messages: th (default) or en")->check(CLI::IsMember({"th", "en"}))->type_name("th|en");
  command->add_option("--fail-on", options->fail_on, "End with exit code 1 where a finding that is shown is of this severity, or worse")
      ->check(is_severity)
      ->type_name("error|warning|info");
  command->add_flag("--json", options->json, "Print as JSON");
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return check(*options); }; });
}

}  // namespace prongsai

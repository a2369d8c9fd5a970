#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/csv.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/report_database.h"
#include "pipeline/discover.h"
#include "pipeline/store/corrections.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai correct score 12 value 87.50 --db reports.db --by somsri --note 'page 3, blurred'\n"
    "  prongsai correct measure 40 period_end '' --db reports.db          the report does not say it\n"
    "  prongsai correct document 3 province น่าน --db reports.db\n"
    "  prongsai correct --from corrections.csv --db reports.db            all of them or, where one is wrong, none\n"
    "  prongsai correct --review 7 dismissed --db reports.db              a finding that somebody has looked at\n"
    "  prongsai correct --list --state open --db reports.db               what no longer fits what is read\n"
    "  prongsai correct --withdraw 5 --db reports.db                      the value is again the one that was read\n"
    "\n"
    "KIND is document, score, measure, budget, item or risk, ID its id in the view. A correction stays when the document is read again, and\n"
    "when databases are merged; where what was read is no longer there it is open, and changes nothing.\n"
    "The CSV has the columns record_kind, record_id, column, value, and perhaps read_value and path (which must agree), by, note.\n"
    "A document may be named by its path alone.\n"
    "Exit codes: 0 done, 2 nothing was changed because a record, column or value is not there or cannot be, 3 could not run.";

struct CorrectOptions {
  std::string database, kind, column, value, from, state, by, note;
  std::int64_t id = 0, withdrawn = 0;
  std::vector<std::string> review;
  bool list = false, json = false;
};

constexpr std::string_view list_sql =
    "SELECT correction_id AS id, state || coalesce(' (' || reason || ')', '') AS state, path, record_kind || coalesce(' ' || record_id, '') AS "
    "record, "
    "\"column\", read_value AS read, value, corrected_by AS by, corrected_at AS at, note FROM v_corrections WHERE ?1 IN ('', state) ORDER BY "
    "correction_id";

constexpr std::string_view json_sql =
    "SELECT json_group_array(json_object('correction_id', correction_id, 'state', state, 'reason', reason, 'document_id', document_id, 'path', path, "
    "'page', page, 'record_kind', record_kind, 'record_id', record_id, 'column', \"column\", 'read_value', read_value, 'value', value, "
    "'corrected_by', "
    "corrected_by, 'corrected_at', corrected_at, 'note', note, 'sha256', sha256)) FROM (SELECT * FROM v_corrections WHERE ?1 IN ('', state) "
    "ORDER BY correction_id)";

/// As `show` names kinds.
std::string full_kind(const std::string& kind) { return kind == "item" ? "disclosure_item" : kind; }

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0 ? std::optional(number) : std::nullopt;
}

int refuse(const Error& error) { return complain(error.message, error.code == ErrorCode::unsupported ? exit_usage : exit_could_not_run); }

int list(Database& database, const CorrectOptions& options) {
  const auto rows = database.query(options.json ? json_sql : list_sql, options.state);
  if (!rows) return complain(rows.error());
  if (options.json) {
    fmt::print("{}\n", rows->rows[0][0].value_or("[]"));
  } else {
    fmt::print("{}", rows->rows.empty() ? "There are no corrections.\n" : as_table(*rows));
  }
  return exit_all_well;
}

int withdraw(Database& database, std::int64_t number) {
  if (const Status status = withdraw_correction(database, number); !status) return refuse(status.error());
  fmt::print("Correction {} is withdrawn.\n", number);
  return exit_all_well;
}

int review(Database& database, const CorrectOptions& options) {
  const auto id = number_in(options.review[0]);
  if (!id) return complain(fmt::format("--review: '{}' is no finding_id", printable(options.review[0])), exit_usage);
  const CorrectionRequest request{"finding", *id, "state", options.review[1], options.by, options.note};
  const auto numbers = correct(database, std::span(&request, 1));
  if (!numbers) return refuse(numbers.error());
  fmt::print("Finding {} is {}.\n", *id, options.review[1]);
  return exit_all_well;
}

int correct_one(Database& database, const CorrectOptions& options) {
  const CorrectionRequest request{full_kind(options.kind), options.id, options.column, options.value, options.by, options.note};
  const auto numbers = correct(database, std::span(&request, 1));
  if (!numbers) return refuse(numbers.error());
  const auto row =
      database.query("SELECT coalesce(read_value, 'nothing'), coalesce(value, 'nothing') FROM v_corrections WHERE correction_id = ?", (*numbers)[0]);
  if (!row) return complain(row.error());
  fmt::print("Correction {}: {} of {} {} is {} now; it was read as {}.\n", (*numbers)[0], options.column, options.kind, options.id, *row->rows[0][1],
             *row->rows[0][0]);
  return exit_all_well;
}

/// The record that a line names; nothing where its path and number do not agree.
std::optional<std::int64_t> record_of(Database& database, const std::string& kind, const std::string& id, const std::string& path) {
  const auto number = number_in(id);
  if (kind == "document") {
    if (!id.empty())
      return database.prepare("SELECT document_id FROM document WHERE document_id = ? AND ?2 IN ('', path)").lookup(number.value_or(0), path);
    const auto same = database.query("SELECT document_id FROM document WHERE path = ?", path);
    return same && same->rows.size() == 1 ? number_in(*same->rows[0][0]) : std::nullopt;
  }
  return database.prepare("SELECT record_id FROM record JOIN document USING (document_id) WHERE record_id = ? AND kind = ? AND ?3 IN ('', path)")
      .lookup(number.value_or(0), kind, path);
}

/// Whether the record says what the line says that it was read as; a correction that is there already counts with what it was read as.
bool is_read_so(Database& database, const CorrectionRequest& request, const std::string& read) {
  const auto corrected = database.query(
      "SELECT read_value FROM v_corrections WHERE record_kind = ? AND coalesce(record_id, document_id) = ? AND \"column\" = ? AND state = 'applied'",
      request.record_kind, request.record_id, request.column);
  if (corrected && !corrected->rows.empty()) return corrected->rows[0][0] == read;
  return current_value(database, request) == read;
}

Result<std::vector<CorrectionRequest>> requests_of(Database& database, const CsvTable& table, const CorrectOptions& options) {
  std::vector<CorrectionRequest> requests;
  const auto wrong = [&](std::string_view what) { return Error{ErrorCode::unsupported, fmt::format("{}: {}", requests.size() + 1, what), "", 0}; };
  for (const char* column : {"record_kind", "column", "value"}) {
    if (!table.has_column(column)) return Error{ErrorCode::unsupported, fmt::format("there is no column {}", column), "", 0};
  }
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string kind = full_kind(table.field(row, "record_kind"));
    const auto record = record_of(database, kind, table.field(row, "record_id"), table.field(row, "path"));
    if (!record)
      return wrong(
          fmt::format("there is no {} {} {}", printable(kind), printable(table.field(row, "record_id")), printable(table.field(row, "path"))));
    const auto or_else = [&](const char* column, const std::string& otherwise) {
      return table.field(row, column).empty() ? otherwise : table.field(row, column);
    };
    CorrectionRequest request{
        kind, *record, table.field(row, "column"), table.field(row, "value"), or_else("by", options.by), or_else("note", options.note)};
    const std::string& read = table.field(row, "read_value");
    if (!read.empty() && !is_read_so(database, request, read)) {
      return wrong(fmt::format("{} of {} {} was not read as '{}'", request.column, kind, *record, printable(read)));
    }
    requests.push_back(std::move(request));
  }
  return requests;
}

int correct_from(Database& database, const CorrectOptions& options) {
  const auto table = CsvTable::read(options.from);
  if (!table) return complain(table.error());
  const auto in_file = [&](const Error& error) {
    Error named = error;
    named.message = fmt::format("{}: {}", printable(options.from), error.message);
    return refuse(named);
  };
  const auto requests = requests_of(database, *table, options);
  if (!requests) return in_file(requests.error());
  const auto numbers = correct(database, *requests);
  if (!numbers) return in_file(numbers.error());
  fmt::print("{} corrections.\n", numbers->size());
  return exit_all_well;
}

/// Empty where exactly one thing is asked for.
std::string objection(const CorrectOptions& options, bool has_value) {
  const int asked = options.list + (options.withdrawn != 0) + !options.review.empty() + !options.from.empty() + !options.kind.empty();
  if (asked != 1) return "name one of KIND ID COLUMN VALUE, --from, --review, --withdraw and --list";
  if (!options.kind.empty() && (options.id == 0 || options.column.empty() || !has_value)) return "KIND ID COLUMN VALUE are needed; VALUE may be ''";
  if ((options.json || !options.state.empty()) && !options.list) return "--json and --state belong to --list";
  return "";
}

int obey(const CorrectOptions& options, bool has_value) {
  if (const std::string wrong = objection(options, has_value); !wrong.empty()) return complain(wrong, exit_usage);
  auto database = options.list ? open_for_reading(options.database) : open_for_changing(options.database);
  if (!database) return complain(database.error());
  if (options.list) return list(*database, options);
  if (options.withdrawn != 0) return withdraw(*database, options.withdrawn);
  if (!options.review.empty()) return review(*database, options);
  return options.from.empty() ? correct_one(*database, options) : correct_from(*database, options);
}

}  // namespace

void add_correct(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<CorrectOptions>();
  if (const char* user = std::getenv("USER"); user != nullptr) options->by = user;
  CLI::App* command = app.add_subcommand("correct", "Correct a value that was misread, or review a finding; it lasts when documents are read again");
  command->add_option("KIND", options->kind, "Kind of record")->check(CLI::IsMember({"document", "score", "measure", "budget", "item", "risk"}));
  command->add_option("ID", options->id, "Its id in the view")->check(CLI::PositiveNumber);
  command->add_option("COLUMN", options->column, "The column of the view");
  const CLI::Option* value = command->add_option("VALUE", options->value, "What the report says; '' where it says nothing");
  command->add_option("--db", options->database, "The database")->required();
  command->add_option("--from", options->from, "Corrections in a CSV file")->type_name("FILE")->check(CLI::ExistingFile);
  command->add_option("--review", options->review, "What a finding is found to be: confirmed, dismissed, or open again")
      ->type_name("FINDING STATE")
      ->expected(2);
  command->add_option("--withdraw", options->withdrawn, "Take this correction back")->type_name("NUMBER")->check(CLI::PositiveNumber);
  command->add_flag("--list", options->list, "What was corrected, and what became of it");
  command->add_option("--state", options->state, "List these only")
      ->type_name("STATE")
      ->check(CLI::IsMember({"applied", "open", "unneeded", "replaced", "withdrawn"}));
  command->add_option("--by", options->by, "Who says so. Default: $USER")->type_name("NAME");
  command->add_option("--note", options->note, "Why")->type_name("TEXT");
  command->add_flag("--json", options->json, "List as JSON");
  command->footer(examples);
  command->callback([options, value, &chosen] { chosen = [options, value] { return obey(*options, value->count() > 0); }; });
}

}  // namespace prongsai

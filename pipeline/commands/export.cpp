#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <string>

#include "extractors/thai/redact.h"
#include "models/csv.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/report_database.h"
#include "pipeline/discover.h"
#include "pipeline/export/export_database.h"
#include "pipeline/interrupt.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai export --db reports.db --out csv                                 every view as CSV\n"
    "  prongsai export --db reports.db --out for-excel --bom --view v_measures --view v_scores\n"
    "  prongsai export --db reports.db --out lines --format jsonl                an object a row\n"
    "  prongsai export --db reports.db --out package --format package            with types and meanings (Frictionless data package)\n"
    "  prongsai export --db reports.db --out public --redact                     telephone and identity numbers, e-mail addresses and names masked\n"
    "\n"
    "The folder appears when everything is in it. In CSV a text that a spreadsheet would run as a formula gets an apostrophe before it.\n"
    "--redact masks in texts: telephone numbers, identity numbers of persons, e-mail addresses, names after a title (นาย, นางสาว, ranks) or a "
    "signature.\n"
    "Exit codes: 0 done, 2 usage, 3 could not be written, 130 and 143 interrupted; but for 0 nothing is left.";

struct Options {
  std::string database;
  ExportOptions what;
  bool redacts = false;
};

int export_views(const Options& options) {
  const InterruptGuard interrupts;
  auto database = open_for_reading(options.database);
  if (!database) return complain(database.error());
  ExportOptions what = options.what;
  if (options.redacts) {
    const auto redactor = thai::Redactor::read(data_folder() / "lexicon");
    if (!redactor) return complain(redactor.error());
    what.redact = [rules = *redactor](std::string_view text) { return rules.redact(text); };
  }
  const auto written = export_database(*database, what);
  if (!written && InterruptGuard::requested()) return complain(written.error().message, InterruptGuard::exit_code());
  if (!written) return complain(written.error().message, written.error().code == ErrorCode::unsupported ? exit_usage : exit_could_not_run);
  fmt::print("{} files with {} rows in {}\n", written->files, written->rows, printable(what.folder.string()));
  return exit_all_well;
}

}  // namespace

void add_export(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<Options>();
  const std::map<std::string, ExportFormat> formats{
      {"csv", ExportFormat::csv}, {"jsonl", ExportFormat::jsonl}, {"package", ExportFormat::data_package}};
  CLI::App* command = app.add_subcommand("export", "Everything, or some views, as CSV, JSON Lines or a data package");
  command->add_option("--db", options->database, "The database")->required();
  command->add_option("--out", options->what.folder, "The folder that is made")->required()->type_name("FOLDER");
  command->add_option("--format", options->what.format, "csv, jsonl or package. Default: csv")
      ->type_name("FORMAT")
      ->transform(CLI::Transformer(formats))
      ->option_text("csv|jsonl|package");
  command->add_option("--view", options->what.views, "This view only; more than one may be given")->type_name("VIEW");
  command->add_flag("--bom", options->what.has_bom, "Begin CSV with a byte order mark, by which spreadsheets know UTF-8");
  command->add_flag("--redact", options->redacts, "Mask what tells who a person is");
  command->add_flag("--force", options->what.replaces, "Replace an earlier export in the folder");
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return export_views(*options); }; });
}

}  // namespace prongsai

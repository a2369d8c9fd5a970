#include "pipeline/commands/ingest.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "models/csv.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/report_database.h"
#include "pipeline/interrupt.h"
#include "pipeline/links/link_documents.h"
#include "pipeline/ocr_cache.h"
#include "pipeline/run_lock.h"
#include "pipeline/sha256.h"
#include "pipeline/store/accepted_versions.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai ingest reports --db reports.db          read a folder; again later: only what is new or changed\n"
    "  prongsai ingest a.pdf b.docx --db reports.db     read two files\n"
    "  prongsai ingest reports --db reports.db --dry-run\n"
    "      what would be read, and why: new, changed, version (other rules read it), retry, forced, vanished\n"
    "  prongsai ingest reports --db reports.db --retry failed --timeout 1200\n"
    "      try again what failed, with more time\n"
    "  prongsai ingest reports --db reports.db --only '2568/*.pdf' --force\n"
    "      read these again and leave the others alone\n"
    "  prongsai ingest reports --db reports.db --organisations register.csv --organisation-from-path\n"
    "      tell namesakes apart by a list of all organisations, and by what the folders are called\n"
    "  prongsai ingest reports --db 2.db --shard 2/16   read a sixteenth of the files, on one of as many machines\n"
    "\n"
    "Exit codes: 0 all well, 1 finished but some documents failed, 2 usage, 3 could not run (also: another run is filling\n"
    "the database), 130 and 143 interrupted by SIGINT and SIGTERM.";

Limits limits_of(const IngestOptions& options) {
  const std::chrono::seconds total(options.timeout_s);
  return {options.memory_mb, total, std::min(total, Limits{}.silence)};
}

OcrOptions ocr_options(const IngestOptions& options) {
  OcrOptions reading = options.reading;
  reading.mode = options.ocr == "never" ? OcrMode::never : options.ocr == "always" ? OcrMode::always : OcrMode::automatic;
  if (options.ocr_cache != "none")
    reading.cache_folder = options.ocr_cache.empty() ? ocr_cache_beside(options.database) : std::filesystem::path(options.ocr_cache);
  return reading;
}

/// What can be said before any file is opened; empty where nothing is wrong.
std::string objection(const IngestOptions& options) {
  namespace fs = std::filesystem;
  std::error_code unknown;
  const fs::path database(options.database);
  const fs::path folder = database.has_parent_path() ? database.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, unknown))
    return fmt::format("--db {}: there is no folder {}", printable(options.database), printable(folder.string()));
  if (fs::is_directory(database, unknown)) return fmt::format("--db {}: is a folder; name a file", printable(options.database));
  return "";
}

/// The run does without; but what it reads from pictures will have to be read again.
void warn_of_cache(const std::filesystem::path& folder) {
  if (folder.empty()) return;
  if (const Status status = check_writable(folder); !status)
    fmt::print(stderr, "prongsai: warning: {}; what is read from pictures is not kept (--ocr-cache)\n", status.error().message);
}

int exit_code_of(const BatchSummary& summary, const Discovery& discovery) {
  if (summary.interrupted) return InterruptGuard::exit_code();
  return summary.failing == 0 && discovery.problems.empty() ? exit_all_well : exit_some_failed;
}

RunTotals totals_of(const BatchSummary& summary) {
  return {summary.outcome(), summary.seconds,   summary.files,  summary.bytes,    summary.ok,     summary.partial,
          summary.failed,    summary.unchanged, summary.copied, summary.vanished, summary.skipped};
}

/// Prints what the run came to, or writes it to a file.
Status tell(const IngestOptions& options, const BatchSummary& summary, Inventory& inventory) {
  if (!options.json && options.report.empty()) {
    if (!options.quiet && options.json_log != "-") fmt::print("{}", in_words(summary, options.database));
    return Done{};
  }
  const auto failures = inventory.failures();
  if (!failures) return failures.error();
  const std::string report = in_json(summary, *failures, options.database);
  if (options.json) fmt::print("{}", report);
  if (options.report.empty()) return Done{};
  std::ofstream out(options.report, std::ios::binary);
  out << report;
  out.close();
  if (!out) return Error{ErrorCode::io_failed, fmt::format("--report {} cannot be written", printable(options.report)), "", 0};
  if (!options.json && !options.quiet && options.json_log != "-") fmt::print("{}", in_words(summary, options.database));
  return Done{};
}

/// Waits two minutes for a program that is in the middle of reading the database, and says so; an interrupt ends it.
std::function<bool()> patience(const IngestOptions& options) {
  static constexpr std::chrono::seconds most(120), worth_telling(2);
  return [begun = std::chrono::steady_clock::now(), told = options.quiet]() mutable {
    const auto waited = std::chrono::steady_clock::now() - begun;
    if (waited > worth_telling && !std::exchange(told, true))
      fmt::print(stderr, "prongsai: waiting for a program that is reading the database, for up to {} seconds\n", most.count());
    return waited < most && !InterruptGuard::requested();
  };
}

/// From the first look at the folders to the last row. Of a part of the files alone nothing is told that several documents tell.
Result<int> run(const IngestOptions& options, const ExtractorVersion& version, const Reader& reader, const LinkRules& rules, Store& store,
                Display& display) {
  const auto start = std::chrono::steady_clock::now();
  if (Status status = store.begin_run(patience(options)); !status) {
    if (InterruptGuard::requested()) return InterruptGuard::exit_code();
    return status.error();
  }
  Inventory inventory(store.database(), selection_of(options));
  const auto discovery = take_stock(options, inventory);
  if (!discovery) return discovery.error();
  display.begin({store.run_id(), printable(options.database), PRONGSAI_VERSION, version.of(""), inventory.files(), inventory.planned()});

  const ReadFunction read = [&](std::string bytes, std::string_view path, const ReadingProgress& page) {
    return reader.read(std::move(bytes), path, page);
  };
  const bool is_all_read = options.force || !options.retry.empty();
  const BatchOptions batch_options{
      .jobs = options.jobs, .copy_known = !is_all_read, .copy_equal = !options.organisations.from_path, .limits = limits_of(options)};
  Batch batch(store, inventory, read, batch_options, display);
  Status done = batch.run();
  BatchSummary summary = batch.summary();
  if (done && !summary.interrupted && options.shard.of == 1) {
    done = link_documents(store, rules);
    summary.interrupted = InterruptGuard::requested();
  }
  summary.skipped = discovery->skipped;
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const Status finished = store.finish(totals_of(summary));
  summary.stopped = !done || !finished;
  display.end(summary);
  if (!done) return done.error();
  if (!finished) return finished.error();
  if (const Status told = tell(options, summary, inventory); !told) return told.error();
  return exit_code_of(summary, *discovery);
}

int ingest(const IngestOptions& options) {
  const InterruptGuard interrupts;
  if (const std::string wrong = objection(options); !wrong.empty()) return complain(wrong);
  if (const Status status = check_paths({options.paths.begin(), options.paths.end()}); !status) return complain(status.error().message, exit_usage);
  if (is_older(ExtractorVersion::current().of(""), options.older_than)) {
    return complain(fmt::format("--older-than-version {}: this program's own version is {}", options.older_than, ExtractorVersion::current().of("")),
                    exit_usage);
  }
  if (options.json && options.json_log == "-") return complain("--json and --json-log - both print to stdout; name a file", exit_usage);
  const auto version = version_of(options);
  if (!version) return complain(version.error());
  if (options.dry_run) return dry_run(options, *version);

  const auto lock = RunLock::take(options.database);
  if (!lock) return complain(lock.error());
  const OcrOptions reading = ocr_options(options);
  if (reading.mode != OcrMode::never) warn_of_cache(reading.cache_folder);
  const auto reader = Reader::create(data_folder(), reading, options.organisations);
  if (!reader) return complain(reader.error());
  const auto rules = LinkRules::read(data_folder());
  if (!rules) return complain(rules.error());
  auto store = Store::open(options.database, *version);
  if (!store) return complain(store.error());
  bring_reference_up_to_date(*store);
  if (!options.older_than.empty()) accept_versions_since(store->database(), options.older_than);
  const auto display = display_for(options);
  if (!display) return complain(display.error());
  const auto exit_code = run(options, *version, *reader, *rules, *store, **display);
  return exit_code ? *exit_code : complain(exit_code.error());
}

void add_selection(CLI::App& command, IngestOptions& options) {
  auto* force = command.add_flag("--force", options.force, "Read again what the database already holds");
  command.add_option("--retry", options.retry, "Read again what failed, e.g. with more time or memory; or what was read in part")
      ->check(CLI::IsMember({"failed", "partial"}))
      ->type_name("failed|partial")
      ->expected(0, 1)
      ->default_str("failed")
      ->excludes(force);
  command.add_option("--only", options.only, "Files whose path below the folder matches; * also matches /. More than one may be given")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  command.add_option("--older-than-version", options.older_than, "Of what other rules have read, read again what is older than this version only")
      ->type_name("VERSION")
      ->check([](const std::string& text) { return text.find_first_of("0123456789") == std::string::npos ? text + " is no version" : std::string(); })
      ->excludes(force);
  command.add_flag("--allow-empty", options.allow_empty, "Take out all that is known from a folder in which no file is left; else it is kept");
  command.add_flag("--dry-run", options.dry_run, "Tell what would be read and taken out, and why; change nothing");
}

void add_organisations(CLI::App& command, IngestOptions& options) {
  command
      .add_option("--organisations", options.organisations.organisations,
                  "Register of the organisations that there are (CSV: name, province, district, subdistrict, code, …)")
      ->type_name("FILE");
  command.add_flag("--organisation-from-path", options.organisations.from_path,
                   "Folders named after an organisation or a place tell what a document leaves open");
}

void add_reports(CLI::App& command, IngestOptions& options) {
  auto* dry_run = command.get_option("--dry-run");
  command.add_flag("--json", options.json, "Print the summary as JSON");
  command.add_option("--json-log", options.json_log, "Append a line of JSON for each document to a file; - for stdout")
      ->type_name("FILE")
      ->excludes(dry_run);
  command.add_option("--report", options.report, "Write the summary as JSON to a file")->type_name("FILE")->excludes(dry_run);
  command.add_flag("--quiet,-q", options.quiet, "Print failures only");
}

}  // namespace

Result<ExtractorVersion> version_of(const IngestOptions& options) {
  const OcrOptions usual;
  ExtractorVersion version = ExtractorVersion::current();
  if (!options.organisations.organisations.empty()) {
    const auto text = read_text(options.organisations.organisations);
    if (!text) return text.error();
    version.add_option("organisations-" + sha256(*text).substr(0, 8));
  }
  if (options.organisations.from_path) version.add_option("organisation-from-path");
  if (options.ocr != IngestOptions{}.ocr) version.add_picture_option("ocr-" + options.ocr);
  if (options.reading.languages != usual.languages) version.add_picture_option(options.reading.languages);
  if (options.reading.dpi != usual.dpi) version.add_picture_option(fmt::format("{}dpi", options.reading.dpi));
  return version;
}

Selection selection_of(const IngestOptions& options) { return {options.force, options.retry, options.only}; }

namespace {

/// A folder in which nothing is left is more likely a drive that is not mounted than a wish to forget all that was in it.
void spare_empty_folders(Discovery& discovery, Inventory& inventory) {
  for (const std::string& folder : discovery.empty) {
    const std::int64_t known = inventory.known_below(folder);
    if (known == 0) continue;
    discovery.unread.push_back(folder);
    discovery.problems.push_back({ErrorCode::io_failed,
                                  fmt::format("{}: there is no file any more, and {} {} known from there. Is it mounted? They are kept; "
                                              "--allow-empty takes them out",
                                              folder, known, known == 1 ? "document is" : "documents are"),
                                  "discover", 0});
  }
}

}  // namespace

Result<Discovery> take_stock(const IngestOptions& options, Inventory& inventory) {
  inventory.begin();
  auto discovery = discover({options.paths.begin(), options.paths.end()}, options.database, [&](const FoundFile& file) {
    if (options.shard.has(file.location)) inventory.add(file);
  });
  if (!discovery) return discovery;
  if (!options.allow_empty) spare_empty_folders(*discovery, inventory);
  for (const Error& problem : discovery->problems) complain(problem);
  if (const Status planned = inventory.plan(*discovery); !planned) return planned.error();
  return discovery;
}

void add_ingest(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<IngestOptions>();
  CLI::App* command = app.add_subcommand("ingest", "Read reports into a database; what it already holds is not read again");
  command->add_option("PATH", options->paths, "Files, and folders with everything below them")->required();
  command->add_option("--db", options->database, "The database; made where there is none")->required();
  command
      ->add_option_function<std::string>(
          "--shard", [options](const std::string& text) { options->shard = *Shard::parse(text); },
          "Only the Ith of N parts of the files, for `prongsai merge` to bring together")
      ->check([](const std::string& text) { return Shard::parse(text) ? "" : text + " is no I/N with I from 1 to N"; })
      ->type_name("I/N");
  command->add_option("--jobs,-j", options->jobs, "Documents at once")->check(CLI::Range(1, 1024))->capture_default_str();
  add_selection(*command, *options);
  add_organisations(*command, *options);
  command->add_option("--ocr", options->ocr, "Read pictures of pages: auto (where there is no text), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  command->add_option("--ocr-languages", options->reading.languages, "OCR models, joined by +")->capture_default_str();
  command->add_option("--ocr-cache", options->ocr_cache,
                      "Folder that keeps what was read from pictures, so that it is read once; none for none [beside the database]");
  command->add_option("--dpi", options->reading.dpi, "Pixels an inch of pages that must be drawn to be read")
      ->check(CLI::Range(100, 600))
      ->capture_default_str();
  command->add_option("--timeout", options->timeout_s, "Seconds a document may take; every sixty pages have as much again")
      ->check(CLI::Range(1, 86'400))
      ->capture_default_str();
  command->add_option("--memory", options->memory_mb, "MiB of memory a document may take")->check(CLI::Range(64, 1'048'576))->capture_default_str();
  add_reports(*command, *options);
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return ingest(*options); }; });
}

}  // namespace prongsai

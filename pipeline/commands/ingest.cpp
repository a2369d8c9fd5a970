#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "models/csv.h"
#include "pipeline/batch.h"
#include "pipeline/commands/command.h"
#include "pipeline/interrupt.h"
#include "pipeline/ocr_cache.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai ingest reports --db reports.db          read a folder; again later: only what is new or changed\n"
    "  prongsai ingest a.pdf b.docx --db reports.db     read two files\n"
    "  prongsai ingest reports --db reports.db --force  read everything again\n"
    "\n"
    "Exit codes: 0 all well, 1 finished but some documents failed, 2 usage, 3 could not run, 130 interrupted.";

struct IngestOptions {
  std::vector<std::string> paths;
  std::string database;
  int jobs = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  bool force = false, retry = false, json = false, quiet = false;
  std::string ocr = "auto", ocr_cache;
  OcrOptions reading;
  int timeout_s = 300;
  int memory_mb = 2048;
};

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

/// Of the rules that read, and of the options where they are not the usual ones: what is known by others is read again.
std::string version_of(const IngestOptions& options) {
  const OcrOptions usual;
  std::string version(extractor_version());
  if (options.ocr != IngestOptions{}.ocr) version += "+ocr-" + options.ocr;
  if (options.reading.languages != usual.languages) version += "+" + options.reading.languages;
  if (options.reading.dpi != usual.dpi) version += fmt::format("+{}dpi", options.reading.dpi);
  return version;
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

std::string in_words(const BatchSummary& summary, double seconds, const std::string& database) {
  const int read = summary.ok + summary.partial + summary.failed;
  std::string line = fmt::format("Read {} of {} files in {:.1f} s: {} ok, {} partial, {} failed", read, summary.files, seconds, summary.ok,
                                 summary.partial, summary.failed);
  if (summary.unchanged > 0) line += fmt::format("; {} unchanged", summary.unchanged);
  if (summary.copied > 0) line += fmt::format("; {} with the same bytes as another", summary.copied);
  if (summary.vanished > 0) line += fmt::format("; {} vanished", summary.vanished);
  if (summary.skipped > 0) line += fmt::format("; {} skipped (hidden or no reports)", summary.skipped);
  line += fmt::format(".\nThe database is {}.\n", printable(database));
  if (summary.interrupted) line += "Interrupted: what was finished is stored; the same command goes on from there.\n";
  return line;
}

nlohmann::json in_json(const BatchSummary& summary, double seconds, const std::string& database) {
  nlohmann::json failures = nlohmann::json::array();
  for (const FailedFile& failure : summary.failures) failures.push_back({{"path", failure.path}, {"error", failure.error}});
  return {{"database", printable(database)},
          {"files", summary.files},
          {"ok", summary.ok},
          {"partial", summary.partial},
          {"failed", summary.failed},
          {"unchanged", summary.unchanged},
          {"copied", summary.copied},
          {"vanished", summary.vanished},
          {"skipped", summary.skipped},
          {"seconds", seconds},
          {"interrupted", summary.interrupted},
          {"failures", failures}};
}

int exit_code_of(const BatchSummary& summary) {
  if (summary.interrupted) return exit_interrupted;
  return summary.failures.empty() && summary.problems.empty() ? exit_all_well : exit_some_failed;
}

std::unique_ptr<Display> display_for(const IngestOptions& options) {
  if (options.quiet) return std::make_unique<QuietDisplay>(stderr);
  return std::make_unique<ConsoleDisplay>(stderr);
}

Result<BatchSummary> run_batch(const IngestOptions& options, const Discovery& discovery) {
  const auto reader = Reader::create(data_folder(), ocr_options(options));
  if (!reader) return reader.error();
  const std::string version = version_of(options);
  auto store = Store::open(options.database, version);
  if (!store) return store.error();
  const auto display = display_for(options);
  const ReadFunction read = [&](std::string bytes, std::string_view path, const ReadingProgress& page) {
    return reader->read(std::move(bytes), path, page);
  };
  Batch batch(*store, read, {options.jobs, options.force, options.retry, version, limits_of(options)}, *display);
  auto summary = batch.run(discovery);
  const Status finished = store->finish();
  if (summary && !finished) return finished.error();
  return summary;
}

int ingest(const IngestOptions& options) {
  const InterruptGuard interrupts;
  if (const std::string wrong = objection(options); !wrong.empty()) return complain(wrong);
  const std::vector<std::filesystem::path> paths(options.paths.begin(), options.paths.end());
  const auto discovery = discover(paths, options.database);
  if (!discovery) return complain(discovery.error().message, exit_usage);
  for (const Error& problem : discovery->problems) complain(problem);

  const auto start = std::chrono::steady_clock::now();
  const auto summary = run_batch(options, *discovery);
  if (!summary) return complain(summary.error());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

  if (options.json) {
    fmt::print("{}\n", in_json(*summary, seconds, options.database).dump(1));
  } else if (discovery->files.empty() && summary->vanished == 0) {
    fmt::print("There is nothing to read: no files below the given paths.\n");
  } else if (!options.quiet) {
    fmt::print("{}", in_words(*summary, seconds, options.database));
  }
  return exit_code_of(*summary);
}

}  // namespace

void add_ingest(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<IngestOptions>();
  CLI::App* command = app.add_subcommand("ingest", "Read reports into a database; what it already holds is not read again");
  command->add_option("PATH", options->paths, "Files, and folders with everything below them")->required();
  command->add_option("--db", options->database, "The database; made where there is none")->required();
  command->add_option("--jobs,-j", options->jobs, "Documents at once")->check(CLI::Range(1, 1024))->capture_default_str();
  command->add_flag("--force", options->force, "Read again what the database already holds");
  command->add_flag("--retry", options->retry, "Read again what failed, e.g. with more time or memory");
  command->add_option("--ocr", options->ocr, "Read pictures of pages: auto (where there is no text), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  command->add_option("--ocr-languages", options->reading.languages, "OCR models, joined by +")->capture_default_str();
  command->add_option("--ocr-cache", options->ocr_cache,
                      "Folder that keeps what was read from pictures, so that it is read once; none for none [beside the database]");
  command->add_option("--dpi", options->reading.dpi, "Pixels an inch of pages that must be drawn to be read")
      ->check(CLI::Range(100, 600))
      ->capture_default_str();
  command->add_option("--timeout", options->timeout_s, "Seconds a document may take; every sixty pages have as much again")->check(CLI::Range(1, 86'400))->capture_default_str();
  command->add_option("--memory", options->memory_mb, "MiB of memory a document may take")->check(CLI::Range(64, 1'048'576))->capture_default_str();
  command->add_flag("--json", options->json, "Print the summary as JSON");
  command->add_flag("--quiet,-q", options->quiet, "Print failures only");
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return ingest(*options); }; });
}

}  // namespace prongsai

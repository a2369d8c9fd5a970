#include "pipeline/store/merge.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "models/csv.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/report_database.h"
#include "pipeline/discover.h"
#include "pipeline/interrupt.h"
#include "pipeline/links/link_documents.h"
#include "pipeline/run_lock.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai ingest reports --shard 1/2 --db 1.db          on one machine\n"
    "  prongsai ingest reports --shard 2/2 --db 2.db          on another\n"
    "  prongsai merge 1.db 2.db --db reports.db               what one machine alone would have made\n"
    "\n"
    "May be repeated, and interrupted at any time: what is there already is left alone. Where two hold the same file, the newer\n"
    "reading stands. A shard that cannot be taken is named, the others are taken.\n"
    "Exit codes: 0 all well, 1 finished but some shards were not taken, 2 usage, 3 could not run, 130 and 143 interrupted.";

struct MergeOptions {
  std::vector<std::string> shards;
  std::string database;
  bool quiet = false;
};

/// Empty where nothing is wrong.
std::string objection(const MergeOptions& options) {
  namespace fs = std::filesystem;
  std::error_code unknown;
  for (const std::string& shard : options.shards) {
    if (fs::equivalent(shard, options.database, unknown)) return fmt::format("{} is --db itself", printable(shard));
  }
  const fs::path folder = fs::path(options.database).parent_path();
  if (!folder.empty() && !fs::is_directory(folder, unknown)) return fmt::format("--db {}: there is no such folder", printable(options.database));
  return "";
}

std::string in_words(const std::string& shard, const MergedShard& merged) {
  std::string line = fmt::format("{}: {} documents, {} new, {} newer, {} gone; {} rows", printable(shard), merged.documents, merged.taken,
                                 merged.replaced, merged.gone, merged.rows);
  if (!merged.is_whole) line += "; its last run was cut off, run that again and merge again";
  return line;
}

int merge(const MergeOptions& options) {
  const InterruptGuard interrupts;
  if (const std::string wrong = objection(options); !wrong.empty()) return complain(wrong, exit_usage);
  const auto start = std::chrono::steady_clock::now();
  const auto lock = RunLock::take(options.database);
  if (!lock) return complain(lock.error());
  const auto rules = LinkRules::read(data_folder());
  if (!rules) return complain(rules.error());
  auto store = Store::open(options.database, ExtractorVersion::current());
  if (!store) return complain(store.error());
  bring_reference_up_to_date(*store);
  int refused = 0;
  RunTotals totals{.outcome = "finished"};
  Merge merge(*store);
  for (const std::string& shard : options.shards) {
    if (InterruptGuard::requested()) break;
    const auto merged = merge.add(shard);
    if (!merged) {
      complain(merged.error());
      ++refused;
      continue;
    }
    totals.files += merged->documents;
    totals.vanished += merged->gone;
    if (!options.quiet) fmt::print("{}\n", in_words(shard, *merged));
  }
  if (!InterruptGuard::requested()) {
    if (const Status linked = link_documents(*store, *rules); !linked) return complain(linked.error());
  }
  if (InterruptGuard::requested()) totals.outcome = "interrupted";
  totals.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (const Status finished = store->finish(totals); !finished) return complain(finished.error());
  if (InterruptGuard::requested()) return InterruptGuard::exit_code();
  return refused == 0 ? exit_all_well : refused == static_cast<int>(options.shards.size()) ? exit_could_not_run : exit_some_failed;
}

}  // namespace

void add_merge(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<MergeOptions>();
  CLI::App* command = app.add_subcommand("merge", "Bring the databases of several machines into one");
  command->add_option("SHARD", options->shards, "Databases that `ingest --shard` made")->required();
  command->add_option("--db", options->database, "The database that they are brought into; made where there is none")->required();
  command->add_flag("--quiet,-q", options->quiet, "Print failures only");
  command->footer(examples);
  command->callback([options, &chosen] { chosen = [options] { return merge(*options); }; });
}

}  // namespace prongsai

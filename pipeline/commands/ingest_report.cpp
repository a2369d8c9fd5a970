#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "pipeline/commands/ingest.h"
#include "pipeline/json_log.h"
#include "pipeline/live_display.h"

namespace prongsai {

Result<std::unique_ptr<Display>> display_for(const IngestOptions& options) {
  auto displays = std::make_unique<Displays>();
  if (options.quiet) {
    displays->add(std::make_unique<QuietDisplay>(stderr));
  } else if (can_draw_on(stderr)) {
    displays->add(std::make_unique<LiveDisplay>(stderr));
  } else {
    displays->add(std::make_unique<PlainDisplay>(stderr));
  }
  if (!options.json_log.empty()) {
    auto log = JsonLog::open(options.json_log);
    if (!log) return log.error();
    displays->add(*std::move(log));
  }
  return std::unique_ptr<Display>(std::move(displays));
}

std::string in_words(const BatchSummary& summary, const std::string& database) {
  if (summary.files == 0 && summary.vanished == 0 && !summary.interrupted) return "There is nothing to read: no files below the given paths.\n";
  const std::int64_t read = summary.ok + summary.partial + summary.failed;
  std::string line = fmt::format("Read {} of {} files in {:.1f} s: {} ok, {} partial, {} failed", read, summary.files, summary.seconds, summary.ok,
                                 summary.partial, summary.failed);
  if (summary.unchanged > 0) line += fmt::format("; {} unchanged", summary.unchanged);
  if (summary.copied > 0) line += fmt::format("; {} with the same bytes as another", summary.copied);
  if (summary.vanished > 0) line += fmt::format("; {} vanished", summary.vanished);
  if (summary.skipped > 0) line += fmt::format("; {} skipped (hidden or no reports)", summary.skipped);
  line += fmt::format(".\nThe database is {}.\n", printable(database));
  if (summary.failing > summary.failed) line += fmt::format("{} files in all have no reading; `prongsai status` says why.\n", summary.failing);
  if (summary.interrupted) line += "Interrupted: what was finished is stored; the same command goes on from there.\n";
  return line;
}

std::string in_json(const BatchSummary& summary, const Rows& failures, const std::string& database) {
  nlohmann::json list = nlohmann::json::array();
  for (const auto& row : failures.rows) list.push_back({{"path", row[0].value_or("")}, {"error", row[1].value_or("")}});
  const nlohmann::json all{{"database", printable(database)},
                           {"files", summary.files},
                           {"bytes", summary.bytes},
                           {"ok", summary.ok},
                           {"partial", summary.partial},
                           {"failed", summary.failed},
                           {"unchanged", summary.unchanged},
                           {"copied", summary.copied},
                           {"vanished", summary.vanished},
                           {"skipped", summary.skipped},
                           {"failing", summary.failing},
                           {"seconds", summary.seconds},
                           {"interrupted", summary.interrupted},
                           {"failures", list}};
  return all.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace prongsai

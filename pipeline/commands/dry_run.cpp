#include <fmt/core.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "pipeline/commands/command.h"
#include "pipeline/commands/ingest.h"
#include "pipeline/commands/report_database.h"
#include "pipeline/document_bytes.h"
#include "pipeline/read_file.h"
#include "pipeline/store/accepted_versions.h"
#include "pipeline/store/schema.h"

namespace prongsai {
namespace {

/// The database as it is; an empty one in memory where there is none.
Result<Database> database_to_compare(const std::string& file) {
  std::error_code unknown;
  if (std::filesystem::exists(file, unknown)) return open_for_reading(file);
  auto database = Database::open(":memory:", Database::Mode::create);
  if (!database) return database;
  if (const Status status = migrate(*database); !status) return status.error();
  return database;
}

/// Why a planned file would be read; empty where its bytes turn out to be the known ones.
std::string why_read(const PlannedFile& planned) {
  if (planned.reason != Reason::touched) return std::string(to_string(planned.reason));
  std::int64_t size = 0;
  const auto content = DocumentBytes::of_file(original_name(planned.location), size);
  const bool is_known = content ? content->sha256() == planned.sha256 : planned.sha256.empty();
  return is_known ? "" : "changed";
}

/// Prints a line a file, or gathers them.
class Plan {
 public:
  explicit Plan(bool json) : json_(json) {}

  void add(const std::string& reason, const std::string& path) {
    ++counts_[reason];
    if (json_) {
      list_.push_back({{"path", path}, {"reason", reason}});
    } else {
      fmt::print("{:9} {}\n", reason, path);
    }
  }

  void finish(std::int64_t files) {
    const std::int64_t gone = counts_["vanished"];
    std::int64_t read = -gone;
    for (const auto& [reason, count] : counts_) read += count;
    if (json_) {
      fmt::print("{}\n",
                 nlohmann::json{{"files", files}, {"would_read", read}, {"would_remove", gone}, {"reasons", counts_}, {"plan", list_}}.dump(1));
    } else {
      fmt::print("Of {} files {} would be read and {} left alone; {} would be taken out. Nothing was changed.\n", files, read, files - read, gone);
    }
  }

 private:
  bool json_;
  std::map<std::string, std::int64_t> counts_;
  nlohmann::json list_ = nlohmann::json::array();
};

}  // namespace

int dry_run(const IngestOptions& options, const ExtractorVersion& version) {
  auto database = database_to_compare(options.database);
  if (!database) return complain(database.error());
  accept_versions(*database, version);
  if (!options.older_than.empty()) accept_versions_since(*database, options.older_than);
  Inventory inventory(*database, selection_of(options));
  if (const auto discovery = take_stock(options, inventory); !discovery) return complain(discovery.error());

  Plan plan(options.json);
  for (auto file = inventory.after(""); file; file = inventory.after(file->location)) {
    if (const std::string reason = why_read(*file); !reason.empty()) plan.add(reason, file->path);
  }
  for (auto gone = inventory.missing_after(""); gone; gone = inventory.missing_after(*gone)) {
    if (is_gone(original_name(*gone))) plan.add("vanished", *gone);
  }
  if (const Status status = database->take_status(); !status) return complain(status.error());
  plan.finish(inventory.files());
  return exit_all_well;
}

}  // namespace prongsai

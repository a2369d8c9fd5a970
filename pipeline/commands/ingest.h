#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "pipeline/batch.h"
#include "pipeline/extractor_version.h"
#include "pipeline/read_document.h"
#include "pipeline/shard.h"

namespace prongsai {

/// What the command line of ingest says.
struct IngestOptions {
  std::vector<std::string> paths;
  std::string database;
  Shard shard;
  int jobs = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  bool force = false, allow_empty = false, dry_run = false, json = false, quiet = false;
  std::string retry;              ///< status of known documents that are read again
  std::vector<std::string> only;  ///< patterns of paths
  std::string older_than;         ///< version: what it and newer ones have read is good enough
  std::string json_log, report;   ///< files; empty: none
  std::string ocr = "auto", ocr_cache;
  OcrOptions reading;
  OrganisationSources organisations;
  int timeout_s = 300;
  int memory_mb = 2048;
};

/// The rules that read, with the options where they are not the usual ones, and the bytes of a register of organisations: what is known
/// by others is read again. Fails where the register cannot be opened.
Result<ExtractorVersion> version_of(const IngestOptions& options);

Selection selection_of(const IngestOptions& options);

/// Looks through the paths and plans what to do with what is there. Folders that could not be listed are complained about.
Result<Discovery> take_stock(const IngestOptions& options, Inventory& inventory);

/// Prints what a run would do.
int dry_run(const IngestOptions& options, const ExtractorVersion& version);

/// What tells of the run while it goes on.
Result<std::unique_ptr<Display>> display_for(const IngestOptions& options);

/// What a run came to, for people and for programs.
std::string in_words(const BatchSummary& summary, const std::string& database);
std::string in_json(const BatchSummary& summary, const Rows& failures, const std::string& database);

}  // namespace prongsai

#pragma once

#include <list>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/attempts.h"
#include "pipeline/discover.h"
#include "pipeline/display.h"
#include "pipeline/store/store.h"
#include "pipeline/worker.h"

namespace prongsai {

struct BatchOptions {
  int jobs = 1;        ///< children at once
  bool force = false;  ///< read known files again
  bool retry = false;  ///< read known files again that failed
  std::string_view extractor_version = {};
  Limits limits = {};
};

struct FailedFile {
  std::string path, error;
};

/// What a run did. Every file is counted once, under what it came to.
struct BatchSummary {
  int files = 0;
  int ok = 0, partial = 0, failed = 0;  ///< read in this run
  int unchanged = 0, copied = 0;
  int vanished = 0, skipped = 0;
  bool interrupted = false;
  std::vector<FailedFile> failures;  ///< files without a reading, whether from this run or an earlier one
  std::vector<Error> problems;       ///< folders that could not be listed
};

/// Takes files through: reads those that are new or changed in child processes, several at once, and stores
/// what they gave, one after the other. Single-threaded; stops at an interrupt or when the store fails.
class Batch {
 public:
  Batch(Store& store, ReadFunction read, const BatchOptions& options, Display& display);

  /// The error is the store's; what was stored before it stays.
  Result<BatchSummary> run(const Discovery& discovery);

 private:
  struct Job {
    Worker worker;
    FileInfo file;
    DocumentBytes bytes;  ///< for the case that the worker dies
    Attempts attempts;
  };

  Status begin(const FoundFile& found);
  Result<Worker> idle_worker();
  Status wait_for_workers();
  Result<bool> complete(Job& job);
  Status store_outcome(const FileInfo& file, const Result<Reading>& outcome);
  Status make_copies();
  Status remove_vanished(const Discovery& discovery);
  bool is_known(const FileInfo& file, const std::optional<Error>& unreadable);
  std::int64_t original_of(const FileInfo& copy);
  void count(const FileInfo& file, std::string_view status, const std::string& error);

  Store& store_;
  ReadFunction read_;
  BatchOptions options_;
  Display& display_;
  BatchSummary summary_;
  std::list<Job> jobs_;
  std::vector<Worker> idle_;                  ///< workers between two documents
  std::map<std::string, std::string> begun_;  ///< SHA-256 of what this run has read or is reading, and where that stands
  std::vector<FileInfo> copies_;              ///< files whose bytes stand elsewhere too
};

}  // namespace prongsai

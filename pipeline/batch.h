#pragma once

#include <chrono>
#include <list>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/attempts.h"
#include "pipeline/batch_summary.h"
#include "pipeline/display.h"
#include "pipeline/document_bytes.h"
#include "pipeline/store/inventory.h"
#include "pipeline/store/store.h"
#include "pipeline/worker.h"

namespace prongsai {

struct BatchOptions {
  int jobs = 1;            ///< children at once
  bool copy_known = true;  ///< what stands elsewhere with the same bytes is copied from there and not read
  Limits limits = {};
  std::chrono::nanoseconds tick = coarsest_tick;  ///< of the clocks by which files tell that they changed
};

/// Takes the planned files of an inventory through: reads those that are new or changed in child processes, several at once, and
/// stores what they gave, one after the other. Single-threaded; stops at an interrupt or when the store fails.
class Batch {
 public:
  Batch(Store& store, Inventory& inventory, ReadFunction read, const BatchOptions& options, Display& display);

  /// The error is the store's; what was stored before it stays.
  Status run();

  /// What was done, up to now.
  BatchSummary summary() const { return summary_; }

 private:
  struct Job {
    Worker worker;
    FileInfo file;
    DocumentBytes bytes;  ///< for the case that the worker dies
    Attempts attempts;
    std::chrono::steady_clock::time_point begun;
    std::int64_t peak_mb = 0;  ///< of the workers that it was given to
  };

  Status read_planned();
  Status begin(const PlannedFile& planned);
  Result<Worker> idle_worker();
  Status wait_for_workers(int most_ms);
  Result<bool> complete(Job& job);
  Status store_outcome(const FileInfo& file, const Result<Reading>& outcome, const std::optional<Effort>& effort = {});
  Status make_copies();
  Status remove_vanished();
  Status remove(const std::string& location);
  bool is_known(const PlannedFile& planned, const FileInfo& file);
  bool is_known_failure(const PlannedFile& planned, const Error& unreadable);
  std::int64_t original_of(const FileInfo& copy);
  void count(FinishedFile finished);

  Store& store_;
  Inventory& inventory_;
  ReadFunction read_;
  BatchOptions options_;
  Display& display_;
  BatchSummary summary_;
  std::list<Job> jobs_;
  std::vector<Worker> idle_;  ///< workers between two documents
};

}  // namespace prongsai

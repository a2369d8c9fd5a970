#pragma once

#include <chrono>
#include <deque>
#include <optional>

#include "pipeline/background_task.h"
#include "pipeline/batch_summary.h"
#include "pipeline/display.h"
#include "pipeline/store/inventory.h"
#include "pipeline/store/store.h"
#include "pipeline/worker_pool.h"

namespace prongsai {

struct BatchOptions {
  int jobs = 1;            ///< children at once
  bool copy_known = true;  ///< what stands elsewhere with the same bytes is copied from there and not read
  bool copy_equal = true;  ///< of files with the same bytes that are to be read only one is; not so where their folders count
  Limits limits = {};
  std::chrono::nanoseconds tick = coarsest_tick;  ///< of the clocks by which files tell that they changed
};

/// Takes the planned files of an inventory through: reads those that are new or changed in child processes, several at once, and
/// stores what they gave, one after the other. Only the search index is written by a second thread, where there are several
/// workers, so that they do not wait for it. Stops at an interrupt or when the store fails.
class Batch {
 public:
  Batch(Store& store, Inventory& inventory, ReadFunction read, const BatchOptions& options, Display& display);

  /// The error is the store's; what was stored before it stays.
  Status run();

  /// What was done, up to now.
  BatchSummary summary() const { return summary_; }

 private:
  Status read_planned();
  Status take_turn(WorkerPool& pool);
  bool wants_stock(const WorkerPool& pool) const;
  Status add_to_stock(const WorkerPool& pool);
  Status prepare(const PlannedFile& planned);
  Status store_finished(WorkerPool& pool);
  Status begin_indexing(WorkerPool& pool);
  Status end_indexing(WorkerPool& pool);
  Status store_outcome(const ReadOutcome& outcome, const std::optional<Effort>& effort = {});
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
  std::optional<PlannedFile> next_;
  std::deque<DocumentToRead> stock_;        ///< ready for the workers
  std::optional<BackgroundTask> indexing_;  ///< while it is there, the database is its own
};

}  // namespace prongsai

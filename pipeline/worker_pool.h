#pragma once

#include <chrono>
#include <deque>
#include <list>
#include <optional>

#include "pipeline/attempts.h"
#include "pipeline/display.h"
#include "pipeline/document_bytes.h"
#include "pipeline/limits.h"
#include "pipeline/store/store.h"
#include "pipeline/worker.h"

namespace prongsai {

/// A document to read.
struct DocumentToRead {
  FileInfo file;
  DocumentBytes bytes;
};

/// What came of one.
struct ReadOutcome {
  FileInfo file;
  Result<Reading> reading;
  Effort effort = {};
};

/// The workers of a run: takes documents, gives what was read in them, and replaces workers that die (see Attempts for what becomes
/// of their documents). Knows nothing of the database, so that it can go on while that is busy. For one thread.
class WorkerPool {
 public:
  /// `most` documents are read at once.
  WorkerPool(ReadFunction read, int most, const Limits& limits, Display& display);

  /// Between hold() and release() no process is started, as must not be while the program has another thread; a document whose
  /// worker dies meanwhile waits.
  void hold() { is_held_ = true; }
  void release();

  /// Whether a document can be given now.
  bool has_room() const;
  void give(DocumentToRead document);

  /// Whether nothing is being read.
  bool is_idle() const { return jobs_.empty(); }

  /// Waits until a worker says something, a descriptor of somebody else's becomes readable (-1: none), or the time is up. The
  /// error is the system's.
  Status wait(std::chrono::milliseconds most, int other_descriptor = -1);

  /// What was done and not yet taken, in the order in which it was, one by one.
  std::optional<ReadOutcome> take_finished();
  bool has_finished() const { return !finished_.empty(); }

 private:
  struct Job {
    DocumentToRead document;  ///< kept for the case that the worker dies
    std::chrono::steady_clock::time_point begun;
    std::list<Worker> worker = {};  ///< one, or none while a new one has to wait
    Attempts attempts = {};
    std::int64_t peak_mb = 0;  ///< of the workers that it was given to
  };

  bool find_worker(Job& job);
  bool complete(Job& job);
  void finish(Job& job, Result<Reading> reading);

  ReadFunction read_;
  std::size_t most_;
  Limits limits_;
  Display& display_;
  bool is_held_ = false;
  std::list<Job> jobs_;
  std::list<Worker> idle_;  ///< between two documents
  std::deque<ReadOutcome> finished_;
};

}  // namespace prongsai

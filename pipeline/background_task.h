#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <thread>

#include "models/result.h"
#include "pipeline/descriptor.h"

namespace prongsai {

/// One piece of work on a thread of its own, for whose end a poll() can wait. What it works with belongs to it until then.
class BackgroundTask {
 public:
  explicit BackgroundTask(std::function<Status()> work);
  BackgroundTask(const BackgroundTask&) = delete;
  BackgroundTask& operator=(const BackgroundTask&) = delete;
  ~BackgroundTask();

  /// Becomes readable when the work is done; -1 where the system has none left.
  int descriptor() const { return done_.number(); }

  bool is_done() const { return is_done_; }

  /// What came of it; waits for its end.
  Status result();

 private:
  Descriptor done_;
  std::atomic<bool> is_done_ = false;
  std::optional<Status> status_;
  std::thread thread_;
};

}  // namespace prongsai

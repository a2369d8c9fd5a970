#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "pipeline/serve/read_connection.h"

namespace prongsai::serve {

/// A few threads that do one task after the other, each with a connection of its own.
class Lane {
 public:
  /// Must not throw, and look at is_stopping() where it waits.
  using Task = std::function<void(ReadConnection& connection)>;

  Lane(const std::string& database, int threads, std::size_t most_waiting);

  /// Those that wait are dropped, those that are being done are ended.
  ~Lane();

  /// False where as many tasks wait as may; from any thread.
  bool give(Task task);

  const std::atomic<bool>& is_stopping() const { return is_stopping_; }

  /// What is given from now on sees all that was written until now; from any thread.
  void look_anew() { ++changes_; }

 private:
  void work(const std::string& database);
  std::optional<Task> next(ReadConnection& connection);

  const std::size_t most_waiting_;
  std::atomic<bool> is_stopping_ = false;
  std::atomic<std::uint64_t> changes_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  std::vector<std::thread> threads_;
};

}  // namespace prongsai::serve

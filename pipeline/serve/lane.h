#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "models/result.h"
#include "pipeline/store/sqlite.h"

namespace prongsai::serve {

/// The connection of a thread to the database, for reading only. It is opened when it is needed, anew where the file has become another one,
/// and closed when it is not: an open one keeps a run from leaving a self-contained file behind.
class ReadConnection {
 public:
  ReadConnection(std::string file, const std::atomic<bool>& is_stopping) : file_(std::move(file)), is_stopping_(is_stopping) {}

  /// Its statements end with `timeout` once so much time has passed. Fails with `storage_failed`.
  Result<Database*> open(std::chrono::milliseconds granted);
  void close();

 private:
  std::string file_;
  const std::atomic<bool>& is_stopping_;
  std::chrono::steady_clock::time_point end_;
  std::optional<Database> database_;
  std::uint64_t inode_ = 0;
};

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

 private:
  void work(const std::string& database);
  std::optional<Task> next(ReadConnection& connection);

  const std::size_t most_waiting_;
  std::atomic<bool> is_stopping_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  std::vector<std::thread> threads_;
};

}  // namespace prongsai::serve

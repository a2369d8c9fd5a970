#include "pipeline/serve/lane.h"

#include <chrono>

namespace prongsai::serve {
namespace {

/// How long a connection that nobody needs stays open.
constexpr std::chrono::seconds kept_open{2};

}  // namespace

Lane::Lane(const std::string& database, int threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
  for (int thread = 0; thread < threads; ++thread) threads_.emplace_back([this, database] { work(database); });
}

Lane::~Lane() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool Lane::give(Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (tasks_.size() >= most_waiting_) return false;
    tasks_.push_back(std::move(task));
  }
  changed_.notify_one();
  return true;
}

std::optional<Lane::Task> Lane::next(ReadConnection& connection) {
  std::unique_lock lock(mutex_);
  const auto is_due = [&] { return is_stopping_ || !tasks_.empty(); };
  connection.rest(!tasks_.empty());
  if (!changed_.wait_for(lock, kept_open, is_due)) {
    connection.close();
    changed_.wait(lock, is_due);
  }
  if (is_stopping_) return std::nullopt;
  std::optional<Task> task(std::move(tasks_.front()));
  tasks_.pop_front();
  return task;
}

void Lane::work(const std::string& database) {
  ReadConnection connection(database, is_stopping_, changes_);
  while (const auto task = next(connection)) (*task)(connection);
}

}  // namespace prongsai::serve

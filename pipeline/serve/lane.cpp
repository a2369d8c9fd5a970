#include "pipeline/serve/lane.h"

#include <sys/stat.h>

#include "pipeline/store/open_database.h"

namespace prongsai::serve {
namespace {

/// How long a connection that nobody needs stays open.
constexpr std::chrono::seconds kept_open{2};

/// Pages that a connection keeps, in KiB: there are several of them, and the system keeps the file in memory as well.
constexpr const char* connection_sql = "PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY";

}  // namespace

Result<Database*> ReadConnection::open(std::chrono::milliseconds granted) {
  end_ = std::chrono::steady_clock::now() + granted;
  struct stat status {};
  if (stat(file_.c_str(), &status) != 0 || status.st_ino != inode_) close();
  if (database_) return &*database_;
  auto opened = open_for_reading(file_);
  if (!opened) return opened.error();
  database_ = *std::move(opened);
  database_->execute(connection_sql);
  database_->while_waiting([this] { return !is_stopping_ && std::chrono::steady_clock::now() < end_; });
  database_->interrupt_when([this] { return is_stopping_ || std::chrono::steady_clock::now() > end_; });
  inode_ = status.st_ino;
  return &*database_;
}

void ReadConnection::close() { database_.reset(); }

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
  ReadConnection connection(database, is_stopping_);
  while (const auto task = next(connection)) (*task)(connection);
}

}  // namespace prongsai::serve

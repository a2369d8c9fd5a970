#include "pipeline/serve/read_connection.h"

#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/file_stamp.h"
#include "pipeline/store/open_database.h"

namespace prongsai::serve {
namespace {

using std::chrono::steady_clock;

/// How long answers may come from one state of the database.
constexpr std::chrono::milliseconds most_kept{500};

/// Statements that a connection keeps: answers are made of some hundred different ones.
constexpr std::size_t statements_kept = 150;

/// Pages that a connection keeps, in KiB: there are several of them, and the system keeps the file in memory as well.
constexpr const char* connection_sql = "PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY";

}  // namespace

std::optional<std::uint64_t> state_of(const std::string& file) {
  std::uint64_t state = 0;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  for (const std::string& part : {file, file + "-wal"}) {
    struct stat status {};
    const FileStamp stamp = stat(part.c_str(), &status) == 0 ? stamp_of(status) : FileStamp{};
    if (now - std::chrono::nanoseconds(stamp.mtime_ns) < coarsest_tick) return std::nullopt;
    for (const std::int64_t number : {stamp.size, stamp.mtime_ns, stamp.inode})
      state = (state ^ static_cast<std::uint64_t>(number)) * 0x9E3779B97F4A7C15u + 1;
  }
  return state;
}

Result<Database*> ReadConnection::connected(std::chrono::milliseconds granted) {
  end_ = steady_clock::now() + granted;
  struct stat status {};
  if (stat(file_.c_str(), &status) != 0 || status.st_ino != inode_) close();
  if (database_) return &*database_;
  auto opened = open_for_reading(file_);
  if (!opened) return opened.error();
  database_ = *std::move(opened);
  database_->execute(connection_sql);
  database_->keep_statements(statements_kept);
  database_->while_waiting([this] { return !is_stopping_ && steady_clock::now() < end_; });
  database_->interrupt_when([this] { return is_stopping_ || steady_clock::now() > end_; });
  inode_ = status.st_ino;
  return &*database_;
}

Result<Database*> ReadConnection::open(std::chrono::milliseconds granted) {
  auto database = connected(granted);
  if (database) let_go();
  return database;
}

Result<Snapshot> ReadConnection::snapshot(std::chrono::milliseconds granted) {
  if (const auto database = connected(granted); !database) return database.error();
  if (!is_kept()) {
    let_go();
    seen_changes_ = changes_;
    state_ = state_of(file_);
    is_in_wal_ = access((file_ + "-wal").c_str(), F_OK) == 0;
    taken_at_ = steady_clock::now();
    database_->execute("BEGIN");
  }
  return Snapshot{*database_, state_, taken_at_};
}

void ReadConnection::rest(bool is_brief) {
  if (!is_brief || !is_in_wal_) let_go();
}

void ReadConnection::let_go() {
  if (!database_) return;
  (void)database_->take_status();
  if (database_->is_in_transaction()) database_->execute("ROLLBACK");
}

// Of what went wrong in one answer the next is to know nothing.
bool ReadConnection::is_kept() {
  return database_->take_status() && database_->is_in_transaction() && seen_changes_ == changes_ && steady_clock::now() - taken_at_ < most_kept;
}

}  // namespace prongsai::serve

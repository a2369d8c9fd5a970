#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "models/result.h"
#include "pipeline/store/sqlite.h"

namespace prongsai::serve {

/// Another number once the database has changed; none where that was so shortly ago that the next change might not show.
std::optional<std::uint64_t> state_of(const std::string& file);

/// One state of the database, whatever is written to it meanwhile.
struct Snapshot {
  Database& database;
  std::optional<std::uint64_t> state;        ///< as state_of() told it when this was taken
  std::chrono::steady_clock::time_point at;  ///< when it was taken: what was written before that is in it
};

/// The connection of a thread to the database, for reading only. It is opened when it is needed, anew where the file has become another one,
/// and closed when it is not: an open one keeps a run from leaving a self-contained file behind.
class ReadConnection {
 public:
  /// `changes` is another number once something was changed that the next answer must show; it and `is_stopping` outlive the connection.
  ReadConnection(std::string file, const std::atomic<bool>& is_stopping, const std::atomic<std::uint64_t>& changes)
      : file_(std::move(file)), is_stopping_(is_stopping), changes_(changes) {}

  /// Its statements end with `timeout` once so much time has passed. Fails with `storage_failed`.
  Result<Database*> open(std::chrono::milliseconds granted);

  /// The same, for statements that are to see one state. It may be that of the last call, up to half a second ago: a batch commits many times
  /// a second, and of each new state SQLite reads all pages anew.
  Result<Snapshot> snapshot(std::chrono::milliseconds granted);

  /// Between two answers. Gives up the state, unless the next one comes at once and writers do not wait for readers (which is so in WAL mode).
  void rest(bool is_brief);

  void close() { database_.reset(); }

 private:
  Result<Database*> connected(std::chrono::milliseconds granted);
  bool is_kept();
  void let_go();

  std::string file_;
  const std::atomic<bool>& is_stopping_;
  const std::atomic<std::uint64_t>& changes_;
  std::chrono::steady_clock::time_point end_;
  std::optional<Database> database_;
  std::uint64_t inode_ = 0;
  std::optional<std::uint64_t> state_;  ///< this and what follows: of the snapshot
  std::chrono::steady_clock::time_point taken_at_;
  std::uint64_t seen_changes_ = 0;
  bool is_in_wal_ = false;
};

}  // namespace prongsai::serve

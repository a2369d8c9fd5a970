#pragma once

#include <filesystem>

#include "models/result.h"

namespace prongsai {

/// The right to be the one run that fills a database: a lock on the file DATABASE.lock beside it, which names its holder. The
/// kernel gives it back with the process that holds it, however that ends, so a dead process cannot hold it; a child must
/// close what it inherits. (Not a lock on the database itself: SQLite's locks there would go with any descriptor of it that
/// is closed.) Readers need no such right.
class RunLock {
 public:
  /// Fails with `storage_failed` where another run has it, and where the file cannot be made.
  static Result<RunLock> take(const std::filesystem::path& database);

  RunLock(RunLock&& other) noexcept;
  RunLock& operator=(RunLock&& other) noexcept;
  ~RunLock();

 private:
  RunLock(std::filesystem::path file, int descriptor) : file_(std::move(file)), descriptor_(descriptor) {}
  void release() noexcept;

  std::filesystem::path file_;
  int descriptor_ = -1;
};

/// The file that is locked.
std::filesystem::path lock_file_of(const std::filesystem::path& database);

}  // namespace prongsai

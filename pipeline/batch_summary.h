#pragma once

#include <cstdint>

namespace prongsai {

/// What a run did. Every file is counted once, under what it came to.
struct BatchSummary {
  std::int64_t files = 0, bytes = 0;             ///< found; bytes of those read
  std::int64_t ok = 0, partial = 0, failed = 0;  ///< read in this run
  std::int64_t unchanged = 0, copied = 0;
  std::int64_t vanished = 0, skipped = 0;
  std::int64_t failing = 0;  ///< files without a reading, whether from this run or an earlier one
  double seconds = 0;
  bool interrupted = false, stopped = false;  ///< by a signal; by a failure of the store

  const char* outcome() const noexcept { return stopped ? "stopped" : interrupted ? "interrupted" : "finished"; }
};

}  // namespace prongsai

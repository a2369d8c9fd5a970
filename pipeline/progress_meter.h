#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace prongsai {

/// How far a run is and how fast. Told the time with everything, so that it has no clock of its own.
class ProgressMeter {
 public:
  using Time = std::chrono::steady_clock::time_point;

  void begin(std::int64_t files, Time now);

  /// A file is through; stage where it failed, else empty.
  void done(std::string_view failed_stage, Time now);

  std::int64_t files() const { return files_; }
  std::int64_t finished() const { return finished_; }

  double per_second(Time now) const;      ///< since the beginning
  double per_second_now(Time now) const;  ///< in the last half minute, or since the beginning where that was later

  /// What the rest takes at the speed of all that was done so far; nothing where that cannot be told.
  std::optional<std::chrono::seconds> remaining(Time now) const;

  /// "40 of 400 files (10 %), 12.3/s now, 11.8/s overall, 0:31 to go; failed: 3 read, 1 load"
  std::string line(Time now) const;

 private:
  std::int64_t files_ = 0, finished_ = 0;
  Time started_;
  std::deque<std::pair<Time, std::int64_t>> marks_;  ///< how many were finished when, second by second, of the last half minute
  std::map<std::string, std::int64_t, std::less<>> failures_;
};

}  // namespace prongsai

#pragma once

#include <sys/stat.h>

#include <chrono>
#include <cstdint>
#include <optional>

namespace prongsai {

/// What a look at a file's entry tells of its content: while nothing of it has changed, neither have the bytes, given that
/// they were read when its times were past (see lasting_stamp).
struct FileStamp {
  std::int64_t size = 0;
  std::int64_t mtime_ns = 0, ctime_ns = 0;  ///< since 1970, UTC
  std::int64_t inode = 0;

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// How long after a change another one may show no other times: clocks of file systems tick every few milliseconds, some
/// every two seconds.
constexpr std::chrono::seconds coarsest_tick{2};

FileStamp stamp_of(const struct stat& status);

/// The stamp with which bytes can be known again that were read between two looks at a file, from `opened` on. None
/// where the file changed meanwhile, or so shortly before that the next change might not show.
std::optional<FileStamp> lasting_stamp(const struct stat& before, const struct stat& after, std::chrono::system_clock::time_point opened,
                                       std::chrono::nanoseconds tick);

}  // namespace prongsai

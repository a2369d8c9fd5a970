#include "pipeline/file_stamp.h"

#include <algorithm>

namespace prongsai {

FileStamp stamp_of(const struct stat& status) {
  const auto in_ns = [](const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; };
  return {status.st_size, in_ns(status.st_mtim), in_ns(status.st_ctim), static_cast<std::int64_t>(status.st_ino)};
}

std::optional<FileStamp> lasting_stamp(const struct stat& before, const struct stat& after, std::chrono::system_clock::time_point opened,
                                       std::chrono::nanoseconds tick) {
  const FileStamp stamp = stamp_of(after);
  const auto newest = std::chrono::nanoseconds(std::max(stamp.mtime_ns, stamp.ctime_ns));
  const bool is_past = newest + tick <= opened.time_since_epoch();
  return is_past && stamp == stamp_of(before) ? std::optional(stamp) : std::nullopt;
}

}  // namespace prongsai

#include "pipeline/original_file.h"

#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>

#include "pipeline/discover.h"
#include "pipeline/read_file.h"
#include "pipeline/sha256.h"

namespace prongsai {
namespace {

Error refusal(ErrorCode code, std::string message) { return {code, std::move(message), "", 0}; }

Result<std::string> hash_of(int descriptor, std::int64_t size) {
  Sha256 hash;
  std::array<char, 65536> buffer;
  for (std::int64_t at = 0; at < size;) {
    const ssize_t got = pread(descriptor, buffer.data(), buffer.size(), static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable_file();
    if (got == 0) break;  // it was cut meanwhile: its stamp tells
    hash.take({buffer.data(), static_cast<std::size_t>(got)});
    at += got;
  }
  return hash.digest();
}

}  // namespace

Result<OriginalFile> open_original(const std::string& location, const std::string& sha256, const std::optional<FileStamp>& known) {
  const auto opened_at = std::chrono::system_clock::now();
  std::int64_t size = 0;
  auto opened = open_regular_file(original_name(location), size);
  if (!opened) return refusal(opened.error().code, fmt::format("{}: {}", location, opened.error().message));
  struct stat before {
  }, after{};
  fstat(opened->number(), &before);
  OriginalFile original{*std::move(opened), stamp_of(before)};
  if (known && original.stamp == *known) {
    original.lasting = known;
    return original;
  }
  const auto hash = hash_of(original.file.number(), original.stamp.size);
  if (!hash) return refusal(hash.error().code, fmt::format("{}: {}", location, hash.error().message));
  fstat(original.file.number(), &after);
  if (*hash != sha256 || stamp_of(after) != original.stamp) {
    return changed_file(location);
  }
  original.lasting = lasting_stamp(before, after, opened_at, coarsest_tick);
  return original;
}

bool is_as_it_was(int descriptor, const FileStamp& stamp) {
  struct stat now {};
  return fstat(descriptor, &now) == 0 && stamp_of(now) == stamp;
}

Error changed_file(const std::string& location) {
  return refusal(ErrorCode::damaged,
                 fmt::format("{} is not the file that was read: it has changed since; `prongsai ingest` reads it again", location));
}

}  // namespace prongsai

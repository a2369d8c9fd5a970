#include "pipeline/read_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace prongsai {
namespace {

constexpr std::int64_t most_bytes = std::int64_t{512} << 20;

Error failed(ErrorCode code, std::string message) { return {code, std::move(message), "discover", 0}; }

}  // namespace

Error unreadable_file() { return failed(ErrorCode::io_failed, fmt::format("cannot be read: {}", std::strerror(errno))); }

Result<Descriptor> open_regular_file(const std::filesystem::path& file, std::int64_t& size) {
  Descriptor opened(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!opened) return failed(ErrorCode::io_failed, fmt::format("cannot be opened: {}", std::strerror(errno)));
  struct stat status {};
  if (fstat(opened.number(), &status) != 0 || !S_ISREG(status.st_mode)) return failed(ErrorCode::io_failed, "is no regular file");
  size = status.st_size;
  if (size > most_bytes) return failed(ErrorCode::limit_exceeded, fmt::format("has {} bytes; at most {} are read", size, most_bytes));
  return opened;
}

Result<std::string> read_file(const std::filesystem::path& file, std::int64_t& size) {
  const auto opened = open_regular_file(file, size);
  if (!opened) return opened.error();
  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = read(opened->number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable_file();
    if (got == 0) break;  // it was cut while we read: what is there counts
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

bool is_gone(const std::filesystem::path& file) {
  struct stat status {};
  return stat(file.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR || errno == ELOOP);
}

}  // namespace prongsai

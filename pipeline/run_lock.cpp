#include "pipeline/run_lock.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "pipeline/discover.h"

namespace prongsai {
namespace {

Error refusal(std::string message) { return {ErrorCode::storage_failed, std::move(message), "load", 0}; }

std::string holder_of(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t size = pread(descriptor, text.data(), text.size() - 1, 0);
  const std::string_view line(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  const std::string_view pid = line.substr(0, line.find('\n'));
  return pid.empty() ? "" : fmt::format(" (process {})", pid);
}

/// A holder that ended has taken the file away: who then gets the lock on what no name leads to has nothing.
bool is_still_there(const std::filesystem::path& file, int descriptor) {
  struct stat named {
  }, opened{};
  return stat(file.c_str(), &named) == 0 && fstat(descriptor, &opened) == 0 && named.st_ino == opened.st_ino && named.st_dev == opened.st_dev;
}

}  // namespace

std::filesystem::path lock_file_of(const std::filesystem::path& database) {
  std::error_code unknown;
  const auto itself = std::filesystem::weakly_canonical(database, unknown);
  return (unknown ? database : itself).string() + ".lock";
}

Result<RunLock> RunLock::take(const std::filesystem::path& database) {
  const auto file = lock_file_of(database);
  while (true) {
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) {
      return refusal(
          fmt::format("{} cannot be made: {} (a run needs a folder that it may write to)", printable(file.string()), std::strerror(errno)));
    }
    RunLock lock(file, descriptor);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      const int cause = errno;
      const std::string holder = cause == EWOULDBLOCK ? holder_of(descriptor) : "";
      lock.file_.clear();  // another one's: not ours to take away
      if (cause == EINTR) continue;
      if (cause != EWOULDBLOCK) return refusal(fmt::format("{} cannot be locked: {}", printable(file.string()), std::strerror(cause)));
      return refusal(fmt::format("another run{} is filling {}; wait for its end, or stop it", holder, printable(database.string())));
    }
    if (!is_still_there(file, descriptor)) {
      lock.file_.clear();
      continue;
    }
    const std::string pid = fmt::format("{}\n", getpid());
    // A disk that is full keeps no name of the holder; the lock holds all the same.
    if (ftruncate(descriptor, 0) == 0) (void)!pwrite(descriptor, pid.data(), pid.size(), 0);
    return lock;
  }
}

RunLock::RunLock(RunLock&& other) noexcept : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

RunLock& RunLock::operator=(RunLock&& other) noexcept {
  if (this == &other) return *this;
  release();
  file_ = std::move(other.file_);
  descriptor_ = std::exchange(other.descriptor_, -1);
  return *this;
}

RunLock::~RunLock() { release(); }

void RunLock::release() noexcept {
  if (descriptor_ < 0) return;
  if (!file_.empty()) unlink(file_.c_str());  // while it is ours
  close(std::exchange(descriptor_, -1));
}

}  // namespace prongsai

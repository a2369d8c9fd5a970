#include "pipeline/document_bytes.h"

#include <fmt/core.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "pipeline/read_file.h"
#include "pipeline/sha256.h"

namespace prongsai {
namespace {

constexpr int most_trials = 3;

Error no_memory() { return {ErrorCode::internal, fmt::format("no memory to hand it over: {}", std::strerror(errno)), "read", 0}; }

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Descriptor new_memory() { return Descriptor(memfd_create("document", MFD_CLOEXEC)); }

}  // namespace

DocumentBytes::DocumentBytes(Descriptor memory, std::uint64_t size, std::string sha256)
    : memory_(std::move(memory)), size_(size), sha256_(std::move(sha256)) {}

// No more than the file had when it was opened: one that grows while it is read must come to an end.
Result<DocumentBytes> DocumentBytes::copy_of(int descriptor, std::int64_t size) {
  Descriptor memory = new_memory();
  if (!memory) return no_memory();
  Sha256 hash;
  std::array<char, 65536> buffer;
  std::uint64_t left = static_cast<std::uint64_t>(size);
  while (left > 0) {
    const ssize_t got = read(descriptor, buffer.data(), std::min<std::uint64_t>(buffer.size(), left));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable_file();
    if (got == 0) break;  // it was cut while we read: what is there counts
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(got));
    hash.take(bytes);
    if (!write_all(memory.number(), bytes)) return no_memory();
    left -= bytes.size();
  }
  return DocumentBytes(std::move(memory), static_cast<std::uint64_t>(size) - left, hash.digest());
}

Result<DocumentBytes> DocumentBytes::of_file(const std::filesystem::path& file, std::int64_t& size, std::chrono::nanoseconds tick) {
  for (int trial = 1;; ++trial) {
    const auto opened_at = std::chrono::system_clock::now();
    const auto opened = open_regular_file(file, size);
    if (!opened) return opened.error();
    struct stat before {
    }, after{};
    fstat(opened->number(), &before);
    auto bytes = copy_of(opened->number(), size);
    fstat(opened->number(), &after);
    const bool is_same = before.st_size == size && stamp_of(before) == stamp_of(after);
    if (bytes && is_same) bytes->stamp_ = lasting_stamp(before, after, opened_at, tick);
    if (!bytes || is_same || trial == most_trials) return bytes;
  }
}

Result<DocumentBytes> DocumentBytes::of(std::string_view bytes) {
  Descriptor memory = new_memory();
  if (!memory || !write_all(memory.number(), bytes)) return no_memory();
  return DocumentBytes(std::move(memory), bytes.size(), prongsai::sha256(bytes));
}

DocumentBytes DocumentBytes::of_known(Descriptor file, std::uint64_t size, std::string sha256) {
  return DocumentBytes(std::move(file), size, std::move(sha256));
}

}  // namespace prongsai

#include "pipeline/document_bytes.h"

#include <fmt/core.h>
#include <sys/mman.h>
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
Result<DocumentBytes> DocumentBytes::of_file(const std::filesystem::path& file, std::int64_t& size) {
  const auto opened = open_regular_file(file, size);
  if (!opened) return opened.error();
  Descriptor memory = new_memory();
  if (!memory) return no_memory();
  Sha256 hash;
  std::array<char, 65536> buffer;
  std::uint64_t left = static_cast<std::uint64_t>(size);
  while (left > 0) {
    const ssize_t got = read(opened->number(), buffer.data(), std::min<std::uint64_t>(buffer.size(), left));
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

Result<DocumentBytes> DocumentBytes::of(std::string_view bytes) {
  Descriptor memory = new_memory();
  if (!memory || !write_all(memory.number(), bytes)) return no_memory();
  return DocumentBytes(std::move(memory), bytes.size(), prongsai::sha256(bytes));
}

}  // namespace prongsai

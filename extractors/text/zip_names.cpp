#include "extractors/text/zip_names.h"

#include <algorithm>
#include <cstdint>

namespace prongsai::text {
namespace {

constexpr std::size_t kMaxNames = 4096;
constexpr std::size_t kEndRecord = 22, kMaxComment = 65535, kDirectoryEntry = 46, kLocalHeader = 30;

/// A little-endian number of the archive; 0 where it would lie outside.
std::uint32_t number_at(std::string_view bytes, std::size_t offset, int width) {
  if (offset + static_cast<std::size_t>(width) > bytes.size()) return 0;
  std::uint32_t value = 0;
  for (int i = width - 1; i >= 0; --i) value = value << 8 | static_cast<std::uint8_t>(bytes[offset + static_cast<std::size_t>(i)]);
  return value;
}

/// A part of the archive; shorter, or empty, where the archive ends before it.
std::string_view part(std::string_view bytes, std::size_t offset, std::size_t length) {
  return offset >= bytes.size() ? std::string_view{} : bytes.substr(offset, length);
}

std::vector<std::string_view> names_of_directory(std::string_view bytes) {
  std::vector<std::string_view> names;
  const std::size_t tail = bytes.size() - std::min(bytes.size(), kEndRecord + kMaxComment);
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string_view::npos || end < tail) return names;

  std::size_t entry = number_at(bytes, end + 16, 4);
  while (names.size() < kMaxNames && part(bytes, entry, 4) == "PK\x01\x02") {
    const std::size_t name = number_at(bytes, entry + 28, 2);
    names.push_back(part(bytes, entry + kDirectoryEntry, name));
    entry += kDirectoryEntry + name + number_at(bytes, entry + 30, 2) + number_at(bytes, entry + 32, 2);
  }
  return names;
}

std::vector<std::string_view> names_of_entries(std::string_view bytes) {
  std::vector<std::string_view> names;
  for (std::size_t at = 0; names.size() < kMaxNames; at += 4) {
    at = bytes.find("PK\x03\x04", at);
    if (at == std::string_view::npos) break;
    names.push_back(part(bytes, at + kLocalHeader, number_at(bytes, at + 26, 2)));
  }
  return names;
}

}  // namespace

std::vector<std::string_view> zip_names(std::string_view bytes) {
  auto names = names_of_directory(bytes);
  return names.empty() ? names_of_entries(bytes) : names;
}

std::string_view zip_mimetype(std::string_view bytes) {
  const bool stored = number_at(bytes, 8, 2) == 0;
  const std::size_t name = number_at(bytes, 26, 2);
  if (!stored || part(bytes, kLocalHeader, name) != "mimetype") return {};
  return part(bytes, kLocalHeader + name + number_at(bytes, 28, 2), number_at(bytes, 18, 4)).substr(0, 256);
}

}  // namespace prongsai::text

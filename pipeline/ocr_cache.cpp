#include "pipeline/ocr_cache.h"

#include <fmt/core.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

#include "pipeline/discover.h"
#include "pipeline/sha256.h"
#include "pipeline/wire_archive.h"

namespace prongsai {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t hash_length = 64;                   // SHA-256 in hexadecimal
constexpr std::size_t most_bytes = std::size_t{1} << 28;  // of one page, inflated: more is no page of ours

/// The length of a text, then the text deflated.
std::string packed(const std::string& bytes) {
  const std::uint64_t length = bytes.size();
  uLongf size = compressBound(bytes.size());
  std::string result(sizeof length + size, '\0');
  std::memcpy(result.data(), &length, sizeof length);
  auto* const out = reinterpret_cast<Bytef*>(result.data() + sizeof length);
  if (compress2(out, &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_BEST_SPEED) != Z_OK) return {};
  result.resize(sizeof length + size);
  return result;
}

std::optional<std::string> unpacked(std::string_view bytes) {
  std::uint64_t length = 0;
  if (bytes.size() < sizeof length) return std::nullopt;
  std::memcpy(&length, bytes.data(), sizeof length);
  if (length > most_bytes) return std::nullopt;
  bytes.remove_prefix(sizeof length);
  std::string result(length, '\0');
  uLongf size = length;
  const int status = uncompress(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  return status == Z_OK && size == length ? std::optional(std::move(result)) : std::nullopt;
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

std::string OcrCache::key_of(const PageImage& image) const {
  const std::string_view pixels(reinterpret_cast<const char*>(image.pixels.data()), image.pixels.size());
  return sha256(fmt::format("{} {}x{}x{} {:.2f}x{:.2f} {}{}", settings_, image.width, image.height, image.channels, image.width_pt, image.height_pt,
                            image.is_straight ? "straight " : "", sha256(pixels)));
}

fs::path OcrCache::file_of(const std::string& key) const { return folder_ / key.substr(0, 2) / key.substr(2); }

std::optional<PageContent> OcrCache::find(const std::string& key) const {
  const std::string file = content_of(file_of(key));
  if (file.size() < hash_length) return std::nullopt;
  const std::string_view body = std::string_view(file).substr(hash_length);
  if (sha256(body) != file.substr(0, hash_length)) return std::nullopt;  // power that failed may leave any bytes
  const auto bytes = unpacked(body);
  if (!bytes) return std::nullopt;
  PageContent content;
  wire::Parser parser(*bytes);
  parser.read(content);
  return parser.is_whole() ? std::optional(std::move(content)) : std::nullopt;
}

void OcrCache::keep(const std::string& key, const PageContent& content) const {
  wire::Writer writer;
  writer.write(content);
  const std::string body = packed(writer.take());
  const fs::path file = file_of(key);
  const fs::path unfinished = file.string() + fmt::format(".{}", getpid());
  std::error_code failure;
  fs::create_directories(file.parent_path(), failure);
  std::ofstream out(unfinished, std::ios::binary);
  out << sha256(body) << body;
  out.close();
  if (out) {
    fs::rename(unfinished, file, failure);
  } else {
    fs::remove(unfinished, failure);
  }
}

Status check_writable(const fs::path& folder) {
  fs::path there = fs::absolute(folder).lexically_normal();
  std::error_code unknown;
  while (there.has_relative_path() && !fs::exists(there, unknown)) there = there.parent_path();
  const bool is_folder = fs::is_directory(there, unknown);
  if (is_folder && access(there.c_str(), W_OK | X_OK) == 0) return Done{};
  const char* const why = is_folder ? std::strerror(errno) : std::strerror(ENOTDIR);
  return Error{ErrorCode::io_failed, fmt::format("{} cannot be written: {}", printable(folder.string()), why), "", 0};
}

fs::path ocr_cache_beside(const fs::path& database) { return database.string() + ".ocr"; }

}  // namespace prongsai

#include "extractors/links/sketch.h"

#include <algorithm>
#include <limits>

namespace prongsai {
namespace {

constexpr std::size_t letters_of_a_piece = 5;
constexpr std::uint32_t empty = std::numeric_limits<std::uint32_t>::max();

/// The finisher of MurmurHash3: each bit of the outcome hangs on each bit of the key.
constexpr std::uint64_t mix(std::uint64_t key) noexcept {
  key ^= key >> 33;
  key *= 0xff51afd7ed558ccdULL;
  key ^= key >> 33;
  key *= 0xc4ceb9fe1a85ec53ULL;
  return key ^ (key >> 33);
}

void fill(std::uint32_t* least, const std::vector<std::uint32_t>& pieces, std::uint64_t salt) noexcept {
  for (const std::uint32_t piece : pieces) {
    const std::uint64_t hash = mix(piece + salt);
    const auto bin = static_cast<std::size_t>(((hash >> 32) * Sketch::bins) >> 32);
    least[bin] = std::min(least[bin], static_cast<std::uint32_t>(hash) & (empty - 1));
  }
}

void lend(std::uint32_t* least, std::uint64_t salt) noexcept {
  std::array<std::uint32_t, Sketch::bins> own;
  std::copy_n(least, Sketch::bins, own.begin());
  for (std::uint64_t bin = 0; bin < Sketch::bins; ++bin) {
    for (std::uint64_t attempt = 1; least[bin] == empty; ++attempt) least[bin] = own[mix(salt + bin * 1'000'003 + attempt) % Sketch::bins];
  }
}

}  // namespace

std::vector<std::uint32_t> pieces_of(std::string_view letters) {
  std::vector<std::uint32_t> pieces;
  const std::size_t length = std::min(letters.size(), letters_of_a_piece);
  if (length == 0) return pieces;
  pieces.reserve(letters.size() - length + 1);
  for (std::size_t at = 0; at + length <= letters.size(); ++at) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < length; ++i) key = (key << 8) | static_cast<unsigned char>(letters[at + i]);
    pieces.push_back(static_cast<std::uint32_t>(mix(key)));
  }
  std::ranges::sort(pieces);
  pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
  return pieces;
}

double shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) noexcept {
  if (a.empty() && b.empty()) return 1;
  std::size_t common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    common += *x == *y ? 1 : 0;
    const bool forward_x = *x <= *y, forward_y = *y <= *x;
    x += forward_x ? 1 : 0;
    y += forward_y ? 1 : 0;
  }
  return static_cast<double>(common) / static_cast<double>(a.size() + b.size() - common);
}

Sketch sketch_of(const std::vector<std::uint32_t>& pieces) noexcept {
  Sketch sketch;
  sketch.least.fill(empty);
  if (pieces.empty()) return sketch;
  for (std::uint64_t hash = 0; hash < Sketch::hashes; ++hash) {
    std::uint32_t* least = sketch.least.data() + hash * Sketch::bins;
    const std::uint64_t salt = (hash + 1) * 0x9e3779b97f4a7c15ULL;
    fill(least, pieces, salt);
    lend(least, salt);
  }
  return sketch;
}

}  // namespace prongsai

#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace prongsai {

/// The pieces of five letters that a text holds, as hashes, sorted, each once. Letters are bytes: see letters_of(). A text
/// of fewer letters is one piece.
std::vector<std::uint32_t> pieces_of(std::string_view letters);

/// What two sets of pieces share: size of the intersection by that of the union; 1 for two empty ones.
double shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) noexcept;

/// A set of pieces in 240 numbers, of which two sets have about that share in common that they share of their pieces (MinHash). Each
/// number is the least of its bin after one of four hashes (one permutation hashing); an empty bin borrows from another one,
/// chosen by its own number, so that equal sets have equal sketches. Not for empty sets.
struct Sketch {
  static constexpr int hashes = 4, bins = 60, size = hashes * bins;
  std::array<std::uint32_t, size> least;
};

Sketch sketch_of(const std::vector<std::uint32_t>& pieces) noexcept;

}  // namespace prongsai

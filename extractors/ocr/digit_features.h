#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extractors/ocr/pix.h"

namespace prongsai::ocr {

/// A piece of ink cut to its box: rows from top to bottom, 1 is ink.
struct Bits {
  int width = 0, height = 0;
  std::vector<std::uint8_t> ink;  ///< width * height

  bool at(int x, int y) const noexcept {
    return ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] != 0;
  }
};

/// A picture of 1 bit a pixel.
Bits bits_of(const PixPtr& picture);

/// A softened bitmap of 16 by 16 fields (0 paper, 1 ink) whose square the longer side of the piece fills, in its middle;
/// rising and falling edges across and down, summed in 4 by 4 zones; width by height, at most 2; of the paper that the ink
/// encloses the number of holes (0, ½, 1, 1½), the share of the box and the middle height.
constexpr std::size_t bitmap_side = 16, edge_zones = 4;
constexpr std::size_t digit_feature_count = bitmap_side * bitmap_side + 4 * edge_zones * edge_zones + 4;
using DigitFeatures = std::array<float, digit_feature_count>;

/// scripts/ocr/make_digits.py computes the same of the shapes in data/ocr/digits.csv. The piece must not be empty.
DigitFeatures features_of(const Bits& piece);

}  // namespace prongsai::ocr

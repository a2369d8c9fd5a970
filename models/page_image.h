#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace prongsai {

/// A page as pixels. It shows the whole page: pixel (0, 0) begins at the page's top left, (width, height) ends at its
/// bottom right, so that a pixel is width_pt / width points wide. Rows from top to bottom without padding.
struct PageImage {
  int width = 0, height = 0;           ///< pixels
  int channels = 1;                    ///< 1: grey, 0 black to 255 white; 3: red, green, blue
  double width_pt = 0, height_pt = 0;  ///< of the page it shows, in points
  std::vector<std::uint8_t> pixels;    ///< width * height * channels
  bool is_straight = false;            ///< known to stand upright and straight: nobody need look by how much it is turned

  const std::uint8_t* row(int y) const noexcept { return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width * channels); }
  std::uint8_t* row(int y) noexcept { return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width * channels); }
};

}  // namespace prongsai

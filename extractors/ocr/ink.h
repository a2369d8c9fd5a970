#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "extractors/ocr/pix.h"
#include "models/box.h"

struct Pixa;

namespace prongsai::ocr {

struct FreePixa {
  void operator()(Pixa* pictures) const noexcept;
};

/// The ink of a page in its connected pieces: letters, marks, points, what touches each other.
class PageInk {
 public:
  explicit PageInk(const PixPtr& ink);

  /// Boxes of the pieces, in pixels.
  const std::vector<Box>& parts() const noexcept { return parts_; }

  /// One piece alone, 1 bit a pixel; shared with this.
  PixPtr picture(std::size_t part) const;

  /// An area of the page with some pieces alone: whatever else reaches into it is white. Null where there is no memory.
  PixPtr cut(const PixPtr& grey, std::span<const std::size_t> parts, const Box& area) const;

 private:
  std::unique_ptr<Pixa, FreePixa> pictures_;
  std::vector<Box> parts_;
};

}  // namespace prongsai::ocr

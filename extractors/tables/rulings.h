#pragma once

#include <vector>

#include "models/page_content.h"

namespace prongsai::layout {

/// A straight line of its own: pieces put together, doubles made one.
struct Segment {
  double at = 0;            ///< across its direction: y of a horizontal, x of a vertical
  double from = 0, to = 0;  ///< along its direction
  double length() const noexcept { return to - from; }
};

/// Lines that touch or cross each other: the borders of one table, one frame, or no more than an underline.
struct RulingNet {
  std::vector<Segment> horizontals, verticals;
  Box box;
};

/// Rulings to nets, from top to bottom and left to right. Broken, doubled, slightly misaligned lines are mended.
std::vector<RulingNet> connect_rulings(std::vector<Ruling> rulings);

}  // namespace prongsai::layout

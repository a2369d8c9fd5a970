#pragma once

#include <algorithm>

namespace prongsai {

/// A rectangle on a page in PDF points (1/72 inch), origin at the top left of the page as it is
/// shown (after rotation), y growing downwards. x0 <= x1 and y0 <= y1.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  double width() const noexcept { return x1 - x0; }
  double height() const noexcept { return y1 - y0; }
  double center_x() const noexcept { return (x0 + x1) / 2; }
  double center_y() const noexcept { return (y0 + y1) / 2; }
  bool contains(double x, double y) const noexcept { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
  bool intersects(const Box& other) const noexcept { return x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1; }

  friend bool operator==(const Box&, const Box&) = default;
};

/// The smallest box around both.
inline Box united(const Box& a, const Box& b) noexcept {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

}  // namespace prongsai

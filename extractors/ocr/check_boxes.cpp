#include "extractors/ocr/check_boxes.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace prongsai::ocr {
namespace {

// In bodies of letters: the side of a box. A tick may stand out over it.
constexpr double least_side = 0.75, most_side = 2.2, most_with_tick = 3;

constexpr double drawn = 0.8;       ///< share of a side that must be ink
constexpr double squareness = 1.3;  ///< of its longer side to its shorter one

/// A small picture, asked for single pixels.
class Bitmap {
 public:
  explicit Bitmap(Pix* pix) : pix_(pix), width_(pixGetWidth(pix)), height_(pixGetHeight(pix)) {}
  int width() const noexcept { return width_; }
  int height() const noexcept { return height_; }

  bool ink(int x, int y) const noexcept {
    l_uint32 value = 0;
    pixGetPixel(pix_, x, y, &value);
    return value != 0;
  }

  /// Share of ink in an area, its ends excluded.
  double share(int x0, int y0, int x1, int y1) const noexcept {
    int count = 0;
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) count += ink(x, y);
    }
    return static_cast<double>(count) / std::max(1, (x1 - x0) * (y1 - y0));
  }

 private:
  Pix* pix_;
  int width_, height_;
};

struct Square {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // outer sides, the last ones included
};

/// First and last row (or column) in which one stroke of ink is as long as the side of a box.
std::optional<std::pair<int, int>> long_strokes(const Bitmap& bitmap, bool rows, double least) {
  std::optional<std::pair<int, int>> found;
  const int lines = rows ? bitmap.height() : bitmap.width(), length = rows ? bitmap.width() : bitmap.height();
  for (int line = 0; line < lines; ++line) {
    int run = 0, longest = 0;
    for (int at = 0; at < length; ++at) {
      run = (rows ? bitmap.ink(at, line) : bitmap.ink(line, at)) ? run + 1 : 0;
      longest = std::max(longest, run);
    }
    if (longest < least) continue;
    if (!found) found.emplace(line, line);
    found->second = line;
  }
  return found;
}

std::optional<Square> square_in(const Bitmap& bitmap, double body) {
  const double least = drawn * least_side * body;
  const auto rows = long_strokes(bitmap, true, least), columns = long_strokes(bitmap, false, least);
  if (!rows || !columns) return std::nullopt;
  const Square square{columns->first, rows->first, columns->second, rows->second};
  const double width = square.x1 - square.x0 + 1, height = square.y1 - square.y0 + 1;
  const bool is_square = width < squareness * height && height < squareness * width;
  if (!is_square || std::min(width, height) < least_side * body || std::max(width, height) > most_side * body) return std::nullopt;
  return square;
}

/// Is each side a straight stroke from corner to corner? The sides of round letters bend away, and their corners are empty.
bool has_straight_sides(const Bitmap& bitmap, const Square& square) {
  const int side = std::min(square.x1 - square.x0, square.y1 - square.y0) + 1, deep = std::max(2, side / 7);
  // How far inside the box each side's ink begins, from one corner to the other.
  const auto is_straight = [&](bool horizontal, int from, int step) {
    const int first = horizontal ? square.x0 : square.y0, last = horizontal ? square.x1 : square.y1;
    std::vector<int> depths;
    for (int at = first; at <= last; ++at) {
      int depth = 0;
      while (depth < 2 * deep && !(horizontal ? bitmap.ink(at, from + step * depth) : bitmap.ink(from + step * depth, at))) ++depth;
      depths.push_back(depth);
    }
    std::vector<int> sorted = depths;
    std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2));
    const int usual = sorted[sorted.size() / 2], waver = std::max(1, side / 20);
    constexpr double nearly_all = 0.92;
    const auto near = std::ranges::count_if(depths, [&](int depth) { return std::abs(depth - usual) <= waver; });
    return usual < deep && static_cast<double>(near) >= nearly_all * static_cast<double>(depths.size());
  };
  const auto corner = [&](int x, int y) {
    constexpr double least_ink = 0.25;
    return bitmap.share(x, y, x + deep, y + deep) >= least_ink;
  };
  const int right = square.x1 + 1 - deep, bottom = square.y1 + 1 - deep;
  return is_straight(true, square.y0, 1) && is_straight(true, square.y1, -1) && is_straight(false, square.x0, 1) &&
         is_straight(false, square.x1, -1) && corner(square.x0, square.y0) && corner(right, square.y0) && corner(square.x0, bottom) &&
         corner(right, bottom);
}

/// A tick may stand out over its box, but most of the ink is the box; letters that enclose a square have stems.
bool is_mostly_box(const Bitmap& bitmap, const Square& square, bool empty) {
  constexpr double most_of_tick = 0.2, most_of_noise = 0.03;
  const double area = bitmap.width() * bitmap.height(), ink = bitmap.share(0, 0, bitmap.width(), bitmap.height()) * area;
  const double side_x = square.x1 + 1 - square.x0, side_y = square.y1 + 1 - square.y0;
  const double inside = bitmap.share(square.x0, square.y0, square.x1 + 1, square.y1 + 1) * side_x * side_y;
  return ink - inside <= (empty ? most_of_noise : most_of_tick) * ink;
}

/// What is in the box: nothing, a tick, or two strokes that cross.
std::string sign_in(const Bitmap& bitmap, const Square& square) {
  const int side = std::min(square.x1 - square.x0, square.y1 - square.y0) + 1, frame = std::max(3, side / 5);
  const int x0 = square.x0 + frame, y0 = square.y0 + frame, x1 = square.x1 + 1 - frame, y1 = square.y1 + 1 - frame;
  constexpr double clean = 0.04, in_corner = 0.10;
  if (x1 <= x0 || y1 <= y0 || bitmap.share(x0, y0, x1, y1) <= clean) return "☐";
  const int corner_x = std::max(1, (x1 - x0) / 3), corner_y = std::max(1, (y1 - y0) / 3);
  const bool crossed =
      bitmap.share(x0, y0, x0 + corner_x, y0 + corner_y) > in_corner && bitmap.share(x1 - corner_x, y0, x1, y0 + corner_y) > in_corner &&
      bitmap.share(x0, y1 - corner_y, x0 + corner_x, y1) > in_corner && bitmap.share(x1 - corner_x, y1 - corner_y, x1, y1) > in_corner;
  return crossed ? "☒" : "☑";
}

PixPtr clipped(const PixPtr& page, const Box& area) {
  ::Box* box = boxCreate(static_cast<int>(area.x0), static_cast<int>(area.y0), static_cast<int>(area.width()), static_cast<int>(area.height()));
  PixPtr picture(pixClipRectangle(page.get(), box, nullptr));
  boxDestroy(&box);
  return picture;
}

}  // namespace

std::vector<CheckBox> find_check_boxes(const PixPtr& page, const PageInk& ink, double body) {
  std::vector<CheckBox> boxes;
  for (std::size_t part = 0; part < ink.parts().size(); ++part) {
    const Box& box = ink.parts()[part];
    if (std::min(box.width(), box.height()) < least_side * body || std::max(box.width(), box.height()) > most_with_tick * body) continue;
    const PixPtr frame = ink.picture(part);
    const Bitmap bitmap(frame.get());
    constexpr double solid = 0.75;  // a bullet, not a box
    const auto square = square_in(bitmap, body);
    if (!square || !has_straight_sides(bitmap, *square) || bitmap.share(0, 0, bitmap.width(), bitmap.height()) > solid) continue;
    if (!is_mostly_box(bitmap, *square, sign_in(bitmap, *square) == "☐")) continue;
    const PixPtr whole = clipped(page, box);  // a tick need not touch its box
    if (whole) boxes.push_back({box, sign_in(Bitmap(whole.get()), *square)});
  }
  return boxes;
}

}  // namespace prongsai::ocr

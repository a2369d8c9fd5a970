#include "extractors/pdf/glyph_shape.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace prongsai {

namespace {

using Crossing = std::pair<double, int>;  // where an outline crosses a row of the grid, and in which direction

/// Where the outlines cross the height y, from left to right.
std::vector<Crossing> crossings_at(std::span<const GlyphShape::Polygon> polygons, double y) {
  std::vector<Crossing> crossings;
  for (const GlyphShape::Polygon& polygon : polygons) {
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      const GlyphShape::Point a = polygon[i], b = polygon[(i + 1) % polygon.size()];
      if ((a.y <= y) == (b.y <= y)) continue;
      crossings.emplace_back(a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y), b.y > a.y ? 1 : -1);
    }
  }
  std::sort(crossings.begin(), crossings.end());
  return crossings;
}

/// The vowels that differ by a short stroke or two.
constexpr char32_t sara_i = 0x0E34, sara_uee = 0x0E37, mai_han_akat = 0x0E31;

bool is_alike(char32_t c) noexcept { return c == mai_han_akat || (c >= sara_i && c <= sara_uee); }

bool knows_all_alike(std::span<const KnownShape> known) noexcept {
  for (char32_t c = sara_i; c <= sara_uee; ++c) {
    if (std::none_of(known.begin(), known.end(), [c](const KnownShape& shape) { return shape.character == c; })) return false;
  }
  return true;
}

}  // namespace

std::optional<GlyphShape> GlyphShape::of(std::span<const Polygon> polygons) {
  constexpr double most = std::numeric_limits<double>::max();
  double x0 = most, y0 = most, x1 = -most, y1 = -most;
  for (const Polygon& polygon : polygons) {
    for (const auto [x, y] : polygon) {
      x0 = std::min(x0, x), x1 = std::max(x1, x);
      y0 = std::min(y0, y), y1 = std::max(y1, y);
    }
  }
  if (!(x1 > x0 && y1 > y0)) return std::nullopt;

  GlyphShape shape;
  shape.width_ = x1 - x0;
  shape.height_ = y1 - y0;
  shape.below_ = y0 + y1 < 0;
  for (std::size_t row = 0; row < grid; ++row) {
    const auto crossings = crossings_at(polygons, y0 + (static_cast<double>(row) + 0.5) * shape.height_ / grid);
    auto next = crossings.begin();
    int winding = 0;
    for (std::size_t column = 0; column < grid; ++column) {
      const double x = x0 + (static_cast<double>(column) + 0.5) * shape.width_ / grid;
      for (; next != crossings.end() && next->first < x; ++next) winding += next->second;
      shape.ink_[row * grid + column] = winding != 0;
    }
  }
  return shape;
}

double GlyphShape::distance(const GlyphShape& other) const noexcept {
  const double ink = static_cast<double>((ink_ ^ other.ink_).count()) / (grid * grid);
  const double proportions = std::abs(std::log((width_ / height_) / (other.width_ / other.height_)));
  const double size = std::abs(std::log(width_ / other.width_));
  return ink + 0.5 * proportions + 0.25 * size;
}

char32_t match(const GlyphShape& shape, std::span<const KnownShape> known) noexcept {
  constexpr double near = 0.2, clearly = 2, apart = 0.012;
  double best = std::numeric_limits<double>::infinity(), second = best;
  char32_t character = 0;
  for (const KnownShape& candidate : known) {
    if (candidate.shape.hangs_below() != shape.hangs_below()) continue;
    const double distance = shape.distance(candidate.shape);
    if (distance < best) {
      if (candidate.character != character) second = best;
      best = distance;
      character = candidate.character;
    } else if (candidate.character != character) {
      second = std::min(second, distance);
    }
  }
  if (best > near || second < clearly * best + apart) return 0;
  return is_alike(character) && !knows_all_alike(known) ? 0 : character;
}

}  // namespace prongsai

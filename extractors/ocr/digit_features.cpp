#include "extractors/ocr/digit_features.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <utility>

namespace prongsai::ocr {
namespace {

constexpr int side = static_cast<int>(bitmap_side), zones = static_cast<int>(edge_zones);

/// A square bitmap that is paper outside its sides.
class Square {
 public:
  double& at(int x, int y) noexcept { return fields_[static_cast<std::size_t>(y * side + x)]; }
  double at(int x, int y) const noexcept { return x < 0 || y < 0 || x >= side || y >= side ? 0 : fields_[static_cast<std::size_t>(y * side + x)]; }

 private:
  std::array<double, bitmap_side * bitmap_side> fields_{};
};

/// How much of a field a pixel covers, along one side of `length` pixels in a square of `longer` ones.
double covered(int field, int pixel, int length, int longer) noexcept {
  const double step = static_cast<double>(longer) / side;
  const double start = (length - longer) / 2.0 + field * step;
  return std::max(0.0, std::min(pixel + 1.0, start + step) - std::max(double(pixel), start)) / step;
}

/// For each pixel along a side the first of the fields it covers, and how much of that one and the following ones.
std::vector<std::pair<int, std::vector<double>>> fields_along(int length, int longer) {
  std::vector<std::pair<int, std::vector<double>>> fields(static_cast<std::size_t>(length));
  for (int pixel = 0; pixel < length; ++pixel) {
    auto& [first, shares] = fields[static_cast<std::size_t>(pixel)];
    for (int field = 0; field < side; ++field) {
      const double share = covered(field, pixel, length, longer);
      if (share <= 0) continue;
      if (shares.empty()) first = field;
      shares.push_back(share);
    }
  }
  return fields;
}

Square reduced(const Bits& piece) {
  const int longer = std::max(piece.width, piece.height);
  const auto columns = fields_along(piece.width, longer), rows = fields_along(piece.height, longer);
  Square square;
  for (int y = 0; y < piece.height; ++y) {
    for (int x = 0; x < piece.width; ++x) {
      if (!piece.at(x, y)) continue;
      const auto& [row, row_shares] = rows[static_cast<std::size_t>(y)];
      const auto& [column, column_shares] = columns[static_cast<std::size_t>(x)];
      for (std::size_t i = 0; i < row_shares.size(); ++i) {
        for (std::size_t j = 0; j < column_shares.size(); ++j)
          square.at(column + static_cast<int>(j), row + static_cast<int>(i)) += row_shares[i] * column_shares[j];
      }
    }
  }
  return square;
}

Square softened(const Square& sharp) {
  Square across, soft;
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) across.at(x, y) = (sharp.at(x - 1, y) + 2 * sharp.at(x, y) + sharp.at(x + 1, y)) / 4;
  }
  const Square& wide = across;
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) soft.at(x, y) = (wide.at(x, y - 1) + 2 * wide.at(x, y) + wide.at(x, y + 1)) / 4;
  }
  return soft;
}

/// Edges that rise across, fall across, rise down, fall down, zone by zone.
void add_edges(const Square& bitmap, float* sums) {
  constexpr int zone = side / zones;
  constexpr int directions = zones * zones;
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const double across = (bitmap.at(x + 1, y) - bitmap.at(x - 1, y)) / 2, down = (bitmap.at(x, y + 1) - bitmap.at(x, y - 1)) / 2;
      float* sum = sums + y / zone * zones + x / zone;
      sum[across > 0 ? 0 : directions] += static_cast<float>(std::abs(across) / zone);
      sum[(down > 0 ? 2 : 3) * directions] += static_cast<float>(std::abs(down) / zone);
    }
  }
}

struct Holes {
  int count = 0;
  double share = 0, middle = 0.5;
};

/// Paper that no way along rows and columns leads out of. Specks of less than a hundredth of the box are none.
Holes holes_of(const Bits& piece) {
  const int width = piece.width + 2, height = piece.height + 2;
  std::vector<std::uint8_t> seen(static_cast<std::size_t>(width * height));
  const auto blocked = [&](int x, int y) {
    const bool inside = x > 0 && y > 0 && x <= piece.width && y <= piece.height;
    return seen[static_cast<std::size_t>(y * width + x)] != 0 || (inside && piece.at(x - 1, y - 1));
  };
  const double box = piece.width * piece.height, least = std::max(2.0, box / 100);
  Holes holes;
  double area = 0, heights = 0;
  std::vector<std::pair<int, int>> open;
  for (int start = 0; start < width * height; ++start) {
    if (blocked(start % width, start / width)) continue;
    double pixels = 0, sum = 0;
    const auto visit = [&](int x, int y) {
      if (x < 0 || y < 0 || x >= width || y >= height || blocked(x, y)) return;
      seen[static_cast<std::size_t>(y * width + x)] = 1;
      open.emplace_back(x, y);
    };
    visit(start % width, start / width);
    while (!open.empty()) {
      const auto [x, y] = open.back();
      open.pop_back();
      ++pixels;
      sum += y - 0.5;
      visit(x - 1, y);
      visit(x + 1, y);
      visit(x, y - 1);
      visit(x, y + 1);
    }
    if (start == 0 || pixels < least) continue;  // the first is what lies around the piece
    ++holes.count;
    area += pixels;
    heights += sum;
  }
  if (area > 0) holes = {holes.count, area / box, heights / area / piece.height};
  return holes;
}

}  // namespace

Bits bits_of(const PixPtr& picture) {
  Bits bits{width_of(picture), height_of(picture), {}};
  bits.ink.reserve(static_cast<std::size_t>(bits.width) * static_cast<std::size_t>(bits.height));
  for (int y = 0; y < bits.height; ++y) {
    for (int x = 0; x < bits.width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(picture.get(), x, y, &value);
      bits.ink.push_back(value != 0);
    }
  }
  return bits;
}

DigitFeatures features_of(const Bits& piece) {
  DigitFeatures features{};
  const Square bitmap = softened(reduced(piece));
  float* next = features.data();
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) *next++ = static_cast<float>(bitmap.at(x, y));
  }
  add_edges(bitmap, next);
  next += 4 * edge_zones * edge_zones;
  const Holes holes = holes_of(piece);
  *next++ = static_cast<float>(std::min(static_cast<double>(piece.width) / piece.height, 2.0));
  *next++ = static_cast<float>(std::min(holes.count, 3)) / 2;
  *next++ = static_cast<float>(holes.share);
  *next = static_cast<float>(holes.middle);
  return features;
}

}  // namespace prongsai::ocr

#include "extractors/ocr/binarise.h"

#include <leptonica/allheaders.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace prongsai::ocr {
namespace {

/// Rows of a grey image as plain bytes, as far beyond its edges as a window reaches: the image is mirrored there.
class MirroredRows {
 public:
  MirroredRows(const PixPtr& grey, int reach) : width_(width_of(grey) + 2 * reach), height_(height_of(grey)), reach_(reach) {
    bytes_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    for (int y = 0; y < height_; ++y) {
      const l_uint32* from = pixGetData(grey.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey.get());
      std::uint8_t* to = bytes_.data() + static_cast<std::ptrdiff_t>(y) * width_;
      for (int x = 0; x < width_; ++x) to[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(from, mirrored(x - reach, width_ - 2 * reach)));
    }
  }

  int width() const noexcept { return width_; }
  const std::uint8_t* row(int y) const noexcept { return bytes_.data() + static_cast<std::ptrdiff_t>(mirrored(y, height_)) * width_; }
  /// Without what was added beside it.
  const std::uint8_t* own_row(int y) const noexcept { return row(y) + reach_; }

 private:
  static int mirrored(int at, int size) noexcept { return at < 0 ? -1 - at : at >= size ? 2 * size - 1 - at : at; }

  int width_, height_, reach_;
  std::vector<std::uint8_t> bytes_;
};

/// What stands in a column of the window that goes down the image: sums of the pixels and of their squares.
struct ColumnSums {
  std::vector<std::uint32_t> values, squares;

  explicit ColumnSums(int width) : values(static_cast<std::size_t>(width)), squares(values.size()) {}

  void add(const std::uint8_t* row) noexcept {
    for (std::size_t x = 0; x < values.size(); ++x) {
      const std::uint32_t value = row[x];
      values[x] += value;
      squares[x] += value * value;
    }
  }

  void move(const std::uint8_t* out, const std::uint8_t* in) noexcept {
    for (std::size_t x = 0; x < values.size(); ++x) {
      const std::uint32_t gone = out[x], come = in[x];
      values[x] += come - gone;
      squares[x] += come * come - gone * gone;
    }
  }
};

/// Sums are cut to whole numbers where Leptonica cuts them.
int threshold(int mean, int mean_square, float factor) noexcept {
  const float deviation = std::sqrt(static_cast<float>(mean_square - mean * mean));
  return static_cast<int>(mean * (1.0 - static_cast<double>(factor) * (1.0 - static_cast<double>(deviation) / 128.)));
}

void binarise_row(const std::uint8_t* row, const ColumnSums& sums, int half_window, float factor, l_uint32* ink) {
  const auto window = static_cast<std::size_t>(2 * half_window + 1);
  const double share = 1.0 / static_cast<double>(window * window);
  std::uint32_t value = 0, square = 0;
  for (std::size_t x = 0; x < window - 1; ++x) {
    value += sums.values[x];
    square += sums.squares[x];
  }
  for (std::size_t last = window - 1, x = 0; last < sums.values.size(); ++last, ++x) {
    value += sums.values[last];
    square += sums.squares[last];
    // No threshold is above the mean, so that most of the paper needs no square root.
    const int mean = static_cast<int>(share * value);
    if (row[x] < mean && row[x] < threshold(mean, static_cast<int>(share * square + 0.5), factor)) SET_DATA_BIT(ink, x);
    value -= sums.values[x];
    square -= sums.squares[x];
  }
}

}  // namespace

PixPtr binarised(const PixPtr& grey, int half_window, float factor) {
  PixPtr ink(pixCreate(width_of(grey), height_of(grey), 1));
  if (!ink) return nullptr;
  const MirroredRows rows(grey, half_window);
  ColumnSums sums(rows.width());
  for (int y = -half_window; y <= half_window; ++y) sums.add(rows.row(y));
  for (int y = 0; y < height_of(grey); ++y) {
    if (y > 0) sums.move(rows.row(y - half_window - 1), rows.row(y + half_window));
    binarise_row(rows.own_row(y), sums, half_window, factor, pixGetData(ink.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(ink.get()));
  }
  return ink;
}

}  // namespace prongsai::ocr

#include "extractors/ocr/light_print.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <numeric>
#include <vector>

namespace prongsai::ocr {
namespace {

constexpr double coarse_dpi = 75;     ///< grounds are looked for at this resolution
constexpr int lightest_ground = 165;  ///< of 255: the mean of a place on a ground that light print stands on is no lighter

// In inches.
constexpr double thickest_stroke = 0.04;  ///< dark print is thinner, a ground thicker
constexpr double tallest_print = 0.22;    ///< a ground goes on above and below it
constexpr double widest_letter = 0.1;
constexpr double least_width = 0.3, least_height = 0.13;

/// How light a pixel looks: in JPEG sharper than any colour. Orange is as light as grey of 150, which is what white print stands out from.
int lightness(const PageImage& image, const std::uint8_t* pixel) {
  return image.channels < 3 ? *pixel : (299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2]) / 1000;
}

/// A page divided into square places, a few pixels wide each.
struct Grid {
  int step = 1, width = 0, height = 0;
};

Grid grid_of(const PageImage& image) {
  const double dpi = image.width * 72.0 / image.width_pt;
  const int step = std::max(1, static_cast<int>(std::lround(dpi / coarse_dpi)));
  return {step, image.width / step, image.height / step};
}

/// The places that are dark on the whole.
PixPtr dark_places(const PageImage& image, const Grid& grid) {
  PixPtr places(pixCreate(grid.width, grid.height, 1));
  if (!places) return nullptr;
  const int most = lightest_ground * grid.step * grid.step;
  std::vector<int> sums(static_cast<std::size_t>(grid.width));
  for (int row = 0; row < grid.height; ++row) {
    std::ranges::fill(sums, 0);
    for (int y = row * grid.step; y < (row + 1) * grid.step; ++y) {
      const std::uint8_t* pixel = image.row(y);
      for (int column = 0; column < grid.width; ++column) {
        for (int x = 0; x < grid.step; ++x, pixel += image.channels) sums[static_cast<std::size_t>(column)] += lightness(image, pixel);
      }
    }
    for (int column = 0; column < grid.width; ++column) {
      if (sums[static_cast<std::size_t>(column)] < most) pixSetPixel(places.get(), column, row, 1);
    }
  }
  return places;
}

/// What is dark and thicker than strokes, the print on it included.
PixPtr grounds(const PixPtr& dark, const Grid& grid, double dpi) {
  const auto places = [&](double inches) { return std::max(1, static_cast<int>(std::lround(inches * dpi / grid.step))); };
  const PixPtr thick(pixOpenBrick(nullptr, dark.get(), places(thickest_stroke), places(thickest_stroke)));
  if (!thick) return nullptr;
  return PixPtr(pixCloseSafeBrick(nullptr, thick.get(), places(widest_letter), places(tallest_print)));
}

struct BoxaFree {
  void operator()(Boxa* boxes) const noexcept { boxaDestroy(&boxes); }
};
struct PixaFree {
  void operator()(Pixa* pieces) const noexcept { pixaDestroy(&pieces); }
};
struct NumaFree {
  void operator()(Numa* numbers) const noexcept { numaDestroy(&numbers); }
};

/// Whether a ground is as high nearly everywhere, as a cell is, however it is turned, and no emblem.
bool is_bar(const PixPtr& ground) {
  constexpr double alike = 0.15, least_share = 0.75;
  const std::unique_ptr<Numa, NumaFree> counts(pixCountPixelsByColumn(ground.get()));
  float median = 0;
  if (!counts || numaGetMedian(counts.get(), &median) != 0) return false;
  int same = 0;
  for (int i = 0; i < numaGetCount(counts.get()); ++i) {
    float height = 0;
    numaGetFValue(counts.get(), i, &height);
    same += std::abs(static_cast<double>(height - median)) <= alike * static_cast<double>(median);
  }
  return same >= least_share * numaGetCount(counts.get());
}

/// The pixels within a ground: its places without those at its edge.
template <typename Do>
void for_each_pixel(const PageImage& image, const Grid& grid, const PixPtr& ground, int left, int top, Do&& act) {
  for (int row = 0; row < height_of(ground); ++row) {
    for (int column = 0; column < width_of(ground); ++column) {
      l_uint32 inside = 0;
      pixGetPixel(ground.get(), column, row, &inside);
      if (inside == 0) continue;
      const int x0 = (left + column) * grid.step, y0 = (top + row) * grid.step;
      for (int y = y0; y < y0 + grid.step; ++y) {
        for (int x = x0; x < x0 + grid.step; ++x) act(x, y, lightness(image, image.row(y) + x * image.channels));
      }
    }
  }
}

using Histogram = std::array<int, 256>;

int median_of(const Histogram& counts) {
  const int all = std::accumulate(counts.begin(), counts.end(), 0);
  int shade = 0;
  for (int below = 0; shade < 255 && below + counts[static_cast<std::size_t>(shade)] <= all / 2; ++shade)
    below += counts[static_cast<std::size_t>(shade)];
  return shade;
}

double share_of(const Histogram& counts, int from, int to) {
  const double all = std::accumulate(counts.begin(), counts.end(), 0);
  return all == 0 ? 0 : std::accumulate(counts.begin() + std::max(from, 0), counts.begin() + std::clamp(to + 1, 0, 256), 0) / all;
}

/// Whether a ground of a shade bears light print: the shade is nearly all over, and all around what it bears, as it is not around the bold
/// letters of a dark title; some places are much lighter, hardly any is darker.
bool bears_light_print(const Histogram& counts, const Histogram& edge, int shade) {
  constexpr int alike = 28, edge_alike = 50, contrast = 70;
  constexpr double least_alike = 0.5, least_around = 0.82, least_print = 0.015, most_print = 0.45;
  const auto share = [&](int from, int to) { return share_of(counts, from, to); };
  if (shade + contrast > 255 || share_of(edge, shade - edge_alike, shade + edge_alike) < least_around) return false;
  const double print = share(shade + contrast, 255), darker = shade > contrast ? share(0, shade - contrast) : 0;
  return share(shade - alike, shade + alike) >= least_alike && print >= least_print && print <= most_print && 4 * darker <= print;
}

int grey_at(const PixPtr& grey, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(grey.get(), x, y, &value);
  return static_cast<int>(value);
}

/// Makes dark print on white of light print on one ground. What is darker than the ground is a ruling and stays.
void darken_within(const PageImage& image, const Grid& grid, const PixPtr& ground, int left, int top, PixPtr& grey) {
  Histogram counts{}, greys{};
  for_each_pixel(image, grid, ground, left, top, [&](int x, int y, int shade) {
    ++counts[static_cast<std::size_t>(shade)];
    ++greys[static_cast<std::size_t>(grey_at(grey, x, y))];
  });
  const PixPtr inner(pixErodeBrick(nullptr, ground.get(), 3, 3)), edge(inner ? pixSubtract(nullptr, ground.get(), inner.get()) : nullptr);
  if (!edge) return;
  Histogram edges{};
  for_each_pixel(image, grid, edge, left, top, [&](int, int, int shade) { ++edges[static_cast<std::size_t>(shade)]; });
  const int shade = median_of(counts);
  if (!bears_light_print(counts, edges, shade)) return;
  constexpr int line_contrast = 45;
  const int darkest_ground = median_of(greys) - line_contrast;
  for_each_pixel(image, grid, ground, left, top, [&](int x, int y, int value) {
    const int print = std::max(0, value - shade) * 255 / (255 - shade);
    pixSetPixel(grey.get(), x, y, grey_at(grey, x, y) < darkest_ground ? 0 : static_cast<l_uint32>(255 - print));
  });
}

}  // namespace

void darken_light_print(const PageImage& image, PixPtr& grey) {
  const Grid grid = grid_of(image);
  const double dpi = image.width * 72.0 / image.width_pt;
  if (grid.width < 8 || grid.height < 8) return;  // no page
  const PixPtr dark = dark_places(image, grid);
  const PixPtr found = dark ? grounds(dark, grid, dpi) : nullptr;
  if (!found) return;
  Pixa* raw = nullptr;
  const std::unique_ptr<Boxa, BoxaFree> boxes(pixConnComp(found.get(), &raw, 4));
  const std::unique_ptr<Pixa, PixaFree> pieces(raw);
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
    int left, top, width, height;
    boxaGetBoxGeometry(boxes.get(), i, &left, &top, &width, &height);
    if (width * grid.step < least_width * dpi || height * grid.step < least_height * dpi) continue;
    const PixPtr whole(pixaGetPix(pieces.get(), i, L_CLONE));
    if (!is_bar(whole)) continue;
    const PixPtr ground(pixErodeBrick(nullptr, whole.get(), 3, 3));
    if (ground) darken_within(image, grid, ground, left, top, grey);
  }
}

}  // namespace prongsai::ocr

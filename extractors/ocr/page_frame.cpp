#include "extractors/ocr/page_frame.h"

#include <leptonica/allheaders.h>

#include <cmath>
#include <numbers>
#include <utility>

#include "extractors/ocr/binarise.h"
#include "extractors/ocr/light_print.h"

namespace prongsai::ocr {
namespace {

// What is finer is made coarser, what is coarser is made finer: the sizes below are those of print at this resolution.
constexpr double coarsest_dpi = 150, finest_dpi = 320;

constexpr double least_skew_deg = 0.05;  ///< less moves a line by less than its own thickness
constexpr double least_certainty = 3;    ///< of pixFindSkew, whose documentation calls this a safe bound

Error no_memory() { return {ErrorCode::out_of_memory, "not enough memory to read the page's image", "read", 0}; }

/// Both sides to one resolution that text is well read at.
PixPtr scaled(PixPtr grey, double dpi_x, double dpi_y, double& dpi) {
  dpi = std::min(dpi_x, dpi_y);
  if (dpi < coarsest_dpi) dpi = std::max(dpi_x, dpi_y) < coarsest_dpi ? 2 * dpi : std::max(dpi_x, dpi_y);
  if (dpi > finest_dpi) dpi /= std::ceil(dpi / finest_dpi);
  const double x = dpi / dpi_x, y = dpi / dpi_y;
  constexpr double hardly = 0.02;
  if (std::abs(x - 1) < hardly && std::abs(y - 1) < hardly) {
    dpi = (dpi_x + dpi_y) / 2;
    return grey;
  }
  return PixPtr(pixScale(grey.get(), static_cast<float>(x), static_cast<float>(y)));
}

PixPtr ink_of(const PixPtr& grey, double dpi) {
  const int half_window = std::max(8, static_cast<int>(dpi / 8));
  constexpr float factor = 0.30F;
  if (std::min(width_of(grey), height_of(grey)) < 3 * half_window) return PixPtr(pixThresholdToBinary(grey.get(), 128));  // no page
  return binarised(grey, half_window, factor);
}

double skew_of(const PixPtr& grey) {
  constexpr int least_px = 200;  // nothing smaller has lines to go by
  if (std::min(width_of(grey), height_of(grey)) < least_px) return 0;
  const PixPtr half(pixScaleAreaMap2(grey.get()));
  if (!half) return 0;
  constexpr int darker = 160;
  const PixPtr ink(pixThresholdToBinary(half.get(), darker));
  float angle = 0, certainty = 0;
  if (!ink || pixFindSkew(ink.get(), &angle, &certainty) != 0) return 0;
  const bool is_certain = static_cast<double>(certainty) >= least_certainty && std::abs(static_cast<double>(angle)) >= least_skew_deg;
  return is_certain ? static_cast<double>(angle) : 0;
}

PixPtr turned(const PixPtr& grey, double degrees) {
  const auto radians = static_cast<float>(degrees * std::numbers::pi / 180);
  return PixPtr(pixRotate(grey.get(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

}  // namespace

Result<PageFrame> frame_of(const PageImage& image, int quarter_turns) {
  PageFrame frame;
  PixPtr grey = grey_of(image);
  if (!grey) return no_memory();
  darken_light_print(image, grey);
  double dpi_x = image.width * 72.0 / image.width_pt, dpi_y = image.height * 72.0 / image.height_pt;
  if (quarter_turns % 2 != 0) std::swap(dpi_x, dpi_y);
  if (quarter_turns % 4 != 0) grey.reset(pixRotateOrth(grey.get(), quarter_turns % 4));
  if (!grey) return no_memory();
  frame.grey = scaled(std::move(grey), dpi_x, dpi_y, frame.dpi);
  if (!frame.grey) return no_memory();
  if (!image.is_straight) frame.skew_deg = skew_of(frame.grey);
  if (frame.skew_deg != 0) frame.grey = turned(frame.grey, frame.skew_deg);
  if (!frame.grey) return no_memory();
  frame.ink = ink_of(frame.grey, frame.dpi);
  if (!frame.ink) return no_memory();
  return frame;
}

}  // namespace prongsai::ocr

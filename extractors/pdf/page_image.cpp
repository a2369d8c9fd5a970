#include "extractors/pdf/page_image.h"

#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "extractors/pdf/image_painter.h"
#include "extractors/pdf/page_budget.h"

namespace prongsai {

namespace {

// What an image may have to be read as it is: finer ones tell a reader of text nothing more and cost by the square.
constexpr double coarsest_dpi = 72, finest_dpi = 420;

bool out_of_budget(void* budget) { return !static_cast<PageBudget*>(budget)->spend_operators(); }

/// A resolution near the image's own that is one of its whole fractions.
double usable_dpi(double own_dpi) noexcept { return own_dpi / std::max(1.0, std::ceil(own_dpi / finest_dpi)); }

Result<PageImage> blank_page(const Page& page, double dpi_x, double dpi_y, int channels, const PdfLimits& limits) {
  PageImage image;
  const bool on_its_side = page.getRotate() % 180 != 0;
  image.width_pt = on_its_side ? page.getCropHeight() : page.getCropWidth();
  image.height_pt = on_its_side ? page.getCropWidth() : page.getCropHeight();
  const double width = std::round(image.width_pt * dpi_x / 72), height = std::round(image.height_pt * dpi_y / 72);
  if (!(width >= 1 && height >= 1) || width * height > static_cast<double>(limits.max_page_image_pixels)) {
    return Error{ErrorCode::limit_exceeded, "the page has too many pixels to be read as an image", "read", 0};
  }
  image.width = static_cast<int>(width);
  image.height = static_cast<int>(height);
  image.channels = channels;
  image.pixels.assign(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height * channels), 255);
  return image;
}

/// What Poppler draws; for pages that are more than pictures.
Result<PageImage> rendered(PDFDoc& document, int number, double dpi, PageImage image, const PdfLimits& limits) {
  SplashColor paper{255, 255, 255};
  SplashOutputDev device(splashModeRGB8, /*bitmapRowPad=*/1, /*reverseVideo=*/false, paper);
  device.startDoc(&document);
  PageBudget budget(limits);
  document.displayPage(&device, number, dpi, dpi, 0, /*useMediaBox=*/false, /*crop=*/true, /*printing=*/false, out_of_budget, &budget, nullptr,
                       nullptr);
  if (budget.exhausted()) return budget.failure();
  const SplashBitmap* bitmap = device.getBitmap();
  if (bitmap == nullptr || bitmap->getDataPtr() == nullptr) return Error{ErrorCode::damaged, "the page cannot be drawn", "read", 0};
  const auto row_bytes = static_cast<std::size_t>(std::min(image.width, bitmap->getWidth()) * image.channels);
  for (int y = 0; y < std::min(image.height, bitmap->getHeight()); ++y) {
    std::memcpy(image.row(y), bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize(), row_bytes);
  }
  return image;
}

}  // namespace

Result<PageImage> page_as_image(PDFDoc& document, int number, int dpi, const PdfLimits& limits) {
  const PageMakeup makeup = makeup_of(document, number, limits);
  const auto is_usable = [](double own_dpi) { return own_dpi >= coarsest_dpi && std::isfinite(own_dpi); };
  const bool as_they_are = makeup.only_images && is_usable(makeup.dpi_x) && is_usable(makeup.dpi_y);
  const double dpi_x = as_they_are ? usable_dpi(makeup.dpi_x) : dpi, dpi_y = as_they_are ? usable_dpi(makeup.dpi_y) : dpi;

  auto blank = blank_page(*document.getPage(number), dpi_x, dpi_y, as_they_are && makeup.is_grey ? 1 : 3, limits);
  if (!blank) return blank;
  return as_they_are ? paint_images(document, number, *std::move(blank), limits) : rendered(document, number, dpi, *std::move(blank), limits);
}

}  // namespace prongsai

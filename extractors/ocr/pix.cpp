#include "extractors/ocr/pix.h"

#include <leptonica/allheaders.h>

#include <algorithm>

namespace prongsai::ocr {

void FreePix::operator()(Pix* pix) const noexcept { pixDestroy(&pix); }

PixPtr grey_of(const PageImage& image) {
  PixPtr grey(pixCreateNoInit(image.width, image.height, 8));
  if (!grey) return nullptr;
  l_uint32* line = pixGetData(grey.get());
  for (int y = 0; y < image.height; ++y, line += pixGetWpl(grey.get())) {
    const std::uint8_t* pixel = image.row(y);
    for (int x = 0; x < image.width; ++x, pixel += image.channels) {
      SET_DATA_BYTE(line, x, image.channels == 1 ? pixel[0] : std::max({pixel[0], pixel[1], pixel[2]}));
    }
  }
  return grey;
}

int width_of(const PixPtr& pix) noexcept { return pixGetWidth(pix.get()); }

int height_of(const PixPtr& pix) noexcept { return pixGetHeight(pix.get()); }

}  // namespace prongsai::ocr

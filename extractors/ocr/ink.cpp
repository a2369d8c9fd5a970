#include "extractors/ocr/ink.h"

#include <leptonica/allheaders.h>

namespace prongsai::ocr {

void FreePixa::operator()(Pixa* pictures) const noexcept { pixaDestroy(&pictures); }

PageInk::PageInk(const PixPtr& ink) {
  Pixa* pictures = nullptr;
  Boxa* boxes = pixConnComp(ink.get(), &pictures, 8);
  pictures_.reset(pictures);
  for (int i = 0; boxes != nullptr && i < boxaGetCount(boxes); ++i) {
    int x, y, width, height;
    boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
    parts_.push_back({double(x), double(y), double(x + width), double(y + height)});
  }
  boxaDestroy(&boxes);
}

PixPtr PageInk::picture(std::size_t part) const { return PixPtr(pixaGetPix(pictures_.get(), static_cast<int>(part), L_CLONE)); }

PixPtr PageInk::cut(const PixPtr& grey, std::span<const std::size_t> parts, const Box& area) const {
  const int x0 = static_cast<int>(area.x0), y0 = static_cast<int>(area.y0);
  const int width = static_cast<int>(area.x1) - x0, height = static_cast<int>(area.y1) - y0;
  PixPtr mask(pixCreate(width, height, 1));
  if (!mask) return nullptr;
  for (const std::size_t part : parts) {
    Pix* picture = pixaGetPix(pictures_.get(), static_cast<int>(part), L_CLONE);
    pixRasterop(mask.get(), static_cast<int>(parts_[part].x0) - x0, static_cast<int>(parts_[part].y0) - y0, pixGetWidth(picture),
                pixGetHeight(picture), PIX_SRC | PIX_DST, picture, 0, 0);
    pixDestroy(&picture);
  }
  constexpr int halo = 5;  // letters have grey edges two pixels wide
  mask.reset(pixDilateBrick(nullptr, mask.get(), halo, halo));
  ::Box* clip = boxCreate(x0, y0, width, height);
  PixPtr picture(pixClipRectangle(grey.get(), clip, nullptr));
  boxDestroy(&clip);
  if (!mask || !picture) return nullptr;
  pixInvert(mask.get(), mask.get());
  pixSetMasked(picture.get(), mask.get(), 255);
  return picture;
}

}  // namespace prongsai::ocr

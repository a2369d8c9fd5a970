#pragma once

#include <memory>

#include "models/page_image.h"

struct Pix;

namespace prongsai::ocr {

struct FreePix {
  void operator()(Pix* pix) const noexcept;
};

/// A raster of Leptonica: 8 bits a pixel (grey, 0 black) or 1 bit (1 is ink).
using PixPtr = std::unique_ptr<Pix, FreePix>;

/// A page image in grey, as dark as a reader of its print sees it: coloured ink (stamps, signatures in blue, red seals) fades,
/// because each pixel is as light as its lightest colour. Null where there is no memory for it.
PixPtr grey_of(const PageImage& image);

int width_of(const PixPtr& pix) noexcept;
int height_of(const PixPtr& pix) noexcept;

}  // namespace prongsai::ocr

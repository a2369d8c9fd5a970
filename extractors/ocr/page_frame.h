#pragma once

#include "extractors/ocr/pix.h"
#include "models/page_image.h"
#include "models/result.h"

namespace prongsai::ocr {

/// A page put right for reading: turned so that its lines run from left to right, in grey and as ink.
struct PageFrame {
  PixPtr grey;          ///< 8 bits a pixel
  PixPtr ink;           ///< 1 bit a pixel, of the same size
  double dpi = 0;       ///< the same along both sides
  double skew_deg = 0;  ///< how far the page image was turned clockwise for it, about its middle
};

/// `quarter_turns` are clockwise ones that come first: what puts a page upright that lies on its side.
Result<PageFrame> frame_of(const PageImage& image, int quarter_turns = 0);

}  // namespace prongsai::ocr

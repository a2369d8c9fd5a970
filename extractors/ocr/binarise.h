#pragma once

#include "extractors/ocr/pix.h"

namespace prongsai::ocr {

/// Ink, whatever the paper: a pixel of a grey image (8 bits) is ink where it is clearly darker than those within `half_window`
/// pixels around it. The threshold of Sauvola and Pietikäinen (2000), to the pixel as Leptonica's pixSauvolaBinarize has it, in
/// half of its time. `factor` is their k. The image is larger than the window. Null where there is no memory.
PixPtr binarised(const PixPtr& grey, int half_window, float factor);

}  // namespace prongsai::ocr

#pragma once

#include <vector>

#include "extractors/ocr/page_frame.h"
#include "models/box.h"

namespace prongsai::ocr {

/// Finds the ruling lines of a page and takes them out of its pixels, lines under a text as well. Returned are the middles of the rulings,
/// in pixels, long ones in pieces that follow their curve: boxes of no height or no width.
std::vector<Box> take_out_rulings(PageFrame& frame);

}  // namespace prongsai::ocr

#pragma once

#include "extractors/ocr/pix.h"
#include "models/page_image.h"

namespace prongsai::ocr {

/// Makes dark print on white of print that is lighter than its ground: white letters in the dark or coloured cells of a table's head, a
/// title in a bar. `grey` is grey_of(image) and is changed in place. What is left of such a cell is its edge, dark as a ruling. Pictures,
/// whose ground is of many shades, and round emblems stay as they are.
void darken_light_print(const PageImage& image, PixPtr& grey);

}  // namespace prongsai::ocr

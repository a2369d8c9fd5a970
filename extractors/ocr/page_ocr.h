#pragma once

#include "extractors/ocr/digit_reader.h"
#include "extractors/ocr/engine.h"
#include "models/page_content.h"
#include "models/page_image.h"
#include "models/result.h"

namespace prongsai::ocr {

/// What stands on a page that is a picture, as if it had a text layer: glyphs with their marks on them, in the order of the
/// lines, and ruling lines. Coordinates are points on the page turned upright; `quarter_turns` and `skew_deg` say by how
/// much, so that places can be turned back. What is read with too little confidence to be print (crests, stamps, handwriting) is left out.
/// The picture itself is its one image; a page on which there is nothing at all (dust, holes, shadows of the edge apart) has none.
/// `digits`, where given, checks every number: what it contradicts is in doubt (Glyph::doubt).
Result<PageContent> read_page_image(const PageImage& image, int number, Engine& engine, const DigitReader* digits = nullptr);

}  // namespace prongsai::ocr

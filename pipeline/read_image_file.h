#pragma once

#include <string_view>

#include "models/document.h"
#include "models/result.h"
#include "pipeline/page_ocr.h"

namespace prongsai {

/// A picture file (PNG, JPEG, TIFF with its pages) → Document. A page that cannot be read is a warning; a file none of whose
/// pages can be read is an error.
Result<Document> read_image_file(std::string_view bytes, PageOcr& ocr, const ReadingProgress& progress);

}  // namespace prongsai

#pragma once

#include <string_view>

#include "models/document.h"
#include "models/result.h"
#include "pipeline/page_ocr.h"

namespace prongsai {

/// A Word document with what its pictures say, each where it stands, as `ocr` and with its confidence; the one page's
/// `ocr_confidence` is the mean of them, by length. PNG, JPEG and TIFF of the body that are large enough to hold a page or a
/// table are read, each once and of a TIFF the first page. One that cannot be read is a warning, and so are more than are read.
Result<Document> read_docx_with_pictures(std::string_view bytes, PageOcr& ocr, const ReadingProgress& progress);

}  // namespace prongsai

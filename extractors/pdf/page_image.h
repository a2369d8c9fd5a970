#pragma once

#include "extractors/pdf/pdf_reader.h"
#include "models/page_image.h"

class PDFDoc;

namespace prongsai {

/// One page (1-based, it must exist and have a usable size) as pixels; see PdfReader::page_image.
Result<PageImage> page_as_image(PDFDoc& document, int number, int dpi, const PdfLimits& limits);

}  // namespace prongsai

#pragma once

#include "extractors/pdf/pdf_reader.h"

class PDFDoc;

namespace prongsai {

/// Draws one page (1-based, it must exist) into a PageContent instead of pixels.
Result<PageContent> collect_page(PDFDoc& document, int number, const PdfLimits& limits);

}  // namespace prongsai

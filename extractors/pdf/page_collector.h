#pragma once

#include "extractors/pdf/pdf_reader.h"

class PDFDoc;

namespace prongsai {

class GlyphRules;

/// Draws one page (1-based, it must exist) into a PageContent instead of pixels. What it has to learn about fonts goes
/// into the document's rules.
Result<PageContent> collect_page(PDFDoc& document, int number, const PdfLimits& limits, GlyphRules& rules);

}  // namespace prongsai

#pragma once

#include <string>

#include "extractors/tables/columns.h"
#include "models/document.h"
#include "models/result.h"
#include "pipeline/page_ocr.h"
#include "pipeline/read_document.h"

namespace prongsai {

/// PDF bytes → Document. Pages that have no text to speak of but a picture are read from it, unless `ocr` is null: glyphs, layout and repair page by
/// page, so that one page's glyphs are in memory at a time. A page that cannot be read is a warning; a document none of whose pages can be read is an
/// error.
Result<Document> read_pdf(std::string bytes, PageOcr* ocr, const ReadingProgress& progress);

}  // namespace prongsai

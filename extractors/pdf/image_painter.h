#pragma once

#include "extractors/pdf/pdf_reader.h"
#include "models/page_image.h"

class PDFDoc;

namespace prongsai {

/// What a page consists of, as far as its picture is concerned.
struct PageMakeup {
  bool only_images = false;  ///< nothing is drawn but opaque images without masks: their own pixels are the page
  bool any_image = false;
  bool is_grey = true;          ///< no image has colour
  double dpi_x = 0, dpi_y = 0;  ///< of the image that covers most of the page, along the page's sides
};

/// Looks at what one page (1-based, it must exist) draws without decoding it.
PageMakeup makeup_of(PDFDoc& document, int number, const PdfLimits& limits);

/// Puts the images of a page that has only images where they stand on `blank`: their own pixels where its resolution is
/// theirs, means of whole pixels where it is a fraction of theirs. A cut image leaves its missing rows blank.
Result<PageImage> paint_images(PDFDoc& document, int number, PageImage blank, const PdfLimits& limits);

}  // namespace prongsai

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/page_content.h"
#include "models/page_image.h"
#include "pipeline/laid_out_page.h"

namespace prongsai {

/// The paragraphs and cells of a page that fonts with a lying map take part in.
struct LyingLines {
  std::vector<Box> places;          ///< of those paragraphs and cells
  std::vector<std::size_t> glyphs;  ///< that stand in them, rising
};

/// Where fonts of these names draw on a page; nothing where that is nearly everything, or stands outside of what was laid
/// out: then the page is to be read as a whole.
std::optional<LyingLines> lying_lines(const PageContent& content, const LaidOutPage& page, const std::vector<std::string>& fonts);

/// The page's picture with nothing on it but those lines.
PageImage picture_of(const LyingLines& lines, PageImage page);

/// The page with those lines as they were read from that picture. Nothing where one of them was not read.
std::optional<PageContent> with_lines_read(PageContent content, const LyingLines& lines, const PageContent& read);

}  // namespace prongsai

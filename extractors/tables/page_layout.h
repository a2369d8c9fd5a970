#pragma once

#include <string>
#include <vector>

#include "models/document.h"
#include "models/page_content.h"

namespace prongsai {

/// What a page says and where.
struct PageLayout {
  std::vector<Block> blocks;  ///< in reading order; places name the page and boxes on it as shown
  std::string text;           ///< the whole page in reading order; cells of a row separated by a tab, rows by a newline
};

/// Paragraphs and tables of one page. Tables are found by their rulings, and by their white space where
/// it leaves no doubt. A row that the page cuts is a row here; see join_over_pages.
PageLayout lay_out_page(const PageContent& page);

}  // namespace prongsai

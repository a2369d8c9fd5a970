#pragma once

#include <vector>

#include "models/document.h"
#include "models/page_content.h"

namespace prongsai {

/// A page with what stands on it in reading order.
struct LaidOutPage {
  Page page;
  std::vector<Block> blocks;
};

/// Lays a page out and says of all of it where its text is from. Places that were taken on a page turned upright are
/// turned back onto the page as it is shown.
LaidOutPage laid_out(const PageContent& content, TextSource source);

}  // namespace prongsai

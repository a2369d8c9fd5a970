#pragma once

#include <span>
#include <vector>

#include "models/document.h"

namespace prongsai {

/// Gives the paragraphs at the top and bottom edge of one page that are a page number, or the catchword
/// that announces the next page (`/๒.๑ การ...`), their role.
void mark_page_numbers(std::vector<Block>& blocks, double page_height);

/// Gives paragraphs at the page's edge that repeat over pages at the same place the role of a header or
/// footer. `pages` are the blocks of a document's pages in order.
void mark_running_lines(std::span<std::vector<Block>> pages);

}  // namespace prongsai

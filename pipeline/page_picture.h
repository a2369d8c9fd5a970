#pragma once

#include <string>
#include <vector>

#include "models/box.h"
#include "models/result.h"
#include "pipeline/document_bytes.h"
#include "pipeline/limits.h"

namespace prongsai {

/// What is marked on a page.
struct Frame {
  Box box;
  bool is_own = true;  ///< of the record itself; else of the row that it stands in
};

struct PagePicture {
  int page = 1;
  int dpi = 150;  ///< of pages that are drawn; pages that are pictures have their own
  std::vector<Frame> frames = {};
  int most_width = 0;  ///< in pixels: what is wider is made so wide; 0: nothing is
};

/// A page of a PDF or a picture file as PNG, with coloured frames. Fails with `unsupported` for kinds of files that have no pages to be
/// shown, with `damaged` or `limit_exceeded` as their readers do.
Result<std::string> draw_page(std::string bytes, const PagePicture& picture);

/// The same in a process of its own, under the limits of reading: one that dies, hangs or wants too much is an Error of that code. To be
/// called while there is a single thread.
Result<std::string> draw_page_in_worker(const DocumentBytes& bytes, const PagePicture& picture, const Limits& limits);

}  // namespace prongsai

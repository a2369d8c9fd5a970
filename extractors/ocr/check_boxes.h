#pragma once

#include <string>
#include <vector>

#include "extractors/ocr/ink.h"

namespace prongsai::ocr {

/// A drawn box that waits for a tick, or has one.
struct CheckBox {
  Box box;           ///< its frame and what stands in it, pixels
  std::string sign;  ///< ☐, ☑ or ☒
};

/// The check boxes among the pieces of a page's ink whose letters have this body height (pixels). No model of the engine
/// knows them, and every one reads letters into them.
std::vector<CheckBox> find_check_boxes(const PixPtr& page, const PageInk& ink, double body);

}  // namespace prongsai::ocr

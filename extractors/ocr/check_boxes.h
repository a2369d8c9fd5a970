#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractors/ocr/ink.h"

namespace prongsai::ocr {

/// A drawn box that waits for a tick, or has one.
struct CheckBox {
  std::size_t part = 0;  ///< of the page's ink
  std::string sign;      ///< ☐, ☑ or ☒
};

/// The check boxes among the pieces of ink of a page whose letters have this body height (pixels). No model of the engine
/// knows them, and every one reads letters into them.
std::vector<CheckBox> find_check_boxes(const PageInk& ink, double body);

}  // namespace prongsai::ocr

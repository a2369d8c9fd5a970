#pragma once

#include <vector>

#include "models/page_content.h"

namespace prongsai::layout {

/// A box on a page that is turned clockwise by `degrees` (0, 90, 180, 270); width and height are
/// those of the page before it is turned.
Box turned(const Box& box, int degrees, double width, double height) noexcept;

/// A page as its reader holds it: turned so that most of its text runs from left to right, without
/// what nobody sees (a hidden text layer under visible text, glyphs off the page, shadows drawn twice).
struct UprightPage {
  double width = 0, height = 0;
  int degrees = 0;  ///< clockwise turn that took the shown page here
  std::vector<Glyph> glyphs;
  std::vector<Ruling> rulings;

  /// A box of this page on the page as shown.
  Box shown(const Box& box) const noexcept { return turned(box, (360 - degrees) % 360, width, height); }
};

UprightPage upright(const PageContent& page);

}  // namespace prongsai::layout

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/box.h"

namespace prongsai {

/// One drawn glyph (or one ActualText run) in the order in which the page draws it.
struct Glyph {
  /// UTF-8 as the file maps it, unrepaired but for marks that the font's own order of glyphs proves; empty where there is no mapping.
  std::string text;
  Box box;                 ///< advance × font ascent/descent; a mark without width has x0 == x1
  double baseline_y = 0;   ///< of the glyph's origin, points from the page's top
  float size_pt = 0;       ///< font size on the page
  std::uint16_t font = 0;  ///< index into PageContent::fonts
  bool bold = false;
  /// Of the writing direction, degrees clockwise on the shown page: 0, 90, 180, 270; any other for slanted text (a watermark).
  std::int16_t rotation = 0;
  bool invisible = false;  ///< text render mode 3 (an OCR layer under a picture)
  /// Of a mark whose character nothing proved: which of the document's undecided marks it is, from 1; else 0.
  std::uint32_t undecided = 0;
  bool mended = false;        ///< its text is the work of a GlyphRule, not the file's own mapping
  bool space_before = false;  ///< the content has a space character, or a gap its font would call one, before it
  /// The digit (0 to 9) that a second reader of pictures sees where the text has another one; `a` to `j` (`A` to `J`): it sees a further
  /// digit 0 to 9 behind (before) this one; else 0.
  char doubt = 0;
  float confidence = 1;       ///< 0 to 1: how sure a reader of pictures is; 1 for a text layer
};

/// A straight ruling line, horizontal or vertical, from a stroke, a thin filled rectangle or a
/// rectangle's edge. A box of (almost) no height or no width, its thickness taken out.
struct Ruling {
  Box box;
  bool horizontal() const noexcept { return box.width() >= box.height(); }
};

/// An image as it is placed on the page.
struct ImageArea {
  Box box;
  int width_px = 0, height_px = 0;
};

/// What stands on one page, before anything is made of it. Coordinates as in Box: points from the
/// top left of the page as shown, rotation applied.
struct PageContent {
  int number = 0;  ///< 1-based
  double width_pt = 0, height_pt = 0;
  std::vector<std::string> fonts;  ///< names without the subset prefix
  std::vector<Glyph> glyphs;
  std::vector<Ruling> rulings;
  std::vector<ImageArea> images;
  /// Degrees by which a page read from a picture was turned clockwise about its middle before its places were taken.
  double skew_deg = 0;
  /// Clockwise quarter turns before that, of a page that lay on its side or upside down. Its width and height are those
  /// after them.
  int quarter_turns = 0;
};

}  // namespace prongsai

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/page_content.h"

namespace prongsai::layout {

/// What stands as one thing on the line: a base character with the marks above and below it. Marks
/// have no width and are drawn before or after their base, so they are never sorted by themselves.
struct Cluster {
  std::string text;  ///< unrepaired, base first
  Box box;
  double baseline_y = 0;
  double size_pt = 0;
  bool bold = false;
  bool space_before = false;
  double confidence = 1;  ///< of the least sure of its glyphs
  char doubt = 0;         ///< as in Glyph
  int rotation = 0;       ///< of its writing direction, degrees clockwise: 0, 90, 180, 270

  /// Where the eye sees it: the middle of a letter without what hangs above and below.
  double optical_y() const noexcept { return rotation == 0 ? baseline_y - 0.25 * size_pt : box.center_y(); }
};

/// Glyphs in content order to clusters in content order.
std::vector<Cluster> form_clusters(const std::vector<Glyph>& glyphs);

/// True where a text begins with a mark that stands above or below a base (also one of the
/// private-use shapes U+F701–F71A that some Thai fonts map their marks to).
bool begins_with_mark(std::string_view text) noexcept;

}  // namespace prongsai::layout

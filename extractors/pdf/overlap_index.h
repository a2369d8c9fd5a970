#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/page_content.h"

namespace prongsai {

/// Finds, among the glyphs of a page so far, the one that a new glyph is drawn over again (fake bold, shadows,
/// text painted twice). A hash over squares of the page, so that a page costs the same a glyph however full it is.
class OverlapIndex {
 public:
  OverlapIndex() : heads_(slots, none) {}

  /// Index of a glyph with the same text and size (almost) at the same place, or npos.
  std::size_t find(const std::vector<Glyph>& glyphs, const Glyph& glyph) const noexcept;

  /// Remembers the last glyph.
  void add(const std::vector<Glyph>& glyphs);

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  static constexpr std::size_t slots = 4096;
  static constexpr std::uint32_t none = UINT32_MAX;

  std::vector<std::uint32_t> heads_;  // slot → its last glyph
  std::vector<std::uint32_t> next_;   // glyph → the glyph before it in its slot
};

}  // namespace prongsai

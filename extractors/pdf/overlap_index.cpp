#include "extractors/pdf/overlap_index.h"

#include <cmath>

namespace prongsai {

namespace {

constexpr double square_pt = 8;
constexpr double reach = 0.1;  // of the font size: how far the second drawing may be off

// A slot that a hostile page fills is searched only so far: duplicates come soon after their original.
constexpr int longest_search = 64;

std::size_t slot_of(long column, long row, std::size_t slots) noexcept {
  return (static_cast<std::size_t>(column) * 31 + static_cast<std::size_t>(row) * 977) % slots;
}

long square(double position) noexcept { return static_cast<long>(std::floor(position / square_pt)); }

bool drawn_over(const Glyph& first, const Glyph& second) noexcept {
  const double tolerance = reach * static_cast<double>(second.size_pt);
  return std::abs(first.box.x0 - second.box.x0) < tolerance && std::abs(first.box.y0 - second.box.y0) < tolerance &&
         std::abs(first.box.x1 - second.box.x1) < tolerance && first.size_pt == second.size_pt && first.text == second.text;
}

}  // namespace

std::size_t OverlapIndex::find(const std::vector<Glyph>& glyphs, const Glyph& glyph) const noexcept {
  const double tolerance = std::min(reach * static_cast<double>(glyph.size_pt), square_pt);
  for (long column = square(glyph.box.x0 - tolerance); column <= square(glyph.box.x0 + tolerance); ++column) {
    for (long row = square(glyph.box.y0 - tolerance); row <= square(glyph.box.y0 + tolerance); ++row) {
      int searched = 0;
      for (auto i = heads_[slot_of(column, row, slots)]; i != none && searched < longest_search; i = next_[i], ++searched) {
        if (drawn_over(glyphs[i], glyph)) return i;
      }
    }
  }
  return npos;
}

void OverlapIndex::add(const std::vector<Glyph>& glyphs) {
  const Box& box = glyphs.back().box;
  std::uint32_t& head = heads_[slot_of(square(box.x0), square(box.y0), slots)];
  next_.push_back(head);
  head = static_cast<std::uint32_t>(glyphs.size() - 1);
}

}  // namespace prongsai

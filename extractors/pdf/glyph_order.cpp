#include "extractors/pdf/glyph_order.h"

#include <poppler/GfxFont.h>

namespace prongsai {

namespace {

// The Thai block is ก to phinthu, then, behind unassigned code points, ฿ to ๛. Fonts have no glyphs for the gap.
constexpr char32_t first = 0x0E01, before_gap = 0x0E3A, after_gap = 0x0E3F, last = 0x0E5B;
constexpr int places_before_gap = before_gap - first + 1;
constexpr int places = places_before_gap + (last - after_gap + 1);

/// Place of a character among the assigned ones of the Thai block, from 0; -1 for any other.
int place_of(char32_t c) noexcept {
  if (c >= first && c <= before_gap) return static_cast<int>(c - first);
  return c >= after_gap && c <= last ? static_cast<int>(c - after_gap) + places_before_gap : -1;
}

char32_t character_at(int place) noexcept {
  if (place < 0 || place >= places) return 0;
  return place < places_before_gap ? first + static_cast<char32_t>(place) : after_gap + static_cast<char32_t>(place - places_before_gap);
}

/// Place of the one Thai character that a two-byte code is mapped to, else -1. Asks the font to read the code as text:
/// Poppler exports no other way to its map.
int thai_place_at(const GfxFont& font, std::uint32_t code) {
  const char text[] = {static_cast<char>(code >> 8), static_cast<char>(code)};
  CharCode read_code;
  const Unicode* unicode = nullptr;
  int length = 0;
  double dx, dy, origin_x, origin_y;
  const int bytes = font.getNextChar(text, 2, &read_code, &unicode, &length, &dx, &dy, &origin_x, &origin_y);
  const bool is_read = bytes == 2 && read_code == code && length == 1 && unicode != nullptr;
  return is_read ? place_of(unicode[0]) : -1;
}

/// The place that the nearest mapped code in one direction gives this one; -1 where none is near.
int place_from(const GfxFont& font, std::uint32_t code, int direction) {
  constexpr int farthest = 24;
  for (int distance = 1; distance <= farthest; ++distance) {
    const std::int64_t neighbour = std::int64_t{code} + direction * distance;
    if (neighbour < 0 || neighbour > 0xFFFF) return -1;
    const int place = thai_place_at(font, static_cast<std::uint32_t>(neighbour));
    if (place >= 0) return place - direction * distance;
  }
  return -1;
}

}  // namespace

char32_t implied_by_neighbours(const GfxFont& font, std::uint32_t code) {
  if (!font.isCIDFont()) return 0;
  const int from_below = place_from(font, code, -1);
  return from_below == place_from(font, code, +1) ? character_at(from_below) : 0;
}

bool is_thai_mark(char32_t c) noexcept { return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E); }

}  // namespace prongsai

#pragma once

#include <cstdint>

class GfxFont;

namespace prongsai {

/// The Thai character of a code whose mapping a file lost, from the order of glyphs in its font: Thai fonts keep them
/// in the order of Unicode, and the codes of a composite font are glyph numbers. So where the nearest mapped codes on
/// both sides agree on what stands between them, it is that. 0 where they do not.
///
/// Word loses the nikhahit of sara am this way (it maps it to a space), Acrobat the raised tone marks.
char32_t implied_by_neighbours(const GfxFont& font, std::uint32_t code);

/// True for the Thai vowel and tone marks that stand above or below a consonant.
bool is_thai_mark(char32_t c) noexcept;

}  // namespace prongsai

#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/page_content.h"
#include "models/text_verdict.h"

namespace prongsai::thai {

/// What the glyphs of one font show on one page. All are counts of glyphs or of their characters.
struct FontSigns {
  std::string font;
  int glyphs = 0;
  int letters = 0;       ///< Thai and Latin letters
  int thai = 0;          ///< of them Thai
  int western = 0;       ///< letters and signs from U+00A1 to U+00FB, where code pages for Thai have theirs
  int upper_vowels = 0;  ///< ั ิ ี ึ ื
  int toned = 0;         ///< of them with ่ ้ ๊ ๋ next to them in content order
  int unnamed = 0;       ///< drawn without a character, as U+FFFD, or in private use outside the Thai and symbol areas
  int mended = 0;        ///< whose character is the work of a rule
  int invisible = 0;     ///< text render mode 3
};

/// What one page shows: its fonts, and whether a picture lies over all of it.
struct TextSigns {
  std::vector<FontSigns> fonts;
  bool picture_covers_page = false;
  int undecided = 0;  ///< marks that may still be told by the words around them
};

TextSigns signs_of(const PageContent& page);

/// What no Thai text has, however it is worded.
struct SpellingSigns {
  int letters = 0;      ///< Thai letters and marks
  int stray_marks = 0;  ///< marks with no consonant under them, and second tone marks
};

SpellingSigns spelling_of(std::string_view text);

/// The share of a text's Thai letters that stand in the commonest words of administrative prose, from 0 to 1. Costs
/// more than the other signs: only for text that they make suspicious.
double common_word_share(std::string_view text);

/// One verdict a page. What a font does it does in the whole document, so all pages are judged together.
/// `texts` are the pages' texts in the normal form; both spans are of one length.
///
/// The thresholds and where they come from stand beside them in the source.
std::vector<TextVerdict> judge_text_layers(std::span<const TextSigns> pages, std::span<const std::string_view> texts);

/// Names of the fonts that show the fault of a page's verdict; none where the fault is the page's and not that of its fonts.
std::vector<std::string> lying_fonts(std::span<const TextSigns> pages, std::size_t page, TextFault fault);

}  // namespace prongsai::thai

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai {

/// What is to be done with the text layer of a page.
enum class TextTrust {
  trusted,    ///< taken as it is
  repaired,   ///< rules learnt from the document's fonts put characters right
  read_again  ///< says something else than the page shows: to be read from the picture
};

/// Why a text layer is not trusted.
enum class TextFault {
  none,
  unnamed_glyphs,   ///< much of what is drawn has no character, or one that means nothing
  lost_tones,       ///< the tone marks over upper vowels are missing
  misspelt,         ///< marks stand where Thai spelling allows none
  no_words,         ///< Thai letters, but hardly one of the words that every report is full of
  western_letters,  ///< Thai of an eight-bit code page, read as the accented letters of a Western one: `¡ÒÃ` for การ
  foreign_layer,    ///< an invisible layer of another program's OCR under a picture, with hardly any Thai in it
};

std::string_view to_string(TextTrust trust) noexcept;
std::string_view to_string(TextFault fault) noexcept;

/// The verdict on one page's text layer.
struct TextVerdict {
  TextTrust trust = TextTrust::trusted;
  TextFault fault = TextFault::none;
  int glyphs = 0;    ///< drawn on the page, spaces apart
  int mended = 0;    ///< whose character is the work of a rule
  int faulty = 0;    ///< that show the fault: glyphs without a character, upper vowels without tone, …
  std::string font;  ///< the font that shows it, where it is one font's

  /// What `--ocr auto` asks: true where the page has to be read from its picture.
  bool needs_ocr() const noexcept { return trust == TextTrust::read_again; }

  friend bool operator==(const TextVerdict&, const TextVerdict&) = default;
};

/// What proves a glyph's character where its file maps it wrongly or not at all.
enum class GlyphEvidence {
  order,    ///< the glyphs mapped on both sides of it, in a font that keeps the order of Unicode
  program,  ///< the embedded font's own character map
  name,     ///< the glyph's name in the embedded font
  outline,  ///< its shape is that of a glyph whose character is known
  words,    ///< it makes words all over the document, and no other mark does
};

std::string_view to_string(GlyphEvidence evidence) noexcept;

/// A rule learnt once for a document: this glyph of this font is that character.
struct GlyphRule {
  std::string font;
  std::uint32_t code = 0;  ///< as the page's content writes it
  std::string text;        ///< UTF-8
  GlyphEvidence evidence = GlyphEvidence::order;
  int times = 0;       ///< how often it was applied
  int first_page = 0;  ///< 1-based

  friend bool operator==(const GlyphRule&, const GlyphRule&) = default;
};

}  // namespace prongsai

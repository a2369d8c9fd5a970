#include "extractors/docx/symbols.h"

#include <algorithm>
#include <charconv>

#include "extractors/thai/words.h"

namespace prongsai::docx {
namespace {

struct Glyph {
  SymbolFont font;
  unsigned char code;
  std::string_view text;
};

constexpr Glyph glyphs[] = {
    {SymbolFont::wingdings, 0xA8, unchecked_box},
    {SymbolFont::wingdings, 0x6F, unchecked_box},
    {SymbolFont::wingdings, 0x70, unchecked_box},
    {SymbolFont::wingdings, 0x71, unchecked_box},
    {SymbolFont::wingdings, 0x72, unchecked_box},
    {SymbolFont::wingdings, 0xFE, checked_box},
    {SymbolFont::wingdings, 0x52, checked_box},  // a box with a tick in Wingdings 2, and the fonts get mixed up
    {SymbolFont::wingdings, 0xFD, crossed_box},
    {SymbolFont::wingdings, 0x54, crossed_box},
    {SymbolFont::wingdings, 0x78, crossed_box},
    {SymbolFont::wingdings, 0xFC, "✓"},
    {SymbolFont::wingdings, 0xFB, "✗"},
    {SymbolFont::wingdings, 0x6E, "■"},
    {SymbolFont::wingdings, 0x6C, "●"},
    {SymbolFont::wingdings, 0xA1, "○"},
    {SymbolFont::wingdings, 0xE0, "→"},
    {SymbolFont::wingdings, 0xF0, "→"},
    {SymbolFont::wingdings, 0x28, "☎"},
    {SymbolFont::wingdings, 0x2A, "✉"},
    {SymbolFont::wingdings_2, 0x52, checked_box},
    {SymbolFont::wingdings_2, 0x50, checked_box},
    {SymbolFont::wingdings_2, 0xA3, unchecked_box},
    {SymbolFont::wingdings_2, 0x2A, unchecked_box},
    {SymbolFont::wingdings_2, 0x51, crossed_box},
    {SymbolFont::wingdings_2, 0x53, crossed_box},
    {SymbolFont::wingdings_2, 0x54, crossed_box},
    {SymbolFont::wingdings_2, 0x4F, crossed_box},
    {SymbolFont::webdings, 0x61, "✓"},
    {SymbolFont::webdings, 0x63, unchecked_box},
    {SymbolFont::webdings, 0x67, "■"},
    {SymbolFont::webdings, 0x72, "✗"},
    {SymbolFont::symbol, 0x2D, "-"},
    {SymbolFont::symbol, 0xA3, "≤"},
    {SymbolFont::symbol, 0xB3, "≥"},
    {SymbolFont::symbol, 0xB1, "±"},
    {SymbolFont::symbol, 0xB4, "×"},
    {SymbolFont::symbol, 0xB8, "÷"},
    {SymbolFont::symbol, 0xB9, "≠"},
    {SymbolFont::symbol, 0xAE, "→"},
    {SymbolFont::symbol, 0xD6, "√"},
};

constexpr std::string_view bullet = "•";

constexpr bool is_private_symbol(char32_t c) noexcept { return c >= 0xF020 && c <= 0xF0FF; }

/// Any at all? Lets plain text, which is nearly all text, through without decoding.
bool has_private_symbols(const std::string& text) noexcept {
  // U+F020–U+F0FF is EF 80 A0 … EF 83 BF in UTF-8.
  for (std::size_t i = text.find('\xEF'); i != std::string::npos && i + 1 < text.size(); i = text.find('\xEF', i + 1)) {
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if (second >= 0x80 && second <= 0x83) return true;
  }
  return false;
}

/// Symbol has the digits, brackets and signs of ASCII where ASCII has them, but Greek for letters.
bool is_same_in_ascii(SymbolFont font, char32_t code) noexcept {
  const bool is_letter = (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
  return font == SymbolFont::symbol && code > ' ' && code < 0x7F && !is_letter;
}

}  // namespace

SymbolFont symbol_font(std::string_view font_name) noexcept {
  if (font_name == "Wingdings") return SymbolFont::wingdings;
  if (font_name == "Wingdings 2") return SymbolFont::wingdings_2;
  if (font_name == "Wingdings 3") return SymbolFont::wingdings_3;
  if (font_name == "Webdings") return SymbolFont::webdings;
  if (font_name == "Symbol") return SymbolFont::symbol;
  return SymbolFont::none;
}

std::string symbol_text(SymbolFont font, char32_t code) {
  if (font == SymbolFont::none) font = SymbolFont::wingdings;
  if (is_private_symbol(code)) code -= 0xF000;
  if (code <= ' ' || code == 0xA0) return " ";
  const auto found = std::find_if(std::begin(glyphs), std::end(glyphs), [&](const Glyph& glyph) { return glyph.font == font && glyph.code == code; });
  if (found != std::end(glyphs)) return std::string(found->text);
  if (is_same_in_ascii(font, code)) return std::string(1, static_cast<char>(code));
  return std::string(bullet);
}

std::string drawn_text(SymbolFont font, const std::string& text) {
  if (font == SymbolFont::none && !has_private_symbols(text)) return text;
  std::string drawn;
  for (const char32_t c : thai::to_utf32(text)) {
    const bool is_symbol = is_private_symbol(c) || (font != SymbolFont::none && c > ' ' && c <= 0xFF);
    drawn += is_symbol ? symbol_text(font, c) : thai::to_utf8(std::u32string_view(&c, 1));
  }
  return drawn;
}

std::string sym_text(std::string_view font_name, const std::string& hex_code) {
  unsigned code = 0;
  const auto [end, failure] = std::from_chars(hex_code.data(), hex_code.data() + hex_code.size(), code, 16);
  const bool is_character = failure == std::errc() && code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
  if (!is_character || end != hex_code.data() + hex_code.size()) return {};
  const char32_t c = code;
  return drawn_text(symbol_font(font_name), thai::to_utf8(std::u32string_view(&c, 1)));
}

}  // namespace prongsai::docx

#pragma once

#include <string>
#include <string_view>

namespace prongsai::docx {

/// Fonts that draw pictures where others draw letters.
enum class SymbolFont { none, symbol, wingdings, wingdings_2, wingdings_3, webdings };

/// SymbolFont::none for a font of letters.
SymbolFont symbol_font(std::string_view font_name) noexcept;

constexpr std::string_view unchecked_box = "☐";
constexpr std::string_view checked_box = "☑";
constexpr std::string_view crossed_box = "☒";

/// The glyph that a symbol font draws for a code (U+0020–U+00FF, or the same at U+F000), as the nearest
/// character of Unicode: check boxes as ☐ ☑ ☒, anything unknown as a bullet. With SymbolFont::none
/// only codes at U+F000 are symbols, and Wingdings is what Word mostly means by them.
std::string symbol_text(SymbolFont font, char32_t code);

/// A run's text as it looks: what its font or its private code points make symbols is replaced.
std::string drawn_text(SymbolFont font, const std::string& text);

/// w:sym: the character is a hexadecimal number.
std::string sym_text(std::string_view font_name, const std::string& hex_code);

}  // namespace prongsai::docx

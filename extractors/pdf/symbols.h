#pragma once

#include <string_view>

namespace prongsai {

/// Fonts whose codes name pictures, not letters.
enum class SymbolFont { none, symbol, wingdings, wingdings2, wingdings3 };

SymbolFont symbol_font(std::string_view font_name);

/// The character that a reader sees where a file says `mapped`: check boxes of any kind as ☐ ☑ ☒, ticks, bullets
/// and arrows of the Wingdings family, also where their code comes as a private-use character in a font of another
/// name. Anything else comes back as it is, a letter of a Wingdings font as private use (it is no letter).
char32_t shown_symbol(SymbolFont font, char32_t mapped) noexcept;

}  // namespace prongsai

#include "extractors/pdf/symbols.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace prongsai {

namespace {

constexpr char32_t empty_box = U'☐', ticked_box = U'☑', crossed_box = U'☒';

struct Picture {
  char32_t code;
  char32_t shown;
};

constexpr std::array wingdings = std::to_array<Picture>({
    {0x52, ticked_box}, {0x54, crossed_box}, {0x6C, U'●'},      {0x6D, U'❍'}, {0x6E, U'■'},        {0x6F, empty_box},
    {0x70, empty_box},  {0x71, empty_box},   {0x72, empty_box}, {0x73, U'⬧'}, {0x74, U'⧫'},        {0x75, U'◆'},
    {0x76, U'❖'},       {0x77, U'⬥'},        {0x9E, U'·'},      {0x9F, U'•'}, {0xA0, U'▪'},        {0xA1, U'○'},
    {0xA7, U'▪'},       {0xA8, empty_box},   {0xB7, U'•'},      {0xD8, U'➢'}, {0xDC, U'➲'},        {0xE0, U'→'},
    {0xE8, U'➔'},       {0xF0, U'⇨'},        {0xFB, U'✗'},      {0xFC, U'✓'}, {0xFD, crossed_box}, {0xFE, ticked_box},
});

constexpr std::array wingdings2 = std::to_array<Picture>({
    {0x2A, empty_box},
    {0x30, empty_box},
    {0x4F, crossed_box},
    {0x50, ticked_box},
    {0x51, crossed_box},
    {0x52, ticked_box},
    {0x53, crossed_box},
    {0x54, crossed_box},
    {0x96, U'•'},
    {0x97, U'●'},
    {0xA2, U'■'},
    {0xA3, empty_box},
});

constexpr std::array symbol = std::to_array<Picture>({{0xA7, U'▪'}, {0xA8, U'♦'}, {0xAE, U'→'}, {0xB7, U'•'}, {0xDE, U'⇒'}, {0xFF, empty_box}});

// Squares and boxes that authors type, in any font, for a check box.
constexpr std::array boxes = std::to_array<Picture>({
    {0x25A1, empty_box},
    {0x25A2, empty_box},
    {0x25FB, empty_box},
    {0x25FD, empty_box},
    {0x274F, empty_box},
    {0x2750, empty_box},
    {0x2751, empty_box},
    {0x2752, empty_box},
    {0x2B1C, empty_box},
    {0x2327, crossed_box},
    {0x22A0, crossed_box},
    {0x2BBD, crossed_box},
    {0x2BBE, crossed_box},
    {0x1F5F5, crossed_box},
    {0x1F5F7, crossed_box},
    {0x1F5F9, ticked_box},
    {0x1F78E, empty_box},
    {0x1F78F, empty_box},
});

char32_t found(std::span<const Picture> pictures, char32_t code) noexcept {
  const auto picture = std::ranges::find(pictures, code, &Picture::code);
  return picture == pictures.end() ? 0 : picture->shown;
}

char32_t picture(SymbolFont font, char32_t code) noexcept {
  switch (font) {
    case SymbolFont::wingdings2: return found(wingdings2, code);
    case SymbolFont::wingdings3: return 0;
    case SymbolFont::symbol: return found(symbol, code);
    case SymbolFont::wingdings:
    case SymbolFont::none: break;
  }
  return found(wingdings, code);
}

bool is_wingdings(SymbolFont font) noexcept { return font != SymbolFont::none && font != SymbolFont::symbol; }

}  // namespace

SymbolFont symbol_font(std::string_view font_name) {
  std::string name;
  for (const char c : font_name) {
    if (c != ' ' && c != '-') name += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  if (name.find("wingdings2") != std::string::npos) return SymbolFont::wingdings2;
  if (name.find("wingdings3") != std::string::npos) return SymbolFont::wingdings3;
  if (name.find("wingdings") != std::string::npos) return SymbolFont::wingdings;
  return name.starts_with("symbol") ? SymbolFont::symbol : SymbolFont::none;
}

char32_t shown_symbol(SymbolFont font, char32_t mapped) noexcept {
  constexpr char32_t symbol_area = 0xF000;  // where Windows puts the codes of symbol fonts
  if (mapped >= symbol_area + 0x20 && mapped <= symbol_area + 0xFF) {
    const char32_t shown = picture(font, mapped - symbol_area);
    return shown != 0 ? shown : mapped;
  }
  if (is_wingdings(font) && mapped > 0x20 && mapped <= 0xFF) {
    const char32_t shown = picture(font, mapped);
    return shown != 0 ? shown : symbol_area + mapped;
  }
  if (mapped < 0x2200) return mapped;
  const char32_t box = found(boxes, mapped);
  return box != 0 ? box : mapped;
}

}  // namespace prongsai

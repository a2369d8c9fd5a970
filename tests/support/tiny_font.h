#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prongsai::test {

/// Writes small TrueType fonts by hand: TinyFont().glyph({{{0, 0}, {100, 0}, {100, 500}}}).bytes(). A thousand units to the em;
/// glyph 0 is empty, those that are added count from 1.
class TinyFont {
 public:
  using Contour = std::vector<std::pair<int, int>>;  ///< straight lines, closed
  using Outline = std::vector<Contour>;

  TinyFont() { glyph({}); }

  /// An outline, with the name that the font keeps for it.
  TinyFont& glyph(Outline outline, std::string name = "glyph") {
    glyphs_.push_back(std::move(outline));
    names_.push_back(std::move(name));
    return *this;
  }

  /// Gives a glyph a character in the font's own map.
  TinyFont& map(char32_t character, int glyph) {
    characters_[character] = glyph;
    return *this;
  }

  std::string bytes() const {
    std::string loca = u32(0), glyf;
    for (const Outline& outline : glyphs_) {
      glyf += record(outline);
      loca += u32(glyf.size());
    }
    const auto count = glyphs_.size();
    std::map<std::string, std::string> tables{
        {"glyf", glyf},
        {"head", u32(0x10000) + u32(0x10000) + u32(0) + u32(0x5F0F3CF5) + u16(0) + u16(1000) + std::string(16, '\0') + u16(0) + u16(0) + u16(1000) +
                     u16(1000) + u16(0) + u16(8) + u16(2) + u16(1) + u16(0)},
        {"hhea", u32(0x10000) + u16(900) + u16(-300) + u16(0) + u16(1000) + std::string(22, '\0') + u16(static_cast<int>(count))},
        {"hmtx", ""},
        {"loca", loca},
        {"maxp", u32(0x10000) + u16(static_cast<int>(count)) + u16(100) + u16(10) + u16(0) + u16(0) + u16(2) + std::string(16, '\0')},
        {"post", post()},
    };
    for (std::size_t i = 0; i < count; ++i) tables["hmtx"] += u16(500) + u16(0);
    if (!characters_.empty()) tables["cmap"] = cmap();
    return file_of(tables);
  }

 private:
  static std::string u16(int value) { return {static_cast<char>(value >> 8), static_cast<char>(value)}; }
  static std::string u32(std::size_t value) { return u16(static_cast<int>(value >> 16)) + u16(static_cast<int>(value & 0xFFFF)); }

  static std::string record(const Outline& outline) {
    if (outline.empty()) return {};
    int x0 = 32767, y0 = 32767, x1 = -32768, y1 = -32768, last_x = 0, last_y = 0, points = 0;
    std::string ends, flags, xs, ys;
    for (const Contour& contour : outline) {
      for (const auto& [x, y] : contour) {
        x0 = std::min(x0, x), x1 = std::max(x1, x), y0 = std::min(y0, y), y1 = std::max(y1, y);
        flags += '\x01';  // on the curve, both coordinates as words
        xs += u16(x - std::exchange(last_x, x));
        ys += u16(y - std::exchange(last_y, y));
        ++points;
      }
      ends += u16(points - 1);
    }
    std::string all = u16(static_cast<int>(outline.size())) + u16(x0) + u16(y0) + u16(x1) + u16(y1) + ends + u16(0) + flags + xs + ys;
    all.resize((all.size() + 3) / 4 * 4);
    return all;
  }

  std::string post() const {
    constexpr int standard_names = 258;
    std::string indices, strings;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      indices += u16(standard_names + static_cast<int>(i));
      strings += static_cast<char>(names_[i].size()) + names_[i];
    }
    return u32(0x20000) + std::string(28, '\0') + u16(static_cast<int>(names_.size())) + indices + strings;
  }

  /// Format 12, for all of Unicode.
  std::string cmap() const {
    std::string groups;
    for (const auto& [character, glyph] : characters_) groups += u32(character) + u32(character) + u32(static_cast<std::size_t>(glyph));
    const std::string table = u16(12) + u16(0) + u32(16 + groups.size()) + u32(0) + u32(characters_.size()) + groups;
    return u16(0) + u16(1) + u16(3) + u16(10) + u32(12) + table;
  }

  static std::string file_of(const std::map<std::string, std::string>& tables) {
    std::string directory = u32(0x10000) + u16(static_cast<int>(tables.size())) + u16(0) + u16(0) + u16(0), data;
    const std::size_t start = directory.size() + 16 * tables.size();
    for (const auto& [tag, table] : tables) {
      directory += tag + u32(0) + u32(start + data.size()) + u32(table.size());
      data += table;
      data.resize((data.size() + 3) / 4 * 4);
    }
    return directory + data;
  }

  std::vector<Outline> glyphs_;
  std::vector<std::string> names_;
  std::map<char32_t, int> characters_;
};

}  // namespace prongsai::test

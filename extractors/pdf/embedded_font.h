#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/pdf/font_program.h"
#include "models/text_verdict.h"

class GfxFont;
class XRef;

namespace prongsai {

/// A font of a PDF together with the program embedded for it: proves characters of codes that the PDF does not map.
class EmbeddedFont {
 public:
  struct Proof {
    char32_t character = 0;
    GlyphEvidence evidence = GlyphEvidence::program;
  };

  /// Null where no program is embedded, or none that can be read.
  static std::unique_ptr<EmbeddedFont> open(GfxFont& font, XRef* file);

  /// The character that the program's own map, its glyph names or (marks only) the shapes of the codes that the PDF does
  /// map prove for this code. Nothing where none does. The map and the names are believed only where they agree with what the
  /// PDF does map, or where it maps no Thai at all.
  std::optional<Proof> prove(std::uint32_t code, bool is_mark);

 private:
  explicit EmbeddedFont(std::unique_ptr<FontProgram> program) : program_(std::move(program)) {}
  void read_glyph_numbers(GfxFont& font);
  void compare_with_mapping(GfxFont& font);
  void learn_shape(char32_t character, int glyph);
  void drop_disputed_shapes();
  int glyph_of(std::uint32_t code) const noexcept { return code < glyphs_.size() ? glyphs_[code] : 0; }

  std::unique_ptr<FontProgram> program_;
  std::vector<int> glyphs_;  // code → glyph of the program
  bool map_is_believed_ = false, names_are_believed_ = false;
  std::vector<KnownShape> shapes_;  // of the marks that the PDF maps
  int shapes_left_ = 500;           // that will still be compared: no Thai font has as many unmapped marks
};

/// The Thai character that a glyph's name tells (`uni0E49`, `uni0E49.low`); 0 for other names.
char32_t thai_character_named(std::string_view glyph_name) noexcept;

}  // namespace prongsai

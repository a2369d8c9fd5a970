#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extractors/pdf/glyph_shape.h"

namespace prongsai {

/// A font as it is embedded in a PDF, asked for what its glyphs are. Opened only where the PDF itself does not say.
class FontProgram {
 public:
  /// Null where the bytes are no font that FreeType reads.
  static std::unique_ptr<FontProgram> open(std::vector<unsigned char> bytes);
  ~FontProgram();

  FontProgram(const FontProgram&) = delete;
  FontProgram& operator=(const FontProgram&) = delete;

  int glyph_count() const noexcept;

  /// The glyph of a CID, in a font whose glyphs are numbered by CIDs; of a name, in one whose glyphs have names. 0 where there is none.
  int glyph_of_cid(unsigned cid) const;
  int glyph_named(const char* name) const;

  /// The Thai character that the font's own Unicode map gives a glyph; 0 where there is no such map, or several do.
  char32_t mapped_character(int glyph) const;

  /// The name of a glyph; empty where the font keeps none.
  std::string name(int glyph) const;

  /// Nothing where the glyph draws nothing, or too much to be a letter.
  std::optional<GlyphShape> shape(int glyph) const;

 private:
  struct State;
  explicit FontProgram(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace prongsai

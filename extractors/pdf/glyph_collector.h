#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "extractors/pdf/glyph_rules.h"
#include "extractors/pdf/overlap_index.h"
#include "extractors/pdf/page_budget.h"
#include "extractors/pdf/symbols.h"
#include "models/page_content.h"

class GfxFont;
class GfxState;
class GooString;

namespace prongsai {

/// A character as Poppler hands it out: origin and advance in user space, spacing included in the advance.
struct DrawnChar {
  double x = 0, y = 0, dx = 0, dy = 0;
  std::uint32_t code = 0;
  int code_bytes = 1;
  std::span<const unsigned> unicode;  ///< empty where the file gives no mapping
};

/// Turns the characters of a page, in content order, into its glyphs: spaces become `space_before`, an ActualText
/// run becomes one glyph, text drawn twice comes once, check boxes get their characters.
class GlyphCollector {
 public:
  GlyphCollector(PageContent& page, PageBudget& budget, GlyphRules& rules) : page_(page), budget_(budget), rules_(rules) {}

  void draw(const GfxState& state, const DrawnChar& drawn);

  /// ActualText runs may nest; the outermost one counts.
  void begin_actual_text(const GooString& text);
  void end_actual_text();

 private:
  struct FontStyle {
    std::shared_ptr<GfxFont> font;  // keeps the pointer that the style is found by
    std::uint16_t index = 0;
    bool bold = false;
    SymbolFont symbols = SymbolFont::none;
    double ascent = 0, descent = 0;  // of the font size
    double size_factor = 1;          // of a Type 3 font, whose size says nothing
    std::optional<double> space;     // width of its space, of the font size
    GlyphRules::FontFindings* findings = nullptr;
  };

  /// Where the pen stands on the current line, along and across the writing direction.
  struct Pen {
    int rotation = 0;
    double across = 0, last = 0, end = 0;
  };

  struct Placement;

  FontStyle& style_of(const GfxState& state);
  std::uint16_t font_index(const std::string& name);
  Placement place(const GfxState& state, const DrawnChar& drawn, const FontStyle& style) const;
  bool is_mistaken(const FontStyle& style, const DrawnChar& drawn) const;  // a mark that Poppler takes for a Western character
  /// The character that a rule gives; or, of a mark that none gives one, its number among the undecided.
  struct Lost {
    char32_t character = 0;
    std::uint32_t undecided = 0;
  };
  Lost lost_character(const FontStyle& style, const DrawnChar& drawn, bool has_width, bool mistaken);
  bool gap_before(const Placement& placement, const FontStyle& style);
  bool is_rest_of_cluster(const Glyph& glyph) const;
  void deliver(Glyph glyph);  // onto the page, or into the ActualText run that is open
  void emit(Glyph glyph);     // onto the page, unless it is there already

  PageContent& page_;
  PageBudget& budget_;
  GlyphRules& rules_;
  OverlapIndex overlaps_;
  std::unordered_map<const GfxFont*, FontStyle> styles_;
  FontStyle* current_ = nullptr;
  bool pending_space_ = false;
  std::optional<Pen> pen_;

  int actual_text_depth_ = 0;
  std::vector<unsigned> actual_text_;
  std::vector<Glyph> run_;  // glyphs inside the current ActualText
};

}  // namespace prongsai

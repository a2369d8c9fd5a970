#include "extractors/pdf/glyph_collector.h"

#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/UTF.h>
#include <poppler/goo/gmem.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "extractors/pdf/glyph_order.h"
#include "extractors/pdf/utf8.h"

namespace prongsai {

/// Where a character stands on the shown page.
struct GlyphCollector::Placement {
  double x = 0, y = 0;                  // origin
  double advance_x = 0, advance_y = 0;  // without character and word spacing
  double along_x = 1, along_y = 0;      // unit vector of the writing direction
  double up_x = 0, up_y = -1;           // one font size above the baseline
  double size = 0;
  int rotation = 0;

  Box box(double ascent, double descent) const noexcept {
    const double top_x = up_x * ascent, top_y = up_y * ascent, bottom_x = up_x * descent, bottom_y = up_y * descent;
    const auto [x0, x1] = std::minmax({x + top_x, x + bottom_x, x + top_x + advance_x, x + bottom_x + advance_x});
    const auto [y0, y1] = std::minmax({y + top_y, y + bottom_y, y + top_y + advance_y, y + bottom_y + advance_y});
    return {x0, y0, x1, y1};
  }
  bool finite() const noexcept {
    return std::isfinite(x) && std::isfinite(y) && std::isfinite(advance_x) && std::isfinite(advance_y) && std::isfinite(size);
  }
};

namespace {

bool is_space(char32_t c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

/// The characters of a text with spaces around it taken off, and whether they were there.
struct Stripped {
  std::string text;
  bool space_before = false, space_after = false;
};

Stripped stripped(std::span<const unsigned> unicode, SymbolFont symbols) {
  Stripped result;
  for (const char32_t c : unicode) {
    if (is_space(c)) {
      (result.text.empty() ? result.space_before : result.space_after) = true;
    } else if (c >= 0x20 && c != 0x7F) {  // a control character draws nothing and means nothing
      if (std::exchange(result.space_after, false)) result.text += ' ';
      append_utf8(result.text, shown_symbol(symbols, c));
    }
  }
  return result;
}

/// Font names are bytes of any encoding: what is no ASCII becomes '?'.
std::string readable(const std::string& name) {
  std::string text = name;
  std::ranges::replace_if(
      text, [](char c) { return c < 0x20 || c == 0x7F; }, '?');
  return text;
}

bool says_bold(const GfxFont& font, std::string_view name) {
  if (font.isBold() || font.getWeight() >= GfxFont::W600) return true;
  constexpr std::string_view words[] = {"Bold", "bold", "BOLD", "Black", "Heavy"};
  return std::ranges::any_of(words, [name](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

/// Degrees clockwise on the shown page, on an axis where it is near one.
int direction_of(double along_x, double along_y) noexcept {
  constexpr int near_axis = 10;
  const int degrees = static_cast<int>(std::lround(std::atan2(along_y, along_x) * 180 / std::numbers::pi) + 360) % 360;
  const int axis = (degrees + 45) / 90 * 90;
  return std::abs(degrees - axis) <= near_axis ? axis % 360 : degrees;
}

bool shown_in_clip(const GfxState& state, const Box& box) noexcept {
  double x0, y0, x1, y1;
  state.getClipBBox(&x0, &y0, &x1, &y1);
  return box.x0 <= x1 && box.x1 >= x0 && box.y0 <= y1 && box.y1 >= y0;
}

bool is_invisible(const GfxState& state) noexcept { return state.getRender() == 3 || state.getFillOpacity() <= 0; }

/// Fill and stroke together is how Word makes a bold that its font does not have.
bool is_thickened(const GfxState& state) noexcept { return state.getRender() == 2 && state.getLineWidth() > 0; }

/// How far a font reaches above and below its baseline, of its size.
struct Extent {
  double ascent, descent;
};

Extent extent_of(const GfxFont& font) noexcept {
  double ascent = font.getAscent(), descent = font.getDescent();
  if (font.getType() == fontType3) {  // its own unit: only its box and matrix say how large it is
    ascent = font.getFontBBox()[3] * font.getFontMatrix()[3];
    descent = font.getFontBBox()[1] * font.getFontMatrix()[3];
    if (ascent - descent > 0 && std::isfinite(ascent - descent)) return {ascent, descent};
    return {0.95, -0.35};
  }
  // Descriptors lie: what no font has becomes what fonts have (Poppler's own defaults).
  if (!(ascent > 0.3 && ascent < 1.6)) ascent = 0.95;
  if (!(descent < 0 && descent > -0.8)) descent = -0.35;
  return {ascent, descent};
}

/// A letter may be drawn in several glyphs of which the file names one: LibreOffice maps the ring of a ำ to ำ and the
/// rest of it to nothing. What has no name in a run whose text is all named is a part of what it follows.
std::vector<Glyph> with_parts_joined(std::vector<Glyph> glyphs) {
  std::vector<Glyph> whole;
  for (Glyph& glyph : glyphs) {
    const bool is_part = !whole.empty() && (glyph.text.empty() || whole.back().text.empty());
    if (!is_part) {
      whole.push_back(std::move(glyph));
      continue;
    }
    whole.back().box = united(whole.back().box, glyph.box);
    whole.back().text += glyph.text;
  }
  return whole;
}

constexpr std::string_view unnamed = "\uFFFD";

/// Of a run that says U+FFFD for one of its glyphs and characters for others, the characters.
std::string without_unnamed(std::string text) {
  std::string named = text;
  for (auto at = named.find(unnamed); at != named.npos; at = named.find(unnamed, at)) named.erase(at, unnamed.size());
  return named.empty() ? text : named;
}

bool same_but_for_spaces(std::span<const Glyph> glyphs, std::string text) {
  std::erase(text, ' ');
  std::string drawn;
  for (const Glyph& glyph : glyphs) drawn += glyph.text;
  std::erase(drawn, ' ');
  return drawn == text;
}

// A gap is a space from this share of the font's own space on, or this part of the font size where it draws none.
constexpr double share_of_space = 0.6, usual_word_gap = 0.15;

constexpr double no_width = 0.02;  // of the font size: marks have none, but for rounding

}  // namespace

void GlyphCollector::draw(const GfxState& state, const DrawnChar& drawn) {
  if (!state.getFont() || budget_.exhausted()) return;
  FontStyle& style = style_of(state);
  const Placement placement = place(state, drawn, style);
  if (!placement.finite()) return;

  const double width = std::hypot(placement.advance_x, placement.advance_y) / placement.size;  // of the font size
  const bool has_width = width > no_width;
  Stripped content = stripped(drawn.unicode, style.symbols);
  const bool mistaken = !has_width && is_mistaken(style, drawn);
  const auto [lost, undecided] = lost_character(style, drawn, has_width, mistaken);
  if (lost != 0 || mistaken) content = {};
  if (lost != 0) append_utf8(content.text, lost);
  const bool unmapped_space = drawn.unicode.empty() && drawn.code_bytes == 1 && drawn.code == ' ';
  if (content.text.empty() && (content.space_before || unmapped_space)) {
    pending_space_ = true;
    if (!style.space && has_width) style.space = width;
    return;
  }
  const Box box = placement.box(style.ascent, style.descent);
  if (!shown_in_clip(state, box) || !budget_.spend_glyph()) return;

  const bool gap = gap_before(placement, style) && has_width;  // a mark belongs to what it stands on
  const bool space_before = std::exchange(pending_space_, content.space_after) || content.space_before || gap;
  deliver({.text = std::move(content.text),
           .box = box,
           .baseline_y = placement.y,
           .size_pt = static_cast<float>(placement.size),
           .font = style.index,
           .bold = style.bold || is_thickened(state),
           .rotation = static_cast<std::int16_t>(placement.rotation),
           .invisible = is_invisible(state),
           .undecided = undecided,
           .mended = lost != 0,
           .space_before = space_before});
}

void GlyphCollector::deliver(Glyph glyph) {
  if (actual_text_depth_ > 0) {
    run_.push_back(std::move(glyph));
  } else {
    emit(std::move(glyph));
  }
}

void GlyphCollector::begin_actual_text(const GooString& text) {
  if (++actual_text_depth_ > 1) return;
  Unicode* unicode = nullptr;
  const int length = TextStringToUCS4(text.toStr(), &unicode);
  actual_text_.assign(unicode, unicode + std::max(length, 0));
  gfree(unicode);
  run_.clear();
}

void GlyphCollector::end_actual_text() {
  if (actual_text_depth_ == 0 || --actual_text_depth_ > 0) return;
  Stripped actual = stripped(actual_text_, SymbolFont::none);
  if (actual.text.empty()) pending_space_ |= actual.space_before;
  if (run_.empty() || actual.text.empty()) return;  // the text of nothing, or a run declared to be no text

  if (same_but_for_spaces(run_, actual.text)) {
    for (Glyph& glyph : with_parts_joined(std::move(run_))) emit(std::move(glyph));
  } else {
    Glyph whole = std::move(run_.front());
    for (const Glyph& glyph : std::span(run_).subspan(1)) whole.box = united(whole.box, glyph.box);
    whole.text = without_unnamed(std::move(actual.text));
    whole.space_before |= actual.space_before;
    emit(std::move(whole));
  }
  pending_space_ |= actual.space_after;
}

GlyphCollector::FontStyle& GlyphCollector::style_of(const GfxState& state) {
  const std::shared_ptr<GfxFont>& font = state.getFont();
  if (current_ != nullptr && current_->font == font) return *current_;
  const auto [entry, is_new] = styles_.try_emplace(font.get());
  current_ = &entry->second;
  if (!is_new) return *current_;

  FontStyle& style = *current_;
  const std::string name = readable(font->getNameWithoutSubsetTag());
  style.font = font;
  style.index = font_index(name);
  style.findings = &rules_.of(*font);
  style.bold = says_bold(*font, name);
  style.symbols = symbol_font(name);
  const Extent extent = extent_of(*font);
  style.ascent = extent.ascent;
  style.descent = extent.descent;
  if (font->getType() == fontType3) style.size_factor = extent.ascent - extent.descent;
  return style;
}

std::uint16_t GlyphCollector::font_index(const std::string& name) {
  const auto known = std::ranges::find(page_.fonts, name);
  if (known == page_.fonts.end()) {
    if (page_.fonts.size() == UINT16_MAX) return UINT16_MAX - 1;
    page_.fonts.push_back(name);
    return static_cast<std::uint16_t>(page_.fonts.size() - 1);
  }
  return static_cast<std::uint16_t>(known - page_.fonts.begin());
}

GlyphCollector::Placement GlyphCollector::place(const GfxState& state, const DrawnChar& drawn, const FontStyle& style) const {
  const double spacing = (state.getCharSpace() + (drawn.code_bytes == 1 && drawn.code == ' ' ? state.getWordSpace() : 0)) * state.getHorizScaling();
  double spacing_x, spacing_y;
  state.textTransformDelta(spacing, 0, &spacing_x, &spacing_y);

  Placement placement;
  state.transform(drawn.x, drawn.y, &placement.x, &placement.y);
  state.transformDelta(drawn.dx - spacing_x, drawn.dy - spacing_y, &placement.advance_x, &placement.advance_y);

  double right_x, right_y;
  state.getFontTransMat(&right_x, &right_y, &placement.up_x, &placement.up_y);
  placement.size = std::hypot(placement.up_x, placement.up_y) * style.size_factor;
  const double right = std::hypot(right_x, right_y);
  if (right > 0) {
    placement.along_x = right_x / right;
    placement.along_y = right_y / right;
  }
  placement.rotation = direction_of(placement.along_x, placement.along_y);
  return placement;
}

bool GlyphCollector::is_mistaken(const FontStyle& style, const DrawnChar& drawn) const {
  const char32_t mapped = drawn.unicode.empty() ? 0 : drawn.unicode.front();
  const bool is_visible = mapped > 0x20 && mapped != 0x7F && mapped <= 0xFF && !is_space(mapped);
  return is_visible && !rules_.is_mapped(*style.findings, *style.font, drawn.code);
}

GlyphCollector::Lost GlyphCollector::lost_character(const FontStyle& style, const DrawnChar& drawn, bool has_width, bool mistaken) {
  constexpr char32_t sara_aa = 0x0E32, sara_am = 0x0E33;
  const char32_t mapped = drawn.unicode.empty() ? 0 : drawn.unicode.front();
  const bool unmapped = mapped < 0x20 || mapped == 0xFFFD;
  const bool lost_mark = !has_width && is_space(mapped);  // no space is without width
  const bool doubtful = has_width && mapped == sara_am;   // Word maps the า of its ํ + า to ำ, and then every า
  if (!unmapped && !lost_mark && !doubtful && !mistaken) return {};

  GlyphRules::Finding& finding = rules_.find(*style.findings, *style.font, drawn.code, !has_width);
  const char32_t implied = finding.character;
  if (implied == 0 && !has_width) return {0, rules_.number_of(finding)};
  if (implied == 0 || (doubtful ? implied != sara_aa : is_thai_mark(implied) == has_width)) return {};
  rules_.apply(finding, page_.fonts[style.index], drawn.code, page_.number);
  return {implied, 0};
}

bool GlyphCollector::gap_before(const Placement& placement, const FontStyle& style) {
  const double along = placement.x * placement.along_x + placement.y * placement.along_y;
  const double across = placement.y * placement.along_x - placement.x * placement.along_y;
  const double end = along + placement.advance_x * placement.along_x + placement.advance_y * placement.along_y;
  const double size = placement.size;

  const bool same_line = pen_ && pen_->rotation == placement.rotation && std::abs(across - pen_->across) < size / 2 && along > pen_->last - size;
  if (!same_line) {
    pen_ = Pen{placement.rotation, across, along, end};
    return false;
  }
  const double word_gap = style.space ? *style.space * share_of_space : usual_word_gap;
  const bool gap = along - pen_->end > word_gap * size;
  pen_ = Pen{placement.rotation, across, along, std::max(pen_->end, end)};
  return gap;
}

/// InDesign writes all of a cluster on its base and U+FFFD on what else it draws of it: marks, and the า of ำ.
bool GlyphCollector::is_rest_of_cluster(const Glyph& glyph) const {
  constexpr std::string_view sara_am = "\u0E33";
  constexpr std::size_t thai_letter = 3, most_marks = 3;
  if (glyph.text != unnamed || glyph.space_before) return false;
  const auto is_mark = [](const Glyph& it) { return it.box.width() <= no_width * static_cast<double>(it.size_pt); };
  const bool is_drawn_beside = !is_mark(glyph);
  for (std::size_t back = 1; back <= std::min(page_.glyphs.size(), most_marks + 1); ++back) {
    const Glyph& before = page_.glyphs[page_.glyphs.size() - back];
    if (is_drawn_beside && before.text.ends_with(sara_am)) return true;
    if (!is_mark(before)) return !is_drawn_beside && before.text.size() > thai_letter;
  }
  return false;
}

void GlyphCollector::emit(Glyph glyph) {
  if (is_rest_of_cluster(glyph)) {
    page_.glyphs.back().box = united(page_.glyphs.back().box, glyph.box);
    return;
  }
  const std::size_t original = overlaps_.find(page_.glyphs, glyph);
  if (original != OverlapIndex::npos) {
    page_.glyphs[original].bold |= page_.glyphs[original].box != glyph.box;
    return;
  }
  page_.glyphs.push_back(std::move(glyph));
  overlaps_.add(page_.glyphs);
}

}  // namespace prongsai

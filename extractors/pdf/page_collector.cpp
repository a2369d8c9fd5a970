#include "extractors/pdf/page_collector.h"

#include <poppler/Annot.h>
#include <poppler/Gfx.h>
#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <cstdint>
#include <new>
#include <vector>

#include "extractors/pdf/glyph_collector.h"
#include "extractors/pdf/page_budget.h"
#include "extractors/pdf/ruling_collector.h"

namespace prongsai {

namespace {

/// The output device that Poppler draws a page on. At 72 dpi and upside down, its coordinates are those of Box.
class PageCollector final : public OutputDev {
 public:
  PageCollector(PageContent& page, const PdfLimits& limits, GlyphRules& rules)
      : page_(page), budget_(limits), glyphs_(page, budget_, rules), rulings_(page, budget_) {}

  PageBudget& budget() noexcept { return budget_; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  // Patterns and shadings hold no text and no rulings, and a tiny file can make millions of tiles of them.
  bool useTilingPatternFill() override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double, double) override { return true; }
  bool useShadedFills(int) override { return true; }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

  // Poppler asks for an abort only after eleven operators of one form, so forms of a few forms each would never end:
  // a device that draws forms by itself is not sent into them.
  bool useDrawForm() override { return budget_.exhausted(); }
  void beginForm(Ref) override { budget_.spend_form(); }

  void startPage(int, GfxState* state, XRef*) override;
  void saveState(GfxState*) override { budget_.enter_state(); }
  void restoreState(GfxState*) override { budget_.leave_state(); }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double originX, double originY, CharCode code, int nBytes,
                const Unicode* u, int uLen) override;
  void beginActualText(GfxState*, const GooString* text) override;
  void endActualText(GfxState*) override;

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override { fill(state); }

  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors, bool interpolate,
                 const int* mask_colors, bool is_inline) override;
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate, bool is_inline) override;
  void setSoftMaskFromImageMask(GfxState*, Object*, Stream* stream, int width, int height, bool, bool is_inline, double*) override;

  // What is drawn to make a soft mask is not on the page.
  bool checkTransparencyGroup(GfxState*, bool) override { return false; }
  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool, bool for_soft_mask) override { groups_.push_back(for_soft_mask); }
  void endTransparencyGroup(GfxState*) override;

 private:
  bool hidden() const noexcept { return std::ranges::find(groups_, true) != groups_.end(); }
  void place_image(const GfxState& state, int width_px, int height_px);

  /// Runs what may run out of memory: nothing is thrown through Poppler, which is not written for it.
  template <typename Step>
  void guarded(Step step) noexcept {
    if (budget_.exhausted() || hidden()) return;
    try {
      step();
    } catch (const std::bad_alloc&) {
      budget_.give_up(ErrorCode::out_of_memory, "no memory for what the page draws");
    } catch (...) {
      budget_.give_up(ErrorCode::internal, "an exception while the page was drawn");
    }
  }

  PageContent& page_;
  PageBudget budget_;
  GlyphCollector glyphs_;
  RulingCollector rulings_;
  std::vector<bool> groups_;  // transparency groups being drawn: whether each is a soft mask
};

/// Inline image data stands between the operators: it must be read past, but never further than it goes.
void read_past(Stream& stream, std::int64_t bytes) {
  stream.reset();
  while (bytes-- > 0 && stream.getChar() != EOF) {
  }
  stream.close();
}

std::int64_t image_bytes(int width, int height, int bits_per_pixel) noexcept {
  return std::int64_t{height} * ((std::int64_t{width} * bits_per_pixel + 7) / 8);
}

void PageCollector::startPage(int, GfxState* state, XRef*) {
  page_.width_pt = state->getPageWidth();
  page_.height_pt = state->getPageHeight();
}

void PageCollector::drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode code, int nBytes, const Unicode* u,
                             int uLen) {
  guarded([&] {
    const std::size_t length = u == nullptr ? 0 : static_cast<std::size_t>(std::max(uLen, 0));
    glyphs_.draw(*state, {.x = x, .y = y, .dx = dx, .dy = dy, .code = code, .code_bytes = nBytes, .unicode = {u, length}});
  });
}

void PageCollector::beginActualText(GfxState*, const GooString* text) {
  guarded([&] { glyphs_.begin_actual_text(*text); });
}

void PageCollector::endActualText(GfxState*) {
  guarded([&] { glyphs_.end_actual_text(); });
}

void PageCollector::stroke(GfxState* state) {
  guarded([&] { rulings_.stroke(*state); });
}

void PageCollector::fill(GfxState* state) {
  guarded([&] { rulings_.fill(*state); });
}

void PageCollector::drawImage(GfxState* state, Object*, Stream* stream, int width, int height, GfxImageColorMap* colors, bool, const int*,
                              bool is_inline) {
  if (is_inline) read_past(*stream, image_bytes(width, height, colors->getNumPixelComps() * colors->getBits()));
  guarded([&] { place_image(*state, width, height); });
}

void PageCollector::drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool, bool, bool is_inline) {
  if (is_inline) read_past(*stream, image_bytes(width, height, 1));
  guarded([&] { place_image(*state, width, height); });
}

void PageCollector::setSoftMaskFromImageMask(GfxState*, Object*, Stream* stream, int width, int height, bool, bool is_inline, double*) {
  if (is_inline) read_past(*stream, image_bytes(width, height, 1));
}

void PageCollector::endTransparencyGroup(GfxState*) {
  if (!groups_.empty()) groups_.pop_back();
}

void PageCollector::place_image(const GfxState& state, int width_px, int height_px) {
  const double* m = state.getCTM();  // of the unit square that an image fills
  Box clip;
  state.getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  const Box box{
      std::max(clip.x0, m[4] + std::min({0.0, m[0], m[2], m[0] + m[2]})), std::max(clip.y0, m[5] + std::min({0.0, m[1], m[3], m[1] + m[3]})),
      std::min(clip.x1, m[4] + std::max({0.0, m[0], m[2], m[0] + m[2]})), std::min(clip.y1, m[5] + std::max({0.0, m[1], m[3], m[1] + m[3]}))};
  const bool is_shown = box.x0 < box.x1 && box.y0 < box.y1;  // false, too, for what is no number
  if (is_shown && budget_.spend_image()) page_.images.push_back({box, width_px, height_px});
}

/// Annotations that are part of what the page says; links and notes are not.
bool is_content(Annot* annotation, void*) {
  const Annot::AnnotSubtype type = annotation->getType();
  return type == Annot::typeWidget || type == Annot::typeFreeText || type == Annot::typeStamp;
}

bool out_of_budget(void* budget) { return !static_cast<PageBudget*>(budget)->spend_operators(); }

}  // namespace

Result<PageContent> collect_page(PDFDoc& document, int number, const PdfLimits& limits, GlyphRules& rules) {
  PageContent page;
  page.number = number;
  rules.begin_page(number);
  PageCollector collector(page, limits, rules);
  constexpr double dpi = 72;  // a point a pixel
  document.displayPage(&collector, number, dpi, dpi, 0, /*useMediaBox=*/false, /*crop=*/true, /*printing=*/false, out_of_budget, &collector.budget(),
                       is_content, nullptr);
  if (collector.budget().exhausted()) return collector.budget().failure();
  return page;
}

}  // namespace prongsai

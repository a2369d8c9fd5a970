#include "extractors/ocr/page_ocr.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "extractors/ocr/ink.h"
#include "extractors/ocr/line_glyphs.h"
#include "extractors/ocr/page_frame.h"
#include "extractors/ocr/ruling_finder.h"
#include "extractors/ocr/text_line.h"

namespace prongsai::ocr {
namespace {

/// Lines read with less are no print: crests, stamps, handwriting were read with 0.23 to 0.73, true lines with 0.85 and more.
constexpr double least_confidence = 0.75;

class PageReader {
 public:
  PageReader(PageFrame frame, Engine& engine) : frame_(std::move(frame)), engine_(engine) {}

  void read(PageContent& page) {
    pt_per_px_ = 72 / frame_.dpi;
    const std::vector<Box> rulings = take_out_rulings(frame_);
    for (const Box& ruling : rulings) page.rulings.push_back({in_points(ruling)});
    const PageInk ink(frame_.ink);
    const PageText text = find_text(ink.parts(), rulings, frame_.dpi);
    usual_body_ = text.body;
    for (const TextLine& line : text.lines) read_line(line, ink, page);
    for (const Leader& leader : text.leaders) add_sign("……", leader.box, leader.box.y1, page);
    for (const std::size_t dash : text.dashes) {
      const Box& box = ink.parts()[dash];
      add_sign("-", box, box.center_y() + 0.4 * text.body, page);
    }
  }

 private:
  Box in_points(const Box& box) const { return {box.x0 * pt_per_px_, box.y0 * pt_per_px_, box.x1 * pt_per_px_, box.y1 * pt_per_px_}; }

  /// The room of a line's ink and a little more, as the model was trained on.
  Box area_of(const TextLine& line) const {
    constexpr double pad_px = 4, least_above = 0.45, least_below = 0.1;
    const double body = line.body();
    return {std::max(line.box.x0 - pad_px, 0.0), std::max(std::min(line.box.y0, line.top - least_above * body) - pad_px, 0.0),
            std::min(line.box.x1 + pad_px, double(width_of(frame_.grey))),
            std::min(std::max(line.box.y1, line.baseline + least_below * body) + pad_px, double(height_of(frame_.grey)))};
  }

  void read_line(const TextLine& line, const PageInk& ink, PageContent& page) {
    const Box area = area_of(line);
    const PixPtr picture = ink.cut(frame_.grey, line.parts, area);
    if (!picture) return;
    const ReadLine read = engine_.read_line(picture);
    if (read.confidence < least_confidence) return;
    LineGeometry geometry{area.x0 * pt_per_px_, pt_per_px_, line.baseline * pt_per_px_, settled_body(line.body()) * pt_per_px_, {}};
    for (const std::size_t part : line.parts) {
      Box box = ink.parts()[part];
      box.x0 -= area.x0;
      box.x1 -= area.x0;
      geometry.ink.push_back(box);
    }
    for (Glyph& glyph : glyphs_of(read, geometry)) page.glyphs.push_back(std::move(glyph));
  }

  /// Lines of one size differ in what letters they have: near the usual body, it is the usual one.
  double settled_body(double body) const noexcept {
    constexpr double alike = 0.25;
    return std::abs(body - usual_body_) <= alike * usual_body_ ? usual_body_ : body;
  }

  void add_sign(std::string text, const Box& box, double baseline, PageContent& page) {
    const Box place = in_points(box);
    page.glyphs.push_back(glyph_at(std::move(text), place.x0, place.x1, baseline * pt_per_px_, usual_body_ * pt_per_px_));
  }

  PageFrame frame_;
  Engine& engine_;
  double pt_per_px_ = 1, usual_body_ = 0;
};

}  // namespace

Result<PageContent> read_page_image(const PageImage& image, int number, Engine& engine) {
  auto frame = frame_of(image);
  if (!frame) return std::move(frame).error();
  PageContent page;
  page.number = number;
  page.width_pt = image.width_pt;
  page.height_pt = image.height_pt;
  page.images.push_back({{0, 0, image.width_pt, image.height_pt}, image.width, image.height});
  page.skew_deg = frame->skew_deg;
  PageReader(*std::move(frame), engine).read(page);
  return page;
}

}  // namespace prongsai::ocr

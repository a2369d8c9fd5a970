#include "extractors/ocr/page_ocr.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "extractors/ocr/check_boxes.h"
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
    for (CheckBox& box : find_check_boxes(ink, text.body)) check_boxes_.emplace(box.part, std::move(box.sign));
    for (const TextLine& line : text.lines) read_line(line, ink, page);
    for (const Leader& leader : text.leaders) page.glyphs.push_back(sign("……", leader.box, leader.box.y1, text.body));
    for (const std::size_t dash : text.dashes) {
      const Box& box = ink.parts()[dash];
      page.glyphs.push_back(sign("-", box, box.center_y() + 0.4 * text.body, text.body));
    }
  }

 private:
  Box in_points(const Box& box) const { return {box.x0 * pt_per_px_, box.y0 * pt_per_px_, box.x1 * pt_per_px_, box.y1 * pt_per_px_}; }

  /// Room around a line's ink, as the model was trained on; above and below in bodies of its letters.
  struct Room {
    double beside_px, above, below;
  };
  static constexpr Room usual_room{4, 0.45, 0.1}, more_room{14, 0.9, 0.6};

  Box area_of(const TextLine& line, const std::vector<std::size_t>& parts, const PageInk& ink, const Room& room) const {
    constexpr double pad_px = 4;
    Box area = ink.parts()[parts.front()];
    for (const std::size_t part : parts) area = united(area, ink.parts()[part]);
    const double body = line.body();
    return {std::max(area.x0 - room.beside_px, 0.0), std::max(std::min(area.y0, line.top - room.above * body) - pad_px, 0.0),
            std::min(area.x1 + room.beside_px, double(width_of(frame_.grey))),
            std::min(std::max(area.y1, line.baseline + room.below * body) + pad_px, double(height_of(frame_.grey)))};
  }

  /// A line's letters, and its check boxes where they stand among them.
  void read_line(const TextLine& line, const PageInk& ink, PageContent& page) {
    std::vector<std::size_t> boxes;
    for (const std::size_t part : line.parts) {
      if (check_boxes_.contains(part)) boxes.push_back(part);
    }
    const auto left_edge = [&](std::size_t part) { return ink.parts()[part].x0; };
    std::ranges::sort(boxes, {}, left_edge);
    std::vector<std::vector<std::size_t>> pieces(boxes.size() + 1);
    for (const std::size_t part : line.parts) {
      if (check_boxes_.contains(part)) continue;
      const auto next = std::ranges::upper_bound(boxes, left_edge(part), {}, left_edge);
      pieces[static_cast<std::size_t>(next - boxes.begin())].push_back(part);
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (i > 0) page.glyphs.push_back(sign(check_boxes_.at(boxes[i - 1]), ink.parts()[boxes[i - 1]], line.baseline, settled_body(line.body())));
      std::vector<Glyph> letters = letters_of(line, pieces[i], ink);
      if (i > 0 && !letters.empty()) letters.front().space_before = true;
      std::ranges::move(letters, std::back_inserter(page.glyphs));
    }
  }

  std::vector<Glyph> letters_of(const TextLine& line, const std::vector<std::size_t>& parts, const PageInk& ink) {
    if (parts.empty()) return {};
    Box area = area_of(line, parts, ink, usual_room);
    ReadLine read = engine_.read_line(ink.cut(frame_.grey, parts, area));
    if (read.confidence < least_confidence && settled_body(line.body()) == usual_body_) {
      // A lone letter or digit may be lost on the engine, and be found in more room.
      const Box larger = area_of(line, parts, ink, more_room);
      ReadLine again = engine_.read_line(ink.cut(frame_.grey, parts, larger));
      if (again.confidence > read.confidence) {
        read = std::move(again);
        area = larger;
      }
    }
    if (!is_print(read, line)) return {};
    LineGeometry geometry{area.x0 * pt_per_px_, pt_per_px_, line.baseline * pt_per_px_, settled_body(line.body()) * pt_per_px_, {}};
    for (const std::size_t part : parts) {
      Box box = ink.parts()[part];
      box.x0 -= area.x0;
      box.x1 -= area.x0;
      geometry.ink.push_back(box);
    }
    return glyphs_of(read, geometry);
  }

  /// A damaged line of the size of the others is print as long as no letter of it is doubtful.
  bool is_print(const ReadLine& read, const TextLine& line) const {
    if (read.confidence >= least_confidence) return true;
    constexpr double least_if_plausible = 0.4, least_letter = 0.9;
    const bool usual_size = settled_body(line.body()) == usual_body_;
    return usual_size && read.confidence >= least_if_plausible &&
           std::all_of(read.symbols.begin(), read.symbols.end(), [](const Symbol& symbol) { return symbol.confidence >= least_letter; });
  }

  /// Lines of one size differ in what letters they have: near the usual body, it is the usual one.
  double settled_body(double body) const noexcept {
    constexpr double alike = 0.25;
    return std::abs(body - usual_body_) <= alike * usual_body_ ? usual_body_ : body;
  }

  /// A sign that was told by its shape.
  Glyph sign(std::string text, const Box& box, double baseline, double body) const {
    const Box place = in_points(box);
    Glyph glyph = glyph_at(std::move(text), place.x0, place.x1, baseline * pt_per_px_, body * pt_per_px_);
    glyph.space_before = true;
    return glyph;
  }

  PageFrame frame_;
  Engine& engine_;
  double pt_per_px_ = 1, usual_body_ = 0;
  std::map<std::size_t, std::string> check_boxes_;  // by piece of ink
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

#include "pipeline/laid_out_page.h"

#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "extractors/tables/page_layout.h"
#include "extractors/tables/upright.h"
#include "extractors/thai/normalise.h"

namespace prongsai {
namespace {

/// A box that keeps its size, with its middle turned about the page's middle, counter-clockwise.
Box turned_back(const Box& box, const PageContent& page) {
  const double angle = -page.skew_deg * std::numbers::pi / 180;
  const double dx = box.center_x() - page.width_pt / 2, dy = box.center_y() - page.height_pt / 2;
  const double shift_x = dx * std::cos(angle) - dy * std::sin(angle) - dx, shift_y = dx * std::sin(angle) + dy * std::cos(angle) - dy;
  return {box.x0 + shift_x, box.y0 + shift_y, box.x1 + shift_x, box.y1 + shift_y};
}

std::optional<double> mean_confidence(const PageContent& content) {
  if (content.glyphs.empty()) return std::nullopt;
  double sum = 0;
  for (const Glyph& glyph : content.glyphs) sum += static_cast<double>(glyph.confidence);
  return sum / static_cast<double>(content.glyphs.size());
}

void settle(std::vector<Block>& blocks, const PageContent& content, TextSource source) {
  const auto turn = [&](Place& place) {
    if (place.box && content.skew_deg != 0) place.box = turned_back(*place.box, content);
    if (place.box && content.quarter_turns != 0) {
      place.box = layout::turned(*place.box, (4 - content.quarter_turns) * 90, content.width_pt, content.height_pt);
    }
  };
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      paragraph->source = source;
      turn(paragraph->place);
    } else {
      for (Cell& cell : std::get<Table>(block).cells) {
        cell.source = source;
        for (Place& place : cell.places) turn(place);
      }
    }
  }
}

}  // namespace

LaidOutPage laid_out(const PageContent& content, TextSource source) {
  PageLayout layout = lay_out_page(content);
  LaidOutPage page;
  page.page = {.number = content.number,
               .width_pt = content.quarter_turns % 2 == 0 ? content.width_pt : content.height_pt,
               .height_pt = content.quarter_turns % 2 == 0 ? content.height_pt : content.width_pt,
               .text = std::move(layout.text),
               .source = source,
               .ocr_confidence = std::nullopt,
               .images = static_cast<int>(content.images.size()),
               .has_text = true};
  page.page.has_text = !thai::trimmed(page.page.text).empty();
  if (source == TextSource::ocr) page.page.ocr_confidence = mean_confidence(content);
  page.blocks = std::move(layout.blocks);
  settle(page.blocks, content, source);
  return page;
}

}  // namespace prongsai

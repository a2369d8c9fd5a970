#include "pipeline/lying_lines.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace prongsai {
namespace {

constexpr double most_of_page = 0.5;  // of its glyphs: with more the page is read as a whole
constexpr double margin_pt = 2;       // around a line: its marks, and the edges of its letters

bool holds(const Box& box, const Glyph& glyph) { return box.contains(glyph.box.center_x(), glyph.box.center_y()); }

/// The places of a page's paragraphs and cells.
std::vector<Box> places_of(const LaidOutPage& page) {
  std::vector<Box> places;
  const auto add = [&](const Place& place) {
    if (place.box) places.push_back(*place.box);
  };
  for (const Block& block : page.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      add(paragraph->place);
    } else {
      for (const Cell& cell : std::get<Table>(block).cells) std::ranges::for_each(cell.places, add);
    }
  }
  return places;
}

Box widened(const Box& box, double by) { return {box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by}; }

}  // namespace

std::optional<LyingLines> lying_lines(const PageContent& content, const LaidOutPage& page, const std::vector<std::string>& fonts) {
  const auto is_lying = [&](const Glyph& glyph) {
    return glyph.font < content.fonts.size() && std::ranges::find(fonts, content.fonts[glyph.font]) != fonts.end();
  };
  LyingLines lines;
  const auto in_lines = [&](const Glyph& glyph) { return std::ranges::any_of(lines.places, [&](const Box& place) { return holds(place, glyph); }); };
  lines.places = places_of(page);
  std::erase_if(lines.places, [&](const Box& place) {
    return std::ranges::none_of(content.glyphs, [&](const Glyph& glyph) { return is_lying(glyph) && holds(place, glyph); });
  });
  for (std::size_t i = 0; i < content.glyphs.size(); ++i) {
    if (in_lines(content.glyphs[i])) {
      lines.glyphs.push_back(i);
    } else if (is_lying(content.glyphs[i])) {
      return std::nullopt;
    }
  }
  const bool is_part = !lines.glyphs.empty() && static_cast<double>(lines.glyphs.size()) <= most_of_page * static_cast<double>(content.glyphs.size());
  return is_part ? std::optional(std::move(lines)) : std::nullopt;
}

PageImage picture_of(const LyingLines& lines, PageImage page) {
  PageImage picture = page;
  picture.is_straight = true;
  std::ranges::fill(picture.pixels, std::uint8_t{255});
  const double x = page.width / page.width_pt, y = page.height / page.height_pt;
  for (const Box& place : lines.places) {
    const Box box = widened(place, margin_pt);
    const int x0 = std::clamp(static_cast<int>(box.x0 * x), 0, page.width), x1 = std::clamp(static_cast<int>(std::ceil(box.x1 * x)), x0, page.width);
    const int y0 = std::clamp(static_cast<int>(box.y0 * y), 0, page.height),
              y1 = std::clamp(static_cast<int>(std::ceil(box.y1 * y)), y0, page.height);
    for (int row = y0; row < y1; ++row)
      std::copy_n(page.row(row) + x0 * page.channels, (x1 - x0) * page.channels, picture.row(row) + x0 * page.channels);
  }
  return picture;
}

std::optional<PageContent> with_lines_read(PageContent content, const LyingLines& lines, const PageContent& read) {
  for (const Box& place : lines.places) {
    if (std::ranges::none_of(read.glyphs, [&](const Glyph& glyph) { return holds(place, glyph); })) return std::nullopt;
  }
  for (auto index = lines.glyphs.rbegin(); index != lines.glyphs.rend(); ++index) {
    content.glyphs.erase(content.glyphs.begin() + static_cast<std::ptrdiff_t>(*index));
  }
  content.fonts.emplace_back();
  for (Glyph glyph : read.glyphs) {
    if (std::ranges::none_of(lines.places, [&](const Box& place) { return holds(place, glyph); })) continue;
    constexpr float surest = 0.999F;  // below that of a text layer, which tells them apart
    glyph.confidence = std::min(glyph.confidence, surest);
    glyph.font = static_cast<std::uint16_t>(content.fonts.size() - 1);
    content.glyphs.push_back(std::move(glyph));
  }
  return content;
}

}  // namespace prongsai

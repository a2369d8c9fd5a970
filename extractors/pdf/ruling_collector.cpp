#include "extractors/pdf/ruling_collector.h"

#include <poppler/GfxState.h>

#include <algorithm>
#include <cmath>

namespace prongsai {

namespace {

constexpr double thickest_fill_pt = 3;    // a filled shape that is thicker is an area
constexpr double thickest_stroke_pt = 8;  // a stroke that is thicker paints an area
constexpr double slant_pt = 0.75;         // how far the ends of a straight line may be apart across it

bool is_white(const GfxRGB& color) noexcept {
  constexpr GfxColorComp nearly = gfxColorComp1 * 97 / 100;
  return color.r >= nearly && color.g >= nearly && color.b >= nearly;
}

/// The box of a subpath on the page, or nothing where it has a curve.
std::optional<Box> straight_box(const GfxState& state, const GfxSubpath& subpath) {
  std::optional<Box> box;
  for (int i = 0; i < subpath.getNumPoints(); ++i) {
    if (subpath.getCurve(i)) return std::nullopt;
    double x, y;
    state.transform(subpath.getX(i), subpath.getY(i), &x, &y);
    const Box point{x, y, x, y};
    box = box ? united(*box, point) : point;
  }
  return box;
}

}  // namespace

void RulingCollector::stroke(const GfxState& state) {
  if (state.getStrokeOpacity() <= 0 || state.getTransformedLineWidth() > thickest_stroke_pt) return;
  GfxRGB color;
  state.getStrokeRGB(&color);
  const bool white = is_white(color);

  const GfxPath& path = *state.getPath();
  for (int i = 0; i < path.getNumSubpaths(); ++i) {
    const GfxSubpath& subpath = *path.getSubpath(i);
    double from_x, from_y;
    state.transform(subpath.getX(0), subpath.getY(0), &from_x, &from_y);
    for (int point = 1; point < subpath.getNumPoints() && !budget_.exhausted(); ++point) {
      double x, y;
      state.transform(subpath.getX(point), subpath.getY(point), &x, &y);
      const bool curved = subpath.getCurve(point) || subpath.getCurve(point - 1);
      if (!curved) add(state, {std::min(from_x, x), std::min(from_y, y), std::max(from_x, x), std::max(from_y, y)}, white);
      from_x = x;
      from_y = y;
    }
  }
}

void RulingCollector::fill(const GfxState& state) {
  if (state.getFillOpacity() <= 0) return;
  GfxRGB color;
  state.getFillRGB(&color);
  const bool white = is_white(color);

  const GfxPath& path = *state.getPath();
  for (int i = 0; i < path.getNumSubpaths() && !budget_.exhausted(); ++i) {
    const std::optional<Box> box = straight_box(state, *path.getSubpath(i));
    if (!box) continue;
    if (std::min(box->width(), box->height()) > thickest_fill_pt) {
      if (!white && budget_.spend_ruling()) painted_.push_back(*box);
      continue;
    }
    Box line = *box;
    if (line.width() >= line.height()) {
      line.y0 = line.y1 = line.center_y();
    } else {
      line.x0 = line.x1 = line.center_x();
    }
    add(state, line, white);
  }
}

void RulingCollector::add(const GfxState& state, Box box, bool is_white) {
  const bool straight = std::min(box.width(), box.height()) <= slant_pt && std::max(box.width(), box.height()) > 0;
  if (!straight || (is_white && !on_painted_ground(box))) return;

  Box clip;
  state.getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  const Box shown{std::max(box.x0, clip.x0), std::max(box.y0, clip.y0), std::min(box.x1, clip.x1), std::min(box.y1, clip.y1)};
  const bool is_shown = shown.x0 <= shown.x1 && shown.y0 <= shown.y1;  // false, too, for what is no number
  if (is_shown && budget_.spend_ruling()) page_.rulings.push_back({shown});
}

bool RulingCollector::on_painted_ground(const Box& box) const noexcept {
  return std::ranges::any_of(painted_, [&box](const Box& ground) { return ground.contains(box.center_x(), box.center_y()); });
}

}  // namespace prongsai

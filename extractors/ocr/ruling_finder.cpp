#include "extractors/ocr/ruling_finder.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

namespace prongsai::ocr {
namespace {

// In inches. Strokes of letters are shorter; a rule between two rows of one narrow column may be as short.
constexpr double shortest_across = 0.6, shortest_down = 0.4;
constexpr double shortest_between = 0.13;  ///< down, from rule to rule: the height of a row of one line
constexpr double widest_break = 0.017;     ///< what printing and thresholding leave out of a line
constexpr double thickest = 0.07;          ///< what is thicker is a bar or a picture
constexpr double piece = 1.0;              ///< a long line is followed in pieces of this length

struct BoxaFree {
  void operator()(Boxa* boxes) const noexcept { boxaDestroy(&boxes); }
};
using BoxaPtr = std::unique_ptr<Boxa, BoxaFree>;

/// Ink that goes on in one direction for long. A line that wavers by a pixel is thickened before it is looked for.
PixPtr long_runs(const PixPtr& ink, bool across, double dpi, double shortest) {
  const int gap = std::max(3, static_cast<int>(widest_break * dpi)), length = static_cast<int>(shortest * dpi);
  constexpr int waver = 3;
  const auto brick = [&](Pix* (*operation)(Pix*, Pix*, int, int), const PixPtr& from, int along, int beside) {
    return PixPtr(operation(nullptr, from.get(), across ? along : beside, across ? beside : along));
  };
  const PixPtr closed = brick(pixCloseBrick, ink, gap, 1);
  if (!closed) return nullptr;
  const PixPtr thick = brick(pixDilateBrick, closed, 1, waver);
  if (!thick) return nullptr;
  return brick(pixOpenCompBrick, thick, length, 1);  // in two steps, a fifth of the work; not every length is a product: it is met within two pixels
}

struct BoxFree {
  void operator()(::Box* box) const noexcept { boxDestroy(&box); }
};
using LeptBox = std::unique_ptr<::Box, BoxFree>;

LeptBox rectangle(const Box& box) {
  return LeptBox(boxCreate(static_cast<int>(box.x0), static_cast<int>(box.y0), static_cast<int>(box.width()), static_cast<int>(box.height())));
}

/// Draws a line as thick as a thin one is found.
void fill(PixPtr& runs, const Box& line, bool across) {
  const double x = across ? 0 : 1, y = across ? 1 : 0;
  pixSetInRect(runs.get(), rectangle({line.x0 - x, line.y0 - y, line.x1 + 2 * x, line.y1 + 2 * y}).get());
}

void clear(PixPtr& runs, const Box& area) { pixClearInRect(runs.get(), rectangle(area).get()); }

/// The middle of the runs within a box around a piece of them.
std::optional<Box> middle_of(const PixPtr& runs, const Box& area, bool across) {
  const PixPtr part(pixClipRectangle(runs.get(), rectangle(area).get(), nullptr));
  ::Box* tight = nullptr;
  if (!part || pixClipToForeground(part.get(), nullptr, &tight) != 0 || tight == nullptr) return std::nullopt;
  int x, y, width, height;
  boxGetGeometry(tight, &x, &y, &width, &height);
  boxDestroy(&tight);
  const double x0 = area.x0 + x, y0 = area.y0 + y;
  if (across) return Box{x0, y0 + (height - 1) / 2.0, x0 + width, y0 + (height - 1) / 2.0};
  return Box{x0 + (width - 1) / 2.0, y0, x0 + (width - 1) / 2.0, y0 + height};
}

/// Share of a line's length at which there is ink between two distances beside its middle.
double inked(const PixPtr& ink, const Box& line, bool across, double from, double to) {
  const auto clamped = [](double value, int size) { return std::clamp(static_cast<int>(std::lround(value)), 0, size - 1); };
  const int width = width_of(ink), height = height_of(ink), along_size = across ? width : height, beside_size = across ? height : width;
  const int first = clamped(across ? line.x0 : line.y0, along_size), last = clamped((across ? line.x1 : line.y1) - 1, along_size);
  const double middle = across ? line.y0 : line.x0;
  const int low = clamped(middle + from, beside_size), high = clamped(middle + to, beside_size);
  int count = 0;
  for (int along = first; along <= last; ++along) {
    l_uint32 any = 0;
    for (int beside = low; beside <= high && any == 0; ++beside) pixGetPixel(ink.get(), across ? along : beside, across ? beside : along, &any);
    count += any != 0;
  }
  return static_cast<double>(count) / (last - first + 1);
}

/// What a long run of ink is: a rule, a line under a text that nearly touches it, or a row of letters.
enum class Run { rule, underline, letters };

/// The heads of Thai letters in a row look like a broken line; but there are gaps between them, and ink on both sides.
Run kind_of(const PixPtr& ink, const Box& line, bool across, double dpi) {
  constexpr double least_drawn = 0.85, most_beside = 0.5, waver_px = 2;
  constexpr double least_drawn_under = 0.97, most_below = 0.3;  // what hangs below the line: ฤ ญ สระอุ
  const double near = 0.02 * dpi, far = 0.03 * dpi;
  const double drawn = inked(ink, line, across, -waver_px, waver_px);
  if (drawn < least_drawn) return Run::letters;
  const double above = inked(ink, line, across, -far, -near), below = inked(ink, line, across, near, far);
  if (above + below <= most_beside) return Run::rule;
  return across && drawn >= least_drawn_under && below <= most_below ? Run::underline : Run::letters;
}

/// Keeps of the runs those that are lines, and says where the rules among them are.
void collect(PixPtr& runs, const PixPtr& ink, bool across, double dpi, std::vector<Box>& rulings) {
  const BoxaPtr boxes(pixConnCompBB(runs.get(), 8));
  if (!boxes) return;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x, y, width, height;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &width, &height);
    const int length = across ? width : height, step = std::max(1, static_cast<int>(piece * dpi));
    for (int from = 0; from < length;) {
      const int to = length - from < 2 * step ? length : from + step;
      const Box area = across ? Box{double(x + from), double(y), double(x + to), double(y + height)}
                              : Box{double(x), double(y + from), double(x + width), double(y + to)};
      from = to;
      const auto line = middle_of(runs, area, across);
      const Run run = line ? kind_of(ink, *line, across, dpi) : Run::letters;
      if (run == Run::rule) rulings.push_back(*line);
      if (run == Run::letters) clear(runs, area);
    }
  }
}

/// Are there traces all along a gap? The stroke of a letter that stands in it inks its middle alone.
bool traced_throughout(const PixPtr& ink, const Box& gap, bool across, double waver_px) {
  constexpr double least_of_third = 0.3;
  const double third = (across ? gap.width() : gap.height()) / 3;
  for (int i = 0; i < 3; ++i) {
    Box part = gap;
    (across ? part.x0 : part.y0) += i * third;
    (across ? part.x1 : part.y1) = (across ? part.x0 : part.y0) + third;
    if (inked(ink, part, across, -waver_px, waver_px) < least_of_third) return false;
  }
  return true;
}

/// Does ink go on between the ends of a line? Fewer traces than a line needs that stands alone, but nothing beside them.
bool goes_on(const PixPtr& ink, const Box& gap, bool across, double dpi) {
  constexpr double least_traces = 0.4, most_beside = 0.6, waver_px = 2;  // a row of letters has as much beside
  const double near = 0.02 * dpi, far = 0.03 * dpi;
  const double traces = inked(ink, gap, across, -waver_px, waver_px);
  return traces >= least_traces && traced_throughout(ink, gap, across, waver_px) &&
         inked(ink, gap, across, -far, -near) + inked(ink, gap, across, near, far) <= most_beside * traces;
}

/// What is between an end of a line and the next piece of it, or the next line that it may meet; nothing where it ends there.
std::optional<Box> gap_behind(const Box& line, const std::vector<Box>& along, const std::vector<Box>& crossing, bool is_across, bool forward) {
  constexpr double same_height_px = 3, touching_px = 3;
  const auto from = [&](const Box& box) { return is_across ? box.x0 : box.y0; };
  const auto to = [&](const Box& box) { return is_across ? box.x1 : box.y1; };
  const auto at = [&](const Box& box) { return is_across ? box.y0 : box.x0; };
  const double end = forward ? to(line) : from(line), sign = forward ? 1 : -1;
  std::optional<double> nearest;
  double middle = at(line);
  const auto consider = [&](double stop, double height) {
    const double distance = sign * (stop - end);
    if (nearest && distance >= sign * (*nearest - end)) return;
    nearest = stop;
    middle = height;
  };
  for (const Box& other : along) {
    const bool is_behind = sign * ((forward ? to(other) : from(other)) - end) > touching_px;
    if (is_behind && std::abs(at(other) - at(line)) <= same_height_px) consider(forward ? from(other) : to(other), (at(other) + at(line)) / 2);
  }
  for (const Box& other : crossing) {
    const double place = is_across ? other.x0 : other.y0, low = is_across ? other.y0 : other.x0, high = is_across ? other.y1 : other.x1;
    const bool meets = low - touching_px <= at(line) && at(line) <= high + touching_px;
    if (meets && sign * (place - end) > touching_px) consider(place, at(line));
  }
  if (!nearest || sign * (*nearest - end) <= touching_px) return std::nullopt;
  const double low = std::min(end, *nearest), high = std::max(end, *nearest);
  return is_across ? Box{low, middle, high, middle} : Box{middle, low, middle, high};
}

/// A worn line is found in part: its pieces are followed to one another, and to the lines that it meets, where its traces go on.
void bridge(std::vector<Box>& along, const std::vector<Box>& crossing, PixPtr& runs, const PixPtr& ink, bool across, double dpi) {
  constexpr std::size_t most_pieces = 4000;  // a drawing has more, no table does
  for (std::size_t i = 0; i < along.size() && along.size() <= most_pieces; ++i) {
    for (const bool forward : {true, false}) {
      const auto gap = gap_behind(along[i], along, crossing, across, forward);
      if (!gap || !goes_on(ink, *gap, across, dpi)) continue;
      along.push_back(*gap);
      fill(runs, *gap, across);
    }
  }
}

/// Whatever is thicker than a line is none: pictures, bars, the black edge of a copy.
PixPtr without_thick(PixPtr runs, bool across, double dpi) {
  const int least = static_cast<int>(thickest * dpi);
  PixPtr thick(pixOpenBrick(nullptr, runs.get(), across ? 1 : least, across ? least : 1));
  if (!thick) return runs;
  // Its ragged edge goes with it; the lines that meet it stay.
  const int edge = least / 2 * 2 + 1;
  const PixPtr whole(pixDilateBrick(nullptr, thick.get(), across ? 1 : edge, across ? edge : 1));
  if (!whole) return runs;
  pixSubtract(runs.get(), runs.get(), whole.get());
  constexpr double crumb = 0.2;
  const int longer = static_cast<int>(crumb * dpi);
  PixPtr lines(pixOpenBrick(nullptr, runs.get(), across ? longer : 1, across ? 1 : longer));
  return lines ? std::move(lines) : std::move(runs);
}

/// In a row of one line between merged cells a line down is no longer than a letter's stroke: it is one where it goes from rule to rule.
void collect_between(const std::vector<Box>& across, std::vector<Box>& down, PixPtr& vertical, const PixPtr& ink, double dpi) {
  const PixPtr runs = long_runs(ink, false, dpi, shortest_between);
  const BoxaPtr boxes(runs ? pixConnCompBB(runs.get(), 8) : nullptr);
  if (!boxes) return;
  constexpr double touching_px = 4;
  const auto meets = [&](double x, double y) {
    return std::ranges::any_of(
        across, [&](const Box& rule) { return std::abs(rule.y0 - y) <= touching_px && rule.x0 - touching_px <= x && x <= rule.x1 + touching_px; });
  };
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x, y, width, height;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &width, &height);
    const Box area{double(x), double(y), double(x + width), double(y + height)};
    if (height >= shortest_down * dpi || width > thickest * dpi || !meets(area.center_x(), area.y0) || !meets(area.center_x(), area.y1)) continue;
    const auto line = middle_of(runs, area, false);
    if (!line || kind_of(ink, *line, false, dpi) != Run::rule) continue;
    down.push_back(*line);
    fill(vertical, *line, false);
  }
}

void erase(PageFrame& frame, const PixPtr& runs, bool across) {
  // A line's edge is grey: what is erased is wider than what was found, which is wider than the line.
  constexpr int edge = 3;
  const PixPtr mask(pixDilateBrick(nullptr, runs.get(), across ? 1 : edge, across ? edge : 1));
  if (!mask) return;
  pixSetMasked(frame.grey.get(), mask.get(), 255);
  pixSubtract(frame.ink.get(), frame.ink.get(), mask.get());
}

}  // namespace

std::vector<Box> take_out_rulings(PageFrame& frame) {
  PixPtr horizontal = long_runs(frame.ink, true, frame.dpi, shortest_across), vertical = long_runs(frame.ink, false, frame.dpi, shortest_down);
  if (!horizontal || !vertical) return {};
  horizontal = without_thick(std::move(horizontal), true, frame.dpi);
  vertical = without_thick(std::move(vertical), false, frame.dpi);
  std::vector<Box> across, down;
  collect(horizontal, frame.ink, true, frame.dpi, across);
  collect(vertical, frame.ink, false, frame.dpi, down);
  bridge(across, down, horizontal, frame.ink, true, frame.dpi);
  bridge(down, across, vertical, frame.ink, false, frame.dpi);
  collect_between(across, down, vertical, frame.ink, frame.dpi);
  erase(frame, horizontal, true);
  erase(frame, vertical, false);
  across.insert(across.end(), down.begin(), down.end());
  return across;
}

}  // namespace prongsai::ocr

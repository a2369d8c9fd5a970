#include "extractors/ocr/page_ocr.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <span>
#include <string>
#include <utility>

#include "extractors/ocr/check_boxes.h"
#include "extractors/ocr/digit_text.h"
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
  PageReader(PageFrame frame, Engine& engine, const DigitReader* digits) : frame_(std::move(frame)), engine_(engine), digits_(digits) {}

  /// Letters of lines that were read, and of long lines that were not: what is no print is short.
  struct Yield {
    std::size_t read = 0, refused = 0;
    bool is_blank = false;  ///< nothing at all is on the page
  };

  Yield read(PageContent& page) {
    pt_per_px_ = 72 / frame_.dpi;
    const std::vector<Box> rulings = take_out_rulings(frame_);
    for (const Box& ruling : rulings) page.rulings.push_back({in_points(ruling)});
    const PageInk ink(frame_.ink);
    yield_.is_blank = rulings.empty() && is_blank(ink);
    const PageText text = find_text(ink.parts(), rulings, frame_.dpi);
    usual_body_ = text.body;
    check_boxes_ = find_check_boxes(frame_.ink, ink, text.body);
    for (const TextLine& line : text.lines) read_line(line, ink, page);
    for (const Leader& leader : text.leaders) page.glyphs.push_back(sign("……", leader.box, leader.box.y1, text.body));
    for (const std::size_t dash : text.dashes) {
      const Box& box = ink.parts()[dash];
      page.glyphs.push_back(sign("-", box, box.center_y() + 0.4 * text.body, text.body));
    }
    return yield_;
  }

 private:
  Box in_points(const Box& box) const { return {box.x0 * pt_per_px_, box.y0 * pt_per_px_, box.x1 * pt_per_px_, box.y1 * pt_per_px_}; }

  /// Dust, the holes of a binder and the shadow along the edge are not what a page says.
  bool is_blank(const PageInk& ink) const {
    constexpr double least_in = 0.04, most_of_hole_in = 0.4, edge_in = 0.25;
    constexpr std::ptrdiff_t most_pieces = 4;
    const double edge = edge_in * frame_.dpi, right = width_of(frame_.grey) - edge, bottom = height_of(frame_.grey) - edge;
    const auto size = [](const Box& box) { return std::max(box.width(), box.height()); };
    const auto says = [&](const Box& box) {
      return size(box) >= least_in * frame_.dpi && box.x1 > edge && box.x0 < right && box.y1 > edge && box.y0 < bottom;
    };
    const auto is_large = [&](const Box& box) { return says(box) && size(box) > most_of_hole_in * frame_.dpi; };
    return std::ranges::none_of(ink.parts(), is_large) && std::ranges::count_if(ink.parts(), says) <= most_pieces;
  }

  /// Room around a line's ink, as the model was trained on; above and below in bodies of its letters.
  struct Room {
    double beside_px, above, below;
  };
  static constexpr Room usual_room{4, 0.45, 0.1};
  static constexpr std::array<Room, 3> more_room{{{14, 0.9, 0.6}, {30, 0.9, 0.6}, {14, 1.3, 1.0}}};

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
    std::vector<const CheckBox*> boxes;
    std::vector<std::size_t> letters;
    for (const std::size_t part : line.parts) {
      const CheckBox* box = box_around(ink.parts()[part]);
      if (box != nullptr && is_in_word(*box, line, ink)) box = nullptr;
      if (box == nullptr) letters.push_back(part);
      if (box != nullptr && std::ranges::find(boxes, box) == boxes.end()) boxes.push_back(box);
    }
    const auto left_of_box = [](const CheckBox* box) { return box->box.x0; };
    std::ranges::sort(boxes, {}, left_of_box);
    std::vector<std::vector<std::size_t>> pieces(boxes.size() + 1);
    for (const std::size_t part : letters) {
      const auto next = std::ranges::upper_bound(boxes, ink.parts()[part].x0, {}, left_of_box);
      pieces[static_cast<std::size_t>(next - boxes.begin())].push_back(part);
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (i > 0) page.glyphs.push_back(sign(boxes[i - 1]->sign, boxes[i - 1]->box, line.baseline, settled_body(line.body())));
      std::vector<Glyph> read = letters_of(line, pieces[i], ink);
      if (i > 0 && !read.empty()) read.front().space_before = true;
      std::ranges::move(read, std::back_inserter(page.glyphs));
    }
  }

  /// A letter with the shape of a box has letters near on both sides; a box has none before it. Small print has letters like boxes (อ) at the
  /// beginning of words, too: they are as high as the letter that stands close behind them.
  bool is_in_word(const CheckBox& box, const TextLine& line, const PageInk& ink) const {
    const double near = 0.25 * line.body();
    bool before = false, behind = false, begins_word = false;
    for (const std::size_t part : line.parts) {
      const Box& other = ink.parts()[part];
      if (other.height() < 0.6 * line.body() || box_around(other) != nullptr) continue;
      before = before || (other.x0 < box.box.x0 && box.box.x0 - other.x1 < near);
      behind = behind || (other.x1 > box.box.x1 && other.x0 - box.box.x1 < near);
      begins_word = begins_word || (box.sign != "☐" && is_neighbour(box.box, other, line.body()));
    }
    return (before && behind) || begins_word;
  }

  static bool is_neighbour(const Box& letter, const Box& next, double body) {
    constexpr double close = 0.2, alike = 0.12;
    const bool beside = next.x0 > letter.center_x() && next.x0 - letter.x1 < close * body;
    return beside && std::abs(next.height() - letter.height()) <= alike * body && std::abs(next.y1 - letter.y1) <= alike * body;
  }

  /// The check box that a piece of ink is, or stands in.
  const CheckBox* box_around(const Box& part) const {
    const auto box = std::ranges::find_if(check_boxes_, [&](const CheckBox& each) { return each.box.contains(part.center_x(), part.center_y()); });
    return box == check_boxes_.end() ? nullptr : &*box;
  }

  std::vector<Glyph> letters_of(const TextLine& line, const std::vector<std::size_t>& parts, const PageInk& ink) {
    if (parts.empty()) return {};
    auto [read, area] = reading_of(line, parts, ink);
    if (!is_print(read, line)) {
      constexpr std::size_t long_line = 8;
      if (parts.size() >= long_line) yield_.refused += parts.size();
      return {};
    }
    yield_.read += parts.size();
    if (digits_ != nullptr) doubt(read, {ink, parts, area.x0, line.top, line.baseline});
    LineGeometry geometry{area.x0 * pt_per_px_, pt_per_px_, line.baseline * pt_per_px_, settled_body(line.body()) * pt_per_px_, {}};
    for (const std::size_t part : parts) {
      Box box = ink.parts()[part];
      box.x0 -= area.x0;
      box.x1 -= area.x0;
      geometry.ink.push_back(box);
    }
    return glyphs_of(read, geometry);
  }

  /// Notes where the second reader contradicts, or sees a digit that was not read.
  void doubt(ReadLine& read, const LineInk& ink) const {
    const auto opinions = digits_->opinions(read, ink);
    for (std::size_t i = 0; i < opinions.size(); ++i) {
      if (opinions[i] && opinions[i] != digit_value(read.symbols[i].text)) read.symbols[i].doubt = static_cast<char>('0' + *opinions[i]);
    }
    for (const LostDigit& lost : digits_->lost(read, ink)) read.symbols[lost.symbol].doubt = lost_digit_code(lost.digit, lost.before);
  }

  struct Reading {
    ReadLine line;
    Box area;
  };

  /// A long line tells the engine how large its letters are; a lone word or number may be lost on it. What it doubts it reads
  /// in more room too, and what the readings agree on best is taken; so is a number with more ink than digits, until all are read.
  Reading reading_of(const TextLine& line, const std::vector<std::size_t>& parts, const PageInk& ink) {
    const auto read = [&](const Room& room) {
      const Box area = area_of(line, parts, ink, room);
      return Reading{engine_.read_line(ink.cut(frame_.grey, parts, area)), area};
    };
    Reading usual = read(usual_room);
    constexpr double largest = 2;  // of the usual body: what is larger is no line among others
    if (line.body() > largest * usual_body_) return usual;
    const auto loses_digits = [&](const Reading& reading) {
      return digits_ != nullptr && !digits_->lost(reading.line, {ink, parts, reading.area.x0, line.top, line.baseline}).empty();
    };
    if (usual.line.confidence >= least_confidence) {
      for (const Room& room : loses_digits(usual) ? std::span<const Room>(more_room) : std::span<const Room>()) {
        Reading other = read(room);
        if (other.line.confidence >= least_confidence && !loses_digits(other)) return other;
      }
      return usual;
    }
    std::vector<Reading> readings;
    readings.push_back(std::move(usual));
    for (const Room& room : more_room) readings.push_back(read(room));
    return agreed(std::move(readings));
  }

  static Reading agreed(std::vector<Reading> readings) {
    std::vector<double> support(readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
      for (const Reading& other : readings) {
        if (text_of(other.line) == text_of(readings[i].line)) support[i] += other.line.confidence;
      }
    }
    // Those who agree are one reading: how well it was read once is how well it can be read.
    std::size_t best = 0;
    for (std::size_t i = 1; i < readings.size(); ++i) {
      if (std::pair(support[i], readings[i].line.confidence) > std::pair(support[best], readings[best].line.confidence)) best = i;
    }
    return std::move(readings[best]);
  }

  /// What two readings agree on: rings and strokes alone have no height by which to tell a letter from a digit.
  static std::string text_of(const ReadLine& line) {
    std::string text;
    for (const Symbol& symbol : line.symbols) {
      const bool ring = symbol.text == "o" || symbol.text == "O" || symbol.text == "๐" || symbol.text == "0";
      const bool stroke = symbol.text == "l" || symbol.text == "I" || symbol.text == "1" || symbol.text == "|";
      text += ring ? "0" : stroke ? "1" : symbol.text;
    }
    return text;
  }

  /// A damaged line of the size of the others is print as long as no letter of it is doubtful.
  bool is_print(const ReadLine& read, const TextLine& line) const {
    if (read.confidence >= least_confidence) return true;
    constexpr double least_if_plausible = 0.4, least_letter = 0.9;
    const bool usual_size = line.body() > 0.7 * usual_body_ && line.body() < 1.6 * usual_body_;  // digits are taller than letters
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
  const DigitReader* digits_;
  double pt_per_px_ = 1, usual_body_ = 0;
  Yield yield_;
  std::vector<CheckBox> check_boxes_;
};

/// A page as it is read after some quarter turns.
struct Attempt {
  PageContent page;
  PageReader::Yield yield;
};

Attempt attempt(const PageImage& image, int number, int turns, PageFrame frame, Engine& engine, const DigitReader* digits) {
  Attempt result;
  PageContent& page = result.page;
  page.number = number;
  page.width_pt = turns % 2 == 0 ? image.width_pt : image.height_pt;
  page.height_pt = turns % 2 == 0 ? image.height_pt : image.width_pt;
  page.quarter_turns = turns;
  page.skew_deg = frame.skew_deg;
  result.yield = PageReader(std::move(frame), engine, digits).read(page);
  if (!result.yield.is_blank) page.images.push_back({{0, 0, page.width_pt, page.height_pt}, image.width, image.height});
  return result;
}

}  // namespace

Result<PageContent> read_page_image(const PageImage& image, int number, Engine& engine, const DigitReader* digits) {
  auto frame = frame_of(image);
  if (!frame) return std::move(frame).error();
  int turns = 0;
  if (!image.is_straight && runs_sideways(PageInk(frame->ink).parts(), frame->dpi)) {
    turns = 1;
    frame = frame_of(image, turns);
    if (!frame) return std::move(frame).error();
  }
  Attempt first = attempt(image, number, turns, *std::move(frame), engine, digits);
  if (image.is_straight || first.yield.refused <= first.yield.read) return std::move(first.page);

  auto upside_down = frame_of(image, turns + 2);
  if (!upside_down) return std::move(upside_down).error();
  Attempt second = attempt(image, number, turns + 2, *std::move(upside_down), engine, digits);
  return second.yield.read > first.yield.read ? std::move(second.page) : std::move(first.page);
}

}  // namespace prongsai::ocr

#include "extractors/ocr/text_line.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

namespace prongsai::ocr {
namespace {

// Heights of print, in inches: 8 points to 60 points of a Thai font, whose bodies are a third to a half of its size.
constexpr double least_body = 0.035, most_body = 0.32;

// In bodies: what else stands on a line.
constexpr double least_letter = 0.62, tallest_letter = 4.5, widest_letter = 25;
constexpr double widest_gap = 2.5;  ///< a wider gap ends a piece of a line
constexpr double reach_above = 1.2, reach_below = 0.75, reach_beside = 1.5;
constexpr double largest_dot = 0.34;

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// The height that most letters have: marks, tails and pictures differ among themselves.
double usual_body(const std::vector<Box>& parts, double dpi) {
  std::vector<double> heights;
  for (const Box& part : parts) {
    const bool is_letter = part.height() >= least_body * dpi && part.height() <= most_body * dpi && part.width() < 4 * part.height();
    if (is_letter) heights.push_back(part.height());
  }
  if (heights.empty()) return 0;
  std::sort(heights.begin(), heights.end());
  double best = heights.front();
  std::ptrdiff_t most = 0;
  for (auto low = heights.begin(); low != heights.end(); ++low) {
    constexpr double alike = 1.16;
    const auto high = std::upper_bound(low, heights.end(), *low * alike);
    // Taller letters are fewer, but a page of marks has no text: between alike counts the taller ones win.
    if (static_cast<double>(high - low) < 0.98 * static_cast<double>(most)) continue;
    most = std::max(most, high - low);
    best = *(low + (high - low) / 2);
  }
  return best;
}

/// Vertical rulings, to ask whether one stands between two places.
class Barriers {
 public:
  explicit Barriers(const std::vector<Box>& rulings) {
    for (const Box& ruling : rulings) {
      if (ruling.height() > ruling.width()) lines_.push_back(ruling);
    }
    std::sort(lines_.begin(), lines_.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  }

  bool between(double from, double to, double y) const {
    auto line = std::lower_bound(lines_.begin(), lines_.end(), from, [](const Box& box, double x) { return box.x0 < x; });
    for (; line != lines_.end() && line->x0 <= to; ++line) {
      if (line->y0 <= y && y <= line->y1) return true;
    }
    return false;
  }

 private:
  std::vector<Box> lines_;
};

/// A line being put together from its left end.
struct Chain {
  std::vector<std::size_t> parts;
  std::vector<double> tops, bottoms;
  double x0 = 0, x1 = 0;
  double top = 0, baseline = 0;
  double body() const noexcept { return baseline - top; }

  void add(std::size_t index, const Box& box) {
    if (parts.empty()) x0 = box.x0;
    parts.push_back(index);
    tops.push_back(box.y0);
    bottoms.push_back(box.y1);
    x1 = std::max(x1, box.x1);
    constexpr std::size_t recent = 9;
    const auto last = [&](const std::vector<double>& values) {
      return std::vector<double>(values.end() - static_cast<std::ptrdiff_t>(std::min(recent, values.size())), values.end());
    };
    top = median(last(tops));
    baseline = median(last(bottoms));
  }
};

class Finder {
 public:
  Finder(const std::vector<Box>& parts, const std::vector<Box>& rulings, double dpi)
      : parts_(parts), barriers_(rulings), body_(usual_body(parts, dpi)), used_(parts.size()) {}

  PageText find() {
    PageText text;
    text.body = body_;
    if (body_ <= 0) return text;
    text.leaders = leaders();
    std::vector<Chain> chains = chain_letters();
    fold_marks(chains);
    for (Chain& chain : chains) finish(chain, text.lines);
    attach_small(text);
    for (TextLine& line : text.lines) {
      line.box = box_of(line.parts.front());
      for (const std::size_t part : line.parts) line.box = united(line.box, box_of(part));
    }
    return text;
  }

 private:
  const Box& box_of(std::size_t part) const { return parts_[part]; }

  template <typename Key>
  std::vector<std::size_t> sorted_by(Key key) const {
    std::vector<std::size_t> order(parts_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(box_of(a)) < key(box_of(b)); });
    return order;
  }

  /// Dots in a row, evenly spaced: at least six of them.
  std::vector<Leader> leaders() {
    constexpr std::size_t least_dots = 6;
    std::vector<Leader> rows;
    std::vector<std::size_t> open;
    for (const std::size_t i : sorted_by([](const Box& box) { return box.x0; })) {
      const Box& box = box_of(i);
      if (std::max(box.width(), box.height()) > largest_dot * body_) continue;
      std::erase_if(open, [&](std::size_t row) { return box.x0 - rows[row].box.x1 > body_; });
      const auto row = std::find_if(open.begin(), open.end(), [&](std::size_t at) {
        return std::abs(box_of(rows[at].parts.back()).center_y() - box.center_y()) < 0.12 * body_ && box.x0 - rows[at].box.x1 <= 0.8 * body_;
      });
      if (row == open.end()) {
        open.push_back(rows.size());
        rows.push_back({box, {i}});
      } else {
        rows[*row].box = united(rows[*row].box, box);
        rows[*row].parts.push_back(i);
      }
    }
    std::erase_if(rows, [](const Leader& row) { return row.parts.size() < least_dots; });
    for (const Leader& row : rows) {
      for (const std::size_t part : row.parts) used_[part] = true;
    }
    std::vector<Box> letters;
    std::ranges::copy_if(parts_, std::back_inserter(letters), [&](const Box& box) { return is_letter(box); });
    std::erase_if(rows, [&](const Leader& row) { return stands_in_letters(row.box, letters); });
    return rows;
  }

  /// The shadow or the outline of ornamental letters leaves rows of specks in and along them, which are neither leaders nor marks.
  bool stands_in_letters(const Box& row, const std::vector<Box>& letters) const {
    constexpr double nearby = 0.3, most_covered = 0.3;
    std::vector<std::pair<double, double>> spans;
    for (const Box& letter : letters) {
      const bool at_its_height = std::abs(row.center_y() - letter.center_y()) < (0.5 + nearby) * letter.height();
      if (at_its_height && letter.x1 > row.x0 && letter.x0 < row.x1) spans.emplace_back(std::max(letter.x0, row.x0), std::min(letter.x1, row.x1));
    }
    std::ranges::sort(spans);
    double covered = 0, end = row.x0;
    for (const auto& [from, to] : spans) {
      covered += std::max(0.0, to - std::max(from, end));
      end = std::max(end, to);
    }
    return covered > most_covered * row.width();
  }

  bool is_letter(const Box& box) const {
    return box.height() >= least_letter * body_ && box.height() <= tallest_letter * body_ && box.width() <= widest_letter * body_;
  }

  /// How well a letter stands on a chain's line; nothing where it does not.
  std::optional<double> misfit(const Chain& chain, const Box& box) const {
    const double gap = box.x0 - chain.x1, size = std::max(chain.body(), std::min(box.height(), 1.6 * chain.body()));
    if (gap > widest_gap * std::max(size, body_)) return std::nullopt;
    const double overlap = std::min(box.y1, chain.baseline) - std::max(box.y0, chain.top);
    if (overlap < 0.5 * std::min(box.height(), chain.body())) return std::nullopt;
    if (box.height() > 3.2 * chain.body() || chain.body() > 3.2 * box.height()) return std::nullopt;
    if (gap > 0 && barriers_.between(chain.x1 - 1, box.x0 + 1, box.center_y())) return std::nullopt;
    return std::abs(box.y1 - chain.baseline) / size + 0.1 * std::max(gap, 0.0) / size;
  }

  std::vector<Chain> chain_letters() {
    std::vector<Chain> chains;
    std::vector<std::size_t> open;
    for (const std::size_t i : sorted_by([](const Box& box) { return box.x0; })) {
      const Box& box = box_of(i);
      if (used_[i] || !is_letter(box)) continue;
      std::erase_if(open, [&](std::size_t at) { return box.x0 - chains[at].x1 > 3 * widest_gap * body_; });
      std::optional<std::size_t> best;
      double least = 0;
      for (const std::size_t at : open) {
        const auto fit = misfit(chains[at], box);
        if (!fit || (best && *fit >= least)) continue;
        best = at;
        least = *fit;
      }
      if (!best) {
        best = chains.size();
        open.push_back(chains.size());
        chains.emplace_back();
      }
      chains[*best].add(i, box);
      used_[i] = true;
    }
    return chains;
  }

  /// Marks of large print are as tall as letters of small print: a chain whose ink stands on (or hangs under) the letters
  /// of another one, nearer than lines of print ever stand, is part of that line.
  void fold_marks(std::vector<Chain>& chains) const {
    for (Chain& chain : chains) {
      for (Chain& line : chains) {
        if (&line == &chain || line.parts.empty() || chain.parts.empty() || chain.parts.size() > line.parts.size()) continue;
        const bool beside =
            chain.x1 < line.x0 || chain.x0 > line.x1 || chain.top > line.baseline + line.body() || chain.baseline < line.top - 2 * line.body();
        if (beside) continue;
        const auto carried = std::ranges::count_if(chain.parts, [&](std::size_t mark) { return is_carried(mark, line); });
        if (2 * static_cast<std::size_t>(carried) <= chain.parts.size()) continue;
        line.parts.insert(line.parts.end(), chain.parts.begin(), chain.parts.end());
        chain.parts.clear();
      }
    }
    std::erase_if(chains, [](const Chain& chain) { return chain.parts.empty(); });
  }

  bool is_carried(std::size_t mark, const Chain& line) const {
    constexpr double nearest_line = 0.5, sunk = 0.35;
    const Box& box = box_of(mark);
    return std::ranges::any_of(line.parts, [&](std::size_t part) {
      const Box& letter = box_of(part);
      const double body = std::min(letter.height(), 1.5 * line.body());
      if (box.height() > 1.05 * body || letter.x1 < box.x0 || letter.x0 > box.x1) return false;
      const double above = letter.y0 - box.y1, below = box.y0 - letter.y1;
      const auto touches = [&](double gap) { return gap > -sunk * body && gap < nearest_line * body; };
      return touches(above) || touches(below);
    });
  }

  /// The line that a chain makes: where its letters' bodies begin and end, whatever stands out.
  void finish(const Chain& chain, std::vector<TextLine>& lines) const {
    TextLine line;
    line.parts = chain.parts;
    line.top = median(chain.tops);
    line.baseline = median(chain.bottoms);
    lines.push_back(std::move(line));
  }

  /// How far a mark stands from a line, as a share of how far a mark may; nothing where it is no mark of it.
  std::optional<double> distance(const TextLine& line, const Box& extent, const Box& box) const {
    const double body = line.body();
    if (box.x1 < extent.x0 - reach_beside * body || box.x0 > extent.x1 + reach_beside * body) return std::nullopt;
    const bool inside = box.center_y() >= line.top && box.center_y() <= line.baseline;
    double far = 0;
    if (!inside) far = box.center_y() < line.top ? (line.top - box.y1) / (reach_above * body) : (box.y0 - line.baseline) / (reach_below * body);
    if (far > 1) return std::nullopt;
    const double beside = std::max({extent.x0 - box.x1, box.x0 - extent.x1, 0.0});
    // A quotation mark stands beside the first and the last letter, no higher than their ascenders.
    if (beside > 0 && !inside && (box.y1 < line.top - 0.6 * body || beside > 0.8 * body)) return std::nullopt;
    const bool to_the_left = box.x1 < extent.x0;
    if (beside > 0 && barriers_.between(to_the_left ? box.x0 : extent.x1 - 1, to_the_left ? extent.x0 + 1 : box.x1, box.center_y()))
      return std::nullopt;
    return std::max(far, 0.0) + 0.5 * beside / body;
  }

  void attach_small(PageText& text) {
    std::vector<Box> extents;
    for (const TextLine& line : text.lines) {
      Box extent = box_of(line.parts.front());
      for (const std::size_t part : line.parts) extent = united(extent, box_of(part));
      extents.push_back(extent);
    }
    for (const std::vector<std::size_t>& stack : stacks()) {
      std::optional<std::size_t> best;
      double least = 0;
      for (const std::size_t part : stack) {
        for (std::size_t at = 0; at < text.lines.size(); ++at) {
          const auto far = distance(text.lines[at], extents[at], box_of(part));
          if (!far || (best && *far >= least)) continue;
          best = at;
          least = *far;
        }
      }
      for (const std::size_t part : stack) {
        if (best) {
          text.lines[*best].parts.push_back(part);
        } else if (is_dash(box_of(part))) {
          text.dashes.push_back(part);
        }
      }
    }
  }

  /// Small pieces that no line has yet, marks that stand on each other together: a tone over a vowel is nearer to the line
  /// above than the vowel is, and still belongs to the vowel.
  std::vector<std::vector<std::size_t>> stacks() const {
    std::vector<std::size_t> small;
    for (const std::size_t i : sorted_by([](const Box& box) { return box.x0; })) {
      const Box& box = box_of(i);
      if (!used_[i] && box.height() <= tallest_letter * body_ && box.width() <= widest_letter * body_) small.push_back(i);
    }
    std::vector<std::vector<std::size_t>> found;
    std::vector<bool> taken(small.size());
    for (std::size_t i = 0; i < small.size(); ++i) {
      if (taken[i]) continue;
      std::vector<std::size_t> stack{small[i]};
      for (std::size_t j = i + 1; j < small.size() && box_of(small[j]).x0 < box_of(small[i]).x1; ++j) {
        if (taken[j] || !is_stacked(box_of(small[i]), box_of(small[j]))) continue;
        taken[j] = true;
        stack.push_back(small[j]);
      }
      found.push_back(std::move(stack));
    }
    return found;
  }

  bool is_stacked(const Box& a, const Box& b) const {
    constexpr double nearest = 0.2, least_overlap = 0.3;
    const double gap = std::max(a.y0, b.y0) - std::min(a.y1, b.y1), overlap = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
    return gap > -0.3 * body_ && gap <= nearest * body_ && overlap >= least_overlap * std::min(a.width(), b.width());
  }

  bool is_dash(const Box& box) const {
    return box.width() >= 0.25 * body_ && box.width() <= 3 * body_ && box.height() <= 0.3 * body_ && box.width() >= 1.8 * box.height();
  }

  const std::vector<Box>& parts_;
  Barriers barriers_;
  double body_;
  std::vector<bool> used_;
};

}  // namespace

bool runs_sideways(const std::vector<Box>& parts, double dpi) {
  constexpr std::size_t enough = 1500;  // letters to ask
  constexpr std::ptrdiff_t least_votes = 40;
  const double body = usual_body(parts, dpi);
  std::vector<Box> letters;
  for (const Box& box : parts) {
    const double longer = std::max(box.width(), box.height()), shorter = std::min(box.width(), box.height());
    if (longer > 0.7 * body && longer < 2 * body && shorter > 0.3 * body && letters.size() < enough) letters.push_back(box);
  }
  std::ptrdiff_t beside = 0, below = 0;
  for (const Box& letter : letters) {
    double across = 2 * body, down = 2 * body;  // to the next letter; farther is no neighbour
    for (const Box& other : letters) {
      const double in_line = std::min(letter.y1, other.y1) - std::max(letter.y0, other.y0),
                   in_column = std::min(letter.x1, other.x1) - std::max(letter.x0, other.x0);
      if (other.x0 > letter.x0 && in_line > 0.5 * std::min(letter.height(), other.height())) across = std::min(across, other.x0 - letter.x1);
      if (other.y0 > letter.y0 && in_column > 0.5 * std::min(letter.width(), other.width())) down = std::min(down, other.y0 - letter.y1);
    }
    beside += across < down;
    below += down < across;
  }
  return below >= least_votes && below > 2 * beside;
}

PageText find_text(const std::vector<Box>& parts, const std::vector<Box>& rulings, double dpi) { return Finder(parts, rulings, dpi).find(); }

}  // namespace prongsai::ocr

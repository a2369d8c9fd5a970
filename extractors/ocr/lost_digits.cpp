#include "extractors/ocr/lost_digits.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "extractors/ocr/digit_text.h"

namespace prongsai::ocr {
namespace {

// In bodies of the line's letters.
constexpr double least_height = 0.5, most_height = 2.6;  ///< of a digit: what is lower is a point, a comma, a mark
constexpr double most_width = 1.5;                       ///< what is wider is several digits that touch: nobody knows how many
constexpr double widest_gap = 0.32;                      ///< between the digits of a number; letters and words are parted by more
constexpr double overlap = 0.5;                          ///< of two pieces of one broken digit, of the narrower one's width

/// A piece of ink of the height of a digit; in pixels.
struct Piece {
  std::size_t part = 0;
  Box box;
};

bool is_point(std::string_view text) { return text == "." || text == ","; }

/// Symbols from `first` up to `last` (excluded) that no space parts.
struct Token {
  std::size_t first = 0, last = 0;
};

std::vector<Token> tokens_of(const ReadLine& line) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < line.symbols.size(); ++i) {
    if (i == 0 || line.symbols[i].space_before) tokens.push_back({i, i});
    tokens.back().last = i + 1;
  }
  return tokens;
}

class Numbers {
 public:
  Numbers(const ReadLine& line, const LineInk& ink, const DigitShapes& shapes)
      : line_(line), ink_(ink), shapes_(shapes), body_(ink.baseline - ink.top) {
    for (const std::size_t part : ink.parts) sort_in(part);
    std::ranges::sort(tall_, {}, [](const Piece& piece) { return piece.box.x0; });
    unite_broken();
  }

  std::vector<LostDigit> lost() const {
    std::vector<LostDigit> found;
    if (body_ <= 0) return found;
    std::vector<Token> tokens = tokens_of(line_);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!is_number(tokens[i])) continue;
      // The engine sees a space in a number where there is none: then its parts are one.
      Token whole = tokens[i];
      const std::vector<Piece> run = run_around(whole);
      while (i + 1 < tokens.size() && is_number(tokens[i + 1]) && run.size() > digits_of(whole).size()) whole.last = tokens[++i].last;
      if (run.size() <= digits_of(whole).size() || shares_ink(run, whole)) continue;
      if (const auto digit = left_over(run, whole)) found.push_back(*digit);
    }
    return found;
  }

 private:
  void sort_in(std::size_t part) {
    const Box& box = ink_.page.parts()[part];
    const double height = box.height() / body_;
    const bool on_line = box.center_y() > ink_.top - body_ && box.center_y() < ink_.baseline + 0.3 * body_;
    if (!on_line || height > most_height) return;
    if (height >= least_height) {
      tall_.push_back({part, box});
    } else if (box.y1 > ink_.baseline - 0.3 * body_ && box.center_y() > ink_.top + 0.5 * body_) {
      points_.push_back(box);
    }
  }

  void unite_broken() {
    for (std::size_t i = 1; i < tall_.size();) {
      const Box &left = tall_[i - 1].box, &right = tall_[i].box;
      if (std::min(left.x1, right.x1) - right.x0 < overlap * std::min(left.width(), right.width())) {
        ++i;
        continue;
      }
      tall_[i - 1].box = united(left, right);
      tall_.erase(tall_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  bool is_number(const Token& token) const {
    bool digits = false;
    for (std::size_t i = token.first; i < token.last; ++i) {
      const bool digit = digit_value(line_.symbols[i].text).has_value();
      if (!digit && !is_point(line_.symbols[i].text)) return false;
      digits = digits || digit;
    }
    return digits;
  }

  std::vector<std::size_t> digits_of(const Token& token) const {
    std::vector<std::size_t> digits;
    for (std::size_t i = token.first; i < token.last; ++i) {
      if (!is_point(line_.symbols[i].text)) digits.push_back(i);
    }
    return digits;
  }

  double start_of(const Token& token) const { return ink_.x0 + line_.symbols[token.first].x0; }
  double end_of(const Token& token) const { return ink_.x0 + line_.symbols[token.last - 1].x1; }

  /// The pieces that stand together around a number's middle.
  std::vector<Piece> run_around(const Token& token) const {
    if (tall_.empty()) return {};
    const double middle = (start_of(token) + end_of(token)) / 2;
    const auto nearest = std::ranges::min_element(tall_, {}, [&](const Piece& piece) { return std::abs(piece.box.center_x() - middle); });
    auto first = nearest, last = nearest;
    while (first != tall_.begin() && is_near((first - 1)->box, first->box)) --first;
    while (last + 1 != tall_.end() && is_near(last->box, (last + 1)->box)) ++last;
    return {first, last + 1};
  }

  /// A point stands between digits, and widens the gap.
  bool is_near(const Box& left, const Box& right) const {
    double from = left.x1;
    for (const Box& point : points_) {
      if (point.center_x() > left.x1 && point.center_x() < right.x0 && point.x0 - from <= widest_gap * body_) from = std::max(from, point.x1);
    }
    return right.x0 - from <= widest_gap * body_;
  }

  /// Ink of a neighbour that is no number: a letter that the engine, too, has beside it without a wide space.
  bool shares_ink(const std::vector<Piece>& run, const Token& token) const {
    const auto inside = [&](const Symbol& symbol) {
      const double middle = ink_.x0 + (symbol.x0 + symbol.x1) / 2.0;
      return middle > run.front().box.x0 && middle < run.back().box.x1;
    };
    for (std::size_t i = 0; i < line_.symbols.size(); ++i) {
      if ((i < token.first || i >= token.last) && !is_point(line_.symbols[i].text) && inside(line_.symbols[i])) return true;
    }
    return false;
  }

  struct Seen {
    DigitLikeness looks;
    bool digit_like = false;
  };

  /// The digit of a run that is none of the token's, where each of the others is one.
  std::optional<LostDigit> left_over(const std::vector<Piece>& run, const Token& token) const {
    std::vector<Seen> seen;
    for (const Piece& piece : run) seen.push_back(look(piece, run));
    if (!std::ranges::all_of(seen, &Seen::digit_like)) return std::nullopt;
    return first_unread(digits_of(token), seen);
  }

  Seen look(const Piece& piece, const std::vector<Piece>& run) const {
    constexpr double alike = 0.25;
    std::vector<double> heights, bottoms;
    for (const Piece& other : run) {
      heights.push_back(other.box.height());
      bottoms.push_back(other.box.y1);
    }
    const auto middle = static_cast<std::ptrdiff_t>(run.size() / 2);
    std::ranges::nth_element(heights, heights.begin() + middle);
    std::ranges::nth_element(bottoms, bottoms.begin() + middle);
    const double height = heights[run.size() / 2], bottom = bottoms[run.size() / 2];
    const bool same_size = std::abs(piece.box.height() - height) <= alike * height && std::abs(piece.box.y1 - bottom) <= alike * height;
    Seen seen{shapes_.likeness(bits_of(ink_.page.picture(piece.part))), false};
    constexpr double farthest = 12;  // a digit in a typeface that is not known, rather than a blot
    seen.digit_like =
        same_size && piece.box.width() <= most_width * body_ && seen.looks.nearest < farthest && seen.looks.nearest <= 1.1 * seen.looks.letter;
    return seen;
  }

  /// The digits are paired with pieces in their order such that as few as possible look otherwise; the first piece without a digit.
  std::optional<LostDigit> first_unread(const std::vector<std::size_t>& digits, const std::vector<Seen>& seen) const {
    const std::size_t rows = digits.size(), columns = seen.size();
    const auto against = [&](std::size_t digit, std::size_t piece) {
      constexpr double unclear = 0.4, contradicts = 1;
      if (seen[piece].looks.digit == digit_value(line_.symbols[digits[digit]].text)) return 0.0;
      return seen[piece].looks.is_clear() ? contradicts : unclear;
    };
    std::vector<std::vector<double>> cost(rows + 1, std::vector<double>(columns + 1, 1e9));
    for (std::size_t piece = 0; piece <= columns; ++piece) cost[0][piece] = 0;
    for (std::size_t digit = 1; digit <= rows; ++digit) {
      for (std::size_t piece = digit; piece <= columns; ++piece) {
        cost[digit][piece] = std::min(cost[digit][piece - 1], cost[digit - 1][piece - 1] + against(digit - 1, piece - 1));
      }
    }
    if (cost[rows][columns] >= 1) return std::nullopt;  // not this number's ink
    std::optional<LostDigit> unread;
    std::size_t digit = rows;
    for (std::size_t piece = columns; piece > 0; --piece) {
      if (digit > 0 && cost[digit][piece] < cost[digit][piece - 1]) {
        --digit;
        continue;
      }
      unread = LostDigit{digits[digit > 0 ? digit - 1 : 0], digit == 0, seen[piece - 1].looks.digit};
    }
    return unread;
  }

  const ReadLine& line_;
  const LineInk& ink_;
  const DigitShapes& shapes_;
  double body_;
  std::vector<Piece> tall_;
  std::vector<Box> points_;
};

}  // namespace

std::vector<LostDigit> lost_digits(const ReadLine& line, const LineInk& ink, const DigitShapes& shapes) { return Numbers(line, ink, shapes).lost(); }

}  // namespace prongsai::ocr

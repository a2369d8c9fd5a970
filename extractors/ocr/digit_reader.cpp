#include "extractors/ocr/digit_reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extractors/ocr/digit_text.h"

namespace prongsai::ocr {
namespace {

// In bodies of the line's letters.
constexpr double least_height = 0.5, most_height = 2.6;  ///< of a digit: what is lower is a point, a comma, a mark
constexpr double most_width = 3.2;                       ///< of digits that touch
constexpr double wider_than_one = 1.2;                   ///< may be two digits
constexpr double half_digit = 0.45;
constexpr double reach = 1;  ///< how far the engine's places may be off

/// A piece of ink of the height of a digit, and what it looks like.
struct Piece {
  double x = 0, width = 0;  ///< its middle and its width, in bodies from the start of the line's image
  DigitLikeness looks;
};

struct Digit {
  std::size_t symbol = 0;
  int value = 0;
  double x0 = 0, x1 = 0;  ///< where the engine has it; it may count the space beside it in
  double x = 0;           ///< where its middle is then
};

/// Pairs the digits of a number, from left to right, with the pieces of ink around them, such that the sum of what speaks
/// against it is least. Likeness to what was read speaks for a pair: better no contradiction than one against a neighbour.
class Pairing {
 public:
  Pairing(std::span<const Digit> digits, std::span<const Piece> pieces) : digits_(digits), pieces_(pieces) {
    const std::size_t rows = digits.size() + 1, columns = pieces.size() + 1;
    steps_.assign(rows, std::vector<Step>(columns));
    for (std::size_t d = 0; d < rows; ++d) {
      for (std::size_t p = 0; p < columns; ++p) settle(d, p);
    }
  }

  /// For each digit the piece that is it alone, where there is one; of no digit where some stay without any ink.
  std::vector<std::optional<std::size_t>> pairs() const {
    const std::vector<std::optional<std::size_t>> none(digits_.size());
    std::vector<std::optional<std::size_t>> found = none;
    std::size_t d = digits_.size(), p = pieces_.size();
    while (d > 0 || p > 0) {
      const Move move = steps_[d][p].move;
      if (move == Move::skip_digit || (move == Move::skip_piece && is_inside(p - 1))) return none;
      if (move == Move::pair) found[d - 1] = p - 1;
      d -= move == Move::pair ? 1 : move == Move::two ? 2 : 0;
      --p;
    }
    return found;
  }

 private:
  static constexpr double against_distance = 0.6, against_touching = 0.6;
  enum class Move { pair, two, skip_piece, skip_digit };
  struct Step {
    double cost = 0;
    Move move = Move::pair;
  };

  /// Between the first and the last digit nothing but digits stands: letters do only before and behind.
  bool is_inside(std::size_t piece) const noexcept {
    constexpr double least_of_digit = 0.2;
    return pieces_[piece].x > digits_.front().x + least_of_digit && pieces_[piece].x < digits_.back().x - least_of_digit;
  }

  double against(std::size_t digit, std::size_t piece) const noexcept {
    constexpr double unclear = 0.4, contradicts = 0.8;
    const DigitLikeness& looks = pieces_[piece].looks;
    const double distance = std::abs(digits_[digit].x - pieces_[piece].x);
    return against_distance * distance + (looks.digit == digits_[digit].value ? 0 : looks.is_clear() ? contradicts : unclear);
  }

  void settle(std::size_t d, std::size_t p) {
    constexpr double skip_digit = 3, skip_inside = 1, skip_outside = 0.3;
    Step& best = steps_[d][p];
    if (d == 0 && p == 0) return;
    best.cost = 1e9;
    const auto offer = [&](double cost, Move move) {
      if (cost < best.cost) best = {cost, move};
    };
    if (d > 0 && p > 0) offer(steps_[d - 1][p - 1].cost + against(d - 1, p - 1), Move::pair);
    if (d > 1 && p > 0 && pieces_[p - 1].width > wider_than_one) {
      const double distance = std::abs((digits_[d - 2].x + digits_[d - 1].x) / 2 - pieces_[p - 1].x);
      offer(steps_[d - 2][p - 1].cost + against_touching + against_distance * distance, Move::two);
    }
    if (p > 0) offer(steps_[d][p - 1].cost + (is_inside(p - 1) ? skip_inside : skip_outside), Move::skip_piece);
    if (d > 0) offer(steps_[d - 1][p].cost + skip_digit, Move::skip_digit);
  }

  std::span<const Digit> digits_;
  std::span<const Piece> pieces_;
  std::vector<std::vector<Step>> steps_;
};

/// Spaces beside a number are counted in with its first or last digit, or shared out.
void settle_places(std::vector<Digit>& digits) {
  constexpr double widest = 1.2;
  for (Digit& digit : digits) digit.x = (digit.x0 + digit.x1) / 2;
  if (digits.size() < 2) return;
  if (Digit& first = digits.front(); first.x1 - first.x0 > widest) first.x = first.x1 - half_digit;
  if (Digit& last = digits.back(); last.x1 - last.x0 > widest) last.x = last.x0 + half_digit;
}

/// Digits with points and commas between them, no spaces.
std::vector<std::vector<Digit>> numbers_of(const ReadLine& line, double body) {
  std::vector<std::vector<Digit>> numbers;
  bool goes_on = false;
  for (std::size_t i = 0; i < line.symbols.size(); ++i) {
    const Symbol& symbol = line.symbols[i];
    goes_on = goes_on && !symbol.space_before;
    if (const auto value = digit_value(symbol.text)) {
      if (!goes_on) numbers.emplace_back();
      numbers.back().push_back({i, *value, symbol.x0 / body, symbol.x1 / body, 0});
      goes_on = true;
    } else {
      goes_on = goes_on && (symbol.text == "." || symbol.text == ",");
    }
  }
  for (std::vector<Digit>& number : numbers) settle_places(number);
  return numbers;
}

}  // namespace

Result<DigitReader> DigitReader::load(const std::filesystem::path& digits_csv) {
  auto shapes = DigitShapes::read(digits_csv);
  if (!shapes) return std::move(shapes).error();
  return DigitReader(*std::move(shapes));
}

std::vector<LostDigit> DigitReader::lost(const ReadLine& line, const LineInk& ink) const { return lost_digits(line, ink, shapes_); }

std::vector<std::optional<int>> DigitReader::opinions(const ReadLine& line, const LineInk& ink) const {
  std::vector<std::optional<int>> opinions(line.symbols.size());
  const double body = ink.baseline - ink.top;
  if (body <= 0) return opinions;
  const auto pieces_around = [&](double from, double to) {
    std::vector<Piece> pieces;
    for (const std::size_t part : ink.parts) {
      const Box& box = ink.page.parts()[part];
      const double x = (box.center_x() - ink.x0) / body, height = box.height() / body, width = box.width() / body;
      const bool on_line = box.center_y() > ink.top - body && box.center_y() < ink.baseline + 0.3 * body;
      if (x < from || x > to || height < least_height || height > most_height || width > most_width || !on_line) continue;
      const PixPtr picture = ink.page.picture(part);
      if (picture) pieces.push_back({x, width, shapes_.likeness(bits_of(picture))});
    }
    std::ranges::sort(pieces, {}, &Piece::x);
    return pieces;
  };
  for (const std::vector<Digit>& digits : numbers_of(line, body)) {
    const double from = std::min(digits.front().x, digits.front().x0 + half_digit), to = std::max(digits.back().x, digits.back().x1 - half_digit);
    const std::vector<Piece> pieces = pieces_around(from - reach, to + reach);
    const auto pairs = Pairing(digits, pieces).pairs();
    std::size_t contradicted = 0;
    for (std::size_t d = 0; d < digits.size(); ++d) {
      if (!pairs[d] || !pieces[*pairs[d]].looks.is_clear()) continue;
      opinions[digits[d].symbol] = pieces[*pairs[d]].looks.digit;
      contradicted += *opinions[digits[d].symbol] != digits[d].value;
    }
    if (contradicted <= 1) continue;
    // That pieces went to the wrong digits is likelier than that the engine misread two of a number.
    for (const Digit& digit : digits) {
      if (opinions[digit.symbol].value_or(digit.value) != digit.value) opinions[digit.symbol].reset();
    }
  }
  return opinions;
}

}  // namespace prongsai::ocr

#include "extractors/ocr/line_glyphs.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "extractors/ocr/digit_text.h"

namespace prongsai::ocr {
namespace {

// In bodies: gaps in the ink of a line.
constexpr double least_space = 0.28;           ///< between letters there is less, so that what is read as a space here is none
constexpr double space_between_numbers = 0.5;  ///< digits are spaced wider than letters
constexpr double certain_space = 1.1;          ///< no two letters of a word stand this far apart

struct Gap {
  double from = 0, to = 0;
  double width() const noexcept { return to - from; }
  double middle() const noexcept { return (from + to) / 2; }
};

std::vector<Gap> gaps_of(std::vector<Box> ink, double least) {
  std::sort(ink.begin(), ink.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  std::vector<Gap> gaps;
  double end = ink.empty() ? 0 : ink.front().x0;
  for (const Box& box : ink) {
    if (box.x0 - end >= least) gaps.push_back({end, box.x0});
    end = std::max(end, box.x1);
  }
  return gaps;
}

/// A vowel or tone mark above or below a letter, or the ring of a sara am.
bool is_mark(const std::string& text) noexcept {
  if (text.size() < 3 || static_cast<unsigned char>(text[0]) != 0xE0) return false;
  const auto code = (static_cast<unsigned char>(text[1]) & 0x3F) << 6 | (static_cast<unsigned char>(text[2]) & 0x3F);
  return code == 0xE31 || (code >= 0xE34 && code <= 0xE3A) || (code >= 0xE47 && code <= 0xE4E);
}

/// A letter with its marks, in pixels.
struct Letter {
  std::string text;
  double x0 = 0, x1 = 0, confidence = 1;
  bool space_before = false;
  char doubt = 0;
};

std::vector<Letter> letters_of(const std::vector<Symbol>& symbols) {
  std::vector<Letter> letters;
  for (const Symbol& symbol : symbols) {
    if (!letters.empty() && is_mark(symbol.text)) {
      letters.back().text += symbol.text;
      letters.back().confidence = std::min(letters.back().confidence, symbol.confidence);
      continue;
    }
    letters.push_back({symbol.text, double(symbol.x0), double(symbol.x1), symbol.confidence, symbol.space_before, symbol.doubt});
  }
  // The engine knows places by the step of its network: they may overlap, never run back.
  for (std::size_t i = 1; i < letters.size(); ++i) {
    letters[i].x0 = std::max(letters[i].x0, letters[i - 1].x0 + 1);
    letters[i].x1 = std::max(letters[i].x1, letters[i].x0 + 1);
  }
  return letters;
}

/// Closes words up and opens them where there is a space: the boundary between two letters nearest to each gap in the ink.
void settle_spaces(std::vector<Letter>& letters, const std::vector<Gap>& gaps, double body) {
  std::vector<std::optional<Gap>> before(letters.size());
  for (const Gap& gap : gaps) {
    std::size_t best = 0;
    double least = 0;
    for (std::size_t i = 1; i < letters.size(); ++i) {
      const double boundary = (letters[i - 1].x1 + letters[i].x0) / 2;
      // A space that was read draws its gap towards it from as far as a letter.
      const double distance = std::max(0.0, std::abs(boundary - gap.middle()) - gap.width() / 2) - (letters[i].space_before ? 0.8 * body : 0);
      if (best != 0 && distance >= least) continue;
      best = i;
      least = distance;
    }
    if (best != 0 && (!before[best] || before[best]->width() < gap.width())) before[best] = gap;
  }
  for (std::size_t i = 1; i < letters.size(); ++i) {
    Letter &left = letters[i - 1], &right = letters[i];
    const bool in_number = digit_value(left.text) && digit_value(right.text) && before[i] && before[i]->width() < space_between_numbers * body;
    const bool is_space = before[i] && !in_number && (right.space_before || before[i]->width() >= certain_space * body);
    right.space_before = is_space;
    left.x1 = is_space ? std::max(before[i]->from, left.x0 + 1) : right.x0;
    if (is_space) right.x0 = std::max(before[i]->to, left.x1);
    right.x1 = std::max(right.x1, right.x0 + 1);
  }
}

}  // namespace

Glyph glyph_at(std::string text, double x0, double x1, double baseline_y, double body) {
  const double size = body * size_of_body;
  constexpr double ascent = 0.95, descent = 0.35;  // as a text layer's glyphs have them where a font says nothing
  Glyph glyph;
  glyph.text = std::move(text);
  glyph.box = {x0, baseline_y - ascent * size, x1, baseline_y + descent * size};
  glyph.baseline_y = baseline_y;
  glyph.size_pt = static_cast<float>(size);
  return glyph;
}

std::vector<Glyph> glyphs_of(const ReadLine& line, const LineGeometry& geometry) {
  const double body_px = geometry.body / geometry.pt_per_px;
  std::vector<Letter> letters = letters_of(line.symbols);
  settle_spaces(letters, gaps_of(geometry.ink, least_space * body_px), body_px);
  const auto place = [&](double x) { return geometry.x0 + x * geometry.pt_per_px; };
  std::vector<Glyph> glyphs;
  for (Letter& letter : letters) {
    glyphs.push_back(glyph_at(std::move(letter.text), place(letter.x0), place(letter.x1), geometry.baseline_y, geometry.body));
    glyphs.back().space_before = letter.space_before;
    glyphs.back().doubt = letter.doubt;
    glyphs.back().confidence = static_cast<float>(std::min(letter.confidence, line.confidence));
  }
  return glyphs;
}

}  // namespace prongsai::ocr

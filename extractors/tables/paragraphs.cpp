#include "extractors/tables/paragraphs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "extractors/tables/doubts.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/words.h"

namespace prongsai::layout {
namespace {

/// In sizes: less room than this takes no word, whatever it is.
constexpr double least_room = 0.6;
constexpr double indent = 1.2;

/// A gap this wide (in sizes) inside a line is a tab: the line lists something and does not wrap.
constexpr double tab_gap = 3.0;

/// Clusters of a line that may be a name, an amount, a remark, but is no prose.
constexpr std::size_t short_line = 20;

/// Joining is linear only while paragraphs are short; no author writes a longer one.
constexpr std::size_t max_lines = 200;

bool starts_with_check_box(std::string_view text) {
  constexpr std::array<std::string_view, 4> boxes{"☐", "☑", "☒", "□"};
  return std::any_of(boxes.begin(), boxes.end(), [&](std::string_view box) { return text.starts_with(box); });
}

/// "- ๓๐ กันยายน" goes on with a range that began on the line before; it lists nothing.
bool is_rest_of_range(std::string_view text) {
  if (!text.starts_with('-')) return false;
  const std::string rest = thai::to_arabic_digits(text.substr(std::min(text.find_first_not_of("- "), text.size())));
  return !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
}

/// `ผู้รับผิดชอบ : กองคลัง`: one word and a colon that stands free.
bool begins_with_label(std::string_view text) {
  constexpr std::size_t longest_label = 90;  // bytes, 30 letters
  const std::size_t space = text.find(' ');
  return space > 0 && space <= longest_label && text.substr(space).starts_with(" : ");
}

bool begins_item(const Line& line) {
  if (starts_with_check_box(line.text) || begins_with_label(line.text)) return true;
  return thai::leading_enumerator(line.text).length > 0 && !is_rest_of_range(line.text);
}

/// Nothing but an amount, a date in figures, or the dash that stands for none.
bool is_figure(const Line& line) {
  const std::string text = thai::to_arabic_digits(line.text);
  return text.find_first_not_of("0123456789.,-+%/() ") == std::string::npos;
}

/// Two figures under each other are two, unless the first one had no room to go on.
bool is_next_figure(const Line& line, const Line& previous, const Measure& measure) {
  return is_figure(line) && is_figure(previous) && previous.box.width() < measure.width() - 0.5 * line.size_pt;
}

bool has_leaders(const Line& line) { return line.text.find(".....") != std::string::npos || line.text.find("……") != std::string::npos; }

/// Ends with a short piece behind a wide gap: an amount, a page number, a unit.
bool is_tabular(const Line& line) {
  const auto gaps = line.gaps(tab_gap);
  return !gaps.empty() && line.clusters.size() - gaps.back() <= short_line && gaps.back() > 4;
}

bool is_centered(const Line& line, const Measure& measure) {
  const double side = 1.5 * line.size_pt;
  return !begins_item(line) && std::abs(line.box.center_x() - measure.center()) < 0.6 * line.size_pt && line.box.x0 - measure.left > side &&
         measure.right - line.box.x1 > side;
}

/// Where the first word of a text ends. Dictionaries of word processors differ: a short word (การ, ใน, ปี) may
/// be bound to the next one, and so may what a slash, point or hyphen ties to it.
std::size_t first_word_end(std::string_view text) {
  constexpr std::size_t short_word = 3 * 3;  // bytes: three letters
  const auto words = thai::words(text);
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto offset = static_cast<std::size_t>(words[i].data() - text.data());
    const bool touches = words[i].data() == words[i - 1].data() + words[i - 1].size();
    if (touches && offset > short_word) return offset;
  }
  return text.size();
}

/// How wide the first word is: what a word processor would have tried to put on the line before.
double first_word_width(const Line& line) {
  std::string text;
  std::size_t used = 0;
  constexpr std::size_t enough = 24;
  for (; used < line.clusters.size() && used < enough; ++used) {
    if (used > 0 && line.clusters[used].space_before) break;
    text += line.clusters[used].text;
  }
  const std::size_t end = first_word_end(text);
  std::size_t bytes = 0, last = 0;
  while (last < used && bytes < end) bytes += line.clusters[last++].text.size();
  return last == 0 ? 0 : line.clusters[last - 1].box.x1 - line.clusters.front().box.x0;
}

/// The room that was left on a line.
double room_behind(const Line& line, const Measure& measure) {
  return is_centered(line, measure) ? measure.width() - line.box.width() : measure.right - line.box.x1;
}

bool would_have_fitted(const Line& line, const Line& previous, const Measure& measure) {
  const double room = room_behind(previous, measure);
  return room > least_room * line.size_pt && room > first_word_width(line) + 0.5 * line.size_pt;
}

/// An indented line opens a paragraph, unless it hangs under an enumerator.
bool is_indented(const std::vector<Line>& lines, std::size_t i, const Measure& measure) {
  const Line& line = lines[i];
  const Line& previous = lines[i - 1];
  if (line.box.x0 < previous.box.x0 + indent * line.size_pt || is_centered(line, measure) || begins_item(previous)) return false;
  if (std::abs(line.box.center_x() - previous.box.center_x()) < 0.6 * line.size_pt) return false;  // centred under it
  return i + 1 == lines.size() || lines[i + 1].box.x0 < line.box.x0 - 0.8 * line.size_pt || lines[i + 1].rotation != line.rotation;
}

/// The usual distance of baselines; 0 where there is nothing to compare.
double usual_pitch(const std::vector<Line>& lines) {
  std::vector<double> pitches;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const double pitch = lines[i].baseline_y - lines[i - 1].baseline_y;
    if (pitch > 0) pitches.push_back(pitch);
  }
  if (pitches.size() < 3) return 0;
  const auto lower = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 3);
  std::nth_element(pitches.begin(), lower, pitches.end());
  return *lower;
}

/// Is the line not below the one before, but beside it, or farther away than lines of a paragraph are?
bool stands_apart(const Line& line, const Line& previous, double pitch) {
  const double distance = line.baseline_y - previous.baseline_y;
  if (distance < 0.7 * line.size_pt || line.box.x0 >= previous.box.x1 || line.box.x1 <= previous.box.x0) return true;
  return distance > 2.3 * std::max(line.size_pt, previous.size_pt) || (pitch > 0 && distance > 1.45 * pitch);
}

bool begins_paragraph(const std::vector<Line>& lines, std::size_t i, const Measure& measure, double pitch) {
  const Line& line = lines[i];
  const Line& previous = lines[i - 1];
  if (line.rotation != previous.rotation) return true;
  if (line.rotation == 90 || line.rotation == 270) return false;  // a heading written up a narrow cell
  if (begins_item(line) || stands_apart(line, previous, pitch) || is_next_figure(line, previous, measure)) return true;
  if (line.text == previous.text && line.clusters.size() <= short_line) return true;  // the same unit or remark once more
  if (has_leaders(previous) || is_tabular(previous) || is_tabular(line)) return true;
  if (std::abs(line.size_pt - previous.size_pt) > 0.15 * previous.size_pt) return true;
  if (line.bold != previous.bold && room_behind(previous, measure) > line.size_pt) return true;
  return would_have_fitted(line, previous, measure) || is_indented(lines, i, measure);
}

Paragraph paragraph_of(const std::vector<Line>& lines, std::size_t first, std::size_t last, const Measure& measure) {
  Paragraph paragraph;
  Box box = lines[first].box;
  std::size_t bold = 0;
  bool centered = true;
  for (std::size_t i = first; i < last; ++i) {
    paragraph.text = thai::join_wrapped(paragraph.text, lines[i].text);
    add_doubts(paragraph.doubts, lines[i].doubts);
    box = united(box, lines[i].box);
    bold += lines[i].bold;
    centered = centered && is_centered(lines[i], measure);
  }
  paragraph.place.box = box;
  paragraph.confidence = confidence_of(std::span(lines).subspan(first, last - first));
  paragraph.size_pt = lines[first].size_pt;
  paragraph.bold = bold * 2 > last - first;
  paragraph.centered = centered;
  return paragraph;
}

}  // namespace

Measure measure_of(const std::vector<Line>& lines) {
  if (lines.empty()) return {};
  std::vector<double> left, right;
  for (const Line& line : lines) {
    left.push_back(line.box.x0);
    right.push_back(line.box.x1);
  }
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  // One line in twenty may stand out (a stamp, an overlong word) without widening the column.
  const std::size_t outliers = lines.size() / 20;
  return {left[outliers], right[right.size() - 1 - outliers]};
}

std::vector<Paragraph> form_paragraphs(const std::vector<Line>& lines, const Measure& measure) {
  std::vector<Paragraph> paragraphs;
  const double pitch = usual_pitch(lines);
  std::size_t first = 0;
  for (std::size_t i = 1; i <= lines.size(); ++i) {
    if (i < lines.size() && i - first < max_lines && !begins_paragraph(lines, i, measure, pitch)) continue;
    paragraphs.push_back(paragraph_of(lines, first, i, measure));
    first = i;
  }
  return paragraphs;
}

std::string cell_text(const std::vector<Line>& lines, const Box& cell) {
  if (lines.empty()) return {};
  double left = lines.front().box.x0, right = lines.front().box.x1;
  for (const Line& line : lines) {
    left = std::min(left, line.box.x0);
    right = std::max(right, line.box.x1);
  }
  // A cell is padded alike on both sides.
  const double padding = std::clamp(left - cell.x0, 1.0, 6.0);
  const Measure measure{cell.x0 + padding, std::max(right, cell.x1 - padding)};

  std::string text;
  for (const Paragraph& paragraph : form_paragraphs(lines, measure)) {
    if (!text.empty()) text += '\n';
    text += paragraph.text;
  }
  return text;
}

}  // namespace prongsai::layout

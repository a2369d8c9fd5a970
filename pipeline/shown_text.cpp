#include "pipeline/shown_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "pipeline/discover.h"
#include "pipeline/utf8.h"

namespace prongsai {
namespace {

unsigned byte_of(std::string_view text, std::size_t index) { return index < text.size() ? static_cast<unsigned char>(text[index]) : 0; }

/// Whether a text begins with a Thai vowel above or below, or a tone mark.
bool is_mark(std::string_view text) {
  if (byte_of(text, 0) != 0xE0) return false;
  const unsigned row = byte_of(text, 1), letter = byte_of(text, 2);
  return (row == 0xB8 && (letter == 0xB1 || (letter >= 0xB4 && letter <= 0xBA))) || (row == 0xB9 && letter >= 0x87 && letter <= 0x8E);
}

/// Bytes of a character that turns the direction of writing, as which a text could be shown that says something else; 0 for others.
std::size_t turning_mark(std::string_view text) {
  const std::string_view mark = text.substr(0, 3);
  const bool is_one = (mark >= "\u202A" && mark <= "\u202E") || (mark >= "\u2066" && mark <= "\u2069") || mark == "\u200E" || mark == "\u200F";
  return is_one && mark.size() == 3 ? 3 : 0;
}

/// Where the columns are full; the text's end where they never are.
std::size_t end_within(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_continuation(text[at]) || is_mark(text.substr(at))) continue;
    if (used == width) return at;
    ++used;
  }
  return text.size();
}

}  // namespace

bool is_plain(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned first = byte_of(text, at);
    if (first >= 0x20 && first < 0x7F && first != '\\') continue;
    const unsigned row = byte_of(text, at + 1);
    if (first != 0xE0 || (row != 0xB8 && row != 0xB9) || at + 2 >= text.size() || !is_continuation(text[at + 2])) return false;
    at += 2;
  }
  return true;
}

std::size_t shown_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size(); ++at) width += is_continuation(text[at]) || is_mark(text.substr(at)) ? 0 : 1;
  return width;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (shown_width(text) <= width) return std::string(text);
  if (width == 0) return "";
  return std::string(text.substr(0, end_within(text, width - 1))) + "…";
}

std::string one_line(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string line;
  line.reserve(text.size());
  while (!text.empty()) {
    const char c = text.front();
    const std::size_t turning = turning_mark(text);
    if (turning == 0) line += c == '\n' || c == '\t' || c == '\r' || c == '\v' || c == '\f' ? ' ' : c;
    text.remove_prefix(std::max<std::size_t>(turning, 1));
  }
  return printable(line);
}

std::string clock_text(double seconds) {
  const auto whole = static_cast<long long>(std::llround(std::max(seconds, 0.0)));
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace prongsai

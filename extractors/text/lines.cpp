#include "extractors/text/lines.h"

#include <algorithm>
#include <cstdint>

namespace prongsai::text {
namespace {

/// U+0E31, U+0E34…U+0E3A, U+0E47…U+0E4E: drawn above or below the consonant before them.
bool is_thai_mark(std::uint8_t second, std::uint8_t third) noexcept {
  if (second == 0xB8) return third == 0xB1 || (third >= 0xB4 && third <= 0xBA);
  return second == 0xB9 && third >= 0x87 && third <= 0x8E;
}

std::size_t skip(std::string_view text, std::size_t from, std::string_view characters) noexcept {
  return std::min(text.find_first_not_of(characters, from), text.size());
}

/// Bytes of the digit, Arabic or Thai (U+0E50…U+0E59), at a position; 0 where there is none.
std::size_t digit_length(std::string_view text, std::size_t at) noexcept {
  if (at < text.size() && text[at] >= '0' && text[at] <= '9') return 1;
  const bool thai = text.substr(std::min(at, text.size()), 2) == "\xE0\xB9" && at + 2 < text.size();
  const auto third = thai ? static_cast<std::uint8_t>(text[at + 2]) : 0;
  return third >= 0x90 && third <= 0x99 ? 3 : 0;
}

}  // namespace

void split_lines(std::string_view text, int page, Lines& out) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.push_back({text.substr(at, end - at), page});
    at = end + 1;
  }
}

std::string_view trim(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_blank(std::string_view line) noexcept { return line.find_first_not_of(" \t") == line.npos; }

int display_width(std::string_view text) noexcept {
  int width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(text[i]);
    const bool continues = (byte & 0xC0) == 0x80;
    const bool mark =
        byte == 0xE0 && i + 2 < text.size() && is_thai_mark(static_cast<std::uint8_t>(text[i + 1]), static_cast<std::uint8_t>(text[i + 2]));
    if (!continues && !mark) ++width;
  }
  return width;
}

bool is_rule(std::string_view line) noexcept {
  const std::string_view text = trim(line);
  return text.size() >= 3 && text.find_first_not_of("-=_.*~ ") == text.npos;
}

std::size_t page_number_length(std::string_view line) noexcept {
  std::size_t at = skip(line, 0, " \t");
  if (at >= line.size() || line[at] != '-') return 0;
  at = skip(line, at + 1, " ");
  int digits = 0;
  for (std::size_t length = digit_length(line, at); length > 0; length = digit_length(line, at)) {
    at += length;
    ++digits;
  }
  at = skip(line, at, " ");
  const bool closed = digits >= 1 && digits <= 3 && at < line.size() && line[at] == '-';
  return closed ? at + 1 : 0;
}

}  // namespace prongsai::text

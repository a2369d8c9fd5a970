#include "extractors/thai/characters.h"

namespace prongsai::thai {
namespace {

constexpr bool is_continuation(unsigned char byte) noexcept { return (byte & 0xC0) == 0x80; }

/// How many bytes a lead byte announces, and the range its second byte must be in (Unicode, table 3-7).
struct Lead {
  int length = 0;
  unsigned char low = 0x80, high = 0xBF;
};

constexpr Lead lead_of(unsigned char byte) noexcept {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

}  // namespace

bool is_white_space_beyond_thai(char32_t c) noexcept {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_dash(char32_t c) noexcept { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D; }

bool is_quote(char32_t c) noexcept {
  return c == U'"' || c == U'\'' || c == U'`' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2032 || c == 0x2033;
}

char32_t next_code_point_of_any_script(std::string_view text, std::size_t& at) noexcept {
  const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) return first;
  const Lead lead = lead_of(first);
  if (lead.length == 0 || at >= text.size() || byte(at) < lead.low || byte(at) > lead.high) return replacement_character;

  char32_t c = first & (0x7Fu >> lead.length);
  for (int i = 1; i < lead.length; ++i) {
    if (at >= text.size() || !is_continuation(byte(at))) return replacement_character;
    c = (c << 6) | (byte(at++) & 0x3Fu);
  }
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out.append({static_cast<char>(0xC0 | (c >> 6)), tail(0)});
  } else if (c < 0x10000) {
    out.append({static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)});
  } else {
    out.append({static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)});
  }
}

}  // namespace prongsai::thai

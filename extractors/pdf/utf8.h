#pragma once

#include <string>

namespace prongsai {

/// Appends a code point; what is none (a surrogate, too large) becomes U+FFFD.
inline void append_utf8(std::string& text, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  if (c < 0x80) {
    text += static_cast<char>(c);
    return;
  }
  const int followers = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr char32_t leads[] = {0, 0xC0, 0xE0, 0xF0};
  text += static_cast<char>(leads[followers] | c >> (6 * followers));
  for (int i = followers - 1; i >= 0; --i) text += static_cast<char>(0x80 | (c >> (6 * i) & 0x3F));
}

}  // namespace prongsai

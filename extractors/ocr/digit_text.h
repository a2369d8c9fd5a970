#pragma once

#include <optional>
#include <string_view>

namespace prongsai::ocr {

/// The digit that a text is, Thai or Arabic; nothing where it is anything else.
inline std::optional<int> digit_value(std::string_view text) noexcept {
  if (text.size() == 1 && text[0] >= '0' && text[0] <= '9') return text[0] - '0';
  constexpr std::string_view zero = "๐", nine = "๙";
  if (text.size() == zero.size() && text >= zero && text <= nine) return text.back() - zero.back();
  return std::nullopt;
}

/// Glyph::doubt of a digit beside which there is another one (0 to 9) that was not read.
inline char lost_digit_code(int digit, bool before) noexcept { return static_cast<char>((before ? 'A' : 'a') + digit); }

}  // namespace prongsai::ocr

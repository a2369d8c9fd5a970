#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai::thai {

inline constexpr char32_t replacement_character = 0xFFFD;

/// The letters that rules of cluster order name.
namespace letter {
inline constexpr char32_t paiyannoi = 0x0E2F, sara_a = 0x0E30, sara_aa = 0x0E32, sara_am = 0x0E33, sara_e = 0x0E40, sara_ae = 0x0E41,
                          nikhahit = 0x0E4D;
}

/// What a code point does in a Thai cluster (consonant, vowel mark, tone mark, following vowel).
enum class Cluster : std::uint8_t {
  other,       ///< not Thai, or Thai that stands alone: digits, ฿ ๆ ฯ
  space,       ///< ' ' only
  consonant,   ///< ก–ฮ
  vowel_mark,  ///< above or below: ั ิ ี ึ ื ุ ู ฺ ็
  tone_mark,   ///< ่ ้ ๊ ๋ and what takes their place: ์ ๎
  nikhahit,    ///< ํ
  sara_a,      ///< ะ
  sara_aa,     ///< า ๅ
  sara_am,     ///< ำ
  sara_e,      ///< เ
  leading,     ///< the other vowels written first: แ โ ใ ไ
};
inline constexpr int cluster_count = 11;

Cluster cluster_of(char32_t c) noexcept;

/// True for the marks that are drawn above or below a consonant and have no width.
constexpr bool is_mark(Cluster c) noexcept { return c == Cluster::vowel_mark || c == Cluster::tone_mark || c == Cluster::nikhahit; }

/// 0–9 for an Arabic or Thai digit, else -1.
constexpr int digit_value(char32_t c) noexcept {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= 0x0E50 && c <= 0x0E59) return static_cast<int>(c - 0x0E50);
  return -1;
}

bool is_white_space(char32_t c) noexcept;
bool is_dash(char32_t c) noexcept;   ///< hyphen, dashes of all lengths, minus
bool is_quote(char32_t c) noexcept;  ///< single and double, straight and curly

/// Reads the code point at `at` and moves `at` behind it. Bytes that are no UTF-8 give U+FFFD, one
/// for each longest piece that could have begun a character (the practice Unicode recommends).
char32_t next_code_point(std::string_view text, std::size_t& at) noexcept;

void append_utf8(std::string& out, char32_t c);

}  // namespace prongsai::thai

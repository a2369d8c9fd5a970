#pragma once

#include <array>
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

inline constexpr char32_t thai_block = 0x0E00;

inline constexpr std::array<Cluster, 128> thai_clusters = [] {
  std::array<Cluster, 128> table{};
  const auto set = [&table](char32_t first, char32_t last, Cluster value) {
    for (char32_t c = first; c <= last; ++c) table[c - thai_block] = value;
  };
  set(0x0E01, 0x0E2E, Cluster::consonant);
  set(0x0E30, 0x0E30, Cluster::sara_a);
  set(0x0E31, 0x0E31, Cluster::vowel_mark);
  set(0x0E32, 0x0E32, Cluster::sara_aa);
  set(0x0E33, 0x0E33, Cluster::sara_am);
  set(0x0E34, 0x0E3A, Cluster::vowel_mark);
  set(0x0E40, 0x0E40, Cluster::sara_e);
  set(0x0E41, 0x0E44, Cluster::leading);
  set(0x0E45, 0x0E45, Cluster::sara_aa);
  set(0x0E47, 0x0E47, Cluster::vowel_mark);
  set(0x0E48, 0x0E4C, Cluster::tone_mark);
  set(0x0E4D, 0x0E4D, Cluster::nikhahit);
  set(0x0E4E, 0x0E4E, Cluster::tone_mark);
  return table;
}();

inline Cluster cluster_of(char32_t c) noexcept {
  if (c - thai_block < thai_clusters.size()) return thai_clusters[c - thai_block];
  return c == U' ' ? Cluster::space : Cluster::other;
}

/// True for the marks that are drawn above or below a consonant and have no width.
constexpr bool is_mark(Cluster c) noexcept { return c == Cluster::vowel_mark || c == Cluster::tone_mark || c == Cluster::nikhahit; }

/// 0–9 for an Arabic or Thai digit, else -1.
constexpr int digit_value(char32_t c) noexcept {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= 0x0E50 && c <= 0x0E59) return static_cast<int>(c - 0x0E50);
  return -1;
}

bool is_white_space_beyond_thai(char32_t c) noexcept;

inline bool is_white_space(char32_t c) noexcept {
  if (c == U' ' || (c >= 0x09 && c <= 0x0D)) return true;
  return c >= 0x85 && c - thai_block >= thai_clusters.size() && is_white_space_beyond_thai(c);
}

bool is_dash(char32_t c) noexcept;   ///< hyphen, dashes of all lengths, minus
bool is_quote(char32_t c) noexcept;  ///< single and double, straight and curly

char32_t next_code_point_of_any_script(std::string_view text, std::size_t& at) noexcept;

/// Reads the code point at `at` and moves `at` behind it. Bytes that are no UTF-8 give U+FFFD, one
/// for each longest piece that could have begun a character (the practice Unicode recommends).
inline char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  // ASCII and the Thai block, E0 B8 80 to E0 B9 BF, are nearly all that comes.
  if (byte(at) < 0x80) return byte(at++);
  if (byte(at) == 0xE0 && at + 2 < text.size() && (byte(at + 1) & 0xFE) == 0xB8 && (byte(at + 2) & 0xC0) == 0x80) {
    const char32_t c = ((byte(at + 1) & 0x3Fu) << 6) | (byte(at + 2) & 0x3Fu);
    at += 3;
    return c;
  }
  return next_code_point_of_any_script(text, at);
}

void append_utf8(std::string& out, char32_t c);

}  // namespace prongsai::thai

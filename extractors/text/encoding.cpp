#include "extractors/text/encoding.h"

#include <algorithm>
#include <cstdint>

namespace prongsai::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::uint8_t byte_at(std::string_view bytes, std::size_t i) noexcept { return static_cast<std::uint8_t>(bytes[i]); }

/// Length of the UTF-8 sequence at a position; 0 where the bytes there form none.
std::size_t utf8_length(std::string_view bytes, std::size_t i) noexcept {
  const std::uint8_t lead = byte_at(bytes, i);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || i + length > bytes.size()) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte_at(bytes, i + k) & 0xC0) != 0x80) return 0;
  }
  const std::uint8_t second = byte_at(bytes, i + 1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool surrogate_or_beyond = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
  return overlong || surrogate_or_beyond ? 0 : length;
}

struct Utf8Count {
  std::size_t sequences = 0;  ///< of more than one byte
  std::size_t broken = 0;     ///< bytes that belong to none
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = utf8_length(bytes, i);
    if (length == 0) ++count.broken;
    if (length > 1) ++count.sequences;
    i += std::max<std::size_t>(length, 1);
  }
  return count;
}

std::string replace_broken_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = utf8_length(bytes, i);
    if (length == 0) {
      append_utf8(out, kReplacement);
      ++i;
    } else {
      out.append(bytes.substr(i, length));
      i += length;
    }
  }
  return out;
}

DecodedText decode_utf16(std::string_view bytes, bool big_endian) {
  DecodedText decoded{.utf8 = {}, .encoding = big_endian ? "UTF-16BE" : "UTF-16LE", .lossy = bytes.size() % 2 != 0};
  decoded.utf8.reserve(bytes.size() * 3 / 2);
  const auto unit_at = [&](std::size_t i) -> char32_t {
    const char32_t first = byte_at(bytes, i), second = byte_at(bytes, i + 1);
    return big_endian ? first << 8 | second : second << 8 | first;
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit_at(i);
    const bool high = c >= 0xD800 && c < 0xDC00;
    const char32_t next = high && i + 3 < bytes.size() ? unit_at(i + 2) : 0;
    if (next >= 0xDC00 && next < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = kReplacement;
      decoded.lossy = true;
    }
    append_utf8(decoded.utf8, c);
  }
  return decoded;
}

/// Thai and ASCII text in UTF-16 has 0x00 or 0x0E in every other byte, and in no other text do they
/// stand there. Looks at the first 64 KiB.
bool looks_like_utf16(std::string_view bytes, bool big_endian) {
  const std::size_t units = std::min<std::size_t>(bytes.size(), 1 << 16) / 2;
  if (units < 2) return false;
  std::size_t high_bytes = 0, odd_low_bytes = 0;
  for (std::size_t i = 0; i < units; ++i) {
    const std::uint8_t high = byte_at(bytes, 2 * i + (big_endian ? 0 : 1)), low = byte_at(bytes, 2 * i + (big_endian ? 1 : 0));
    if (high == 0x0E || (high == 0x00 && low >= 0x09)) ++high_bytes;
    if (low == 0x00) ++odd_low_bytes;
  }
  return high_bytes * 10 >= units * 9 && odd_low_bytes * 20 <= units;
}

/// Windows-874, a superset of TIS-620 and ISO 8859-11; 0 where a byte means nothing.
char32_t windows_874(std::uint8_t byte) noexcept {
  if (byte < 0x80) return byte;
  if ((byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB)) return 0x0E01 + char32_t{byte} - 0xA1;
  switch (byte) {
    case 0x80: return 0x20AC;
    case 0x85: return 0x2026;
    case 0x91: return 0x2018;
    case 0x92: return 0x2019;
    case 0x93: return 0x201C;
    case 0x94: return 0x201D;
    case 0x95: return 0x2022;
    case 0x96: return 0x2013;
    case 0x97: return 0x2014;
    case 0xA0: return 0x00A0;
    default: return 0;
  }
}

bool is_consonant(std::uint8_t byte) noexcept { return byte >= 0xA1 && byte <= 0xCE; }
bool is_leading_vowel(std::uint8_t byte) noexcept { return byte >= 0xE0 && byte <= 0xE4; }
bool is_mark(std::uint8_t byte) noexcept { return byte == 0xD1 || (byte >= 0xD4 && byte <= 0xDA) || (byte >= 0xE7 && byte <= 0xEE); }

/// Plausible Thai: the bytes above ASCII are nearly all Thai, marks stand on something they can
/// stand on, and a leading vowel has its consonant. Noise fails one of these at once.
bool looks_like_windows_874(std::string_view bytes) {
  std::size_t high = 0, foreign = 0, consonants = 0, impossible = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::uint8_t byte = byte_at(bytes, i);
    if (byte == 0) return false;
    if (byte < 0x80) continue;
    ++high;
    if (windows_874(byte) == 0) ++foreign;
    if (is_consonant(byte)) ++consonants;
    const std::uint8_t before = i > 0 ? byte_at(bytes, i - 1) : 0;
    if (is_mark(byte) && !is_consonant(before) && !is_mark(before)) ++impossible;
    if (is_leading_vowel(before) && !is_consonant(byte)) ++impossible;
  }
  return high >= 2 && foreign * 20 <= high && consonants * 3 >= high && impossible * 20 <= high;
}

DecodedText decode_windows_874(std::string_view bytes) {
  DecodedText decoded{.utf8 = {}, .encoding = "windows-874", .lossy = false};
  decoded.utf8.reserve(bytes.size() * 3);
  for (const char raw : bytes) {
    const auto byte = static_cast<std::uint8_t>(raw);
    const char32_t c = windows_874(byte);
    if (c == 0 && byte != 0) decoded.lossy = true;
    append_utf8(decoded.utf8, c == 0 ? kReplacement : c);
  }
  return decoded;
}

/// Control characters that no text editor writes, one in a hundred or more: not a text.
bool has_too_many_controls(std::string_view text) {
  const auto is_control = [](char c) { return (static_cast<std::uint8_t>(c) < 0x20 && (c < '\t' || c > '\r')) || c == 0x7F; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_control)) * 100 > text.size();
}

Result<DecodedText> without_noise(DecodedText decoded) {
  if (has_too_many_controls(decoded.utf8)) return Error{ErrorCode::damaged, "not a text: binary data", "read"};
  return decoded;
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = kReplacement;
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

Result<DecodedText> decode_text(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return without_noise(decode_utf16(bytes.substr(2), false));
  if (bytes.starts_with("\xFE\xFF")) return without_noise(decode_utf16(bytes.substr(2), true));
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (looks_like_utf16(bytes, false)) return without_noise(decode_utf16(bytes, false));
  if (looks_like_utf16(bytes, true)) return without_noise(decode_utf16(bytes, true));

  const Utf8Count utf8 = count_utf8(bytes);
  if (utf8.broken == 0) return without_noise({.utf8 = std::string(bytes), .encoding = "UTF-8", .lossy = false});
  // A few bad bytes among many good sequences: UTF-8 that was cut or edited bytewise.
  if (utf8.sequences >= utf8.broken * 10) return without_noise({.utf8 = replace_broken_utf8(bytes), .encoding = "UTF-8", .lossy = true});
  if (looks_like_windows_874(bytes)) return without_noise(decode_windows_874(bytes));
  return Error{ErrorCode::damaged, "not a text in UTF-8, UTF-16 or Windows-874", "read"};
}

}  // namespace prongsai::text

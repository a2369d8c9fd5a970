#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai::thai {

/// Words of a text as ICU's dictionary cuts them; white space and punctuation are no words.
std::vector<std::string_view> words(std::string_view text);

/// Offsets at which ICU's dictionary cuts a text, 0 and its end among them. For text of the basic
/// plane (Thai is): elsewhere the offsets are those of UTF-16.
std::vector<std::size_t> word_boundaries(std::u32string_view text);

/// Joins two lines that a line wrap separated: Thai to Thai without a space (a wrap inside a word cannot be
/// told from one between words), the same inside brackets and at a slash; with a space everywhere else: between
/// Latin words, numbers, Thai and either, and behind ฯ and full stops. An empty side gives the other.
std::string join_wrapped(std::string_view first, std::string_view second);

/// True where a code point is of the Thai block, and a letter or mark (no digit, no ฿).
bool is_thai_letter(char32_t c) noexcept;

/// Similarity of two texts from 0 to 1: 1 - edit distance / longer length, over code points of
/// squeeze(a) and squeeze(b). What is below `least` is 0, which is cheaper to find out.
double similarity(std::string_view a, std::string_view b, double least = 0);

/// Edit distance over code points (not squeezed); stops early and returns limit + 1 above limit.
int edit_distance(std::u32string_view a, std::u32string_view b, int limit);

std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

}  // namespace prongsai::thai

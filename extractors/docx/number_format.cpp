#include "extractors/docx/number_format.h"

#include <algorithm>
#include <array>
#include <utility>

namespace prongsai::docx {
namespace {

constexpr std::pair<std::string_view, NumberFormat> names[] = {
    {"decimal", NumberFormat::decimal},
    {"decimalZero", NumberFormat::decimal_zero},
    {"upperLetter", NumberFormat::upper_letter},
    {"lowerLetter", NumberFormat::lower_letter},
    {"upperRoman", NumberFormat::upper_roman},
    {"lowerRoman", NumberFormat::lower_roman},
    {"thaiNumbers", NumberFormat::thai_numbers},
    {"thaiLetters", NumberFormat::thai_letters},
    {"thaiCounting", NumberFormat::thai_counting},
    {"bullet", NumberFormat::bullet},
    {"none", NumberFormat::none},
};

/// ECMA-376, ST_NumberFormat thaiLetters: U+0E01, 02, 04, 07–23, 25, 27–2E. The obsolete ฃ ฅ, the rare ฆ and
/// the vowels ฤ ฦ are left out.
constexpr std::string_view thai_letters = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
constexpr std::string_view lower_letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view upper_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr int max_letter_rounds = 30;

constexpr std::array<std::string_view, 10> thai_digits = {"๐", "๑", "๒", "๓", "๔", "๕", "๖", "๗", "๘", "๙"};
constexpr std::array<std::string_view, 10> thai_digit_words = {"ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"};
constexpr std::array<std::string_view, 6> thai_place_words = {"", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"};

/// `alphabet` holds letters of `letter_bytes` bytes each.
std::string letters(std::string_view alphabet, int letter_bytes, int number) {
  const int count = static_cast<int>(alphabet.size()) / letter_bytes;
  const int rounds = (number - 1) / count + 1;
  if (number < 1 || rounds > max_letter_rounds) return std::to_string(number);
  const std::string_view letter =
      alphabet.substr(static_cast<std::size_t>((number - 1) % count * letter_bytes), static_cast<std::size_t>(letter_bytes));
  std::string text;
  for (int i = 0; i < rounds; ++i) text += letter;
  return text;
}

std::string lower_roman(int number) {
  constexpr std::pair<int, std::string_view> numerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                                           {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  if (number < 1 || number > 3999) return std::to_string(number);
  std::string text;
  for (const auto& [value, numeral] : numerals) {
    for (; number >= value; number -= value) text += numeral;
  }
  return text;
}

std::string upper_roman(int number) {
  std::string text = lower_roman(number);
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string thai_numbers(int number) {
  std::string text;
  for (const char c : std::to_string(number)) {
    if (c == '-') {
      text += c;
    } else {
      text += thai_digits[static_cast<std::size_t>(c - '0')];
    }
  }
  return text;
}

/// One word a digit and place; ten is สิบ, twenty ยี่สิบ, and a last one after anything is เอ็ด.
std::string thai_counting(int number) {
  if (number < 0 || number > 999'999) return std::to_string(number);
  if (number == 0) return std::string(thai_digit_words[0]);
  const std::string digits = std::to_string(number);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<std::size_t>(digits[i] - '0');
    const std::size_t place = digits.size() - 1 - i;
    if (digit == 0) continue;
    if (place == 0 && digit == 1 && i > 0) {
      text += "เอ็ด";
    } else if (place == 1 && digit == 2) {
      text += "ยี่";
    } else if (place != 1 || digit != 1) {
      text += thai_digit_words[digit];
    }
    text += thai_place_words[place];
  }
  return text;
}

}  // namespace

NumberFormat number_format(std::string_view name) noexcept {
  const auto found = std::find_if(std::begin(names), std::end(names), [&](const auto& known) { return known.first == name; });
  return found == std::end(names) ? NumberFormat::decimal : found->second;
}

std::string format_number(NumberFormat format, int number) {
  switch (format) {
    case NumberFormat::decimal: return std::to_string(number);
    case NumberFormat::decimal_zero: return (number >= 0 && number < 10 ? "0" : "") + std::to_string(number);
    case NumberFormat::upper_letter: return letters(upper_letters, 1, number);
    case NumberFormat::lower_letter: return letters(lower_letters, 1, number);
    case NumberFormat::upper_roman: return upper_roman(number);
    case NumberFormat::lower_roman: return lower_roman(number);
    case NumberFormat::thai_numbers: return thai_numbers(number);
    case NumberFormat::thai_letters: return letters(thai_letters, 3, number);
    case NumberFormat::thai_counting: return thai_counting(number);
    case NumberFormat::bullet:
    case NumberFormat::none: return {};
  }
  return {};
}

}  // namespace prongsai::docx

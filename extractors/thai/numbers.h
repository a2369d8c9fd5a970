#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::thai {

/// A number in a text: digits Thai, Arabic or mixed (`๒๕๖6`), thousands commas, one decimal point.
struct Number {
  double value = 0;
  bool has_point = false;
  bool has_comma = false;
  std::size_t offset = 0, length = 0;  ///< bytes in the text it was found in
};

/// All numbers of a text, left to right. `1.2.3` and dotted dates give none of their parts;
/// thousands commas must stand where thousands stand (`20,00` is two numbers).
std::vector<Number> find_numbers(std::string_view text);

/// The text as exactly one number (white space around it allowed), else nothing.
std::optional<double> parse_number(std::string_view text);

/// A money cell: `๒๐,๐๐๐`, `20,000.00`, `20,000.-`, `๒๐,๐๐๐ บาท`; `-` and `ไม่ใช้งบประมาณ` are 0.
/// `๐.๐๕ ล้านบาท` and `๒๐ พันบาท` are what they say. An empty cell, two amounts in one cell, satang that are not zero, or anything else: nothing.
/// `unit` is what a number without บาท behind it counts (baht_in of its heading).
std::optional<std::int64_t> parse_baht(std::string_view text, std::int64_t unit = 1);

/// What a heading says amounts are counted in: 1,000,000 for `งบประมาณ (ล้านบาท)`, 1,000 for พันบาท, else 1.
std::int64_t baht_in(std::string_view heading);

/// The code of an OIT item in the forms seen: `O1`, `o๑`, `01`, `0๓1`, `๐๑๒`, `O 12`, `ข้อ O12`,
/// with item text after it or not. Numbers 1 to 48. Gives `O12`; nothing where it is no such code.
/// A bare number without the leading O/0 (`12`) is no code.
std::optional<std::string> parse_item_code(std::string_view text);

/// Leading enumerator of a text: `๑.`, `1)`, `(๒)`, `๑.๒`, `-`, `•`. number is in Arabic digits ("1.2"),
/// empty for a bullet; length is that of the enumerator with the white space before and behind it, 0 where none.
/// A bullet with nothing behind it (`-`) is a text of its own, and no enumerator.
struct Enumerator {
  std::string number;
  std::size_t length = 0;
};
Enumerator leading_enumerator(std::string_view text);

}  // namespace prongsai::thai

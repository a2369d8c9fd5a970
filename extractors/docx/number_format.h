#pragma once

#include <string>
#include <string_view>

namespace prongsai::docx {

enum class NumberFormat {
  decimal,
  decimal_zero,
  upper_letter,
  lower_letter,
  upper_roman,
  lower_roman,
  thai_numbers,
  thai_letters,
  thai_counting,
  bullet,
  none,
};

/// The format that w:numFmt names; decimal for one that we do not have.
NumberFormat number_format(std::string_view name) noexcept;

/// A list number as Word writes it. Letters repeat when they run out (z, aa, bb); what a format
/// cannot write (0 in Roman, letters beyond 30 rounds) is decimal. Empty for bullet and none.
std::string format_number(NumberFormat format, int number);

}  // namespace prongsai::docx

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prongsai {

/// Columns that a terminal gives a text: Thai vowels above and below, and tone marks, take none.
std::size_t shown_width(std::string_view text);

/// A text that takes no more columns than that: what is too much is cut at its end, which an ellipsis tells.
std::string shortened(std::string_view text, std::size_t width);

/// "0:42", "12:05", "3:04:05"
std::string clock_text(double seconds);

}  // namespace prongsai

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prongsai {

/// Whether there is nothing in a text but printable ASCII, without backslashes, and whole Thai characters: so it is with most.
bool is_plain(std::string_view text);

/// Columns that a terminal gives a text: Thai vowels above and below, and tone marks, take none.
std::size_t shown_width(std::string_view text);

/// A text that takes no more columns than that: what is too much is cut at its end, which an ellipsis tells.
std::string shortened(std::string_view text, std::size_t width);

/// A text of a document as it may be printed: one line, and nothing in it that a terminal obeys. White space becomes spaces, other control
/// characters \\xNN, as printable() has it, and marks that turn the direction of writing are left out.
std::string one_line(std::string_view text);

/// "0:42", "12:05", "3:04:05"
std::string clock_text(double seconds);

}  // namespace prongsai

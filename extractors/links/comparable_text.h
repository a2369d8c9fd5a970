#pragma once

#include <span>
#include <string>
#include <string_view>

namespace prongsai {

/// A text as its letters alone, one byte each, to compare it with others: white space, digits (years and amounts change from copy to
/// copy) and punctuation are out, Latin is in lower case; Thai letters take the upper half of the bytes. Not for showing.
std::string letters_of(std::string_view text);

/// Takes every occurrence of the names (letters, too) out of the letters of a text. Names shorter than four letters stay: they are
/// parts of other words.
void take_out(std::string& letters, std::span<const std::string> names);

}  // namespace prongsai

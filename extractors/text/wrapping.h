#pragma once

#include <string>
#include <string_view>

namespace prongsai::text {

/// Appends the next line of a wrapped text, with a space where one belongs.
void append_wrapped(std::string& text, std::string_view line);

}  // namespace prongsai::text

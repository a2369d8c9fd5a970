#pragma once

#include <string_view>
#include <vector>

namespace prongsai::thai {

/// Nothing but white space.
bool is_blank(std::string_view text) noexcept;

/// The lines of a cell or paragraph, trimmed, blank ones left out. They point into the text.
std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace prongsai::thai

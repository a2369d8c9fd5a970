#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prongsai {

/// Longer cells head no column; in characters, real headings stay under 80.
inline constexpr std::size_t longest_heading = 100;

/// A heading as it is compared: squeezed, without the punctuation that joins alternatives.
std::string heading_key(std::string_view heading);

std::size_t code_points(std::string_view text);

/// `๒๕๖๖ (บาท)` without what its amounts are counted in.
std::string_view without_baht(std::string_view heading);

}  // namespace prongsai

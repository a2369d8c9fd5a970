#pragma once

#include <string_view>
#include <vector>

namespace prongsai::text {

/// A line of the export, without its line break.
struct Line {
  std::string_view text;
  int page = 0;  ///< 1-based; 0 where the export has no page breaks
};

using Lines = std::vector<Line>;

/// Appends the lines of a text whose line breaks are '\n'.
void split_lines(std::string_view text, int page, Lines& out);

std::string_view trim(std::string_view text) noexcept;  ///< spaces and tabs at both ends
bool is_blank(std::string_view line) noexcept;

/// Columns that a text takes on a terminal: Thai vowels and tones above and below take none.
int display_width(std::string_view text) noexcept;

/// Nothing but dashes, dots, underscores and the like: a rule, or the dotted line for a signature.
bool is_rule(std::string_view line) noexcept;

/// Bytes of a page number that stands on a line between dashes ("-12-", "- ๔ -"), at its beginning; 0 where there is none.
std::size_t page_number_length(std::string_view line) noexcept;

}  // namespace prongsai::text

#pragma once

#include <string>
#include <string_view>

namespace prongsai {

/// Whether a spreadsheet would take a text for a formula and run it.
bool is_formula(std::string_view text);

/// Appends a field to a line of CSV (RFC 4180). A text that a spreadsheet would run gets an apostrophe before it; numbers of ours never do.
void add_csv_field(std::string& line, std::string_view text, bool is_text);

}  // namespace prongsai

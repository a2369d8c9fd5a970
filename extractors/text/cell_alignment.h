#pragma once

#include <cstddef>
#include <vector>

#include "extractors/text/raw_table.h"

namespace prongsai::text {

/// Gives every row `width` cells. A first row of fewer cells is spread over the headings below it. Any other
/// row with too few or too many is laid out so that its cells resemble those of the whole rows in the same
/// columns: merged cells leave blanks, and a paragraph that was taken for a cell goes back to the one before it.
void align_rows(std::vector<RawRow>& rows, std::size_t width);

}  // namespace prongsai::text

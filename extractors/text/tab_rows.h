#pragma once

#include "extractors/text/lines.h"
#include "extractors/text/raw_table.h"

namespace prongsai::text {

/// A table of which each line is a row and a tab ends a cell; trailing empty cells may be missing.
/// Takes all lines from `first` that hold a tab; where they are no table (lines that only begin with a tab, the head
/// of a memo, a single line), the table is empty.
FoundTable read_tab_rows(const Lines& lines, std::size_t first);

}  // namespace prongsai::text

#pragma once

#include <optional>

#include "extractors/text/lines.h"
#include "extractors/text/raw_table.h"

namespace prongsai::text {

/// A table drawn with characters, whose first line is at `first`, in one of the forms of Markdown:
///  - pipes: `| a | b |` with a rule of dashes below the headings;
///  - a grid: cells in a frame of + - = |, wrapped over lines;
///  - columns below groups of dashes, one row a line, or wrapped rows between blank lines and full rules.
/// Wrapped lines of a cell are joined.
std::optional<FoundTable> read_markdown_table(const Lines& lines, std::size_t first);

}  // namespace prongsai::text

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/tables/lines.h"
#include "models/document.h"

namespace prongsai::layout {

/// Consecutive lines, first to last - 1, that the same white space divides from top to bottom.
struct Stretch {
  std::size_t first = 0, last = 0;
  std::vector<double> gutters;  ///< x of the middle of each white space, ascending
};

/// A table without rulings that begins at a line: at least three columns that stand under each other in at
/// least three lines, some of them short or numbers. Prose, lists, leaders and signatures are none.
std::optional<Stretch> white_space_table_at(const std::vector<Line>& lines, std::size_t first);

/// The table of a stretch; a line that fills few columns goes on with the row above it.
Table white_space_table(const std::vector<Line>& lines, const Stretch& stretch);

/// Two columns of running text that begin at a line.
std::optional<Stretch> text_columns_at(const std::vector<Line>& lines, std::size_t first);

/// The lines of a stretch left of its only gutter, or right of it.
std::vector<Line> side_of(const std::vector<Line>& lines, const Stretch& stretch, bool left);

}  // namespace prongsai::layout

#pragma once

#include <span>

#include "models/document.h"

namespace prongsai {

/// Makes one row of a row that a page break cut in two: its second half lacks what every row of the table has
/// (number, unit, time, amount) or begins its cells in the middle of things. `breaks` are the body rows that stand
/// first after a break. A row elsewhere is joined to the one above it only where it lacks everything of its
/// own: authors, too, cut rows by hand. Two amounts are never fused: such rows stay two.
/// So do merged topic cells that a break cut, where topics are numbered and the second half has no number.
/// A title cell that begins with the rest of the title above it and goes on with the next number gives that rest back.
/// Expects roles as recognise_columns sets them.
void join_cut_rows(Table& table, std::span<const int> breaks);

}  // namespace prongsai

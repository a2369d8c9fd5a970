#pragma once

#include <vector>

#include "extractors/tables/columns.h"
#include "models/document.h"

namespace prongsai {

/// Joins what a page break took apart, in a document's blocks in reading order:
///  - a table that goes on (same headings repeated, or none and the same columns) becomes one table, its
///    repeated headings dropped, a caption paragraph repeated with them too;
///  - a row that goes on under a break (its own cells blank where nothing continues) becomes one row,
///    texts joined without a space inside a Thai word, each cell with one place a page. Two amounts
///    are never fused: where both halves hold a number the row stays two;
///  - a paragraph is left as it is.
/// Sets columns' roles by recognise_columns on every table.
std::vector<Block> join_over_pages(std::vector<Block> blocks, const ColumnLexicon& lexicon);

}  // namespace prongsai

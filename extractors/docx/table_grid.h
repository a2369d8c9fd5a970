#pragma once

#include <string>
#include <vector>

#include "models/document.h"

namespace prongsai::docx {

/// A cell as w:tc describes it: by its width in grid columns, and by whether it goes on from above.
struct RowCell {
  enum class Vertical { single, starts, continues };

  int span = 1;
  Vertical vertical = Vertical::single;
  bool continues_left = false;  ///< the old w:hMerge: part of the cell before it
  std::string text;
};

struct TableRow {
  bool is_header = false;
  int grid_before = 0, grid_after = 0;  ///< grid columns that the row leaves out
  std::vector<RowCell> cells;
};

/// Puts rows on the grid: a position is the sum of the spans before it, a cell that continues the one
/// above it makes that one longer. Grid lines that are nearer than a finger's breadth of a letter, which is
/// how Word keeps edges that were meant to be one, become one line. `column_widths` are in twips.
Table table_from(const std::vector<TableRow>& rows, const std::vector<int>& column_widths);

/// The texts of each row's cells, in order, joined by `separator`; line breaks in them become spaces.
std::vector<std::string> row_texts(const Table& table, std::string_view separator);

}  // namespace prongsai::docx

#pragma once

#include <string>
#include <string_view>
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
  int grid_before = 0;  ///< grid columns that the row leaves out at its left
  std::vector<RowCell> cells;
};

/// Puts rows on a grid: a cell's position is the sum of the spans before it; a cell that continues
/// the one above makes that one longer. The grid of a Word file has lines that no cell needs, and edges
/// that were meant to be one lie a hair apart: such lines become one, as long as no cell vanishes.
/// `column_widths` are those of w:tblGrid, in twips; what is missing there counts as wide.
Table table_from(const std::vector<TableRow>& rows, const std::vector<int>& column_widths);

/// The texts of each row's cells, in order, joined by `separator`; line breaks in them become spaces.
std::vector<std::string> row_texts(const Table& table, std::string_view separator);

}  // namespace prongsai::docx

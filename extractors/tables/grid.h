#pragma once

#include <optional>
#include <vector>

#include "extractors/tables/rulings.h"
#include "models/box.h"

namespace prongsai::layout {

/// A cell of a grid; spans count grid rows and columns.
struct GridCell {
  int row = 0, column = 0;
  int row_span = 1, column_span = 1;
  int drawn_sides = 4;  ///< how many of its sides are drawn; an open outer side of the table counts as one
  Box box;
};

/// The cells that rulings draw, on one set of column and row edges for the whole table. Every
/// position of the grid is covered by exactly one cell.
class Grid {
 public:
  /// Edges are ascending; cells cover the grid.
  Grid(std::vector<double> column_edges, std::vector<double> row_edges, std::vector<GridCell> cells);

  int rows() const noexcept { return static_cast<int>(row_edges_.size()) - 1; }
  int columns() const noexcept { return static_cast<int>(column_edges_.size()) - 1; }
  const std::vector<GridCell>& cells() const noexcept { return cells_; }
  Box box() const noexcept { return {column_edges_.front(), row_edges_.front(), column_edges_.back(), row_edges_.back()}; }

  /// True where rows have several cells and most cells are drawn on all sides. Boxes that arrows
  /// connect (a flow chart) leave the grid between them without borders.
  bool is_table() const noexcept;

  /// Index of the cell at a point; nothing outside.
  std::optional<std::size_t> cell_at(double x, double y) const noexcept;

 private:
  std::vector<double> column_edges_, row_edges_;
  std::vector<GridCell> cells_;
  std::vector<std::size_t> owner_;  ///< cell of each grid position, row by row
};

/// The grid of a net, or nothing where its lines enclose no area (underlines, a cross, a drawing of
/// too many lines). A missing separator makes one cell of two; open outer sides are closed.
std::optional<Grid> build_grid(const RulingNet& net);

}  // namespace prongsai::layout

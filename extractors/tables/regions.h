#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/tables/clusters.h"
#include "extractors/tables/grid.h"

namespace prongsai::layout {

/// An area that rulings enclose, with the text in it: a table's cells, or a frame around text (one cell).
struct Region {
  Grid grid;
  std::vector<std::vector<Cluster>> texts;  ///< one a cell of the grid
  std::optional<std::size_t> parent;        ///< the region it lies in
  bool is_table() const noexcept { return grid.cells().size() > 1; }
  bool has_text() const noexcept;
};

/// A page's text by the innermost region it lies in.
struct RegionedText {
  std::vector<Region> regions;   ///< from top to bottom
  std::vector<Cluster> outside;  ///< what lies in none
};

RegionedText divide_by_rulings(std::vector<Cluster> clusters, const std::vector<RulingNet>& nets);

}  // namespace prongsai::layout

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/tables/clusters.h"
#include "models/number_doubt.h"

namespace prongsai::layout {

/// One line of text: clusters in reading order. Its text is in the normal form of extractors/thai.
struct Line {
  std::vector<Cluster> clusters;
  Box box;
  double baseline_y = 0;
  double size_pt = 0;  ///< of most of its clusters
  bool bold = false;   ///< most of it
  int rotation = 0;    ///< of the writing direction, as in Cluster
  std::string text;
  std::vector<NumberDoubt> doubts = {};

  /// Index of the first cluster behind each gap of at least `ems` times the size.
  std::vector<std::size_t> gaps(double ems) const;
};

/// How sure the reader of a picture was of some lines, on average: 0 to 1; 1 for a text layer and for nothing.
double confidence_of(std::span<const Line> lines);

/// Clusters of one region (a cell, the running text of a page), in content order, to its lines from
/// top to bottom. What runs in another direction than from left to right comes last. Width and height
/// are those of the page.
std::vector<Line> form_lines(std::vector<Cluster> clusters, double width, double height);

/// A line of some of a line's clusters, first to last - 1.
Line part_of(const Line& line, std::size_t first, std::size_t last);

}  // namespace prongsai::layout

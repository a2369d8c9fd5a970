#pragma once

#include <vector>

#include "extractors/ocr/engine.h"
#include "models/box.h"
#include "models/page_content.h"

namespace prongsai::ocr {

/// Where a line's letters stand and how large they are; points on the page.
struct LineGeometry {
  double x0 = 0;         ///< of the image that was read
  double pt_per_px = 1;  ///< of that image
  double baseline_y = 0;
  double body = 0;       ///< height of a letter without marks and tails
  std::vector<Box> ink;  ///< its pieces, in pixels of the image
};

/// The glyph that a body height belongs to has this size: Thai fonts differ, the official ones (TH Sarabun) draw 16 points so.
constexpr double size_of_body = 2.4;

/// What was read as glyphs: marks with their letters, boxes that touch within a word and leave a gap where there is a space.
std::vector<Glyph> glyphs_of(const ReadLine& line, const LineGeometry& geometry);

/// A glyph of a box's width on a line.
Glyph glyph_at(std::string text, double x0, double x1, double baseline_y, double body);

}  // namespace prongsai::ocr

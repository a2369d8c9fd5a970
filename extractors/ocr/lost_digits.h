#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extractors/ocr/digit_shapes.h"
#include "extractors/ocr/engine.h"
#include "extractors/ocr/ink.h"

namespace prongsai::ocr {

/// The ink that a line was read from.
struct LineInk {
  const PageInk& page;
  std::span<const std::size_t> parts;  ///< of the line
  double x0 = 0;                       ///< of the image that the engine read, in pixels of the page
  double top = 0, baseline = 0;        ///< of the bodies of its letters, in pixels of the page
};

/// A digit that the engine left out of a number: of two neighbours that are alike it may read one (`100` as `10`).
struct LostDigit {
  std::size_t symbol = 0;  ///< the digit beside which it stands
  bool before = false;     ///< to the left of it; else to the right
  int digit = 0;           ///< 0 to 9, what its ink looks like
};

/// Digits that a line has ink for and no symbol. Only of numbers that stand alone between spaces, and only where the ink that is
/// left over has the size and the shape of a digit: a worn rule or a letter beside a number is none.
std::vector<LostDigit> lost_digits(const ReadLine& line, const LineInk& ink, const DigitShapes& shapes);

}  // namespace prongsai::ocr

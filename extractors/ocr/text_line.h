#pragma once

#include <cstddef>
#include <vector>

#include "models/box.h"

namespace prongsai::ocr {

/// A row of dots that leads the eye, or waits for a pen.
struct Leader {
  Box box;
  std::vector<std::size_t> parts;
};

/// A piece of a line of text that no wide gap and no ruling interrupts, in pixels.
struct TextLine {
  std::vector<std::size_t> parts;  ///< indices of its ink: letters, marks, points
  Box box;                         ///< of all its ink
  double top = 0, baseline = 0;    ///< of the bodies of its letters: what marks and tails leave
  double body() const noexcept { return baseline - top; }
};

struct PageText {
  std::vector<TextLine> lines;
  std::vector<Leader> leaders;
  std::vector<std::size_t> dashes;  ///< lone strokes: what a cell says that has nothing to say
  double body = 0;                  ///< usual height of a letter's body on the page
};

/// True where letters stand nearer to each other one above the other than side by side: the lines of a page that lies on its side.
bool runs_sideways(const std::vector<Box>& parts, double dpi);

/// Groups the pieces of ink of an upright page into lines of Thai text, whose marks stand above and below. Vertical rulings part lines.
PageText find_text(const std::vector<Box>& parts, const std::vector<Box>& rulings, double dpi);

}  // namespace prongsai::ocr

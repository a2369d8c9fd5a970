#pragma once

#include <string>
#include <vector>

#include "extractors/tables/lines.h"
#include "models/document.h"

namespace prongsai::layout {

/// The column that lines are set in: where its text may begin and end.
struct Measure {
  double left = 0, right = 0;
  double width() const noexcept { return right - left; }
  double center() const noexcept { return (left + right) / 2; }
};

/// The column that running lines fill, by where they begin and end.
Measure measure_of(const std::vector<Line>& lines);

/// Lines of one column, top to bottom, to paragraphs. A line begins a paragraph where it has an
/// enumerator or an indent, where it stands apart, or where its first word would still have
/// fitted on the line before it. Places are boxes of the upright page, without page number.
std::vector<Paragraph> form_paragraphs(const std::vector<Line>& lines, const Measure& measure);

/// The text of a cell: its paragraphs separated by '\n'.
std::string cell_text(const std::vector<Line>& lines, const Box& cell);

}  // namespace prongsai::layout

#pragma once

#include <vector>

#include "extractors/text/lines.h"
#include "models/document.h"

namespace prongsai::text {

/// Paragraphs of running text from lines in which no table stands. A blank line ends a paragraph. Where the
/// export wraps its text (`wrapped`), a line that reaches the margin goes on in the next, unless that begins
/// with a number, a bullet or a label. Rules and dotted lines are dropped, page numbers marked as such.
std::vector<Paragraph> read_paragraphs(const Lines& lines, bool wrapped);

}  // namespace prongsai::text

#pragma once

#include <cstdint>

#include "pipeline/serve/question.h"

namespace prongsai::serve {

/// Of a row with "page", "box" and "more_boxes" ([{page, box}…], box a text) makes "boxes", all pieces in order as {page, box}, and takes
/// "more_boxes" away. A piece without a box says on which page it is all the same; what has no page has no pieces.
void gather_places(Json& row);

/// Makes "box" of such a row the piece on a page; leaves it where there is none.
void show_piece_on(Json& row, std::int64_t page);

}  // namespace prongsai::serve

#pragma once

#include "models/document.h"

namespace prongsai {

/// A list that was folded to save paper, `ข้อ | คะแนน | ข้อ | คะแนน`, becomes the one it is: where the headings of the first row are the same two
/// and more again and again, the columns of the second block go below those of the first. A cell below them that reaches from one block into the
/// next (a total) keeps its row, at the end. All other tables stay as they are.
void unfold_columns(Table& table);

}  // namespace prongsai

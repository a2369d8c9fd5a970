#pragma once

#include "models/document.h"
#include "models/units.h"

namespace prongsai {

/// Columns whose heading nobody knows but whose cells leave no doubt: nearly all of them units, or periods, where the
/// table has no such column. A table that gains one and has no title takes its widest unknown column as title.
void recognise_columns_by_content(Document& document, const UnitNames& units);

}  // namespace prongsai

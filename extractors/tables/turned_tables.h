#pragma once

#include "extractors/tables/columns.h"
#include "models/document.h"

namespace prongsai {

/// A table whose headings stand below each other in its first column, a measure to each further column, is turned so that they stand beside each
/// other: where three different roles and more are headed so word for word, what is done and who does it or when among them, and two columns and
/// more follow. All other tables stay as they are; a form of labels and values has two columns.
void turn_upright(Table& table, const ColumnLexicon& lexicon);

}  // namespace prongsai

#pragma once

#include "models/document.h"

namespace prongsai {

/// Settles the roles of headings that mean different things in different tables: a title beside a risk, two titles, what was spent
/// beside a budget. Takes a table whose columns have the roles and years of their own headings.
void settle_by_company(Table& table);

/// Settles what the headings leave open by what the cells hold: numbers, ticked months, the widest text.
void settle_by_content(Table& table);

}  // namespace prongsai

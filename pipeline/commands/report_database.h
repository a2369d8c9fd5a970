#pragma once

#include <string>

#include "pipeline/store/open_database.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/store.h"

namespace prongsai {

/// Fills the tables of the reference data from data/reference where they are of other files; warns where that fails, and they stay as they were.
void bring_reference_up_to_date(Store& store);

/// Rows as lines of aligned columns under a heading, Thai marks counted as no width; null as "-".
std::string as_table(const Rows& rows);

}  // namespace prongsai

#pragma once

#include <string>

#include "pipeline/store/sqlite.h"
#include "pipeline/store/store.h"

namespace prongsai {

/// Opens an existing database of ours for reading only.
Result<Database> open_for_reading(const std::string& file);

/// Fills the tables of the reference data from data/reference where they are of other files; warns where that fails, and they stay as they were.
void bring_reference_up_to_date(Store& store);

/// Rows as lines of aligned columns under a heading, Thai marks counted as no width; null as "-".
std::string as_table(const Rows& rows);

}  // namespace prongsai

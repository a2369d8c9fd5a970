#pragma once

#include <string>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Opens an existing database of ours for reading only.
Result<Database> open_for_reading(const std::string& file);

/// Rows as lines of aligned columns under a heading, Thai marks counted as no width; null as "-".
std::string as_table(const Rows& rows);

}  // namespace prongsai

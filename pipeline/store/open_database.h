#pragma once

#include <string>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Opens an existing database of ours for reading only.
Result<Database> open_for_reading(const std::string& file);

/// The same for somebody who changes what is there.
Result<Database> open_for_changing(const std::string& file);

}  // namespace prongsai

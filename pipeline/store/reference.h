#pragma once

#include <filesystem>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Fills the tables ref_* from data/reference (indicators, items, ratings, units, codes of findings), where the files differ from those
/// that they were filled from; else writes nothing. All or nothing: files that cannot be read leave what was there.
Status fill_reference(Database& database, const std::filesystem::path& reference_folder);

}  // namespace prongsai

#pragma once

#include <string_view>
#include <vector>

#include "pipeline/serve/questions/json_rows.h"

namespace prongsai::serve {

/// Documents as the lists of the API show them, the last one first. The condition is on `document d`.
Json document_rows(Database& database, std::string_view condition, const std::vector<SqlValue>& values, const Piece& piece);

}  // namespace prongsai::serve

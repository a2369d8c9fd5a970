#pragma once

#include <string_view>
#include <vector>

#include "pipeline/serve/questions/json_rows.h"

namespace prongsai::serve {

/// The records of a document that fulfil a condition on `record r`, in the order in which they stand in it: what each is called (`label`), where it
/// stands, how sure its cells are, and in `columns` what it says by the names of the views' columns. `tail` may be a LIMIT.
Json record_rows(Database& database, std::int64_t document_id, std::string_view condition, const std::vector<SqlValue>& values,
                 std::string_view tail = "");

}  // namespace prongsai::serve

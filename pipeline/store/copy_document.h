#pragma once

#include <cstdint>
#include <string>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// The row that a copy of a document gets.
struct CopyTarget {
  std::int64_t document_id = 0;  ///< 0: a new one
  std::int64_t run_id = 0;
  std::string location, path, extracted_at;
};

/// Copies a document's row, pages, tables and records for another file with the same bytes, so that the
/// bytes are read once. Gives the copy's id. Runs inside the caller's transaction; failures wait in the Database.
std::int64_t copy_document(Database& database, std::int64_t document_id, const CopyTarget& target);

}  // namespace prongsai

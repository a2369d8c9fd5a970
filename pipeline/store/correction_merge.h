#pragma once

#include <string>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Whether an attached database has corrections that the main one lacks, or knows of ones that they are no longer in force.
bool has_other_corrections(Database& database, const std::string& from);

/// Brings them into the main database and applies them to the documents that are there. The same correction twice is one; of different ones of the
/// same value the newer is in force; one that was withdrawn anywhere is withdrawn. Gives these documents as a JSON array of numbers, for the
/// search index. Runs inside the caller's transaction, as the next; failures wait in the Database.
std::string merge_corrections(Database& database, const std::string& from);

/// For the documents in temp.copied (see CopyPlan), which came with what the attached database has corrected: what was read, and then what the
/// main database knows of corrections.
void correct_copied_documents(Database& database, const std::string& from);

}  // namespace prongsai

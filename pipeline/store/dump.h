#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Tells what a database says, line by line, so that two databases that say the same give the same lines: every content
/// table and every view of the contract, each row as a JSON object, sorted by file; rows are named by their document's
/// location and their order in it, organisations and units by their names. Not told: the numbers of rows, when something
/// was read and by which run (but when it was corrected), what reading took, how files stood, history. The search index is summed up: texts, terms, occurrences.
Status dump(Database& database, const std::function<void(const std::string& line)>& tell);

/// Whether the rows of a content table are told.
bool is_told(std::string_view table);

}  // namespace prongsai

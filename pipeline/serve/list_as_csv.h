#pragma once

#include <string>
#include <vector>

#include "pipeline/serve/question.h"

namespace prongsai::serve {

/// Rows that a list may have to be given whole.
constexpr std::int64_t most_rows_of_a_list = 50'000;

/// The answer to a question for a list as CSV with these columns: the whole list from its `offset` on where that is wanted, else `limit` items. Fails
/// as the question does, and with `unsupported` where there is too much of it.
Result<std::string> list_as_csv(const Question& question, const Context& context, Arguments::Values values, bool is_whole,
                                std::vector<std::string> columns);

}  // namespace prongsai::serve

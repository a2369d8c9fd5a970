#pragma once

#include "pipeline/serve/question.h"
#include "pipeline/store/search.h"

namespace prongsai::serve {

/// What of the arguments a search heeds: q, year, province, type and all_files.
SearchRequest search_request(const Arguments& arguments);

}  // namespace prongsai::serve

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/serve/question.h"

namespace prongsai::serve {

/// A piece of a text around the first of the words: {"text", "marks": [[start, length]…]}, where the words stand in it in UTF-16 code units, as
/// JavaScript counts. Without words the beginning of the text.
Json snippet_json(std::string_view text, const std::vector<std::string>& words);

}  // namespace prongsai::serve

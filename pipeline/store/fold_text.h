#pragma once

#include <string>
#include <string_view>

namespace prongsai {

/// A text as it is searched for: sara am composed, Thai digits as ASCII, ASCII in lower case. The same as the views
/// page_folded and measure_folded say in SQL, at a tenth of their cost, but for the two line ends that these add.
std::string fold_text(std::string_view text);

/// A name as names are compared: folded, without spaces, dots and hyphens.
std::string name_key(std::string_view name);

}  // namespace prongsai

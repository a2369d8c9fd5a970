#pragma once

#include <string>
#include <string_view>

namespace prongsai {

/// What to do about a kind of failure, by the name of its ErrorCode; empty for a name that is none.
std::string advice_on(std::string_view code);

}  // namespace prongsai

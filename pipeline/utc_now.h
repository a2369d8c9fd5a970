#pragma once

#include <string>

namespace prongsai {

/// The time as databases and logs tell it: "2026-01-31T23:59:59Z".
std::string utc_now();

}  // namespace prongsai

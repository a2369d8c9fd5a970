#pragma once

#include <string>
#include <string_view>

#include "models/report.h"

namespace prongsai::thai {

/// parse_period for a cell: where the text as it stands gives no whole interval, it is read again
/// with its lines closed up, for a cell so narrow that lines break inside words and years (`พ.ศ.๒๕๖` / `๘`).
Period parse_wrapped_period(const std::string& cell, int fiscal_year);

/// Whether a cell is a period with both its ends, whatever the year.
bool is_whole_period(std::string_view cell);

}  // namespace prongsai::thai

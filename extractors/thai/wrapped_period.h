#pragma once

#include <string>

#include "models/report.h"

namespace prongsai::thai {

/// parse_period for a cell: where the text as it stands gives no whole interval, it is read again
/// with its lines closed up, for a cell so narrow that lines break inside words and years (`พ.ศ.๒๕๖` / `๘`).
Period parse_wrapped_period(const std::string& cell, int fiscal_year);

}  // namespace prongsai::thai

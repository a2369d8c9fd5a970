#pragma once

#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// Counts that a report states and its lists do not have (count.mismatch): a number of measures that the text announces and no list
/// holds, parts of such a number that do not add up to it, and the count of a total row against the measures above it.
void check_counts(const Document& document, Report& report);

}  // namespace prongsai

#pragma once

#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// Records that stand in cells or paragraphs which the reader of a picture was in doubt about (`text.low_confidence`).
void check_confidence(const Document& document, Report& report);

}  // namespace prongsai

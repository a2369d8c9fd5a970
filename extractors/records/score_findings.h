#pragma once

#include "extractors/records/arithmetic.h"
#include "extractors/records/context.h"
#include "models/report.h"

namespace prongsai {

/// Scores against each other: the overall score and the weighted tools, tools and the means of their indicators, two values of one
/// score, levels and the scores that earn them. Adds findings; tells how often the numbers fitted together.
Arithmetic check_scores(const RecordContext& context, Report& report);

}  // namespace prongsai

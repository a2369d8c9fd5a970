#pragma once

#include <vector>

#include "extractors/records/arithmetic.h"
#include "extractors/records/context.h"
#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// What does not add up in a finished report, added to Report::findings: scores against each other, their differences and their
/// rating, tools and names of indicators, amounts and counts against their tables, years and periods, the list of items, rows that do
/// not fit their table, duplicates, pages without text. Nothing in the report is changed but Measure::duplicate_of. Tells how often
/// its numbers fitted together.
Arithmetic check_report(const Document& document, const RecordContext& context, Report& report);

}  // namespace prongsai

#pragma once

#include "extractors/records/context.h"
#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// Years that do not belong to their surroundings (year.mismatch), each only where the surroundings prove it:
/// - the heads of budget columns: a year that stands twice while its neighbour is missing, or that lies outside of the plan; one year
///   only, other than that of the title right before the table;
/// - the period of one measure wholly outside of the report's fiscal years, while those of all other measures of its table lie inside;
/// - a title that stands several times with the document's year and once with another, of which the document has nothing else.
void check_years(const Document& document, const RecordContext& context, Report& report);

}  // namespace prongsai

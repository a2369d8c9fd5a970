#pragma once

#include "extractors/records/context.h"
#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// Rows whose cells do not fit the columns, so that values may have been read from the wrong one (table.ragged): a cell that lies
/// under parts of two headings, or a row whose periods, units and amounts all stand the same number of columns aside. One finding a
/// table of records. Where most rows are so, the headings are at fault and nothing is told.
void check_ragged_rows(const Document& document, const RecordContext& context, Report& report);

}  // namespace prongsai

#pragma once

#include "extractors/records/arithmetic.h"
#include "extractors/records/context.h"
#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// Subtotals and totals (รวม, รวมทั้งสิ้น) of plan tables against the rows they sum up: finding budget.sum_mismatch, one a total row. Totals whose
/// amounts cannot be read are left alone. Tells how many of the totals held.
Arithmetic check_totals(const Document& document, const RecordContext& context, Report& report);

}  // namespace prongsai

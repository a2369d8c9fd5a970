#pragma once

#include "extractors/records/context.h"
#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// Rows of a disclosure checklist that are items but for their code, so that no record is made of them (`item.code_missing`): where
/// they fill just the gap between the codes around them, or where a picture was read and the row has a state of its own.
void check_item_codes(const Document& document, const RecordContext& context, Report& report);

}  // namespace prongsai

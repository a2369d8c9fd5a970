#pragma once

#include "extractors/records/context.h"
#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// Indicators that a report files under another tool (indicator.wrong_tool), and numbers of indicators that stand with the name of
/// another one, in a text or in a row of a table (indicator.name_mismatch). Names that no indicator has are nobody's mistake here.
void check_indicators(const Document& document, const RecordContext& context, Report& report);

/// Whether the document works with a list of its own (a hospital's topics, a school's items), so that numbers and codes that look
/// alike mean something else.
bool works_with_another_list(const Document& document, const RecordContext& context, const Report& report);

}  // namespace prongsai

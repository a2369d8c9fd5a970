#pragma once

#include "extractors/records/arithmetic.h"
#include "extractors/records/context.h"
#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// Differences that a report states and its scores do not give (score.change_mismatch): `เพิ่มขึ้น ๒๐ คะแนน` in a text behind two
/// scores of one subject, or behind one whose other year stands elsewhere; and the cells of a column of differences, where the other
/// rows prove that it is one. Only what stands in columns tells how often numbers fitted together.
Arithmetic check_changes(const Document& document, const RecordContext& context, Report& report);

}  // namespace prongsai

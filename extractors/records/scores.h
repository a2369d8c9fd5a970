#pragma once

#include <vector>

#include "extractors/records/context.h"
#include "models/report.h"

namespace prongsai {

/// Every score that a document states: in tables (headings or row labels name the subject and the year), in prose
/// (`ได้คะแนน 85.48 คะแนน อยู่ในระดับ ผ่าน`), and targets by year. For each subject, year and role one is
/// primary: the value that the most and the weightiest mentions agree on, tables before prose; the others are kept.
/// A value outside 0…100 is no score; where its subject is clear it gives a finding.
std::vector<Score> read_scores(const Document& document, const RecordContext& context, std::vector<Finding>& findings);

}  // namespace prongsai

#pragma once

#include <vector>

#include "extractors/records/context.h"
#include "extractors/records/logical_rows.h"
#include "extractors/records/score_mentions.h"

namespace prongsai {

/// The scores of a table, read as a matrix: subjects and years stand in its rows' labels and in its columns' headings. Scores of other
/// agencies and of groups of them, of another scale than 0…100 or of another full mark, are none of the report's. A value
/// outside 0…100 whose subject is clear gives a finding.
void read_score_table(const TableInContext& place, const RecordContext& context, std::vector<ScoreMention>& mentions, std::vector<Finding>& findings);

}  // namespace prongsai

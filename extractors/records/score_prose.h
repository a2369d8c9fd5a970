#pragma once

#include <string_view>
#include <vector>

#include "extractors/records/context.h"
#include "extractors/records/score_mentions.h"

namespace prongsai {

/// Adds the scores that a running text states (`ได้คะแนน 85.48 คะแนน อยู่ในระดับ ผ่าน`). Those that it tells of other agencies, or
/// of the mean of many, are left out.
void read_score_prose(std::string_view text, const Source& source, ScoreWeight weight, const RecordContext& context,
                      std::vector<ScoreMention>& mentions);

}  // namespace prongsai

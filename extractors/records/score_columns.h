#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/records/context.h"
#include "extractors/records/logical_rows.h"
#include "extractors/records/score_words.h"

namespace prongsai {

/// What a column of a table means for the scores in it.
struct ScoreColumn {
  bool holds_scores = false;
  bool target = false;
  bool full_mark = false;  ///< holds what could have been got: คะแนนเต็ม
  bool weighted = false;   ///< holds scores times their weights, whose sum is the overall score
  int year = 0;            ///< that its heading names; 0 where none
  std::string tool;        ///< the heading above it that names a tool; empty where none
  std::optional<ScoreSubject> subject;
};

/// The columns of a table, one entry each, none of which holds scores where the table does not speak of them.
std::vector<ScoreColumn> score_columns(const TableInContext& place, const RecordContext& context);

/// The number of a score cell: alone, with คะแนน or ร้อยละ, or before its level; a comma before two decimals is a point.
std::optional<double> score_in(std::string_view cell, const ScoreWords& words);

}  // namespace prongsai

#pragma once

#include <optional>
#include <string>

#include "extractors/records/logical_rows.h"
#include "extractors/records/progress.h"

namespace prongsai {

/// How far the measure or item of a row is, from all columns that say so: a status or progress column, a
/// column of percentages, one column of check boxes for each state, results that are nothing but a state.
struct RowProgress {
  Progress status = Progress::unknown;
  std::optional<double> percent;
  std::string detail;  ///< what the progress column says besides, in words
};

/// Whether an item is disclosed, where a list says so with มี and ไม่มี in its column of states.
Progress read_presence(const LogicalRow& row, const ProgressLexicon& lexicon);

RowProgress read_row_progress(const LogicalRow& row, const ProgressLexicon& lexicon);

}  // namespace prongsai

#pragma once

#include <string>
#include <vector>

#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/measure_source.h"

namespace prongsai::serve {

/// The measures that a request is about, as far as they were looked at: those of the piece asked for stand from its offset on.
struct MeasureChoice {
  std::vector<MeasureFacts> found;
  bool is_more = false;            ///< there may be others than those found
  std::vector<std::string> words;  ///< that were searched for
  std::size_t total = 0;           ///< how many are known: those found, and others that were only counted
};

/// With words by search(), the best first; else the newest first. `is_counted`: no more need be found than the piece. Fails with what search() fails
/// with.
Result<MeasureChoice> choose_measures(const Context& context, const Arguments& arguments, bool is_counted);

/// How the found measures part: {"is_sample", "counted", "unit", "indicator", "year", "status"}.
Json facets_of(Database& database, const MeasureChoice& choice);

}  // namespace prongsai::serve

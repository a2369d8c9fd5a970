#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/serve/questions/json_rows.h"

namespace prongsai::serve {

/// What of a measure facets are counted by.
struct MeasureFacts {
  std::int64_t id = 0;
  std::int64_t year = 0;          ///< 0: unknown
  std::string status, indicator;  ///< empty: not stated
};

/// The measures that a request is about, as far as they were looked at: those of the piece asked for stand from its offset on.
struct MeasureChoice {
  std::vector<MeasureFacts> found;
  bool is_more = false;             ///< there may be others than those found
  std::vector<std::string> words;  ///< that were searched for
};

/// With words by search(), the best first; else the newest first. Fails with what search() fails with.
Result<MeasureChoice> choose_measures(const Context& context, const Arguments& arguments);

/// How the found measures part: {"is_sample", "counted", "unit", "indicator", "year", "status"}.
Json facets_of(Database& database, const MeasureChoice& choice);

}  // namespace prongsai::serve

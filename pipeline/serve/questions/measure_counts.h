#pragma once

#include <optional>

#include "pipeline/serve/question.h"

namespace prongsai::serve {

/// What is known of the number of measures without looking at them.
struct MeasureCounts {
  std::int64_t total = 0;
  Json facets;  ///< as facets_of() gives them; null where they were not asked for
};

/// From link_measure_count, as the last run left it; nothing where a request asks for other things than one unit, years, states and indicators, or
/// where the rows themselves are to be asked.
std::optional<MeasureCounts> measure_counts(const Context& context, const Arguments& arguments);

}  // namespace prongsai::serve

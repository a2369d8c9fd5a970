#pragma once

#include <span>
#include <vector>

#include "extractors/tables/clusters.h"
#include "models/number_doubt.h"

namespace prongsai::layout {

/// The numbers of a line that have a digit in doubt: digits with the points and commas between them, no spaces.
std::vector<NumberDoubt> doubts_of(std::span<const Cluster> clusters);

/// Puts doubts behind others.
void add_doubts(std::vector<NumberDoubt>& doubts, const std::vector<NumberDoubt>& more);

}  // namespace prongsai::layout

#pragma once

#include <vector>

#include "models/report.h"

namespace prongsai {

/// The rows of a document's corruption-risk tables. An activity that stands over several rows, merged or left blank
/// below, belongs to each of them.
std::vector<Risk> read_risks(const Document& document);

}  // namespace prongsai

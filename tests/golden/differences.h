#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/document.h"
#include "models/report.h"
#include "tests/golden/gold.h"

namespace prongsai::golden {

/// Everything in which a report differs from its gold, a line each: record, field, expected, got.
/// White space, Thai or Arabic digits and leading enumerators make no difference. Text exports
/// have lost their check boxes, so that the status of an item is not asked of them.
std::vector<std::string> differences(const Gold& gold, const Report& report, Format format);

/// Cells that are missing from a document's tables, or too many in them.
std::vector<std::string> cell_differences(const std::map<std::string, int>& expected, const Document& document);

}  // namespace prongsai::golden

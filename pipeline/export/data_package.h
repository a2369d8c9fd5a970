#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/export/exported_view.h"

namespace prongsai {

/// datapackage.json of a Frictionless data package: a resource for each view, its CSV file beside it, with the type, meaning (English
/// and, as description_th, Thai) and unit of each field, and the keys. https://specs.frictionlessdata.io
std::string data_package(const std::vector<ExportedView>& views, std::string_view created_at, bool is_redacted);

}  // namespace prongsai

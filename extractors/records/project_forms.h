#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/records/context.h"
#include "models/report.h"

namespace prongsai {

/// One project a form: `๑. ชื่อโครงการ : …`, `๕. วิธีดำเนินการ`, … each label beginning a field that goes on
/// until the next label. Forms stand in running text or in tables of two columns (label, content).
/// A form needs a title and two further labels that hold a field; anything less is prose. A numbered line that names a measure
/// (`มาตรการที่ ๑ …`, `๑. มาตรการ…`) is a title, too, where it says by whom or when; what stands below it before the first label is how.
std::vector<Measure> read_project_forms(const Document& document, const RecordContext& context);

/// True for a table whose first column is labels of forms and whose second is what they say.
bool is_form_table(const Table& table, const FormLabels& labels);

}  // namespace prongsai

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// What the values of a column are, by the names of Frictionless Table Schema.
enum class FieldType { string, integer, number, date, datetime };

std::string_view to_string(FieldType type) noexcept;

/// A column as the dictionary explains it.
struct ExportedColumn {
  std::string name;
  FieldType type = FieldType::string;
  std::string meaning_en, meaning_th, unit;  ///< unit may be empty
};

struct ExportedView {
  std::string name;
  std::vector<ExportedColumn> columns;
};

/// A column whose values are those of another view's.
struct ViewReference {
  std::string column, view, view_column;
};

/// The views of the contract with their columns, all of them or those named, in the order of the dictionary. Fails with `unsupported`
/// where a name is no view.
Result<std::vector<ExportedView>> exported_views(Database& database, const std::vector<std::string>& names);

/// The columns that tell a row of a view from all others, none of them ever null; empty where there are none such.
std::vector<std::string> primary_key(std::string_view view);

/// Where a view's columns lead, as far as they lead to one of these views.
std::vector<ViewReference> references_of(const ExportedView& view, const std::vector<ExportedView>& views);

}  // namespace prongsai

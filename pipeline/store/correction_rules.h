#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "models/result.h"

namespace prongsai {

/// What a correctable column holds, and thereby what may be written there.
enum class ValueKind { text, fiscal_year, score, percent, date, status, baht, indicator, score_code, item_code, role, flag, review };

/// A column of the views that people may correct.
struct CorrectableColumn {
  std::string_view record_kind;  ///< as v_corrections has it
  std::string_view column;       ///< of the view
  ValueKind kind = ValueKind::text;
  bool may_be_null = true;
};

std::span<const CorrectableColumn> correctable_columns();

/// Null where the kind has no such column.
const CorrectableColumn* correctable_column(std::string_view record_kind, std::string_view column);

/// "title, method, topic, …": what may be corrected of a kind.
std::string correctable_names(std::string_view record_kind);

/// A value as it is stored: trimmed, numbers with ASCII digits; nothing for an empty one. Fails with `unsupported` and a message that says
/// what is expected where it cannot be a value of this column.
Result<std::optional<std::string>> correct_form(const CorrectableColumn& column, std::string_view value);

}  // namespace prongsai

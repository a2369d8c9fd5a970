#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// A column of the row that a statement stands on; nothing where it is null.
inline std::optional<std::string> text_or_nothing(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.text(column));
}

inline std::optional<std::int64_t> integer_or_nothing(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

}  // namespace prongsai

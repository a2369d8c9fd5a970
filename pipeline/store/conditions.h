#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Conditions of SQL that must all hold, with the values that their question marks stand for.
class Conditions {
 public:
  void add(std::string_view sql, std::vector<SqlValue> values = {});

  /// All that others say.
  void add(const Conditions& others);

  /// That the expression is one of the values; any will do where there are none.
  void one_of(std::string_view expression, const std::vector<std::string>& texts);
  void one_of(std::string_view expression, const std::vector<std::int64_t>& numbers);

  /// That one of some conditions holds, each with its values; any will do where there are none.
  void any_of(const std::vector<Conditions>& choices);

  bool empty() const { return sql_.empty(); }
  std::string sql() const { return sql_.empty() ? "1" : sql_; }
  const std::vector<SqlValue>& values() const { return values_; }

 private:
  std::string sql_;
  std::vector<SqlValue> values_;
};

}  // namespace prongsai

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/serve/question.h"
#include "pipeline/store/sqlite.h"

namespace prongsai::serve {

/// Conditions of SQL that must all hold, with the values that their question marks stand for.
class Conditions {
 public:
  void add(std::string_view sql, std::vector<SqlValue> values = {});

  /// That the expression is one of the values; any will do where there are none.
  void one_of(std::string_view expression, const std::vector<std::string>& texts);
  void one_of(std::string_view expression, const std::vector<std::int64_t>& numbers);

  bool empty() const { return sql_.empty(); }
  std::string sql() const { return sql_.empty() ? "1" : sql_; }
  const std::vector<SqlValue>& values() const { return values_; }

 private:
  std::string sql_;
  std::vector<SqlValue> values_;
};

/// The values of a repeatable parameter of integers.
std::vector<std::int64_t> integers(const Arguments& arguments, std::string_view name);

/// The organisations whose names have a part, made a key by name_key(): an array of JSON.
std::string organisations_named(Database& database, const std::string& key);

/// Whether an organisation has the name that `q` is a part of (any form of it, see report_filter.h), and lies in one of the provinces, is of one of
/// the types, is one of those asked for. `id` is the expression that gives its organisation_id. `q_is_name`: else `q` is left to the caller.
void add_organisation(Conditions& conditions, std::string_view id, const Context& context, const Arguments& arguments, bool q_is_name);

/// That a document is the one that stands for its report, unless `all_files` is asked for; `id` gives its document_id.
void add_lead_file(Conditions& conditions, std::string_view id, const Arguments& arguments);

}  // namespace prongsai::serve

#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/gazetteer.h"
#include "models/ita.h"
#include "models/result.h"
#include "pipeline/store/sqlite.h"

namespace prongsai::serve {

using Json = nlohmann::ordered_json;

enum class ParameterKind { text, integer, number, flag };

/// What a question may be asked with: in its path ("{id}") or in its query.
struct Parameter {
  std::string_view name;
  ParameterKind kind = ParameterKind::text;
  bool is_repeatable = false;
  std::vector<std::string_view> choices = {};  ///< of a text: one of these; empty: any
  std::string_view meaning = {};               ///< for the OpenAPI description
};

/// The parameters of one request: decoded, known to the question, of their kinds. Of a repeatable one each value counts.
class Arguments {
 public:
  using Values = std::multimap<std::string, std::string, std::less<>>;

  explicit Arguments(Values values) : values_(std::move(values)) {}

  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
  std::string text(std::string_view name) const;  ///< empty where it is not given
  std::vector<std::string> texts(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  std::optional<double> number(std::string_view name) const;
  bool flag(std::string_view name) const;  ///< given as 1 or true

 private:
  Values values_;
};

/// What answers are made from. The database is a connection of the thread that answers, for reading only.
struct Context {
  Database& database;
  const Gazetteer& gazetteer;
  const ItaReference* ita;  ///< null where data/reference could not be read
  bool is_editable = false;
};

/// A question of the API, and how it is answered.
struct Question {
  std::string_view path;  ///< below /api/v1: "/organisations/{id}"
  std::string_view meaning;
  std::vector<Parameter> parameters;
  bool is_list = false;  ///< takes `limit`, `offset` and `format` too, and answers with {"total", "total_is_more", "items"}

  /// Fails with `empty` where what the path names is not there (404), with `unsupported` where an argument makes no sense (400); any
  /// other failure is the server's (500).
  Result<Json> (*answer)(const Context& context, const Arguments& arguments);

  /// The schema of its answer in data/api/schemas.json; of a list that of an item.
  std::string_view schema = {};
};

/// All of them.
const std::vector<Question>& questions();

}  // namespace prongsai::serve

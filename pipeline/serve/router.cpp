#include "pipeline/serve/router.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "pipeline/shown_text.h"

namespace prongsai::serve {
namespace {

Error refusal(std::string message) { return {ErrorCode::unsupported, std::move(message), "", 0}; }

template <typename Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// What is wrong with a value; empty where nothing is.
std::string objection(const Parameter& parameter, const std::string& value) {
  switch (parameter.kind) {
    case ParameterKind::integer: {
      const auto number = number_in<std::int64_t>(value);
      if (!number || *number < 0) return "is to be a whole number from 0 on";
      break;
    }
    case ParameterKind::number: {
      const auto number = number_in<double>(value);
      if (!number || !std::isfinite(*number)) return "is to be a number";
      break;
    }
    case ParameterKind::flag:
      if (value != "0" && value != "1" && value != "true" && value != "false") return "is to be 1 or 0";
      break;
    case ParameterKind::text:
      if (value.size() > most_bytes_of_a_text) return fmt::format("may have {} bytes", most_bytes_of_a_text);
      if (!parameter.choices.empty() && std::find(parameter.choices.begin(), parameter.choices.end(), value) == parameter.choices.end()) {
        return fmt::format("is to be one of {}", fmt::join(parameter.choices, ", "));
      }
  }
  return "";
}

const Parameter* find(const std::vector<Parameter>& parameters, std::string_view name) {
  const auto found = std::find_if(parameters.begin(), parameters.end(), [&](const Parameter& each) { return each.name == name; });
  return found == parameters.end() ? nullptr : &*found;
}

const Parameter* parameter_of(const Question& question, std::string_view name) {
  if (const Parameter* own = find(question.parameters, name)) return own;
  return question.is_list ? find(list_parameters(), name) : nullptr;
}

/// Fills in what a list needs where it was not asked for, and holds it to its bounds.
Status complete(Arguments::Values& values) {
  const auto bounded = [&](const char* name, std::int64_t usual, std::int64_t least, std::int64_t most) -> Status {
    const auto given = values.find(name);
    if (given == values.end()) {
      values.emplace(name, std::to_string(usual));
    } else if (const auto number = number_in<std::int64_t>(given->second); !number || *number < least || *number > most) {
      return refusal(fmt::format("{} is to be a number from {} to {}", name, least, most));
    }
    return Done{};
  };
  if (const Status limit = bounded("limit", usual_items, 1, most_items); !limit) return limit;
  return bounded("offset", 0, 0, last_offset);
}

}  // namespace

bool matches(std::string_view pattern, std::span<const std::string> segments, Arguments::Values& values) {
  Arguments::Values found;
  for (const std::string& segment : segments) {
    if (!pattern.starts_with('/')) return false;
    pattern.remove_prefix(1);
    const std::string_view part = pattern.substr(0, pattern.find('/'));
    pattern.remove_prefix(part.size());
    if (part.starts_with('{')) {
      found.emplace(part.substr(1, part.size() - 2), segment);
    } else if (part != segment) {
      return false;
    }
  }
  if (!pattern.empty()) return false;
  values = std::move(found);
  return true;
}

const std::vector<Parameter>& list_parameters() {
  static const std::vector<Parameter> parameters{
      {"limit", ParameterKind::integer, false, {}, "How many items, 1 to 200; 50 where it is not given. Not for CSV, which is whole"},
      {"offset", ParameterKind::integer, false, {}, "How many items come before the first"},
      {"format", ParameterKind::text, false, {"json", "csv"}, "csv: the whole list for a spreadsheet"},
  };
  return parameters;
}

Result<Arguments::Values> checked(const Question& question, const Arguments::Values& in_path, const Arguments::Values& in_query) {
  static const Parameter id{"", ParameterKind::integer};
  Arguments::Values values;
  for (const auto& [name, value] : in_path) {
    const Parameter* parameter = find(question.parameters, name);
    if (const std::string wrong = objection(parameter != nullptr ? *parameter : id, value); !wrong.empty()) {
      return refusal(fmt::format("{} in the path {}", name, wrong));
    }
    values.emplace(name, value);
  }
  for (const auto& [name, value] : in_query) {
    const Parameter* parameter = parameter_of(question, name);
    if (parameter == nullptr || in_path.contains(name)) {
      return refusal(fmt::format("there is no parameter '{}'", shortened(one_line(name), 40)));
    }
    if (!parameter->is_repeatable && values.contains(name)) return refusal(fmt::format("{} may be given once", name));
    if (value.empty() && parameter->kind == ParameterKind::text) continue;
    if (const std::string wrong = objection(*parameter, value); !wrong.empty()) return refusal(fmt::format("{} {}", name, wrong));
    values.emplace(name, value);
  }
  if (question.is_list) {
    if (const Status status = complete(values); !status) return status.error();
  }
  return values;
}

}  // namespace prongsai::serve

#include <charconv>

#include "pipeline/serve/question.h"

namespace prongsai::serve {
namespace {

/// A number that is all of the text.
template <typename Number>
std::optional<Number> number_of(const std::string& text) {
  Number number{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string Arguments::text(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string() : found->second;
}

std::vector<std::string> Arguments::texts(std::string_view name) const {
  std::vector<std::string> texts;
  for (auto [value, end] = values_.equal_range(name); value != end; ++value) texts.push_back(value->second);
  return texts;
}

std::optional<std::int64_t> Arguments::integer(std::string_view name) const { return number_of<std::int64_t>(text(name)); }

std::optional<double> Arguments::number(std::string_view name) const { return number_of<double>(text(name)); }

bool Arguments::flag(std::string_view name) const {
  const std::string value = text(name);
  return value == "1" || value == "true";
}

}  // namespace prongsai::serve

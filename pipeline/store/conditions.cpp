#include "pipeline/store/conditions.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

namespace prongsai {
namespace {

template <typename Value>
void add_one_of(Conditions& conditions, std::string_view expression, const std::vector<Value>& values) {
  if (values.empty()) return;
  std::string marks = "?";
  for (std::size_t more = 1; more < values.size(); ++more) marks += ", ?";
  conditions.add(fmt::format("{} IN ({})", expression, marks), {values.begin(), values.end()});
}

}  // namespace

void Conditions::add(std::string_view sql, std::vector<SqlValue> values) {
  if (!sql_.empty()) sql_ += " AND ";
  sql_ += sql;
  values_.insert(values_.end(), std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
}

void Conditions::add(const Conditions& others) {
  if (!others.empty()) add(others.sql_, others.values_);
}

void Conditions::one_of(std::string_view expression, const std::vector<std::string>& texts) { add_one_of(*this, expression, texts); }

void Conditions::one_of(std::string_view expression, const std::vector<std::int64_t>& numbers) { add_one_of(*this, expression, numbers); }

void Conditions::any_of(const std::vector<Conditions>& choices) {
  if (choices.empty()) return;
  std::string either;
  std::vector<SqlValue> values;
  for (const Conditions& choice : choices) {
    either += (either.empty() ? "(" : " OR ") + choice.sql();
    values.insert(values.end(), choice.values().begin(), choice.values().end());
  }
  add(either + ")", std::move(values));
}

}  // namespace prongsai

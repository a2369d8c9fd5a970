#include "pipeline/serve/questions/sql_conditions.h"

#include <fmt/format.h>

#include <charconv>

#include "pipeline/report_filter.h"

namespace prongsai::serve {
namespace {

template <typename Value>
void add_one_of(Conditions& conditions, std::string_view expression, const std::vector<Value>& values) {
  if (values.empty()) return;
  std::string marks = "?";
  for (std::size_t more = 1; more < values.size(); ++more) marks += ", ?";
  conditions.add(fmt::format("{} IN ({})", expression, marks), {values.begin(), values.end()});
}

}  // namespace

std::string organisations_named(Database& database, const std::string& key) {
  define_conditions(database);
  Statement statement = database.prepare("SELECT json_group_array(organisation_id) FROM organisation WHERE instr(name_key(name), ?) > 0");
  return !key.empty() && statement.bind_all(key).next() ? statement.text(0) : "[]";
}

void Conditions::add(std::string_view sql, std::vector<SqlValue> values) {
  if (!sql_.empty()) sql_ += " AND ";
  sql_ += sql;
  values_.insert(values_.end(), std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
}

void Conditions::one_of(std::string_view expression, const std::vector<std::string>& texts) { add_one_of(*this, expression, texts); }

void Conditions::one_of(std::string_view expression, const std::vector<std::int64_t>& numbers) { add_one_of(*this, expression, numbers); }

std::vector<std::int64_t> integers(const Arguments& arguments, std::string_view name) {
  std::vector<std::int64_t> numbers;
  for (const std::string& text : arguments.texts(name)) {
    std::int64_t number = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc()) numbers.push_back(number);
  }
  return numbers;
}

void add_organisation(Conditions& conditions, std::string_view id, const Context& context, const Arguments& arguments, bool q_is_name) {
  conditions.one_of(id, integers(arguments, "organisation"));
  Conditions of_organisation;
  of_organisation.one_of("province", arguments.texts("province"));
  of_organisation.one_of("type", arguments.texts("type"));
  const std::string name = q_is_name ? name_key(full_name(arguments.text("q"), context.gazetteer)) : std::string();
  // Every name is looked at; once, though the condition may stand in several statements.
  if (!name.empty()) conditions.add(fmt::format("{} IN (SELECT value FROM json_each(?))", id), {organisations_named(context.database, name)});
  if (of_organisation.empty()) return;
  conditions.add(fmt::format("{} IN (SELECT organisation_id FROM organisation WHERE {})", id, of_organisation.sql()), of_organisation.values());
}

void add_lead_file(Conditions& conditions, std::string_view id, const Arguments& arguments) {
  if (arguments.flag("all_files")) return;
  conditions.add(fmt::format("NOT EXISTS (SELECT 1 FROM link_report other WHERE other.document_id = {0} AND other.lead_id <> {0})", id));
}

}  // namespace prongsai::serve

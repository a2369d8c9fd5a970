#include "pipeline/serve/questions/sql_conditions.h"

#include <fmt/format.h>

#include <charconv>

#include "pipeline/report_filter.h"
#include "pipeline/search_words.h"
#include "pipeline/store/fold_text.h"

namespace prongsai::serve {

// Not by a function of SQL, whose calls take longer than to look into thousands of names.
std::string organisations_named(Database& database, const std::string& key) {
  const std::vector<std::string> keys{key};
  std::vector<std::int64_t> ids;
  Statement organisations = database.prepare("SELECT organisation_id, name FROM organisation");
  while (!key.empty() && organisations.next()) {
    if (has_all(name_key(organisations.text(1)), keys)) ids.push_back(organisations.integer(0));
  }
  return fmt::format("[{}]", fmt::join(ids, ","));
}

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
  if (!arguments.flag("all_files")) prongsai::add_lead_file(conditions, id);
}

}  // namespace prongsai::serve

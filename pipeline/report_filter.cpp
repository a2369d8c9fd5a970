#include "pipeline/report_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "pipeline/store/fold_text.h"

namespace prongsai {
namespace {

constexpr int first_year = 2500, last_year = 2700;

/// A year of the era; 0 for what is none.
int year_of(std::string_view text) {
  const std::string digits = fold_text(text);
  int year = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), year);
  return failure == std::errc() && end == digits.data() + digits.size() && year >= first_year && year <= last_year ? year : 0;
}

std::string any_of(const std::vector<std::string>& conditions) {
  return conditions.empty() ? "1" : fmt::format("({})", fmt::join(conditions, " OR "));
}

/// A condition that a part of the expression is one of the texts, both as the function of that name makes them.
std::string part_sql(std::string_view expression, const std::vector<std::string>& texts, std::string_view name, std::string (*function)(std::string_view)) {
  std::vector<std::string> conditions;
  for (const std::string& text : texts) conditions.push_back(fmt::format("instr({}({}), {}) > 0", name, expression, sql_text(function(text))));
  return any_of(conditions);
}

std::string province_name(std::string_view text) {
  for (const std::string_view prefix : {"จังหวัด", "จ."}) {
    if (text.starts_with(prefix) && text.size() > prefix.size()) text.remove_prefix(prefix.size());
  }
  return std::string(text.substr(std::min(text.find_first_not_of(' '), text.size())));
}

}  // namespace

std::vector<Years> years_of(std::string_view text) {
  std::vector<Years> years;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    const std::size_t dash = part.find('-');
    const Years range{year_of(part.substr(0, dash)), year_of(dash == std::string_view::npos ? part : part.substr(dash + 1))};
    if (range.first == 0 || range.last < range.first) return {};
    years.push_back(range);
  }
  return years;
}

std::string full_name(const std::string& name, const Gazetteer& gazetteer) {
  std::string compact;
  std::copy_if(name.begin(), name.end(), std::back_inserter(compact), [](char c) { return c != ' ' && c != '\t'; });
  const OrganisationForm* form = gazetteer.form_at(compact);
  return form == nullptr ? name : form->full_form + compact.substr(form->text.size());
}

std::string name_key(std::string_view name) {
  std::string key = fold_text(name);
  std::erase_if(key, [](char c) { return c == ' ' || c == '\t' || c == '.' || c == '-'; });
  return key;
}

void define_conditions(Database& database) {
  database.define("fold_text", fold_text);
  database.define("name_key", name_key);
}

std::string sql_text(std::string_view text) {
  std::string literal = "'";
  for (const char c : text) literal.append(c == '\'' ? 2 : 1, c);
  return literal + '\'';
}

std::string sql_list(const std::vector<std::string>& texts) {
  std::vector<std::string> literals;
  for (const std::string& text : texts) literals.push_back(sql_text(text));
  return fmt::format("({})", fmt::join(literals, ", "));
}

std::string contains_sql(std::string_view expression, const std::vector<std::string>& texts) {
  return part_sql(expression, texts, "fold_text", fold_text);
}

std::string organisation_sql(std::string_view organisation_column, std::string_view province_column, const ReportFilter& filter) {
  std::vector<std::string> provinces;
  for (const std::string& province : filter.provinces) provinces.push_back(province_name(province));
  const std::string in_province = provinces.empty() ? "1" : fmt::format("{} IN {}", province_column, sql_list(provinces));
  return fmt::format("{} AND {}", part_sql(organisation_column, filter.organisations, "name_key", name_key), in_province);
}

std::string year_sql(std::string_view column, const ReportFilter& filter) {
  std::vector<std::string> conditions;
  for (const Years& years : filter.years) conditions.push_back(fmt::format("{} BETWEEN {} AND {}", column, years.first, years.last));
  return any_of(conditions);
}

std::string type_sql(std::string_view document_column, const ReportFilter& filter) {
  if (filter.types.empty()) return "1";
  return fmt::format("{} IN (SELECT document_id FROM v_documents WHERE organisation_type IN {})", document_column, sql_list(filter.types));
}

// A file that belongs to no report yet is shown: the run that reads it has not ended.
std::string file_sql(std::string_view document_column, const ReportFilter& filter) {
  if (filter.all_files) return "1";
  return fmt::format("NOT EXISTS (SELECT 1 FROM link_report other WHERE other.document_id = {0} AND other.lead_id <> {0})", document_column);
}

}  // namespace prongsai

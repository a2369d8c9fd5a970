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

/// That a part of the expression is one of the texts, both as the function of that name makes them.
void add_part(Conditions& conditions, std::string_view expression, const std::vector<std::string>& texts, std::string_view name,
              std::string (*function)(std::string_view)) {
  std::vector<Conditions> choices;
  for (const std::string& text : texts) choices.emplace_back().add(fmt::format("instr({}({}), ?) > 0", name, expression), {function(text)});
  conditions.any_of(choices);
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

void add_containing(Conditions& conditions, std::string_view expression, const std::vector<std::string>& texts) {
  add_part(conditions, expression, texts, "fold_text", fold_text);
}

void add_organisations(Conditions& conditions, std::string_view organisation_column, std::string_view province_column, const ReportFilter& filter) {
  add_part(conditions, organisation_column, filter.organisations, "name_key", name_key);
  std::vector<std::string> provinces;
  for (const std::string& province : filter.provinces) provinces.push_back(province_name(province));
  conditions.one_of(province_column, provinces);
}

void add_years(Conditions& conditions, std::string_view column, const ReportFilter& filter) {
  std::vector<Conditions> choices;
  for (const Years& years : filter.years) choices.emplace_back().add(fmt::format("{} BETWEEN ? AND ?", column), {years.first, years.last});
  conditions.any_of(choices);
}

void add_types(Conditions& conditions, std::string_view document_column, const ReportFilter& filter) {
  Conditions of_type;
  of_type.one_of("organisation_type", filter.types);
  if (!of_type.empty()) {
    conditions.add(fmt::format("{} IN (SELECT document_id FROM v_documents WHERE {})", document_column, of_type.sql()), of_type.values());
  }
}

void add_files(Conditions& conditions, std::string_view document_column, const ReportFilter& filter) {
  if (!filter.all_files) add_lead_file(conditions, document_column);
}

// A file that belongs to no report yet is shown: the run that reads it has not ended.
void add_lead_file(Conditions& conditions, std::string_view document_column) {
  conditions.add(fmt::format("NOT EXISTS (SELECT 1 FROM link_report other WHERE other.document_id = {0} AND other.lead_id <> {0})", document_column));
}

}  // namespace prongsai

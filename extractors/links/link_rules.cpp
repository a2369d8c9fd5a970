#include "extractors/links/link_rules.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "extractors/thai/normalise.h"
#include "models/csv.h"

namespace prongsai {
namespace {

// To be raised when the same rules give other links.
constexpr int algorithm_version = 1;

Error wrong(std::string message) { return {ErrorCode::io_failed, std::move(message), "links", 0}; }

std::optional<double> number_in(const std::string& text) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failure == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Status read_numbers(const CsvTable& table, LinkRules& rules) {
  std::map<std::string, double> values;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto value = number_in(table.field(row, "value"));
    if (!value) return wrong(fmt::format("links.csv: {} is no number", table.field(row, "name")));
    values[table.field(row, "name")] = *value;
    rules.version += fmt::format(" {}", *value);
  }
  double least_letters = 0, least_measures = 0;
  const std::pair<const char*, double*> wanted[] = {{"copy_similarity", &rules.copy_similarity},
                                                    {"verbatim_similarity", &rules.verbatim_similarity},
                                                    {"copy_least_letters", &least_letters},
                                                    {"boilerplate_least_measures", &least_measures},
                                                    {"boilerplate_info", &rules.boilerplate_info},
                                                    {"boilerplate_warning", &rules.boilerplate_warning},
                                                    {"same_title", &rules.same_title},
                                                    {"same_report_records", &rules.same_report_records},
                                                    {"same_report_values", &rules.same_report_values},
                                                    {"same_report_text", &rules.same_report_text},
                                                    {"same_report_text_alone", &rules.same_report_text_alone},
                                                    {"promise_title", &rules.promise_title},
                                                    {"promise_answered", &rules.promise_answered}};
  for (const auto& [name, place] : wanted) {
    const auto found = values.find(name);
    if (found == values.end()) return wrong(fmt::format("links.csv: {} is missing", name));
    *place = found->second;
  }
  rules.copy_least_letters = static_cast<int>(least_letters);
  rules.boilerplate_least_measures = static_cast<int>(least_measures);
  return Done{};
}

void read_rounds(const CsvTable& table, LinkRules& rules) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    const int order = static_cast<int>(number_in(table.field(row, "order")).value_or(0));
    rules.rounds.push_back({thai::squeeze(table.field(row, "phrase")), {table.field(row, "round"), order}});
    rules.version += fmt::format(" {}={}", rules.rounds.back().text, order);
  }
}

void read_name_beginnings(const CsvTable& table, LinkRules& rules) {
  for (std::size_t row = 0; row < table.size(); ++row) rules.name_beginnings.push_back(table.field(row, "full_form"));
  std::ranges::stable_sort(rules.name_beginnings, std::ranges::greater(), [](const std::string& text) { return text.size(); });
}

}  // namespace

Result<LinkRules> LinkRules::read(const std::filesystem::path& data_folder) {
  const auto numbers = CsvTable::read(data_folder / "reference/links.csv");
  if (!numbers) return numbers.error();
  const auto rounds = CsvTable::read(data_folder / "lexicon/report_rounds.csv");
  if (!rounds) return rounds.error();
  const auto types = CsvTable::read(data_folder / "reference/organisation_types.csv");
  if (!types) return types.error();
  LinkRules rules;
  rules.version = fmt::format("{}:", algorithm_version);
  if (Status status = read_numbers(*numbers, rules); !status) return status.error();
  read_rounds(*rounds, rules);
  read_name_beginnings(*types, rules);
  return rules;
}

// Of two phrases at the same place the longer says more: `6 เดือน` is also in `6 เดือนหลัง`.
ReportRound LinkRules::round_of(std::string_view beginning) const {
  const std::string text = thai::squeeze(beginning);
  const RoundPhrase* first = nullptr;
  std::size_t place = std::string::npos;
  for (const RoundPhrase& phrase : rounds) {
    const std::size_t at = text.find(phrase.text);
    if (at == std::string::npos || at > place || (at == place && phrase.text.size() <= first->text.size())) continue;
    first = &phrase;
    place = at;
  }
  return first == nullptr ? ReportRound{} : first->round;
}

std::string_view LinkRules::proper_name(std::string_view organisation) const {
  for (const std::string& beginning : name_beginnings) {
    if (organisation.starts_with(beginning)) return organisation.substr(beginning.size());
  }
  return organisation;
}

}  // namespace prongsai

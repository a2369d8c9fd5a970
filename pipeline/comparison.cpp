#include "pipeline/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace prongsai::comparison {
namespace {

/// The organisations with a measure of such a unit in the year.
Conditions of_units(const CompareRequest& request) {
  Conditions conditions, names;
  add_containing(names, "u.name", request.units);
  if (names.empty()) return conditions;
  conditions.add(
      fmt::format(
          "(y.organisation_id, y.fiscal_year) IN (SELECT e.organisation_id, coalesce(m.fiscal_year, e.fiscal_year) FROM unit u JOIN measure_unit "
          "USING "
          "(unit_id) JOIN measure m USING (measure_id) JOIN record r ON r.record_id = m.measure_id JOIN document e USING (document_id) WHERE {})",
          names.sql()),
      names.values());
  return conditions;
}

}  // namespace

// Hundreds of thousands of them make a table, for which fmt takes half of all time.
std::string hundredths(double value) {
  const long long rounded = std::llround(value * 100);
  const auto magnitude = static_cast<unsigned long long>(std::llabs(rounded));
  std::array<char, 32> written{};
  char* at = written.data();
  if (rounded < 0) *at++ = '-';
  at = std::to_chars(at, written.data() + written.size(), magnitude / 100).ptr;
  *at++ = '.';
  *at++ = static_cast<char>('0' + magnitude / 10 % 10);
  *at++ = static_cast<char>('0' + magnitude % 10);
  return {written.data(), at};
}

std::optional<std::string> two_decimals(const std::optional<double>& value) { return value ? std::optional(hundredths(*value)) : std::nullopt; }

bool is_asked(const CompareRequest& request, int indicator) {
  return request.indicators.empty() || std::find(request.indicators.begin(), request.indicators.end(), indicator) != request.indicators.end();
}

std::vector<int> told_scores(const CompareRequest& request) {
  std::vector<int> told{overall_score};
  if (request.indicators.empty()) told.insert(told.end(), {iit_score, eit_score, oit_score});
  for (int indicator = 1; indicator <= 10; ++indicator) {
    if (is_asked(request, indicator)) told.push_back(column_of_indicator(indicator));
  }
  return told;
}

int ranked_score(const CompareRequest& request) {
  return request.indicators.empty() ? overall_score : column_of_indicator(request.indicators.front());
}

bool is_below(const std::optional<double>& score, const CompareRequest& request) { return !request.below || (score && *score < *request.below); }

Result<OrganisationYears> chosen_years(Database& database, const CompareRequest& request, bool with_years) {
  return organisation_years(database, request.filter, with_years, of_units(request));
}

}  // namespace prongsai::comparison

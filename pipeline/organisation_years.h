#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/report_filter.h"

namespace prongsai {

/// The scores of an organisation and year, in the order in which they are told.
enum ScoreColumn : int { overall_score, iit_score, eit_score, oit_score, first_indicator_score, score_columns = first_indicator_score + 10 };

/// The name of its column in v_organisation_scores ("overall", "iit", "i9"), and what heads it elsewhere ("overall", "IIT", "9").
std::string_view key_of(int score_column);
std::string_view heading_of(int score_column);

/// The column of indicator 1 to 10.
constexpr int column_of_indicator(int indicator) { return first_indicator_score + indicator - 1; }

/// A row of v_organisation_scores; its organisation_id tells apart what has one name.
struct OrganisationYear {
  std::int64_t organisation_id = 0;
  int fiscal_year = 0;
  std::string organisation, path;
  std::optional<std::string> province, rating;
  std::optional<std::int64_t> page, rank_in_province, rank_overall;
  std::array<std::optional<double>, score_columns> scores;
};

using OrganisationYears = std::deque<OrganisationYear>;  // tens of thousands that nobody moves

/// Those that a filter and a further condition of SQL on "y.organisation_id" and "y.fiscal_year" leave, in no order. `with_years`: the filter's
/// years count too.
Result<OrganisationYears> organisation_years(Database& database, const ReportFilter& filter, bool with_years, const Conditions& condition);

}  // namespace prongsai

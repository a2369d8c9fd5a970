#include <algorithm>
#include <tuple>

#include "pipeline/comparison.h"

namespace prongsai::comparison {
namespace {

/// An organisation and year beside the one before that is known of it.
struct Change {
  YearPointer year = nullptr, before = nullptr;

  std::optional<double> of(int score) const {
    const auto now = score_of(*year, score), then = score_of(*before, score);
    return now && then ? std::optional(*now - *then) : std::nullopt;
  }
};

std::vector<Change> changes(const OrganisationYears& years) {
  std::vector<YearPointer> order;
  for (const OrganisationYear& year : years) order.push_back(&year);
  std::sort(order.begin(), order.end(), [](YearPointer left, YearPointer right) {
    return std::tie(left->organisation_id, left->fiscal_year) < std::tie(right->organisation_id, right->fiscal_year);
  });
  std::vector<Change> found;
  for (std::size_t at = 1; at < order.size(); ++at) {
    if (order[at]->organisation_id == order[at - 1]->organisation_id) found.push_back({order[at], order[at - 1]});
  }
  return found;
}

bool is_within(int year, const std::vector<Years>& asked) {
  return asked.empty() || std::any_of(asked.begin(), asked.end(), [&](const Years& range) { return range.first <= year && year <= range.last; });
}

/// The changes that are asked for: from the latest year on, what rose most first, and what is not known last.
std::vector<Change> chosen_changes(const OrganisationYears& years, const CompareRequest& request) {
  const int score = ranked_score(request);
  std::vector<Change> chosen = changes(years);
  std::erase_if(chosen, [&](const Change& row) {
    return !is_within(row.year->fiscal_year, request.filter.years) || !is_below(score_of(*row.year, score), request);
  });
  std::sort(chosen.begin(), chosen.end(), [&](const Change& left, const Change& right) {
    constexpr double unknown = -1000;
    if (left.year->fiscal_year != right.year->fiscal_year) return left.year->fiscal_year > right.year->fiscal_year;
    const double rise_left = left.of(score).value_or(unknown), rise_right = right.of(score).value_or(unknown);
    return rise_left != rise_right ? rise_left > rise_right : by_name(*left.year) < by_name(*right.year);
  });
  return chosen;
}

}  // namespace

Result<ResultTable> changes_table(Database& database, const CompareRequest& request) {
  const auto years = chosen_years(database, request, false);
  if (!years) return years.error();
  std::vector<Column<Change>> columns{{"fiscal_year", "year", number, [](const Change& row) { return std::to_string(row.year->fiscal_year); }},
                                      {"since", "since", number, [](const Change& row) { return std::to_string(row.before->fiscal_year); }},
                                      {"organisation", "organisation", text, [](const Change& row) { return row.year->organisation; }},
                                      {"province", "province", text, [](const Change& row) { return row.year->province; }}};
  for (const int score : told_scores(request)) {
    const std::string key(key_of(score));
    columns.push_back({key, std::string(heading_of(score)), number, [score](const Change& row) { return two_decimals(score_of(*row.year, score)); }});
    columns.push_back({key + "_change", "±", number, [score](const Change& row) {
                         const auto change = row.of(score);
                         return change ? std::optional((*change < 0 ? "" : "+") + hundredths(*change)) : std::nullopt;
                       }});
  }
  return table_of(columns, chosen_changes(*years, request));
}

}  // namespace prongsai::comparison

#include "pipeline/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "pipeline/comparison.h"

namespace prongsai {
namespace {

using namespace comparison;

/// An organisation and year, and where it stands among those of the year; 0: its score is not known.
struct Ranked {
  YearPointer year = nullptr;
  int rank = 0;
};

/// From the latest year on and by rank; equal scores have one rank.
std::vector<Ranked> ranked(const OrganisationYears& years, const CompareRequest& request) {
  const int score = ranked_score(request);
  constexpr double unknown = -1;  // below any score: last
  struct Place {
    int fiscal_year;
    double value;
    YearPointer year;
  };
  std::vector<Place> order;
  order.reserve(years.size());
  for (const OrganisationYear& year : years) order.push_back({year.fiscal_year, score_of(year, score).value_or(unknown), &year});
  std::sort(order.begin(), order.end(), [](const Place& left, const Place& right) {
    if (left.fiscal_year != right.fiscal_year) return left.fiscal_year > right.fiscal_year;
    if (left.value != right.value) return left.value > right.value;
    return by_name(*left.year) < by_name(*right.year);
  });
  std::vector<Ranked> result;
  int place = 0;
  for (std::size_t at = 0; at < order.size(); ++at) {
    const bool is_first = at == 0 || order[at - 1].fiscal_year != order[at].fiscal_year;
    const bool is_tied = !is_first && order[at - 1].value == order[at].value;
    place = is_first ? 1 : place + 1;
    const int rank = order[at].value == unknown ? 0 : is_tied ? result.back().rank : place;
    result.push_back({order[at].year, rank});
  }
  std::erase_if(result, [&](const Ranked& row) { return !is_below(score_of(*row.year, score), request); });
  return result;
}

/// The number of the weakest indicator; nothing where none is known.
std::optional<int> weakest_indicator(const OrganisationYear& year) {
  std::optional<int> weakest;
  for (int indicator = 1; indicator <= 10; ++indicator) {
    const auto score = score_of(year, column_of_indicator(indicator));
    if (score && (!weakest || *score < *score_of(year, column_of_indicator(*weakest)))) weakest = indicator;
  }
  return weakest;
}

Result<ResultTable> compare_scores(Database& database, const CompareRequest& request) {
  const auto years = chosen_years(database, request, true);
  if (!years) return years.error();
  std::vector<Column<Ranked>> columns{
      {"fiscal_year", "year", number, [](const Ranked& row) { return std::to_string(row.year->fiscal_year); }},
      {"rank", "rank", number, [](const Ranked& row) { return row.rank > 0 ? std::optional(std::to_string(row.rank)) : std::nullopt; }},
      {"organisation", "organisation", text, [](const Ranked& row) { return row.year->organisation; }},
      {"province", "province", text, [](const Ranked& row) { return row.year->province; }},
      {"rating", "rating", text, [](const Ranked& row) { return row.year->rating; }}};
  for (const int score : told_scores(request)) {
    columns.push_back({std::string(key_of(score)), std::string(heading_of(score)), number,
                       [score](const Ranked& row) { return two_decimals(score_of(*row.year, score)); }});
  }
  if (request.indicators.empty()) {
    columns.push_back({"weakest", "weakest", number, [](const Ranked& row) { return digits(weakest_indicator(*row.year)); }});
  }
  return table_of(columns, ranked(*years, request));
}

/// A number or a text as JSON.
std::string in_json(const std::optional<double>& value) {
  if (!value) return "null";
  std::array<char, 32> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), *value).ptr};
}
std::string in_json(const std::optional<std::int64_t>& value) { return digits(value).value_or("null"); }
std::string in_json(const std::optional<std::string>& value) { return value ? quoted_for_json(*value) : "null"; }

std::string in_json(const Ranked& row) {
  const OrganisationYear& year = *row.year;
  std::string indicators;
  for (int indicator = 1; indicator <= 10; ++indicator)
    indicators += (indicator > 1 ? "," : "") + in_json(score_of(year, column_of_indicator(indicator)));
  return fmt::format(
      R"({{"fiscal_year":{},"organisation":{},"province":{},"overall":{},"rating":{},"iit":{},"eit":{},"oit":{},"indicators":[{}],"rank":{},)"
      R"("rank_in_province":{},"rank_overall":{},"path":{},"page":{}}})",
      year.fiscal_year, quoted_for_json(year.organisation), in_json(year.province), in_json(score_of(year, overall_score)), in_json(year.rating),
      in_json(score_of(year, iit_score)), in_json(score_of(year, eit_score)), in_json(score_of(year, oit_score)), indicators,
      row.rank > 0 ? std::to_string(row.rank) : "null", in_json(year.rank_in_province), in_json(year.rank_overall), quoted_for_json(year.path),
      in_json(year.page));
}

}  // namespace

Result<std::string> scores_as_json(Database& database, const CompareRequest& request) {
  const auto years = chosen_years(database, request, true);
  if (!years) return years.error();
  std::string json = "[";
  constexpr std::size_t usual_size = 400;
  json.reserve(years->size() * usual_size);
  for (const Ranked& row : ranked(*years, request)) json += (json.size() > 1 ? "," : "") + in_json(row);
  return json + "]\n";
}

Result<ResultTable> compare(Database& database, const CompareRequest& request, const ItaReference* ita) {
  switch (request.what) {
    case Comparison::changes: return changes_table(database, request);
    case Comparison::weakest: return weakest_table(database, request, ita);
    case Comparison::answers: return answers_table(database, request, ita);
    case Comparison::scores: break;
  }
  return compare_scores(database, request);
}

}  // namespace prongsai

#include "extractors/records/score_findings.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "extractors/records/place_words.h"
#include "extractors/thai/normalise.h"

namespace prongsai {
namespace {

constexpr double tolerance = 0.0151;  // scores are rounded to two decimals before they are published, and once more when averaged
constexpr double same_value = 0.005;
constexpr const char* tools[] = {"IIT", "EIT", "OIT"};

struct Scored {
  const Score* score = nullptr;
  int index = -1;
};
using Scores = std::map<std::string, Scored>;  ///< of one fiscal year, by code

/// The primary results by fiscal year.
std::map<int, Scores> primary_results(const Report& report) {
  std::map<int, Scores> years;
  for (std::size_t i = 0; i < report.scores.size(); ++i) {
    const Score& score = report.scores[i];
    if (score.is_primary && score.role == ScoreRole::result && score.level != ScoreLevel::item)
      years[score.fiscal_year][score.code] = {&score, static_cast<int>(i)};
  }
  return years;
}

/// A finding about the score at an index of the report.
void add(Report& report, Severity severity, std::string code, Wording message, int record) {
  report.findings.push_back({severity, std::move(code), std::move(message.thai), std::move(message.english), RecordKind::score, record,
                             report.scores[static_cast<std::size_t>(record)].source});
}

struct Mean {
  double value = 0;
  std::string parts;  ///< "1: 94.62, 2: 95.13", for the message
};

/// The mean of a tool's indicators, where all of them are there.
std::optional<Mean> mean_of_tool(const Scores& scores, std::string_view tool, int year, const ItaReference& ita) {
  Mean mean;
  int count = 0;
  for (int number = 1; number <= 10; ++number) {
    const auto* indicator = ita.indicator(number, year);
    if (indicator == nullptr || indicator->tool != tool) continue;
    const auto found = scores.find(std::to_string(number));
    if (found == scores.end()) return std::nullopt;
    mean.value += found->second.score->value;
    mean.parts += fmt::format("{}{}: {:.2f}", count > 0 ? ", " : "", number, found->second.score->value);
    ++count;
  }
  if (count == 0) return std::nullopt;
  mean.value /= count;
  return mean;
}

std::optional<double> tool_score(const Scores& scores, const char* tool, int year, const ItaReference& ita) {
  if (const auto stated = scores.find(tool); stated != scores.end()) return stated->second.score->value;
  const auto mean = mean_of_tool(scores, tool, year, ita);
  return mean ? std::optional(mean->value) : std::nullopt;
}

Wording not_the_mean(const Score& score, const Mean& mean) {
  const Wording place = place_words(score.source);
  return {fmt::format("คะแนน {} ปี {} เขียน {:.2f} ({}) แต่ค่าเฉลี่ยของตัวชี้วัด ({}) คือ {:.2f}", score.code, score.fiscal_year, score.value, place.thai,
                      mean.parts, mean.value),
          fmt::format("{} of {} is given as {:.2f} ({}); the mean of its indicators ({}) is {:.2f}", score.code, score.fiscal_year, score.value,
                      place.english, mean.parts, mean.value)};
}

/// Every mention of a tool's score against the mean of the tool's indicators, asides too.
Arithmetic check_tool_means(Report& report, const Scores& scores, int year, const ItaReference& ita) {
  Arithmetic arithmetic;
  for (const char* tool : tools) {
    const auto mean = mean_of_tool(scores, tool, year, ita);
    std::set<long> told;
    for (std::size_t i = 0; mean && i < report.scores.size(); ++i) {
      const Score& score = report.scores[i];
      if (score.code != tool || score.fiscal_year != year || score.role != ScoreRole::result) continue;
      const bool holds = std::abs(mean->value - score.value) <= tolerance;
      arithmetic.add(holds);
      if (holds || !told.insert(std::lround(score.value * 100)).second) continue;
      add(report, Severity::error, "score.tool_mean_mismatch", not_the_mean(score, *mean), static_cast<int>(i));
    }
  }
  return arithmetic;
}

std::optional<ToolScores> tool_scores(const Scores& scores, int year, const ItaReference& ita) {
  const auto iit = tool_score(scores, "IIT", year, ita), eit = tool_score(scores, "EIT", year, ita), oit = tool_score(scores, "OIT", year, ita);
  if (!iit || !eit || !oit) return std::nullopt;
  return ToolScores{*iit, *eit, *oit};
}

Arithmetic check_weighted(Report& report, const Scored& overall, const ToolScores& parts, int year, const ItaReference& ita) {
  const auto iit = ita.weight("IIT", year), eit = ita.weight("EIT", year), oit = ita.weight("OIT", year);
  Arithmetic arithmetic;
  if (!iit || !eit || !oit) return arithmetic;
  const Score& total = *overall.score;
  const double weighted = *iit * parts.iit + *eit * parts.eit + *oit * parts.oit;
  arithmetic.add(std::abs(weighted - total.value) <= tolerance);
  if (arithmetic.failed == 0) return arithmetic;
  const Wording place = place_words(total.source);
  const std::string sum =
      fmt::format("{:.2f}×{:.2f} + {:.2f}×{:.2f} + {:.2f}×{:.2f} = {:.2f}", *iit, parts.iit, *eit, parts.eit, *oit, parts.oit, weighted);
  add(report, Severity::error, "score.weighted_mismatch",
      {fmt::format("คะแนนรวม ปี {} เขียน {:.2f} ({}) แต่ค่าถ่วงน้ำหนักของ IIT EIT OIT คือ {}", total.fiscal_year, total.value, place.thai, sum),
       fmt::format("the overall score of {} is given as {:.2f} ({}); the weighted sum of IIT, EIT and OIT is {}", total.fiscal_year, total.value,
                   place.english, sum)},
      overall.index);
  return arithmetic;
}

/// Only a level that the year knows can be the wrong one; a report may use words of its own.
void check_rating(Report& report, const Scored& overall, const std::optional<ToolScores>& parts, int year, const ItaReference& ita) {
  const Score& total = *overall.score;
  const std::string expected = ita.rating_for(year, total.value, parts);
  if (total.rating.empty() || expected.empty() || !ita.is_rating(total.rating, year) || thai::squeeze(total.rating) == thai::squeeze(expected))
    return;
  const Wording place = place_words(total.source);
  add(report, Severity::warning, "rating.mismatch",
      {fmt::format("คะแนนรวม ปี {} คือ {:.2f} ({}) เขียนระดับว่า “{}” ตามเกณฑ์ของปีนั้นควรเป็น “{}”", year, total.value, place.thai, total.rating, expected),
       fmt::format("the overall score of {} is {:.2f} ({}), the level is given as “{}”; by that year's rules it is “{}”", year, total.value,
                   place.english, total.rating, expected)},
      overall.index);
}

void check_conflicts(const ItaReference& ita, Report& report) {
  const auto years = primary_results(report);
  std::set<std::string> told;
  for (std::size_t i = 0; i < report.scores.size(); ++i) {
    const Score& score = report.scores[i];
    if (score.is_primary || score.role != ScoreRole::result) continue;
    const auto year = years.find(score.fiscal_year);
    if (year == years.end()) continue;
    const auto primary = year->second.find(score.code);
    if (primary == year->second.end() || std::abs(primary->second.score->value - score.value) < same_value) continue;
    if (!told.insert(fmt::format("{}/{}/{:.2f}", score.fiscal_year, score.code, score.value)).second) continue;
    const Score& other = *primary->second.score;
    const Wording subject = subject_words(score, ita), place = place_words(score.source), other_place = place_words(other.source);
    add(report, Severity::warning, "score.conflict",
        {fmt::format("{} ปี {} เขียน {:.2f} ({}) แต่อีกแห่งเขียน {:.2f} ({})", subject.thai, score.fiscal_year, other.value, other_place.thai, score.value,
                     place.thai),
         fmt::format("{} of {} is {:.2f} ({}) and elsewhere {:.2f} ({})", subject.english, score.fiscal_year, other.value, other_place.english,
                     score.value, place.english)},
        static_cast<int>(i));
  }
}

}  // namespace

Arithmetic check_scores(const RecordContext& context, Report& report) {
  Arithmetic arithmetic;
  for (const auto& [year, scores] : primary_results(report)) {
    arithmetic += check_tool_means(report, scores, year, context.ita);
    const auto overall = scores.find("overall");
    if (overall == scores.end()) continue;
    const auto parts = tool_scores(scores, year, context.ita);
    if (parts) arithmetic += check_weighted(report, overall->second, *parts, year, context.ita);
    check_rating(report, overall->second, parts, year, context.ita);
  }
  check_conflicts(context.ita, report);
  return arithmetic;
}

}  // namespace prongsai

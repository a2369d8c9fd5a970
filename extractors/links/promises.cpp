#include "extractors/links/promises.h"

#include <algorithm>

namespace prongsai {
namespace {

constexpr std::size_t least_answered = 2;

std::string first_day(int fiscal_year) { return std::to_string(fiscal_year - 544) + "-10-01"; }
std::string last_day(int fiscal_year) { return std::to_string(fiscal_year - 543) + "-09-30"; }

// Dates in ISO form compare as text. A budget of 0 says that no money is planned, not that nothing is.
bool is_planned_for(const PromisedMeasure& measure, int year) {
  if (!measure.period_start.empty() && measure.period_start > last_day(year)) return false;
  if (!measure.period_end.empty() && measure.period_end < first_day(year)) return false;
  if (!measure.period_start.empty() && !measure.period_end.empty()) return true;
  const auto has_money = [](const auto& amount) { return amount.first != 0 && amount.second > 0; };
  const auto amount = measure.budget.find(year);
  return std::ranges::none_of(measure.budget, has_money) || (amount != measure.budget.end() && amount->second > 0);
}

std::optional<std::int64_t> budget_of(const PromisedMeasure& measure, int year, bool is_only_year) {
  if (const auto amount = measure.budget.find(year); amount != measure.budget.end()) return amount->second;
  const auto undated = measure.budget.find(0);
  return is_only_year && undated != measure.budget.end() ? std::optional(undated->second) : std::nullopt;
}

std::string outcome_of(const PromisedMeasure& reported) {
  if (reported.status == "completed") return "done";
  return reported.status.empty() ? "reported" : reported.status;
}

bool is_other_period(const PromisedMeasure& planned, const PromisedMeasure& reported) {
  if (planned.period_start.empty() || planned.period_end.empty() || reported.period_start.empty() || reported.period_end.empty()) return false;
  return reported.period_start < planned.period_start || reported.period_end > planned.period_end;
}

bool has_other_units(const PromisedMeasure& planned, const PromisedMeasure& reported) {
  const auto is_everybody = [](const std::set<std::string>& units) { return units.empty() || units.contains("ทุกส่วนราชการ"); };
  if (is_everybody(planned.units) || is_everybody(reported.units)) return false;
  return std::ranges::none_of(planned.units, [&](const std::string& unit) { return reported.units.contains(unit); });
}

void add_changes(const PromisedMeasure& planned, const PromisedMeasure& reported, PromiseOutcome& outcome) {
  const auto add = [&](const char* what) { outcome.changed += (outcome.changed.empty() ? "" : ",") + std::string(what); };
  if (is_other_period(planned, reported)) add("period");
  if (has_other_units(planned, reported)) add("unit");
  if (outcome.budget_promised && outcome.budget_reported && *outcome.budget_promised != *outcome.budget_reported) add("budget");
}

/// The result reports of a year that answer the plan, the latest first, with the partners of the planned measures.
struct Answer {
  std::size_t report = 0;
  std::vector<int> partners;  ///< by planned measure
};

std::vector<Answer> answers_for(int year, const std::vector<TitleKey>& planned, const std::vector<bool>& is_due, std::span<const PromiseReport> results,
                                const LinkRules& rules) {
  std::vector<Answer> answers;
  const auto due = static_cast<std::size_t>(std::ranges::count(is_due, true));
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (year < results[i].first_year || year > results[i].last_year) continue;
    std::vector<TitleKey> reported;
    for (const PromisedMeasure& measure : results[i].measures) reported.push_back(measure.title);
    Answer answer{i, pair_titles(planned, reported, rules.promise_title)};
    std::size_t named = 0;
    for (std::size_t m = 0; m < planned.size(); ++m) named += is_due[m] && answer.partners[m] >= 0 ? 1 : 0;
    if (named >= least_answered && static_cast<double>(named) >= rules.promise_answered * static_cast<double>(due)) answers.push_back(std::move(answer));
  }
  std::ranges::stable_sort(answers, std::ranges::greater(), [&](const Answer& answer) { return results[answer.report].round_order; });
  return answers;
}

PromiseOutcome outcome_in(const PromiseReport& plan, std::size_t measure, int year, const std::vector<Answer>& answers,
                          std::span<const PromiseReport> results) {
  const PromisedMeasure& planned = plan.measures[measure];
  PromiseOutcome outcome;
  outcome.measure = measure;
  outcome.fiscal_year = year;
  outcome.outcome = answers.empty() ? "open" : "not_mentioned";
  outcome.budget_promised = budget_of(planned, year, plan.first_year == plan.last_year);
  for (const Answer& answer : answers) {
    if (answer.partners[measure] < 0) continue;
    outcome.report = answer.report;
    outcome.reported = static_cast<std::size_t>(answer.partners[measure]);
    const PromiseReport& result = results[answer.report];
    const PromisedMeasure& reported = result.measures[*outcome.reported];
    outcome.outcome = outcome_of(reported);
    outcome.budget_reported = budget_of(reported, year, result.first_year == result.last_year);
    add_changes(planned, reported, outcome);
    break;
  }
  return outcome;
}

}  // namespace

std::vector<PromiseOutcome> outcomes_of(const PromiseReport& plan, std::span<const PromiseReport> results, const LinkRules& rules) {
  std::vector<PromiseOutcome> outcomes;
  std::vector<TitleKey> planned;
  for (const PromisedMeasure& measure : plan.measures) planned.push_back(measure.title);
  for (int year = plan.first_year; year <= plan.last_year; ++year) {
    std::vector<bool> is_due;
    for (const PromisedMeasure& measure : plan.measures) is_due.push_back(is_planned_for(measure, year));
    const std::vector<Answer> answers = answers_for(year, planned, is_due, results, rules);
    for (std::size_t measure = 0; measure < planned.size(); ++measure) {
      if (is_due[measure]) outcomes.push_back(outcome_in(plan, measure, year, answers, results));
    }
  }
  return outcomes;
}

}  // namespace prongsai

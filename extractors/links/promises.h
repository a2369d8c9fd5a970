#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "extractors/links/link_rules.h"
#include "extractors/links/titles.h"

namespace prongsai {

/// A measure as it was planned, or as it was reported.
struct PromisedMeasure {
  TitleKey title;
  std::string status;                        ///< completed, in_progress, not_started, cancelled; empty where not stated
  std::string period_start, period_end;      ///< ISO dates; empty where unknown
  std::set<std::string> units;
  std::map<int, std::int64_t> budget;        ///< baht by fiscal year; 0 for an amount without a year
};

/// A plan for some years, or a report of one.
struct PromiseReport {
  int first_year = 0, last_year = 0;
  int round_order = 0;  ///< of two reports of a year the one with the greater order is the later
  std::vector<PromisedMeasure> measures;
};

/// What became of a planned measure in a fiscal year.
struct PromiseOutcome {
  std::size_t measure = 0;  ///< of the plan
  int fiscal_year = 0;
  std::string outcome;  ///< done, in_progress, not_started, cancelled, reported (no status is stated), not_mentioned, open (no report answers)
  std::optional<std::size_t> report, reported;  ///< which report tells it, and its measure
  std::string changed;                          ///< of `period`, `unit`, `budget` what is another than planned, joined by a comma
  std::optional<std::int64_t> budget_promised, budget_reported;
};

/// Holds a plan against the result reports of its organisation: each planned measure in each fiscal year that it is planned for. A year's
/// reports answer the plan where one of them names enough of its measures: otherwise they are about something else, and what they do
/// not mention says nothing. Where two reports of a year name a measure the later one counts.
std::vector<PromiseOutcome> outcomes_of(const PromiseReport& plan, std::span<const PromiseReport> results, const LinkRules& rules);

}  // namespace prongsai

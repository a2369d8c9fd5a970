#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "models/ita.h"
#include "pipeline/report_filter.h"
#include "pipeline/result_table.h"

namespace prongsai {

/// What is compared.
enum class Comparison {
  scores,   ///< a row an organisation and year
  changes,  ///< the same as differences to the year before, as far as it is known
  weakest,  ///< a row each for its weakest indicators
  answers,  ///< those, each with the measures stated for it
};

struct CompareRequest {
  Comparison what = Comparison::scores;
  ReportFilter filter;
  std::vector<int> indicators;     ///< only these; of scores the first one ranks
  std::vector<std::string> units;  ///< organisations with a measure of such a unit, by a part of its name; of answers these measures
  std::optional<double> below;     ///< scores: of the overall score, or the first indicator; weakest: of the indicator
  std::size_t weakest = 3;         ///< indicators of an organisation and year; as many as there are where `below` is given
};

/// The rows, from the latest year on and by rank among those that the filter leaves. Indicators have their names from `ita` where
/// it is given.
Result<ResultTable> compare(Database& database, const CompareRequest& request, const ItaReference* ita);

/// The scores as nested JSON, with the document and page that state the overall score: a form of its own, which scripts know.
Result<std::string> scores_as_json(Database& database, const CompareRequest& request);

/// What a page shows of such a table at a glance.
std::vector<BarChart> charts_of(const ResultTable& table, const CompareRequest& request, double pass_mark);

}  // namespace prongsai

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "pipeline/compare.h"

namespace prongsai {
namespace {

/// The place of a column; past the end where there is none.
std::size_t place_of(const ResultTable& table, std::string_view key) {
  return static_cast<std::size_t>(std::find(table.keys.begin(), table.keys.end(), key) - table.keys.begin());
}

struct Mean {
  double sum = 0;
  int count = 0;

  void take(double value) {
    sum += value;
    ++count;
  }
  double value() const { return count > 0 ? sum / count : 0; }
};

Bar bar_of(std::string label, const Mean& mean) { return {std::move(label), mean.value(), fmt::format("{:.2f} ({})", mean.value(), mean.count)}; }

/// Calls with the number in a column, for each row that has one.
template <typename Function>
void for_each_number(const ResultTable& table, std::string_view key, Function function) {
  const std::size_t column = place_of(table, key);
  if (column == table.keys.size()) return;
  for (const auto& row : table.rows.rows) {
    if (row[column]) function(row, std::stod(*row[column]));
  }
}

BarChart means_by_year(const ResultTable& table, double pass_mark) {
  std::map<std::string, Mean> years;
  for_each_number(table, "overall", [&](const auto& row, double value) { years[row[0].value_or("")].take(value); });
  BarChart chart{"Mean overall score by year (organisations)", 100, pass_mark, {}};
  for (const auto& [year, mean] : years) chart.bars.push_back(bar_of(year, mean));
  return chart;
}

/// Of the latest year, which comes first in the table.
BarChart overall_in_steps(const ResultTable& table, const std::string& year) {
  constexpr int step = 5, lowest = 50;
  std::map<int, int> counts;
  for_each_number(table, "overall", [&](const auto& row, double value) {
    if (row[0] == year) ++counts[value < lowest ? 0 : static_cast<int>(std::min(value, 99.999) / step) * step];
  });
  BarChart chart{fmt::format("Organisations by overall score, {}", year), 0, 0, {}};
  if (counts.empty()) return chart;
  for (int from = counts.rbegin()->first; from >= counts.begin()->first; from -= from == lowest ? lowest : step) {
    const int count = counts.contains(from) ? counts.at(from) : 0;
    chart.bars.push_back({from == 0 ? fmt::format("below {}", lowest) : fmt::format("{}–{}", from, from + step), static_cast<double>(count),
                          fmt::format("{}", count)});
    chart.most = std::max(chart.most, static_cast<double>(count));
  }
  return chart;
}

BarChart means_of_indicators(const ResultTable& table, const std::string& year, double pass_mark) {
  BarChart chart{fmt::format("Mean of each indicator, {}", year), 100, pass_mark, {}};
  for (int number = 1; number <= 10; ++number) {
    Mean mean;
    for_each_number(table, fmt::format("i{}", number), [&](const auto& row, double value) {
      if (row[0] == year) mean.take(value);
    });
    if (mean.count > 0) chart.bars.push_back(bar_of(fmt::format("{}", number), mean));
  }
  return chart;
}

/// How many rose and fell.
BarChart changes(const ResultTable& table) {
  std::map<std::string, int> counts{{"1 rose", 0}, {"2 as before", 0}, {"3 fell", 0}};
  for_each_number(table, "overall_change", [&](const auto&, double value) { ++counts[value > 0 ? "1 rose" : value < 0 ? "3 fell" : "2 as before"]; });
  BarChart chart{"Overall score against the year before", 0, 0, {}};
  for (const auto& [label, count] : counts) {
    chart.bars.push_back({label.substr(2), static_cast<double>(count), fmt::format("{}", count)});
    chart.most = std::max(chart.most, static_cast<double>(count));
  }
  return chart;
}

/// How often an indicator is among the weak ones. Of answers, one indicator of an organisation has a row for each measure.
BarChart weak_indicators(const ResultTable& table) {
  std::map<int, int> counts;
  std::vector<std::optional<std::string>> last;
  const std::size_t column = place_of(table, "indicator");
  for (const auto& row : table.rows.rows) {
    std::vector<std::optional<std::string>> key(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(column) + 1);
    if (key == last || !row[column]) continue;
    ++counts[std::stoi(*row[column])];
    last = std::move(key);
  }
  BarChart chart{"How often an indicator is among the weak ones", 0, 0, {}};
  for (const auto& [indicator, count] : counts) {
    chart.bars.push_back({fmt::format("{}", indicator), static_cast<double>(count), fmt::format("{}", count)});
    chart.most = std::max(chart.most, static_cast<double>(count));
  }
  return chart;
}

}  // namespace

std::vector<BarChart> charts_of(const ResultTable& table, const CompareRequest& request, double pass_mark) {
  if (table.rows.rows.empty()) return {};
  std::vector<BarChart> charts;
  if (request.what == Comparison::changes) charts = {changes(table)};
  if (request.what == Comparison::weakest || request.what == Comparison::answers) charts = {weak_indicators(table)};
  if (request.what == Comparison::scores) {
    const std::string latest = table.rows.rows.front()[0].value_or("");
    charts = {means_by_year(table, pass_mark), overall_in_steps(table, latest), means_of_indicators(table, latest, pass_mark)};
  }
  std::erase_if(charts, [](const BarChart& chart) { return chart.bars.empty(); });
  return charts;
}

}  // namespace prongsai

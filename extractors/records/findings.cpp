#include "extractors/records/findings.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "extractors/records/item_findings.h"
#include "extractors/records/scan_findings.h"
#include "extractors/records/text_findings.h"
#include "extractors/records/totals.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr double tolerance = 0.0151;  // scores are rounded to two decimals before they are published, and once more when averaged
constexpr double same_value = 0.005;
constexpr double duplicate_title = 0.95;

struct Scored {
  const Score* score = nullptr;
  int index = -1;
};

/// The primary results of one fiscal year, by code.
std::map<int, std::map<std::string, Scored>> primary_results(const Report& report) {
  std::map<int, std::map<std::string, Scored>> years;
  for (std::size_t i = 0; i < report.scores.size(); ++i) {
    const Score& score = report.scores[i];
    if (score.is_primary && score.role == ScoreRole::result && score.level != ScoreLevel::item)
      years[score.fiscal_year][score.code] = {&score, static_cast<int>(i)};
  }
  return years;
}

void add(Report& report, Severity severity, std::string code, std::string thai_text, std::string english, RecordKind kind, int record,
         Source source) {
  report.findings.push_back({severity, std::move(code), std::move(thai_text), std::move(english), kind, record, source});
}

/// The mean of a tool's indicators, where all of them are there.
std::optional<double> mean_of_tool(const std::map<std::string, Scored>& scores, std::string_view tool, int year, const ItaReference& ita) {
  double sum = 0;
  int count = 0;
  for (int number = 1; number <= 10; ++number) {
    const auto* indicator = ita.indicator(number, year);
    if (indicator == nullptr || indicator->tool != tool) continue;
    const auto found = scores.find(std::to_string(number));
    if (found == scores.end()) return std::nullopt;
    sum += found->second.score->value;
    ++count;
  }
  return count > 0 ? std::optional(sum / count) : std::nullopt;
}

constexpr const char* tools[] = {"IIT", "EIT", "OIT"};

std::optional<double> tool_score(const std::map<std::string, Scored>& scores, const char* tool, int year, const ItaReference& ita) {
  const auto stated = scores.find(tool);
  return stated != scores.end() ? std::optional(stated->second.score->value) : mean_of_tool(scores, tool, year, ita);
}

/// Every mention of a tool's score against the mean of the tool's indicators, asides too.
Arithmetic check_tool_means(Report& report, const std::map<std::string, Scored>& scores, int year, const ItaReference& ita) {
  Arithmetic arithmetic;
  for (const char* tool : tools) {
    const auto mean = mean_of_tool(scores, tool, year, ita);
    std::set<long> told;
    for (std::size_t i = 0; mean && i < report.scores.size(); ++i) {
      const Score score = report.scores[i];
      if (score.code != tool || score.fiscal_year != year || score.role != ScoreRole::result) continue;
      const bool holds = std::abs(*mean - score.value) <= tolerance;
      arithmetic.add(holds);
      if (holds) continue;
      if (!told.insert(std::lround(score.value * 100)).second) continue;
      add(report, Severity::error, "score.tool_mean_mismatch", fmt::format("คะแนน {} คือ {:.2f} แต่ค่าเฉลี่ยของตัวชี้วัดคือ {:.2f}", tool, score.value, *mean),
          fmt::format("{} is {:.2f}, the mean of its indicators {:.2f}", tool, score.value, *mean), RecordKind::score, static_cast<int>(i),
          score.source);
    }
  }
  return arithmetic;
}

std::optional<ToolScores> tool_scores(const std::map<std::string, Scored>& scores, int year, const ItaReference& ita) {
  const auto iit = tool_score(scores, "IIT", year, ita), eit = tool_score(scores, "EIT", year, ita), oit = tool_score(scores, "OIT", year, ita);
  if (!iit || !eit || !oit) return std::nullopt;
  return ToolScores{*iit, *eit, *oit};
}

Arithmetic check_weighted(Report& report, const Scored& overall, const ToolScores& parts, int year, const ItaReference& ita) {
  const auto iit = ita.weight("IIT", year), eit = ita.weight("EIT", year), oit = ita.weight("OIT", year);
  Arithmetic arithmetic;
  if (!iit || !eit || !oit) return arithmetic;
  const Score total = *overall.score;
  const double weighted = *iit * parts.iit + *eit * parts.eit + *oit * parts.oit;
  arithmetic.add(std::abs(weighted - total.value) <= tolerance);
  if (arithmetic.failed == 0) return arithmetic;
  add(report, Severity::error, "score.weighted_mismatch", fmt::format("คะแนนรวม {:.2f} ไม่ตรงกับค่าถ่วงน้ำหนักของเครื่องมือ {:.2f}", total.value, weighted),
      fmt::format("the overall score {:.2f} is not the weighted sum of the tools, {:.2f}", total.value, weighted), RecordKind::score, overall.index,
      total.source);
  return arithmetic;
}

/// Only a level that the year knows can be the wrong one; a report may use words of its own.
void check_rating(Report& report, const Scored& overall, const std::optional<ToolScores>& parts, int year, const ItaReference& ita) {
  const Score total = *overall.score;
  const std::string expected = ita.rating_for(year, total.value, parts);
  if (total.rating.empty() || expected.empty() || !ita.is_rating(total.rating, year) || thai::squeeze(total.rating) == thai::squeeze(expected))
    return;
  add(report, Severity::warning, "rating.mismatch", fmt::format("คะแนน {:.2f} ควรอยู่ในระดับ {} แต่เขียนว่า {}", total.value, expected, total.rating),
      fmt::format("a score of {:.2f} is rated {}, the report says {}", total.value, expected, total.rating), RecordKind::score, overall.index,
      total.source);
}

Arithmetic check_arithmetic(Report& report, const RecordContext& context) {
  Arithmetic arithmetic;
  for (const auto& [year, scores] : primary_results(report)) {
    arithmetic += check_tool_means(report, scores, year, context.ita);
    const auto overall = scores.find("overall");
    if (overall == scores.end()) continue;
    const auto parts = tool_scores(scores, year, context.ita);
    if (parts) arithmetic += check_weighted(report, overall->second, *parts, year, context.ita);
    check_rating(report, overall->second, parts, year, context.ita);
  }
  return arithmetic;
}

void check_conflicts(Report& report) {
  const auto years = primary_results(report);
  std::set<std::string> told;
  for (std::size_t i = 0; i < report.scores.size(); ++i) {
    const Score score = report.scores[i];
    if (score.is_primary || score.role != ScoreRole::result) continue;
    const auto year = years.find(score.fiscal_year);
    const auto primary = year == years.end() ? std::map<std::string, Scored>::const_iterator{} : year->second.find(score.code);
    if (year == years.end() || primary == year->second.end() || std::abs(primary->second.score->value - score.value) < same_value) continue;
    const std::string key = fmt::format("{}/{}/{:.2f}", score.fiscal_year, score.code, score.value);
    if (!told.insert(key).second) continue;
    const double other = primary->second.score->value;
    add(report, Severity::warning, "score.conflict",
        fmt::format("{} ปี {} มีคะแนน {:.2f} และ {:.2f} ในเอกสารเดียวกัน", score.code, score.fiscal_year, other, score.value),
        fmt::format("{} of {} is {:.2f} and {:.2f} in the same document", score.code, score.fiscal_year, other, score.value), RecordKind::score,
        static_cast<int>(i), score.source);
  }
}

void check_tools(Report& report, const RecordContext& context) {
  std::set<std::string> told;
  for (std::size_t i = 0; i < report.scores.size(); ++i) {
    const Score score = report.scores[i];
    if (score.level != ScoreLevel::indicator || score.tool.empty()) continue;
    const auto* indicator = context.ita.indicator(std::atoi(score.code.c_str()), score.fiscal_year);
    if (indicator == nullptr || indicator->tool == score.tool || !told.insert(score.code).second) continue;
    add(report, Severity::warning, "indicator.wrong_tool", fmt::format("ตัวชี้วัดที่ {} อยู่ใต้ {} แต่เป็นของ {}", score.code, score.tool, indicator->tool),
        fmt::format("indicator {} is filed under {}; it belongs to {}", score.code, score.tool, indicator->tool), RecordKind::score,
        static_cast<int>(i), score.source);
  }
}

bool same_measure(const Measure& a, const Measure& b) {
  if (a.source.table < 0 || b.source.table < 0 || a.source.table == b.source.table) return false;
  const auto shorter = std::min(a.title.size(), b.title.size()), longer = std::max(a.title.size(), b.title.size());
  return shorter * 10 >= longer * 9 && thai::similarity(a.title, b.title, duplicate_title) >= duplicate_title;
}

void check_measures(Report& report) {
  for (std::size_t i = 0; i < report.measures.size(); ++i) {
    Measure& measure = report.measures[i];
    if (measure.period.impossible) {
      add(report, Severity::warning, "period.impossible", "ระยะเวลา “" + measure.period.text + "” เป็นไปไม่ได้",
          "the period “" + measure.period.text + "” cannot be true", RecordKind::measure, static_cast<int>(i), measure.source);
    }
    for (std::size_t earlier = 0; earlier < i && measure.duplicate_of < 0; ++earlier) {
      const Measure& other = report.measures[earlier];
      if (other.duplicate_of < 0 && same_measure(measure, other)) measure.duplicate_of = static_cast<int>(earlier);
    }
    if (measure.duplicate_of < 0) continue;
    add(report, Severity::info, "measure.duplicate", "มาตรการนี้ปรากฏก่อนแล้วในเอกสารเดียวกัน", "the measure stands earlier in the same document",
        RecordKind::measure, static_cast<int>(i), measure.source);
  }
}

}  // namespace

Arithmetic check_report(const Document& document, const RecordContext& context, Report& report) {
  Arithmetic arithmetic = check_arithmetic(report, context);
  check_conflicts(report);
  check_tools(report, context);
  check_measures(report);
  check_item_codes(document, context, report);
  arithmetic += check_totals(document, context, report);
  check_text(document, report);
  check_confidence(document, report);
  return arithmetic;
}

}  // namespace prongsai

#include "extractors/records/findings.h"

#include <fmt/format.h>

#include <algorithm>

#include "extractors/records/change_findings.h"
#include "extractors/records/count_findings.h"
#include "extractors/records/indicator_findings.h"
#include "extractors/records/item_findings.h"
#include "extractors/records/item_list_findings.h"
#include "extractors/records/place_words.h"
#include "extractors/records/ragged_findings.h"
#include "extractors/records/scan_findings.h"
#include "extractors/records/score_findings.h"
#include "extractors/records/text_findings.h"
#include "extractors/records/totals.h"
#include "extractors/records/year_findings.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr double duplicate_title = 0.95;

bool same_measure(const Measure& a, const Measure& b) {
  if (a.source.table < 0 || b.source.table < 0 || a.source.table == b.source.table) return false;
  const auto shorter = std::min(a.title.size(), b.title.size()), longer = std::max(a.title.size(), b.title.size());
  return shorter * 10 >= longer * 9 && thai::similarity(a.title, b.title, duplicate_title) >= duplicate_title;
}

/// A finding about a measure, by its index.
void add(Report& report, Severity severity, std::string code, Wording message, std::size_t measure) {
  report.findings.push_back({severity, std::move(code), std::move(message.thai), std::move(message.english), RecordKind::measure,
                             static_cast<int>(measure), report.measures[measure].source});
}

void tell_impossible_period(std::size_t measure, Report& report) {
  const Measure& it = report.measures[measure];
  const std::string text = thai::collapse_spaces(it.period.text);
  const Wording place = place_words(it.source);
  add(report, Severity::warning, "period.impossible",
      {fmt::format("ระยะเวลา “{}” ({}) เป็นไปไม่ได้สำหรับรายงานปี {} จึงไม่บันทึกวันที่ ให้ตรวจปีและลำดับวันที่", text, place.thai, it.fiscal_year),
       fmt::format("the period “{}” ({}) cannot be true in a report of {}; no dates are taken, look at its years and their order", text,
                   place.english, it.fiscal_year)},
      measure);
}

void tell_duplicate(std::size_t measure, Report& report) {
  const Measure& it = report.measures[measure];
  const Wording place = place_words(it.source), first = place_words(report.measures[static_cast<std::size_t>(it.duplicate_of)].source);
  add(report, Severity::info, "measure.duplicate",
      {fmt::format("มาตรการนี้ ({}) ซ้ำกับที่ปรากฏก่อนแล้ว ({}) จึงนับครั้งเดียว", place.thai, first.thai),
       fmt::format("the measure ({}) says the same as an earlier one ({}) and is counted once", place.english, first.english)},
      measure);
}

void check_measures(Report& report) {
  for (std::size_t i = 0; i < report.measures.size(); ++i) {
    Measure& measure = report.measures[i];
    if (measure.period.impossible) tell_impossible_period(i, report);
    for (std::size_t earlier = 0; earlier < i && measure.duplicate_of < 0; ++earlier) {
      const Measure& other = report.measures[earlier];
      if (other.duplicate_of < 0 && same_measure(measure, other)) measure.duplicate_of = static_cast<int>(earlier);
    }
    if (measure.duplicate_of >= 0) tell_duplicate(i, report);
  }
}

}  // namespace

Arithmetic check_report(const Document& document, const RecordContext& context, Report& report) {
  Arithmetic arithmetic = check_scores(context, report);
  arithmetic += check_changes(document, context, report);
  check_indicators(document, context, report);
  check_measures(report);
  check_years(document, context, report);
  check_item_codes(document, context, report);
  check_item_list(document, context, report);
  arithmetic += check_totals(document, context, report);
  check_counts(document, report);
  check_ragged_rows(document, context, report);
  check_text(document, report);
  check_confidence(document, report);
  return arithmetic;
}

}  // namespace prongsai

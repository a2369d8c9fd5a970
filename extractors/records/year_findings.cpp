#include "extractors/records/year_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extractors/records/document_facts.h"
#include "extractors/records/logical_rows.h"
#include "extractors/records/measures.h"
#include "extractors/records/place_words.h"
#include "extractors/tables/columns.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/periods.h"

namespace prongsai {
namespace {

constexpr std::size_t longest_title = 300;  // bytes: a title, no prose

void tell(Report& report, Wording message, RecordKind kind, int record, const Source& source) {
  report.findings.push_back({Severity::warning, "year.mismatch", std::move(message.thai), std::move(message.english), kind, record, source});
}

// ---- the heads of budget columns ------------------------------------------------------------------

bool has_digit(std::string_view text) { return thai::to_arabic_digits(text).find_first_of("0123456789") != std::string::npos; }

/// The years of a table's budget columns, left to right; 0 for a head with digits that are no year.
std::vector<int> budget_years(const Table& table) {
  std::vector<int> years;
  for (int column = 0; column < table.columns; ++column) {
    const auto at = static_cast<std::size_t>(column);
    if (at >= table.roles.size() || at >= table.column_years.size() || table.roles[at] != ColumnRole::budget) continue;
    if (table.column_years[at] != 0 || has_digit(heading_text(table, column))) years.push_back(table.column_years[at]);
  }
  return years;
}

std::string list_of(const std::vector<int>& years) {
  std::string list;
  for (const int year : years) list += (list.empty() ? "" : ", ") + (year == 0 ? "?" : std::to_string(year));
  return list;
}

Source heading_source(const TableInContext& place) {
  for (const Cell& cell : place.table->cells) {
    if (cell.is_header) return {cell.places.empty() ? Place{} : cell.places.front(), place.index, 0};
  }
  return {{}, place.index, 0};
}

/// As many columns as years from the first to the last of a plan, but one year stands twice and another nowhere, or one lies outside.
std::optional<std::string> missing_year(std::vector<int> years, int first, int last) {
  if (last <= first || static_cast<int>(years.size()) != last - first + 1) return std::nullopt;
  std::vector<int> missing;
  for (int year = first; year <= last; ++year) {
    if (std::ranges::find(years, year) == years.end()) missing.push_back(year);
  }
  return missing.size() == 1 ? std::optional(std::to_string(missing[0])) : std::nullopt;
}

/// The single fiscal year that the title right before a table names; 0 where none does.
int titled_year(const TableInContext& place) {
  if (place.before.empty() || place.before.back().size() > longest_title) return 0;
  const auto years = thai::find_fiscal_years(place.before.back());
  return years && years->first == years->last ? years->first : 0;
}

void check_heads(const TableInContext& place, Report& report) {
  const std::vector<int> years = budget_years(*place.table);
  if (years.empty()) return;
  const Source source = heading_source(place);
  const Wording where = place_words({source.place, source.table, -1});
  if (const auto missing = missing_year(years, report.fiscal_year, report.fiscal_year_end)) {
    tell(report,
         {fmt::format("หัวตารางเขียนปี {} ({}) แผนเป็นของปี {}–{} แต่ไม่มีช่องของปี {}", list_of(years), where.thai, report.fiscal_year, report.fiscal_year_end,
                      *missing),
          fmt::format("the heads of the amounts say {} ({}); the plan is for {}–{} and {} has no column", list_of(years), where.english,
                      report.fiscal_year, report.fiscal_year_end, *missing)},
         RecordKind::document, -1, source);
    return;
  }
  const int titled = titled_year(place);
  if (years.size() != 1 || years[0] == 0 || titled == 0 || titled == years[0] || report.fiscal_year_end != 0) return;
  tell(report,
       {fmt::format("ชื่อตารางเขียนปี {} แต่หัวช่องงบประมาณเขียนปี {} ({})", titled, years[0], where.thai),
        fmt::format("the title of the table says {}, the head of its amounts {} ({})", titled, years[0], where.english)},
       RecordKind::document, -1, source);
}

// ---- periods of measures ----------------------------------------------------------------------------

enum class Where { unknown, inside, outside };

/// Where a period lies as to the fiscal years of the report; one that reaches in from another year is inside.
Where where_lies(const Period& period, const Report& report) {
  if (!period.start || !period.end) return Where::unknown;
  const Period first = thai::fiscal_year_period(report.fiscal_year);
  const Period last = thai::fiscal_year_period(std::max(report.fiscal_year, report.fiscal_year_end));
  return *period.end < *first.start || *period.start > *last.end ? Where::outside : Where::inside;
}

void check_periods(Report& report) {
  if (report.fiscal_year == 0) return;
  constexpr int enough = 3;  // others that show what the table is about
  std::map<int, std::vector<int>> inside, outside;
  for (std::size_t i = 0; i < report.measures.size(); ++i) {
    const Measure& measure = report.measures[i];
    if (measure.source.table < 0) continue;
    const Where where = where_lies(measure.period, report);
    if (where != Where::unknown) (where == Where::inside ? inside : outside)[measure.source.table].push_back(static_cast<int>(i));
  }
  for (const auto& [table, strays] : outside) {
    if (strays.size() != 1 || static_cast<int>(inside[table].size()) < enough) continue;
    const Measure& measure = report.measures[static_cast<std::size_t>(strays[0])];
    const Wording place = place_words(measure.source);
    const std::string years =
        report.fiscal_year_end == 0 ? std::to_string(report.fiscal_year) : fmt::format("{}–{}", report.fiscal_year, report.fiscal_year_end);
    const std::string text = thai::collapse_spaces(measure.period.text);
    tell(report,
         {fmt::format("ระยะเวลา “{}” ({}) อยู่นอกปีงบประมาณ {} ขณะที่มาตรการอื่นในตารางเดียวกันอยู่ในปีนั้น ให้ตรวจปีที่เขียน", text, place.thai, years),
          fmt::format("the period “{}” ({}) lies outside of fiscal year {}, those of all other measures of the table inside: look at its year", text,
                      place.english, years)},
         RecordKind::measure, strays[0], measure.source);
  }
}

// ---- titles that stand several times ----------------------------------------------------------------

struct Title {
  const Paragraph* paragraph = nullptr;
  int year = 0;
};

/// Paragraphs that name one fiscal year, by what they say but for digits.
std::map<std::string, std::vector<Title>> titles_of(const Document& document) {
  std::map<std::string, std::vector<Title>> titles;
  for (const Paragraph* paragraph : body_paragraphs(document)) {
    if (paragraph->text.size() > longest_title || paragraph->text.find("ปี") == std::string::npos) continue;
    const auto years = thai::find_fiscal_years(paragraph->text);
    if (!years || years->first != years->last) continue;
    std::string key = thai::squeeze(paragraph->text);
    std::erase_if(key, [](unsigned char c) { return std::isdigit(c) != 0; });
    titles[key].push_back({paragraph, years->first});
  }
  return titles;
}

bool has_records_of(int year, const Report& report) {
  return std::ranges::any_of(report.scores, [&](const Score& score) { return score.fiscal_year == year; }) ||
         std::ranges::any_of(report.measures, [&](const Measure& measure) {
           return std::ranges::any_of(measure.budgets, [&](const Budget& budget) { return budget.fiscal_year == year; });
         });
}

void check_titles(const Document& document, Report& report) {
  constexpr std::size_t enough = 2;       // times that a title stands with the document's year
  constexpr std::size_t least_text = 90;  // bytes, thirty letters: more than a heading such as ปี พ.ศ.
  if (report.fiscal_year == 0 || report.fiscal_year_end != 0) return;
  for (const auto& [key, titles] : titles_of(document)) {
    const auto of_document = static_cast<std::size_t>(std::ranges::count(titles, report.fiscal_year, &Title::year));
    if (key.size() < least_text || of_document < enough || titles.size() != of_document + 1) continue;
    const Title& odd = *std::ranges::find_if(titles, [&](const Title& title) { return title.year != report.fiscal_year; });
    if (has_records_of(odd.year, report)) continue;
    const Source source{odd.paragraph->place, -1, -1};
    const Wording place = place_words(source);
    const std::string text = thai::collapse_spaces(odd.paragraph->text);
    tell(report,
         {fmt::format("ข้อความ “{}” ({}) เขียนปี {} แต่ข้อความเดียวกันอีก {} แห่งเขียนปี {}", text, place.thai, odd.year, of_document, report.fiscal_year),
          fmt::format("“{}” ({}) says {}; the same words stand {} times with {}", text, place.english, odd.year, of_document, report.fiscal_year)},
         RecordKind::document, -1, source);
  }
}

}  // namespace

void check_years(const Document& document, const RecordContext&, Report& report) {
  for (const TableInContext& place : tables_of(document)) {
    if (is_measure_table(*place.table)) check_heads(place, report);
  }
  check_periods(report);
  check_titles(document, report);
}

}  // namespace prongsai

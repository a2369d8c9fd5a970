#include "extractors/thai/periods.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include "extractors/thai/normalise.h"
#include "extractors/thai/period_reader.h"

namespace prongsai::thai {
namespace {

constexpr int furthest_year = 20;                   // from the document's fiscal year; plans look five, strategies twenty years ahead
constexpr int first_year = 2540, last_year = 2600;  // of dates, where the document's year is unknown

/// The fiscal year in which a point without a year lies belongs to the text, else to the document.
int year_of_month(int month, int fiscal_year) noexcept { return month >= 10 ? fiscal_year - 1 : fiscal_year; }

/// Gives every point without a year, and every day without a month, what its neighbours say:
/// the next one that has a year, else the one before, else the fiscal year.
void complete_points(std::vector<Point>& points, int fiscal_year) {
  for (std::size_t i = points.size(); i-- > 1;) {
    Point& point = points[i - 1];
    const Point& next = points[i];
    if (point.month == 0) point.month = next.month;
    if (point.year == 0 && next.year > 0) point.year = point.month > next.month ? next.year - 1 : next.year;
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    Point& point = points[i];
    if (point.year != 0) continue;
    const Point* before = i > 0 && points[i - 1].year > 0 ? &points[i - 1] : nullptr;
    if (before != nullptr) {
      point.year = point.month < before->month ? before->year + 1 : before->year;
    } else if (fiscal_year != 0) {
      point.year = year_of_month(point.month, fiscal_year);
    }
  }
}

/// A closed interval whose bounds may be missing because they cannot be true.
struct Interval {
  std::optional<Date> start, end;
  bool impossible = false;
  bool known = true;  ///< false: says nothing (no year anywhere, a blank for the day)
};

const Interval cannot_be{{}, {}, true, true};
const Interval says_nothing{{}, {}, false, false};

bool is_credible(int year, int fiscal_year) noexcept {
  if (fiscal_year != 0) return std::abs(year - fiscal_year) <= furthest_year;
  return year >= first_year && year <= last_year;
}

unsigned last_day_of(int year, int month) noexcept {
  using namespace std::chrono;
  return static_cast<unsigned>(year_month_day_last{std::chrono::year{year} / month / last}.day());
}

Interval interval_of(const Point& point, int fiscal_year) {
  if (point.year == 0 || point.blank_day) return says_nothing;
  const int year = point.year - buddhist_era;
  const bool real_month = point.month >= 1 && point.month <= months_in_year;
  if (point.year == unreadable_year || !is_credible(point.year, fiscal_year) || !real_month) return cannot_be;
  const int last = static_cast<int>(last_day_of(year, point.month));
  if (point.day > last || point.day < 0) return cannot_be;
  const int first_day = point.last_day ? last : std::max(point.day, 1);
  return {Date{year, point.month, first_day}, Date{year, point.month, point.day == 0 ? last : point.day}};
}

Interval interval_of(const Span& span, int context, int fiscal_year) {
  const int fiscal = span.year != 0 ? span.year : context;
  if (fiscal == 0) return says_nothing;
  if (!is_credible(fiscal, fiscal_year)) return cannot_be;
  const auto month_of = [](int index) { return (index + 9) % months_in_year + 1; };
  const auto year_of = [&](int index) { return fiscal - buddhist_era - (index < 3 ? 1 : 0); };
  const Date end{year_of(span.last), month_of(span.last), static_cast<int>(last_day_of(year_of(span.last), month_of(span.last)))};
  if (span.last_day) return {end, end};
  return {Date{year_of(span.first), month_of(span.first), 1}, end};
}

Interval interval_of(const Years& years, int fiscal_year) {
  const bool range = years.last != years.first;
  // One year behind พ.ศ. alone is an Act's, unless it is the report's own.
  if (!years.fiscal && !range && years.first != fiscal_year) return says_nothing;
  if (years.last < years.first || !is_credible(years.first, fiscal_year) || !is_credible(years.last, fiscal_year)) return cannot_be;
  if (years.fiscal || !range) return {fiscal_year_period(years.first).start, fiscal_year_period(years.last).end};
  return {Date{years.first - buddhist_era, 1, 1}, Date{years.last - buddhist_era, 12, 31}};
}

/// The year that a text names for the quarters, rounds and months in it that name none.
int year_in_context(const std::vector<Statement>& statements, int fiscal_year) {
  const auto named = std::find_if(statements.begin(), statements.end(), [](const Statement& s) {
    return s.kind == Statement::Kind::years && s.years.fiscal && s.years.first == s.years.last;
  });
  return named == statements.end() ? fiscal_year : named->years.first;
}

/// Joins the two ends of a range: `ต.ค. ๖๗ - มี.ค. ๖๘`.
Interval range_of(const Interval& from, const Interval& to) {
  if (!from.known || !to.known) return from.known ? from : to;
  Interval range{from.start, to.end, from.impossible || to.impossible};
  if (range.start && range.end && *range.start > *range.end) return cannot_be;
  return range;
}

std::vector<Interval> intervals_of(const std::vector<Statement>& statements, int fiscal_year) {
  const int context = year_in_context(statements, fiscal_year);
  std::vector<Point> points;
  std::vector<Interval> intervals;
  for (const Statement& s : statements) {
    if (s.kind == Statement::Kind::point) points.push_back(s.point);
    if (s.kind == Statement::Kind::span) intervals.push_back(interval_of(s.span, context, fiscal_year));
  }
  complete_points(points, context);
  for (std::size_t i = 0; i < points.size(); ++i) {
    Interval interval = interval_of(points[i], fiscal_year);
    if (points[i].leads_to_next && i + 1 < points.size()) {
      ++i;
      interval = range_of(interval, interval_of(points[i], fiscal_year));
    }
    intervals.push_back(interval);
  }
  if (!intervals.empty()) return intervals;
  // Years alone are the period; beside anything finer they only say when that is.
  for (const Statement& s : statements) intervals.push_back(interval_of(s.years, fiscal_year));
  return intervals;
}

}  // namespace

Period fiscal_year_period(int fiscal_year) {
  const int year = fiscal_year - buddhist_era;
  return {"", Date{year - 1, 10, 1}, Date{year, 9, 30}, false};
}

Period parse_period(std::string_view text, int fiscal_year) {
  Period period{.text = std::string(text), .start = {}, .end = {}};
  const auto [statements, open_end] = read_period(text);
  bool start_lost = false, end_lost = open_end;
  for (const Interval& interval : intervals_of(statements, fiscal_year)) {
    if (!interval.known) continue;
    period.impossible |= interval.impossible;
    start_lost |= !interval.start;
    end_lost |= !interval.end;
    if (interval.start) period.start = period.start ? std::min(*period.start, *interval.start) : interval.start;
    if (interval.end) period.end = period.end ? std::max(*period.end, *interval.end) : interval.end;
  }
  if (start_lost) period.start.reset();
  if (end_lost) period.end.reset();
  return period;
}

std::optional<FiscalYears> find_fiscal_years(std::string_view text) {
  constexpr int first_named = 2550, last_named = 2599;
  if (to_arabic_digits(text).find_first_of("0123456789") == std::string::npos) return std::nullopt;  // most paragraphs, and far cheaper
  const auto counts = [](const Years& years) { return years.first >= first_named && years.last <= last_named && years.first <= years.last; };
  for (const Statement& s : read_period(text).statements) {
    if (s.kind == Statement::Kind::years && s.years.fiscal && counts(s.years)) return FiscalYears{s.years.first, s.years.last};
    if (s.kind == Statement::Kind::span && s.span.year >= first_named && s.span.year <= last_named) return FiscalYears{s.span.year, s.span.year};
  }
  return std::nullopt;
}

}  // namespace prongsai::thai

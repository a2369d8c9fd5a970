#include "extractors/tables/month_columns.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "extractors/tables/columns.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/periods.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr std::size_t longest_heading = 90;  // bytes: `ไตรมาสที่ ๑ (ต.ค. - ธ.ค. ๖๗)`
constexpr int longest_stretch = 3;           // months of one column
constexpr std::string_view quarter = "ไตรมาส";

int months_of(const Period& period) { return (period.end->year - period.start->year) * 12 + period.end->month - period.start->month + 1; }

/// A heading that is a month or a quarter; `1` is one under ไตรมาส.
std::optional<std::string> own_text(const std::vector<const Cell*>& headings) {
  if (headings.empty() || headings.back()->text.size() > longest_heading) return std::nullopt;
  const std::string text = thai::collapse_spaces(headings.back()->text);
  const auto number = thai::parse_number(text);
  if (!number) return text;
  const bool numbers_quarters =
      std::any_of(headings.begin(), headings.end() - 1, [](const Cell* cell) { return cell->text.find(quarter) != std::string::npos; });
  if (!numbers_quarters || *number < 1 || *number > 4) return std::nullopt;
  return std::string(quarter) + ' ' + text;
}

/// The months that a heading is; nothing where it is anything else.
std::optional<Period> months_named(std::string_view text) {
  constexpr int any_year = 2568;  // only whether it can be read matters
  if (text.size() > longest_heading) return std::nullopt;
  Period period = thai::parse_period(text, any_year);
  if (!period.start || !period.end || months_of(period) > longest_stretch || period.start->day != 1 || period.end == period.start)
    return std::nullopt;
  return period;
}

/// A column while its year is looked for.
struct Candidate {
  int column = 0;
  std::string text;
  const Cell* year_cell = nullptr;
  int year = 0;
  int month = 0;  ///< the first of its months
};

std::optional<Candidate> candidate_at(const Table& table, int column) {
  const auto headings = heading_cells(table, column);
  const auto text = own_text(headings);
  const auto period = text ? months_named(*text) : std::nullopt;
  if (!period) return std::nullopt;
  Candidate candidate{column, *text, nullptr, 0, period->start->month};
  constexpr int another_year = 2577;
  if (thai::parse_period(*text, another_year).start == period->start) return candidate;  // it has a year of its own
  for (std::size_t i = headings.size() - 1; i-- > 0 && candidate.year == 0;) {
    candidate.year_cell = headings[i];
    candidate.year = heading_year(headings[i]->text);
  }
  return candidate;
}

/// The year over months that run from October into the next one, or of quarters, is a fiscal year.
bool is_fiscal(const Candidate& candidate, const std::vector<Candidate>& all) {
  const std::string_view heading = candidate.year_cell->text;
  if (heading.find("งบ") != std::string_view::npos || candidate.text.find(quarter) != std::string::npos) return true;
  int last = 0;
  for (const Candidate& other : all) {
    if (other.year_cell != candidate.year_cell) continue;
    if (other.month < last) return true;
    last = other.month;
  }
  return false;
}

MonthColumn dated(const Candidate& candidate, const std::vector<Candidate>& all, int fiscal_year) {
  std::string text = candidate.text;
  if (candidate.year != 0) text += (is_fiscal(candidate, all) ? " ปีงบประมาณ พ.ศ. " : " ") + std::to_string(candidate.year);
  return {candidate.column, text, thai::parse_period(text, fiscal_year)};
}

/// What a cell under a month says: a tick or an arrow, the line between two arrows or no more than that it is blank, or anything else.
enum class MarkKind { mark, line, other };

MarkKind kind_of(std::string_view cell) {
  constexpr std::size_t longest_mark = 200;  // bytes: an arrow over a year
  if (cell.size() > longest_mark) return MarkKind::other;
  constexpr std::u32string_view marks = U"✓✔√☑☒🗹/xX×*●■▲►▶◄◀→←↔⟶⟵⟷⇒⇔<>", lines = U"-–—─━═=_.☐□";
  MarkKind kind = MarkKind::line;
  for (const char32_t c : thai::to_utf32(thai::squeeze(cell))) {
    if (marks.find(c) != marks.npos) {
      kind = MarkKind::mark;
    } else if (lines.find(c) == lines.npos) {
      return MarkKind::other;
    }
  }
  return kind;
}

/// Nothing but marks under the columns, and at least one.
bool holds_marks(const Table& table, const std::vector<Candidate>& columns) {
  const int first = columns.front().column, last = columns.back().column;
  bool marked = false;
  for (const Cell& cell : table.cells) {
    if (cell.row < table.header_rows || cell.column < first || cell.column > last || thai::is_blank(cell.text)) continue;
    const MarkKind kind = kind_of(cell.text);
    if (kind == MarkKind::other || cell.column + cell.column_span - 1 > last) return false;
    marked = marked || kind == MarkKind::mark;
  }
  return marked;
}

bool are_in_order(const std::vector<MonthColumn>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i].period.start || !columns[i].period.end) return false;
    if (i > 0 && *columns[i].period.start <= *columns[i - 1].period.end) return false;
  }
  return true;
}

}  // namespace

bool is_month_heading(std::string_view text) { return months_named(thai::collapse_spaces(text)).has_value(); }

bool is_month_mark(std::string_view cell) { return kind_of(cell) == MarkKind::mark; }

std::vector<MonthColumn> month_columns(const Table& table, int fiscal_year) {
  std::vector<Candidate> candidates, run;
  for (int column = 0; column < table.columns && table.header_rows > 0; ++column) {
    auto candidate = candidate_at(table, column);
    if (!candidate || (!run.empty() && run.back().column != column - 1)) run.clear();
    if (candidate) run.push_back(*std::move(candidate));
    if (run.size() > candidates.size()) candidates = run;
  }
  if (candidates.size() < 2 || !holds_marks(table, candidates)) return {};
  std::vector<MonthColumn> columns;
  for (const Candidate& candidate : candidates) columns.push_back(dated(candidate, candidates, fiscal_year));
  if (!are_in_order(columns)) return {};
  return columns;
}

}  // namespace prongsai

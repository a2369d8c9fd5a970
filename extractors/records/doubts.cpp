#include "extractors/records/doubts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/thai/characters.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

/// Each is a recognition of the whole document; a page has less than one.
constexpr std::size_t most_judged = 200;

struct Spot {
  std::size_t block = 0;
  std::optional<std::size_t> cell;  ///< of a table; none: the block is a paragraph
  Source source;
  NumberDoubt doubt;
  std::string blank;  ///< stands for the number where it is not known: a private character, different for every spot
};

/// U+F0000 and following, which no font maps to a character.
std::string private_character(std::size_t number) {
  std::string character;
  thai::append_utf8(character, static_cast<char32_t>(0xF0000 + number % 0xFFF0));
  return character;
}

std::vector<Spot> spots_of(const Document& document) {
  std::vector<Spot> spots;
  int table = -1;
  const auto add = [&](std::size_t block, std::optional<std::size_t> cell, const Source& source, const std::vector<NumberDoubt>& doubts) {
    for (const NumberDoubt& doubt : doubts) spots.push_back({block, cell, source, doubt, private_character(spots.size())});
  };
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (const auto* paragraph = std::get_if<Paragraph>(&document.blocks[i])) {
      if (paragraph->role == ParagraphRole::body) add(i, std::nullopt, {paragraph->place, -1, -1}, paragraph->doubts);
      continue;
    }
    ++table;
    const std::vector<Cell>& cells = std::get<Table>(document.blocks[i]).cells;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      const Place place = cells[cell].places.empty() ? Place{} : cells[cell].places.front();
      add(i, cell, {place, table, cells[cell].row}, cells[cell].doubts);
    }
  }
  return spots;
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

constexpr std::size_t longest_digit = 3;  ///< bytes, of a Thai one

bool ends_with_digit(std::string_view text) {
  const std::string last = thai::to_arabic_digits(text.substr(text.size() - std::min(text.size(), longest_digit)));
  return !last.empty() && is_digit(last.back());
}

bool begins_with_digit(std::string_view text) {
  const std::string first = thai::to_arabic_digits(text.substr(0, longest_digit));
  return !first.empty() && is_digit(first.front());
}

/// Puts another text in the place of a number wherever it stands for itself; tells how often.
int replace_number(std::string& text, std::string_view number, std::string_view other) {
  int times = 0;
  for (std::size_t at = text.find(number); at != std::string::npos; at = text.find(number, at)) {
    const std::string_view before = std::string_view(text).substr(0, at), behind = std::string_view(text).substr(at + number.size());
    if (ends_with_digit(before) || begins_with_digit(behind)) {
      at += number.size();
      continue;
    }
    text.replace(at, number.size(), other);
    at += other.size();
    ++times;
  }
  return times;
}

/// Puts another text in the place of a spot's number, in the years of its columns too; tells how often it stood there.
int put(Document& document, const Spot& spot, const std::string& other) {
  Block& block = document.blocks[spot.block];
  if (!spot.cell) return replace_number(std::get<Paragraph>(block).text, spot.doubt.first, other);
  Table& table = std::get<Table>(block);
  Cell& cell = table.cells[*spot.cell];
  const auto year = thai::parse_number(spot.doubt.first), other_year = thai::parse_number(other);
  for (int column = cell.column; cell.is_header && year && column < cell.column + cell.column_span; ++column) {
    const auto at = static_cast<std::size_t>(column);
    if (at < table.column_years.size() && table.column_years[at] == static_cast<int>(*year))
      table.column_years[at] = static_cast<int>(other_year.value_or(0));
  }
  return replace_number(cell.text, spot.doubt.first, other);
}

/// All that is a value in a report, for comparison.
std::vector<std::string> values_of(const Report& report) {
  const auto date = [](const std::optional<Date>& day) { return day ? to_iso(*day) : std::string(); };
  std::vector<std::string> values{fmt::format("{} {}", report.fiscal_year, report.fiscal_year_end)};
  for (const Score& score : report.scores) {
    values.push_back(
        fmt::format("{} {} {} {} {} {}", score.source.table, score.source.row, score.fiscal_year, score.code, to_string(score.role), score.value));
  }
  for (const Measure& measure : report.measures) {
    values.push_back(fmt::format("{} {} {} {} {}", measure.fiscal_year, date(measure.period.start), date(measure.period.end), measure.indicator,
                                 measure.progress_percent.value_or(-1)));
    for (const Budget& budget : measure.budgets) values.push_back(fmt::format("{} {}", budget.fiscal_year, budget.amount_baht));
  }
  return values;
}

/// A year of the document, or the one before it, in which its fiscal year begins.
bool is_year_of(const Report& report, const std::string& number) {
  const auto year = thai::parse_number(number);
  return year && report.fiscal_year != 0 && *year >= report.fiscal_year - 1 && *year <= std::max(report.fiscal_year, report.fiscal_year_end);
}

enum class Choice { none, first, second };

Choice choice_between(const NumberDoubt& doubt, const Judged& first, const Judged& second) {
  if (first.arithmetic.speaks_against(second.arithmetic)) return Choice::first;
  if (second.arithmetic.speaks_against(first.arithmetic)) return Choice::second;
  const bool same_arithmetic = first.arithmetic.held == second.arithmetic.held && first.arithmetic.failed == second.arithmetic.failed;
  if (!same_arithmetic || first.report.fiscal_year != second.report.fiscal_year) return Choice::none;
  constexpr std::size_t year_digits = 4;
  if (thai::to_arabic_digits(doubt.first).size() != year_digits) return Choice::none;
  const bool first_fits = is_year_of(first.report, doubt.first), second_fits = is_year_of(second.report, doubt.second);
  if (first_fits == second_fits) return Choice::none;
  return first_fits ? Choice::first : Choice::second;
}

void tell_decided(Report& report, const Spot& spot, bool first) {
  const std::string& chosen = first ? spot.doubt.first : spot.doubt.second;
  report.findings.push_back(
      {Severity::info, "number.decided",
       fmt::format("อ่านจากภาพได้ทั้ง {} และ {} เลือก {} เพราะผลรวม ค่าเฉลี่ย หรือปีของเอกสารตรงกับค่านี้เท่านั้น", spot.doubt.first, spot.doubt.second, chosen),
       fmt::format("read from the picture as {} and as {}; only {} fits the sums, means or years of the document", spot.doubt.first,
                   spot.doubt.second, chosen),
       RecordKind::document, -1, spot.source});
}

void tell_doubtful(Report& report, const Spot& spot) {
  report.findings.push_back({Severity::warning, "number.doubtful",
                             fmt::format("อ่านจากภาพได้ทั้ง {} และ {} ไม่มีสิ่งใดในเอกสารชี้ขาด จึงไม่บันทึกค่า", spot.doubt.first, spot.doubt.second),
                             fmt::format("read from the picture as {} and as {}; nothing in the document decides, so no value is taken",
                                         spot.doubt.first, spot.doubt.second),
                             RecordKind::document, -1, spot.source});
}

/// Calls a function with every text of a report that comes from the document's.
template <typename Change>
void for_each_text(Report& report, Change change) {
  for (std::string* text : {&report.organisation.name, &report.organisation.name_text}) change(*text);
  for (Score& score : report.scores) {
    for (std::string* text : {&score.name, &score.rating, &score.tool}) change(*text);
  }
  const auto change_units = [&](std::vector<Unit>& units) {
    for (Unit& unit : units) {
      change(unit.name);
      change(unit.text);
    }
  };
  for (Measure& m : report.measures) {
    for (std::string* text : {&m.section, &m.number, &m.title, &m.method, &m.topic, &m.output, &m.outcome, &m.period.text}) change(*text);
    change_units(m.units);
  }
  for (DisclosureItem& item : report.items) {
    for (std::string* text : {&item.name, &item.requirement, &item.detail}) change(*text);
    change_units(item.units);
  }
  for (Risk& risk : report.risks) {
    for (std::string* text : {&risk.activity, &risk.issue, &risk.level, &risk.control}) change(*text);
  }
  for (Finding& finding : report.findings) {
    change(finding.message_th);
    change(finding.message_en);
  }
}

/// Texts show what was read; a period of which a part is not known has no bounds.
void fill_blanks(Report& report, const std::vector<Spot>& blanks) {
  for (Measure& measure : report.measures) {
    const bool has_blank = std::ranges::any_of(blanks, [&](const Spot& spot) { return measure.period.text.find(spot.blank) != std::string::npos; });
    if (has_blank) measure.period.start = measure.period.end = std::nullopt;
  }
  for_each_text(report, [&](std::string& text) {
    for (const Spot& spot : blanks) {
      if (const std::size_t at = text.find(spot.blank); at != std::string::npos) text.replace(at, spot.blank.size(), spot.doubt.first);
    }
  });
}

}  // namespace

Report settle_doubts(const Document& document, const Judge& judge) {
  const std::vector<Spot> spots = spots_of(document);
  Judged first = judge(document);
  if (spots.empty()) return std::move(first.report);

  const std::vector<std::string> values = values_of(first.report);
  Document settled = document;
  std::vector<std::pair<const Spot*, Choice>> decided;
  std::vector<Spot> blanks;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const Spot& spot = spots[i];
    Document other = document;
    const int times = put(other, spot, spot.doubt.second);
    if (times == 0) continue;
    if (i < most_judged) {
      const Judged second = judge(other);
      if (values_of(second.report) == values) continue;
      const Choice choice = times == 1 ? choice_between(spot.doubt, first, second) : Choice::none;
      if (choice == Choice::second) put(settled, spot, spot.doubt.second);
      if (choice != Choice::none) {
        decided.emplace_back(&spot, choice);
        continue;
      }
    }
    put(settled, spot, spot.blank);
    blanks.push_back(spot);
  }
  if (decided.empty() && blanks.empty()) return std::move(first.report);

  Report report = judge(settled).report;
  fill_blanks(report, blanks);
  for (const auto& [spot, choice] : decided) tell_decided(report, *spot, choice == Choice::first);
  for (const Spot& spot : blanks) tell_doubtful(report, spot);
  return report;
}

}  // namespace prongsai

#include "extractors/records/count_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "extractors/records/document_facts.h"
#include "extractors/records/logical_rows.h"
#include "extractors/records/measures.h"
#include "extractors/records/place_words.h"
#include "extractors/tables/total_text.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

constexpr std::size_t reach = 120;  // bytes around a number in which it is said what it counts

void tell(Report& report, Wording message, const Source& source) {
  report.findings.push_back(
      {Severity::warning, "count.mismatch", std::move(message.thai), std::move(message.english), RecordKind::document, -1, source});
}

bool counts_measures(std::string_view behind) {
  const std::string key = thai::squeeze(behind.substr(0, reach));
  return key.starts_with("โครงการ") || key.starts_with("มาตรการ") || key.starts_with("กิจกรรม");
}

bool counts_measures(std::string_view text, const thai::Number& number) {
  return number.value >= 1 && number.value < 1000 && counts_measures(text.substr(number.offset + number.length));
}

/// How many measures a text announces (`รวมจำนวน ๑๖ โครงการ`, `รวม ๕ โครงการ ๑๐ มาตรการ`), or nothing.
std::optional<int> announced_count(std::string_view text) {
  std::optional<int> announced;
  if (text.find("รวม") == std::string_view::npos) return announced;
  for (const thai::Number& number : thai::find_numbers(text)) {
    const bool counts = counts_measures(text, number);
    if (announced) {
      if (!counts) break;
      *announced += static_cast<int>(number.value);
      continue;
    }
    const std::size_t from = number.offset - std::min(number.offset, reach);
    const std::string before = thai::squeeze(text.substr(from, number.offset - from));
    const bool total = before.ends_with("รวม") || before.ends_with("รวมจำนวน") || before.ends_with("รวมทั้งสิ้น") || before.ends_with("รวมทั้งสิ้นจำนวน");
    if (counts && total) announced = static_cast<int>(number.value);
  }
  return announced;
}

/// What a line of a list of parts counts (`มิติที่ ๒ … จำนวน ๘ โครงการ`), or nothing.
std::optional<int> part_count(std::string_view text) {
  constexpr std::size_t longest_part = 400;  // bytes
  if (text.size() > longest_part || text.find("รวม") != std::string_view::npos) return std::nullopt;
  std::optional<int> sum;
  for (const thai::Number& number : thai::find_numbers(text)) {
    if (!counts_measures(text, number)) continue;
    const std::string before = thai::squeeze(text.substr(0, number.offset));
    if (!sum && !before.ends_with("จำนวน")) continue;
    sum = sum.value_or(0) + static_cast<int>(number.value);
  }
  return sum;
}

/// How many measures each table lists, all tables together, and the forms.
std::set<int> listed_counts(const Report& report) {
  std::map<int, int> by_table;
  for (const Measure& measure : report.measures) ++by_table[measure.source.table];
  std::set<int> counts;
  int in_tables = 0;
  for (const auto& [table, count] : by_table) {
    counts.insert(count);
    in_tables += table >= 0 ? count : 0;
  }
  counts.insert(in_tables);
  return counts;
}

/// How the line of a list begins: `1.2`, `มิติที่`. Lines of one list begin alike; those of a list inside it do not.
std::string beginning_of(std::string_view text) {
  const thai::Enumerator enumerator = thai::leading_enumerator(text);
  if (enumerator.length > 0) return std::string(1 + static_cast<std::size_t>(std::ranges::count(enumerator.number, '.')), '.');
  const std::string key = thai::squeeze(text);
  return key.substr(0, key.find_first_of("0123456789"));
}

/// The parts that stand right below an announced count, a line each. Nothing where the list has levels, or a line of it says no count.
std::vector<int> parts_behind(const std::vector<const Paragraph*>& paragraphs, std::size_t announcing) {
  std::vector<int> parts;
  std::string beginning;
  for (std::size_t i = announcing + 1; i < paragraphs.size(); ++i) {
    const std::string here = beginning_of(paragraphs[i]->text);
    const auto part = part_count(paragraphs[i]->text);
    if (part && parts.empty()) beginning = here;
    const bool of_list = !parts.empty() && here == beginning;
    if (part && (parts.empty() || of_list)) {
      parts.push_back(*part);
    } else {
      return part || of_list ? std::vector<int>() : parts;
    }
  }
  return parts;
}

/// A count that a text announces and no list of the document has, or that its own parts do not make.
void check_announced(const Document& document, Report& report) {
  if (report.measures.empty()) return;
  const std::set<int> listed = listed_counts(report);
  const auto paragraphs = body_paragraphs(document);
  std::set<int> told;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const auto announced = announced_count(paragraphs[i]->text);
    if (!announced) continue;
    const Source source{paragraphs[i]->place, -1, -1};
    const Wording place = place_words(source);
    if (!listed.contains(*announced) && told.insert(*announced).second) {
      const int most = *listed.rbegin();
      tell(report,
           {fmt::format("ข้อความระบุ {} รายการ ({}) แต่รายการที่อ่านได้มี {} รายการ ให้ตรวจว่าตกหล่นหรือนับผิด", *announced, place.thai, most),
            fmt::format("the text announces {} ({}), the list has {}: look whether some are missing or the count is wrong", *announced, place.english,
                        most)},
           source);
    }
    const std::vector<int> parts = parts_behind(paragraphs, i);
    int sum = 0;
    std::string list;
    for (const int part : parts) {
      sum += part;
      list += fmt::format("{}{}", list.empty() ? "" : " + ", part);
    }
    if (parts.size() < 2 || sum == *announced) continue;
    tell(report,
         {fmt::format("ข้อความระบุ {} รายการ ({}) แต่จำนวนที่แยกไว้ข้างใต้รวมได้ {} = {}", *announced, place.thai, list, sum),
          fmt::format("the text announces {} ({}); the parts below it make {} = {}", *announced, place.english, list, sum)},
         source);
  }
}

std::optional<int> whole_number(const std::string& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// How many measures stand in some rows of a table, where their own numbers count the same; else nothing.
std::optional<int> numbered_measures(const Report& report, int table, int first_row, int last_row) {
  int count = 0, lowest = 0, highest = 0;
  for (const Measure& measure : report.measures) {
    if (measure.source.table != table || measure.source.row < first_row || measure.source.row > last_row) continue;
    const auto number = whole_number(measure.number);
    if (!number) return std::nullopt;
    lowest = count == 0 ? *number : std::min(lowest, *number);
    highest = std::max(highest, *number);
    ++count;
  }
  return count > 0 && highest - lowest + 1 == count ? std::optional(count) : std::nullopt;
}

/// What a total row counts: `จำนวน ๒ โครงการ ๖ มาตรการ`.
std::optional<int> count_in(const LogicalRow& row) {
  std::optional<int> sum;
  for (const Cell* cell : row.cells()) {
    for (const thai::Number& number : thai::find_numbers(cell->text)) {
      if (counts_measures(cell->text, number)) sum = sum.value_or(0) + static_cast<int>(number.value);
    }
  }
  return sum;
}

/// The count of each total row against the measures that it sums up.
void check_total_rows(const TableInContext& place, Report& report) {
  int since = place.table->header_rows;
  for (const LogicalRow& row : logical_rows(*place.table, place.index, ColumnRole::title)) {
    const auto cells = row.cells();
    const bool grand = std::ranges::any_of(cells, [](const Cell* cell) { return is_grand_total_text(cell->text); });
    if (!grand && !is_total(row)) continue;
    const int first = grand ? place.table->header_rows : since;
    since = row.last() + 1;
    const auto stated = count_in(row);
    const auto listed = stated ? numbered_measures(report, place.index, first, row.first() - 1) : std::nullopt;
    if (!listed || *listed == *stated) continue;
    const Source source = row.source();
    const Wording where = place_words(source);
    tell(report,
         {fmt::format("แถวรวมระบุ {} รายการ ({}) แต่แถวข้างบนมี {} รายการ", *stated, where.thai, *listed),
          fmt::format("the total row counts {} ({}), the rows above it are {}", *stated, where.english, *listed)},
         source);
  }
}

}  // namespace

void check_counts(const Document& document, Report& report) {
  check_announced(document, report);
  for (const TableInContext& place : tables_of(document)) {
    if (is_measure_table(*place.table)) check_total_rows(place, report);
  }
}

}  // namespace prongsai

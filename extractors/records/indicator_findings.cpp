#include "extractors/records/indicator_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>

#include "extractors/records/document_facts.h"
#include "extractors/records/logical_rows.h"
#include "extractors/records/place_words.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

constexpr std::string_view label = "ตัวชี้วัด";

/// A number and a name that a report puts together.
struct Pair {
  int number = 0;
  const Indicator* named = nullptr;
};

/// The indicator that a squeezed text begins with; the longest name where several do.
const Indicator* indicator_at(std::string_view key, const RecordContext& context) {
  const Indicator* best = nullptr;
  std::size_t longest = 0;
  for (int number = 1; number <= 10; ++number) {
    const Indicator* indicator = context.ita.indicator(number, context.fiscal_year);
    if (indicator == nullptr) continue;
    const auto consider = [&](const std::string& name) {
      const std::string squeezed = thai::squeeze(name);
      if (squeezed.size() <= longest || !key.starts_with(squeezed)) return;
      best = indicator;
      longest = squeezed.size();
    };
    consider(indicator->name);
    for (const std::string& variant : indicator->variants) consider(variant);
  }
  return best;
}

/// `ที่9`, `9.`, at the start of a squeezed text behind ตัวชี้วัด: the number, which is then taken off the text.
std::optional<int> take_number(std::string_view& key) {
  constexpr std::string_view ordinal = "ที่";
  if (key.starts_with(ordinal)) key.remove_prefix(ordinal.size());
  int number = 0;
  std::size_t digits = 0;
  while (digits < key.size() && std::isdigit(static_cast<unsigned char>(key[digits])) != 0 && digits < 3)
    number = number * 10 + (key[digits++] - '0');
  if (digits == 0 || number < 1 || number > 10) return std::nullopt;
  key.remove_prefix(digits);
  const auto is_digit_at = [&](std::size_t at) { return at < key.size() && std::isdigit(static_cast<unsigned char>(key[at])) != 0; };
  if (key.starts_with('.') && is_digit_at(1)) return std::nullopt;  // 9.1 is a part of an indicator
  while (!key.empty() && std::string_view(".:)-").find(key.front()) != std::string_view::npos) key.remove_prefix(1);
  return number;
}

/// The first `ตัวชี้วัดที่ 3 การใช้งบประมาณ` of a text whose number is not that of the name.
std::optional<Pair> mismatch_in(std::string_view text, const RecordContext& context) {
  if (text.find(label) == std::string_view::npos) return std::nullopt;
  const std::string key = thai::squeeze(text);
  for (std::size_t at = key.find(label); at != std::string::npos; at = key.find(label, at + label.size())) {
    std::string_view rest = std::string_view(key).substr(at + label.size());
    const auto number = take_number(rest);
    if (!number) continue;
    const Indicator* named = indicator_at(rest, context);
    if (named != nullptr && named->number != *number) return Pair{*number, named};
  }
  return std::nullopt;
}

/// The number that a row gives its indicator in a column or cell of its own.
std::optional<int> number_of(const LogicalRow& row) {
  if (const auto number = thai::parse_number(row.text(ColumnRole::indicator)); number && *number >= 1 && *number <= 10) {
    return *number == static_cast<int>(*number) ? std::optional(static_cast<int>(*number)) : std::nullopt;
  }
  for (const Cell* cell : row.cells()) {
    if (cell->text.find(label) == std::string::npos) continue;
    const std::string key = thai::squeeze(cell->text);
    if (!key.starts_with(label)) continue;
    std::string_view rest = std::string_view(key).substr(label.size());
    if (const auto number = take_number(rest); number && rest.empty()) return number;
  }
  return std::nullopt;
}

/// The one indicator that cells of a row name with nothing else in them; null where several are named.
const Indicator* named_in(const LogicalRow& row, const RecordContext& context) {
  const Indicator* named = nullptr;
  for (const Cell* cell : row.cells()) {
    const std::string_view text = cell->text;
    const Indicator* here = context.ita.indicator_named(text.substr(thai::leading_enumerator(text).length), context.fiscal_year);
    if (here == nullptr || here == named) continue;
    if (named != nullptr) return nullptr;
    named = here;
  }
  return named;
}

class NameCheck {
 public:
  NameCheck(const RecordContext& context, Report& report) : context_(context), report_(report) {}

  void tell(const Pair& pair, const Source& source) {
    if (!told_.insert({pair.number, pair.named->number}).second) return;
    const Indicator* numbered = context_.ita.indicator(pair.number, context_.fiscal_year);
    const Wording place = place_words(source);
    const std::string name = numbered == nullptr ? "" : numbered->name;
    Finding finding{Severity::warning,
                    "indicator.name_mismatch",
                    fmt::format("เขียนตัวชี้วัดที่ {} คู่กับชื่อ “{}” ({}) แต่ชื่อนั้นเป็นของตัวชี้วัดที่ {} ส่วนตัวชี้วัดที่ {} คือ “{}”", pair.number, pair.named->name, place.thai,
                                pair.named->number, pair.number, name),
                    fmt::format("indicator {} stands with the name “{}” ({}), which is that of indicator {}; indicator {} is “{}”", pair.number,
                                pair.named->name, place.english, pair.named->number, pair.number, name),
                    RecordKind::document,
                    -1,
                    source};
    const auto score = std::ranges::find_if(report_.scores, [&](const Score& it) {
      const bool same_place = source.table >= 0 ? it.source.table == source.table && it.source.row == source.row : it.source.place == source.place;
      return same_place && it.code == std::to_string(pair.number);
    });
    if (score != report_.scores.end() && (source.table >= 0 || source.place.box)) {
      finding.record_kind = RecordKind::score;
      finding.record = static_cast<int>(score - report_.scores.begin());
    }
    report_.findings.push_back(std::move(finding));
  }

  void check(const TableInContext& place) {
    for (const Cell& cell : place.table->cells) {
      if (const auto pair = mismatch_in(cell.text, context_))
        tell(*pair, {cell.places.empty() ? Place{} : cell.places.front(), place.index, cell.row});
    }
    for (const LogicalRow& row : logical_rows(*place.table, place.index, ColumnRole::unknown)) {
      const auto number = number_of(row);
      const Indicator* named = number ? named_in(row, context_) : nullptr;
      if (named != nullptr && named->number != *number) tell({*number, named}, row.source());
    }
  }

  void check(const Paragraph& paragraph) {
    if (const auto pair = mismatch_in(paragraph.text, context_)) tell(*pair, {paragraph.place, -1, -1});
  }

 private:
  const RecordContext& context_;
  Report& report_;
  std::set<std::pair<int, int>> told_;
};

void check_tools(const ItaReference& ita, Report& report) {
  std::set<std::string> told;
  for (std::size_t i = 0; i < report.scores.size(); ++i) {
    const Score& score = report.scores[i];
    if (score.level != ScoreLevel::indicator || score.tool.empty()) continue;
    const auto* indicator = ita.indicator(std::atoi(score.code.c_str()), score.fiscal_year);
    if (indicator == nullptr || indicator->tool == score.tool || !told.insert(score.code).second) continue;
    const Wording subject = subject_words(score, ita), place = place_words(score.source);
    report.findings.push_back(
        {Severity::warning, "indicator.wrong_tool",
         fmt::format("{} เขียนไว้ใต้ {} ({}) แต่เป็นตัวชี้วัดของ {}", subject.thai, score.tool, place.thai, indicator->tool),
         fmt::format("{} is filed under {} ({}); it belongs to {}", subject.english, score.tool, place.english, indicator->tool), RecordKind::score,
         static_cast<int>(i), score.source});
  }
}

}  // namespace

bool works_with_another_list(const Document& document, const RecordContext& context, const Report& report) {
  if (context.ita.has_own_lists(report.organisation.type)) return true;
  return std::ranges::any_of(document.blocks, [&](const Block& block) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) return context.ita.names_another_list(paragraph->text);
    return std::ranges::any_of(std::get<Table>(block).cells, [&](const Cell& cell) { return context.ita.names_another_list(cell.text); });
  });
}

void check_indicators(const Document& document, const RecordContext& context, Report& report) {
  check_tools(context.ita, report);
  if (works_with_another_list(document, context, report)) return;
  NameCheck names(context, report);
  for (const TableInContext& place : tables_of(document)) names.check(place);
  for (const Paragraph* paragraph : body_paragraphs(document)) names.check(*paragraph);
}

}  // namespace prongsai

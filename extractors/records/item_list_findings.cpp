#include "extractors/records/item_list_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extractors/records/indicator_findings.h"
#include "extractors/records/place_words.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr int first_known_year = 2562, last_known_year = 2568;
constexpr int enough_names = 8;     // of a list, to tell by them which year it is of
constexpr double same_name = 0.85;  // names of items are long and much alike: แผน…, รายงานผลของแผน…

std::string_view without_number(std::string_view name) {
  for (auto enumerator = thai::leading_enumerator(name); enumerator.length > 0; enumerator = thai::leading_enumerator(name)) {
    name.remove_prefix(enumerator.length);
  }
  return name;
}

/// How much of a report's list has the names that a year gives its codes.
struct Fit {
  int year = 0, named = 0, fitting = 0;
  double share() const { return named == 0 ? 0 : static_cast<double>(fitting) / named; }
};

Fit fit_to(int year, const Report& report, const RecordContext& context) {
  Fit fit{year};
  for (const DisclosureItem& item : report.items) {
    if (item.name.empty()) continue;
    ++fit.named;
    const OitItem* known = context.ita.item(item.code, year);
    fit.fitting += known != nullptr && is_named(item.name, *known) ? 1 : 0;
  }
  return fit;
}

bool is_certain_list(int year, const RecordContext& context) {
  const auto items = context.ita.items(year);
  const auto certain = std::ranges::count_if(items, [](const OitItem* item) { return item->certain; });
  return !items.empty() && certain * 2 > static_cast<std::ptrdiff_t>(items.size());
}

void tell(Report& report, Severity severity, std::string code, Wording message, int item, const Source& source) {
  report.findings.push_back({severity, std::move(code), std::move(message.thai), std::move(message.english),
                             item >= 0 ? RecordKind::disclosure_item : RecordKind::document, item, source});
}

/// True where the list is told to be another year's.
bool check_list_year(const Fit& own, const RecordContext& context, Report& report) {
  constexpr double strange = 0.4, familiar = 0.8;
  if (own.named < enough_names || own.share() >= strange || !is_certain_list(own.year, context)) return false;
  Fit best;
  for (int year = first_known_year; year <= last_known_year; ++year) {
    if (const Fit fit = fit_to(year, report, context); fit.share() >= best.share()) best = fit;
  }
  if (best.share() < familiar) return false;
  const Source source = report.items.front().source;
  const Wording place = place_words({source.place, source.table, -1});
  tell(report, Severity::warning, "year.mismatch",
       {fmt::format("รายงานเป็นของปี {} แต่รายการ OIT ({}) เป็นของปี {} (ชื่อตรงกัน {} จาก {} ข้อ ของปี {} ตรง {} ข้อ)", own.year, place.thai, best.year,
                    best.fitting, best.named, own.year, own.fitting),
        fmt::format("the report is of {}, its list of OIT items ({}) is that of {} ({} of {} names fit, {} those of {})", own.year, place.english,
                    best.year, best.fitting, best.named, own.fitting, own.year)},
       -1, source);
  return true;
}

/// A code that the year's list ends before.
bool check_code(std::size_t index, int year, int count, Report& report) {
  const DisclosureItem& item = report.items[index];
  if (std::atoi(item.code.c_str() + 1) <= count) return false;
  const Wording place = place_words(item.source);
  tell(report, Severity::warning, "item.unknown_code",
       {fmt::format("ข้อ {} “{}” ({}) ไม่มีในปี {} ซึ่งมีเพียง O1–O{}", item.code, item.name, place.thai, year, count),
        fmt::format("item {} “{}” ({}) does not exist in {}, whose list is O1–O{}", item.code, item.name, place.english, year, count)},
       static_cast<int>(index), item.source);
  return true;
}

void check_name(std::size_t index, const RecordContext& context, Report& report) {
  const DisclosureItem& item = report.items[index];
  const OitItem* coded = context.ita.item(item.code, context.fiscal_year);
  if (coded == nullptr || !coded->certain || is_named(item.name, *coded)) return;
  const OitItem* named = item_named(item.name, context);
  if (named == nullptr || named == coded) return;
  const Wording place = place_words(item.source);
  tell(report, Severity::warning, "item.name_mismatch",
       {fmt::format("ข้อ {} เขียนชื่อ “{}” ({}) แต่ชื่อนั้นเป็นของ {} ส่วน {} คือ “{}” ให้ตรวจว่ารหัสหรือชื่อผิด", item.code, item.name, place.thai, named->code,
                    coded->code, coded->name),
        fmt::format("item {} stands with the name “{}” ({}), which is that of {}; {} is “{}”: look which of the two is wrong", item.code, item.name,
                    place.english, named->code, coded->code, coded->name)},
       static_cast<int>(index), item.source);
}

void check_missing(int year, int count, Report& report) {
  std::string missing;
  int lacking = 0;
  for (int number = 1; number <= count; ++number) {
    if (std::ranges::find(report.items, fmt::format("O{}", number), &DisclosureItem::code) != report.items.end()) continue;
    missing += fmt::format("{}O{}", missing.empty() ? "" : ", ", number);
    ++lacking;
  }
  constexpr int nearly_whole = 10;  // of so many items one may be missing
  if (lacking == 0 || lacking * nearly_whole > count) return;
  const Source source = report.items.front().source;
  const Wording place = place_words({source.place, source.table, -1});
  tell(report, Severity::info, "item.missing",
       {fmt::format("ปี {} มี {} ข้อ แต่รายการในเอกสาร ({}) ไม่มี {}", year, count, place.thai, missing),
        fmt::format("{} has {} items; the document's list ({}) lacks {}", year, count, place.english, missing)},
       -1, source);
}

}  // namespace

bool is_named(std::string_view text, const OitItem& item) {
  const std::string key = thai::squeeze(without_number(text)), name = thai::squeeze(item.name);
  if (name.empty() || key.empty()) return false;
  return key.starts_with(name) || thai::similarity(key, name, same_name) >= same_name;
}

const OitItem* item_named(std::string_view name, const RecordContext& context) {
  const std::string key = thai::squeeze(without_number(name));
  const OitItem* found = nullptr;
  for (const OitItem* item : context.ita.items(context.fiscal_year)) {
    if (thai::squeeze(item->name) != key) continue;
    if (found != nullptr) return nullptr;
    found = item;
  }
  return found != nullptr && found->certain ? found : nullptr;
}

void check_item_list(const Document& document, const RecordContext& context, Report& report) {
  constexpr double trusted = 0.6;  // of the names, for the list to be the year's
  const int year = context.fiscal_year;
  if (report.items.empty() || year < first_known_year || year > last_known_year || works_with_another_list(document, context, report)) return;
  const Fit own = fit_to(year, report, context);
  if (check_list_year(own, context, report) || own.named < enough_names || own.share() < trusted) return;
  const int count = context.ita.item_count(year);
  for (std::size_t i = 0; i < report.items.size(); ++i) {
    if (!check_code(i, year, count, report)) check_name(i, context, report);
  }
  check_missing(year, count, report);
}

}  // namespace prongsai

#include "tests/golden/differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/words.h"

namespace prongsai::golden {
namespace {

/// Text for comparing: leading enumerators and bullets out, then squeezed.
std::string key(std::string_view text) {
  for (auto enumerator = thai::leading_enumerator(text); enumerator.length > 0; enumerator = thai::leading_enumerator(text)) {
    text.remove_prefix(enumerator.length);
  }
  return thai::squeeze(text);
}

std::string shown(std::string text) { return text.empty() ? "nothing" : "\"" + text + "\""; }
std::string shown(const std::optional<Date>& date) { return date ? to_iso(*date) : "nothing"; }

std::multiset<std::string> names(const std::vector<Unit>& units) {
  std::multiset<std::string> out;
  for (const Unit& unit : units) out.insert(thai::squeeze(unit.name));
  return out;
}

std::multiset<std::string> amounts(const std::vector<Budget>& budgets) {
  std::multiset<std::string> out;
  for (const Budget& budget : budgets) {
    if (budget.amount_baht != 0) out.insert(fmt::format("{}: {}", budget.fiscal_year, budget.amount_baht));
  }
  return out;
}

std::string shown(const std::multiset<std::string>& set) { return fmt::format("[{}]", fmt::join(set, ", ")); }

/// Collects the lines; knows of which record they speak.
class Differences {
 public:
  void of(std::string record) { record_ = std::move(record); }
  void add(std::string_view text) { lines_.push_back(fmt::format("{}: {}", record_, text)); }

  template <typename T>
  void field(std::string_view name, const T& expected, const T& got) {
    if (!(expected == got)) add(fmt::format("{}: expected {}, got {}", name, shown(expected), shown(got)));
  }

  void text(std::string_view name, const std::string& expected, const std::string& got) {
    if (key(expected) != key(got)) add(fmt::format("{}: expected {}, got {}", name, shown(expected), shown(got)));
  }

  /// As text, but what the gold does not tell is not asked for.
  void told(std::string_view name, const std::string& expected, const std::string& got) {
    if (!expected.empty()) text(name, expected, got);
  }

  std::vector<std::string> lines() && { return std::move(lines_); }

 private:
  std::string record_;
  std::vector<std::string> lines_;
};

void compare_organisation(const Report& gold, const Report& report, Differences& out) {
  out.of("organisation");
  out.text("name", gold.organisation.name, report.organisation.name);
  out.text("type", gold.organisation.type, report.organisation.type);
  out.told("subdistrict", gold.organisation.subdistrict, report.organisation.subdistrict);
  out.told("district", gold.organisation.district, report.organisation.district);
  out.told("province", gold.organisation.province, report.organisation.province);
  out.text("fiscal year", std::to_string(gold.fiscal_year), std::to_string(report.fiscal_year));
  out.text("last fiscal year", std::to_string(gold.fiscal_year_end), std::to_string(report.fiscal_year_end));
}

std::string name_of(const Score& score) {
  return fmt::format("{} {} {} {}", to_string(score.role), score.fiscal_year, to_string(score.level), score.code);
}

void compare_scores(const Report& gold, const Report& report, Differences& out) {
  std::map<std::string, const Score*> got;
  for (const Score& score : report.scores) {
    if (score.is_primary) got[name_of(score)] = &score;
  }
  for (const Score& expected : gold.scores) {
    out.of("score " + name_of(expected));
    const auto found = got.find(name_of(expected));
    if (found == got.end()) {
      out.add("missing");
      continue;
    }
    const Score& score = *found->second;
    if (std::abs(score.value - expected.value) > 0.005) out.add(fmt::format("value: expected {}, got {}", expected.value, score.value));
    out.told("rating", expected.rating, score.rating);
    got.erase(found);
  }
  for (const auto& [name, score] : got) {
    out.of("score " + name);
    out.add(fmt::format("too many: {} {}", score->value, score->rating));
  }
}

/// For each of the gold the report's measure that says the same, each used once; null where there is none.
/// Equal titles pair in the order of the document.
std::vector<const Measure*> paired(const std::vector<GoldMeasure>& gold, const std::vector<Measure>& measures) {
  constexpr double alike = 0.8;
  std::vector<const Measure*> out;
  std::set<const Measure*> used;
  for (const GoldMeasure& wanted : gold) {
    const Measure* best = nullptr;
    double best_similarity = alike;
    for (const Measure& candidate : measures) {
      if (used.contains(&candidate)) continue;
      const double similarity = thai::similarity(key(wanted.measure.title), key(candidate.title));
      if (similarity > best_similarity) {
        best = &candidate;
        best_similarity = similarity;
      }
    }
    if (best != nullptr) used.insert(best);
    out.push_back(best);
  }
  return out;
}

void compare_measure(const GoldMeasure& gold, const Measure& got, Differences& out) {
  const Measure& expected = gold.measure;
  out.told("number", expected.number, got.number);
  out.text("title", expected.title, got.title);
  out.told("topic", expected.topic, got.topic);
  out.told("indicator", expected.indicator, got.indicator);
  if (!gold.hard_units) out.field("units", names(expected.units), names(got.units));
  out.text("period", expected.period.text, got.period.text);
  out.field("period start", expected.period.start, got.period.start);
  out.field("period end", expected.period.end, got.period.end);
  out.text("status", std::string(to_string(expected.status)), std::string(to_string(got.status)));
  out.field("budgets", amounts(expected.budgets), amounts(got.budgets));
  if (expected.progress_percent && expected.progress_percent != got.progress_percent) {
    out.add(fmt::format("progress: expected {} %, got {}", *expected.progress_percent, got.progress_percent.value_or(-1)));
  }
  if (gold.duplicate && got.duplicate_of < 0) out.add("is not known as a duplicate");
}

void compare_measures(const Gold& gold, const Report& report, Differences& out) {
  const std::vector<const Measure*> pairs = paired(gold.measures, report.measures);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    out.of(fmt::format("measure {} \"{}\"", gold.measures[i].section, gold.measures[i].measure.title));
    if (pairs[i] == nullptr) {
      out.add("missing");
    } else {
      compare_measure(gold.measures[i], *pairs[i], out);
    }
  }
  for (const Measure& measure : report.measures) {
    out.of("measure \"" + measure.title + "\"");
    if (std::ranges::find(pairs, &measure) == pairs.end()) out.add("too many");
  }
}

void compare_items(const Report& gold, const Report& report, Format format, Differences& out) {
  std::map<std::string, const DisclosureItem*> got;
  for (const DisclosureItem& item : report.items) {
    out.of("item " + item.code);
    if (!got.emplace(item.code, &item).second) out.add("is there twice");
  }
  for (const DisclosureItem& expected : gold.items) {
    out.of("item " + expected.code);
    const auto found = got.find(expected.code);
    if (found == got.end()) {
      out.add("missing");
      continue;
    }
    const DisclosureItem& item = *found->second;
    out.text("name", expected.name, item.name);
    out.field("units", names(expected.units), names(item.units));
    if (format != Format::txt) out.text("status", std::string(to_string(expected.status)), std::string(to_string(item.status)));
    got.erase(found);
  }
  for (const auto& [code, item] : got) {
    out.of("item " + code);
    out.add("too many: " + item->name);
  }
}

void compare_risks(const Report& gold, const Report& report, Differences& out) {
  out.of("risks");
  out.text("number", std::to_string(gold.risks.size()), std::to_string(report.risks.size()));
  for (std::size_t i = 0; i < std::min(gold.risks.size(), report.risks.size()); ++i) {
    out.of(fmt::format("risk {}", i + 1));
    out.text("activity", gold.risks[i].activity, report.risks[i].activity);
    out.text("issue", gold.risks[i].issue, report.risks[i].issue);
    out.text("level", gold.risks[i].level, report.risks[i].level);
    out.text("control", gold.risks[i].control, report.risks[i].control);
  }
}

void compare_findings(const Gold& gold, const Report& report, Differences& out) {
  std::set<std::string> got;
  for (const Finding& finding : report.findings) {
    out.of("finding " + finding.code);
    got.insert(finding.code);
    const bool planted = gold.finding_codes.contains(finding.code);
    if (!planted && finding.severity != Severity::info) out.add("too many: " + finding.message_en);
  }
  for (const std::string& code : gold.finding_codes) {
    out.of("finding " + code);
    if (!got.contains(code)) out.add("missing");
  }
}

/// A cell's text for comparing: without check boxes.
std::string cell_key(std::string text) {
  for (const std::string_view box : {"☐", "☑", "☒"}) {
    for (std::size_t at = text.find(box); at != std::string::npos; at = text.find(box)) text.erase(at, box.size());
  }
  return thai::squeeze(text);
}

}  // namespace

std::vector<std::string> differences(const Gold& gold, const Report& report, Format format) {
  Differences out;
  compare_organisation(gold.report, report, out);
  compare_scores(gold.report, report, out);
  compare_measures(gold, report, out);
  compare_items(gold.report, report, format, out);
  compare_risks(gold.report, report, out);
  compare_findings(gold, report, out);
  return std::move(out).lines();
}

std::vector<std::string> cell_differences(const std::map<std::string, int>& expected, const Document& document) {
  std::map<std::string, int> missing = expected;
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (const Cell& cell : table->cells) {
      if (const std::string text = cell_key(cell.text); !text.empty()) --missing[text];
    }
  }
  std::vector<std::string> out;
  for (const auto& [text, count] : missing) {
    if (count > 0) out.push_back(fmt::format("missing {} times: {}", count, text));
    if (count < 0) out.push_back(fmt::format("too many by {}: {}", -count, text));
  }
  return out;
}

}  // namespace prongsai::golden

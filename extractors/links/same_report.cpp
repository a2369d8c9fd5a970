#include "extractors/links/same_report.h"

#include <algorithm>
#include <iterator>

#include "extractors/links/sketch.h"
#include "extractors/thai/characters.h"

namespace prongsai {
namespace {

// Fewer are shared by reports that have nothing else in common.
constexpr std::size_t enough_records = 3;

// What the text of a cell shares with itself where it was read from a picture.
constexpr double same_output = 0.8;

// From here on texts are word for word the same: what one of them lacks is a check box that an export has lost.
constexpr double same_words = 0.9;

struct Agreement {
  std::size_t partners = 0, same = 0;
};

bool agree(const std::string& a, const std::string& b, bool may_lack) { return a == b || (may_lack && (a.empty() || b.empty())); }

Agreement compare_measures(const FileFacts& a, const FileFacts& b, double same_title, bool may_lack) {
  const auto titles = [](const FileFacts& file) {
    std::vector<TitleKey> keys;
    for (const MeasureFacts& measure : file.measures) keys.push_back(measure.title);
    return keys;
  };
  Agreement agreement;
  const std::vector<int> partners = pair_titles(titles(a), titles(b), same_title);
  for (std::size_t i = 0; i < partners.size(); ++i) {
    if (partners[i] < 0) continue;
    const MeasureFacts &left = a.measures[i], &right = b.measures[static_cast<std::size_t>(partners[i])];
    ++agreement.partners;
    const bool is_same = agree(left.status, right.status, may_lack) && left.period == right.period && shared(left.output, right.output) >= same_output;
    agreement.same += is_same ? 1 : 0;
  }
  return agreement;
}

Agreement compare_facts(const FileFacts& a, const FileFacts& b, bool may_lack) {
  Agreement agreement;
  for (const auto& [what, value] : a.facts) {
    const auto other = b.facts.find(what);
    if (other == b.facts.end()) continue;
    ++agreement.partners;
    agreement.same += agree(value, other->second, may_lack) ? 1 : 0;
  }
  return agreement;
}

bool is_same_kind(const std::string& a, const std::string& b) {
  const auto is_unknown = [](const std::string& kind) { return kind.empty() || kind == "other"; };
  return a == b || is_unknown(a) || is_unknown(b);
}

double share(std::size_t part, std::size_t whole) { return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole); }

double shared_numbers(const FileFacts& a, const FileFacts& b) {
  std::vector<std::string> common;
  std::ranges::set_intersection(a.numbers, b.numbers, std::back_inserter(common));
  return share(common.size(), std::max(a.numbers.size(), b.numbers.size()));
}

}  // namespace

bool is_same_report(const FileFacts& a, const FileFacts& b, const LinkRules& rules) {
  if (!is_same_kind(a.kind, b.kind) || a.round.name != b.round.name) return false;
  const double text = shared(a.text, b.text);
  if (text < rules.same_report_text) return false;
  const std::size_t records_a = a.measures.size() + a.facts.size(), records_b = b.measures.size() + b.facts.size();
  const std::size_t records = std::max(records_a, records_b);
  if (std::min(records_a, records_b) < enough_records && (text < rules.same_report_text_alone || shared_numbers(a, b) < rules.same_report_text_alone))
    return false;
  const bool may_lack = text >= same_words;
  const Agreement measures = compare_measures(a, b, rules.same_title, may_lack), facts = compare_facts(a, b, may_lack);
  return share(measures.partners + facts.partners, records) >= rules.same_report_records &&
         share(measures.same, measures.partners) >= rules.same_report_values && share(facts.same, facts.partners) >= rules.same_report_values;
}

std::vector<std::size_t> group_reports(std::span<const FileFacts> files, const LinkRules& rules) {
  std::vector<std::size_t> firsts;
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::size_t first = 0;
    while (first < i && (firsts[first] != first || !is_same_report(files[first], files[i], rules))) ++first;
    firsts.push_back(first);
  }
  return firsts;
}

std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> numbers;
  std::string digits;
  const auto end_number = [&] {
    if (digits.size() > 1) numbers.push_back(digits);
    digits.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const int digit = thai::digit_value(thai::next_code_point(text, at));
    if (digit >= 0) {
      digits += static_cast<char>('0' + digit);
    } else {
      end_number();
    }
  }
  end_number();
  std::ranges::sort(numbers);
  return numbers;
}

}  // namespace prongsai

#include "extractors/records/score_words.h"

#include <algorithm>
#include <cctype>

#include "extractors/thai/characters.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/words.h"
#include "models/csv.h"

namespace prongsai {
namespace {

constexpr double same_name = 0.8;          // of a whole cell with an indicator's name
constexpr std::size_t longest_name = 240;  // bytes of a cell that may name a subject
constexpr std::size_t reach_before = 60;   // bytes in which a bound before a number still speaks of it
constexpr std::size_t reach_behind = 90;   // bytes in which a rating behind a score still is its own

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A text without white space, each byte with its offset in the original.
struct Compact {
  std::string text;
  std::vector<std::size_t> origin;
};

Compact compact(std::string_view text) {
  Compact result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_space(text[i])) continue;
    result.text += text[i];
    result.origin.push_back(i);
  }
  result.origin.push_back(text.size());
  return result;
}

bool is_latin(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
}

bool latin_at(std::string_view text, std::size_t at) { return at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0; }

/// Latin words must stand alone: no IIT in WHITING.
bool stands_alone(std::string_view text, std::size_t at, std::string_view word) {
  return !is_latin(word) || ((at == 0 || !latin_at(text, at - 1)) && !latin_at(text, at + word.size()));
}

/// A tool's letters somewhere in a label: `แบบวัด IIT`, `… (OIT)`.
bool names_alone(std::string_view key, std::string_view letters) {
  const std::size_t at = key.find(letters);
  return at != std::string_view::npos && stands_alone(key, at, letters);
}

/// `e4`, `i12`: an item of the surveys; `o12` one of the OIT.
std::optional<ScoreSubject> item_of(std::string_view cell) {
  constexpr std::string_view word = "ข้อ";
  if (std::string_view("ieoIEO").find(cell.front()) == std::string_view::npos && !cell.starts_with(word)) return std::nullopt;
  std::string key = thai::squeeze(cell);
  if (key.starts_with(word)) key.erase(0, word.size());
  if (key.size() < 2 || (key[0] != 'i' && key[0] != 'e' && key[0] != 'o')) return std::nullopt;
  std::size_t digits = 1;
  while (digits < key.size() && std::isdigit(static_cast<unsigned char>(key[digits])) != 0) ++digits;
  if (digits == 1 || digits > 3 || latin_at(key, digits)) return std::nullopt;
  return ScoreSubject{ScoreLevel::item, key.substr(0, digits), std::string(thai::trimmed(cell))};
}

/// The items that a text without white space names one by one, as places of their letter and lengths: `ข้อ i4`; the ends of a
/// range (`i1-i6`) are left out, as what is said is said of all.
std::vector<std::pair<std::size_t, std::size_t>> items_in(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> items;
  const auto digit_at = [&](std::size_t at) { return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0; };
  for (std::size_t at = text.find_first_of("ieoIEO"); at != std::string_view::npos; at = text.find_first_of("ieoIEO", at + 1)) {
    std::size_t end = at + 1;
    while (digit_at(end)) ++end;
    if (end == at + 1 || end > at + 3 || latin_at(text, end) || (at > 0 && (latin_at(text, at - 1) || digit_at(at - 1)))) continue;
    constexpr std::string_view until = "ถึง";
    const std::string_view before = text.substr(0, at), behind = text.substr(end);
    const bool ranges = before.ends_with('-') || before.ends_with("–") || before.ends_with(until) || behind.starts_with('-') ||
                        behind.starts_with("–") || behind.starts_with(until) || behind.starts_with('.');
    if (!ranges) items.emplace_back(at, end - at);
  }
  return items;
}

/// `ตัวชี้วัดย่อยที่ 9.1 …`, `9.1 ข้อมูลพื้นฐาน`, `ตัวชี้วัดที่ ๔ …`, at the start of a text.
struct NumberedIndicator {
  std::string number;
  bool labelled = false;  ///< the word ตัวชี้วัด stands before it
  std::size_t end = 0;    ///< bytes up to the end of the number
};

std::optional<NumberedIndicator> numbered_indicator(std::string_view text) {
  std::size_t behind_first = 0;
  const std::string_view trimmed = thai::trimmed(text);
  if (trimmed.empty() || (!trimmed.starts_with("ต") && thai::digit_value(thai::next_code_point(trimmed, behind_first)) < 0)) return std::nullopt;
  const Compact plain = compact(text);
  NumberedIndicator found;
  std::size_t begin = 0;
  for (const std::string_view label : {"ตัวชี้วัดย่อยที่", "ตัวชี้วัดย่อย", "ตัวชี้วัดที่", "ตัวชี้วัด"}) {
    if (!plain.text.starts_with(label)) continue;
    begin = label.size();
    found.labelled = true;
    break;
  }
  const std::string_view rest = thai::trimmed(text.substr(plain.origin[begin]));
  const auto numbers = thai::find_numbers(rest);
  if (numbers.empty() || numbers[0].offset != 0 || numbers[0].has_comma || numbers[0].value < 1 || numbers[0].value >= 11) return std::nullopt;
  found.number = thai::to_arabic_digits(rest.substr(0, numbers[0].length));
  found.end = static_cast<std::size_t>(rest.data() - text.data()) + numbers[0].length;
  // Only indicators 9 and 10 have parts, numbered with one decimal.
  if (numbers[0].has_point && (numbers[0].value < 9 || found.number.size() - found.number.find('.') != 2)) return std::nullopt;
  return found;
}

}  // namespace

Result<ScoreWords> ScoreWords::load(const std::filesystem::path& score_words_csv) {
  auto csv = CsvTable::read(score_words_csv);
  if (!csv) return std::move(csv).error();
  ScoreWords words;
  for (std::size_t row = 0; row < csv->size(); ++row) {
    const std::string& phrase = csv->field(row, "phrase");
    words.words_.push_back({compact(thai::normalise(phrase)).text, thai::squeeze(phrase), csv->field(row, "use"), csv->field(row, "code")});
  }
  return words;
}

std::optional<ScoreSubject> ScoreWords::subject_of(std::string_view cell, int fiscal_year, const ItaReference& ita) const {
  cell = thai::trimmed(cell);
  if (const auto subject = subject_in(cell, fiscal_year, ita)) return subject;
  // การปฏิบัติหน้าที่ (ตัวชี้วัดที่ 1), การใช้อำนาจ (i7 - i9)
  const std::size_t bracket = cell.ends_with(')') ? cell.rfind('(') : std::string_view::npos;
  if (bracket == std::string_view::npos || bracket == 0) return std::nullopt;
  return subject_in(thai::trimmed(cell.substr(0, bracket)), fiscal_year, ita);
}

std::optional<ScoreSubject> ScoreWords::subject_in(std::string_view cell, int fiscal_year, const ItaReference& ita) const {
  if (cell.empty() || cell.size() > longest_name) return std::nullopt;
  if (const auto item = item_of(cell)) return item;
  const std::string name(cell.substr(thai::leading_enumerator(cell).length));
  const auto numbered = numbered_indicator(cell);
  if (numbered && (numbered->labelled || numbered->number.find('.') != std::string::npos)) {
    const bool sub = numbered->number.find('.') != std::string::npos;
    return ScoreSubject{sub ? ScoreLevel::sub_indicator : ScoreLevel::indicator, numbered->number, std::string(cell)};
  }
  if (const Indicator* known = ita.indicator_named(name, fiscal_year))
    return ScoreSubject{ScoreLevel::indicator, std::to_string(known->number), name};
  const std::string key = thai::squeeze(name);
  for (const Word& word : words_) {
    if (word.use != "tool" && word.use != "overall" && word.use != "overall_weak") continue;
    const bool whole = key == word.key || (word.use != "overall_weak" && !is_latin(word.text) && key.starts_with(word.key));
    if (!whole && !(word.use == "tool" && is_latin(word.text) && names_alone(key, word.key))) continue;
    return ScoreSubject{word.use == "tool" ? ScoreLevel::tool : ScoreLevel::overall, word.code, name, word.use == "overall_weak"};
  }
  // Of such different length (in bytes, with a few spaces among them) no two texts are the same name.
  const auto comparable = [&key](std::size_t size) { return std::min(size, key.size()) * 5 >= std::max(size, key.size()) * 3; };
  std::optional<ScoreSubject> nearest;
  double best = same_name;
  for (int number = 1; number <= 10; ++number) {
    const auto* indicator = ita.indicator(number, fiscal_year);
    if (indicator == nullptr || !comparable(indicator->name.size())) continue;
    const double similarity = thai::similarity(name, indicator->name, best);
    if (similarity < best) continue;
    best = similarity;
    nearest = ScoreSubject{ScoreLevel::indicator, std::to_string(number), name};
  }
  return nearest;
}

std::vector<SubjectMention> ScoreWords::mentions(std::string_view text, int fiscal_year, const ItaReference& ita) const {
  const Compact plain = compact(text);
  std::vector<SubjectMention> found;
  const auto add = [&](std::size_t at, std::size_t length, ScoreSubject subject) {
    found.push_back({std::move(subject), plain.origin[at], plain.origin[at + length]});
  };
  for (const Word& word : words_) {
    if (word.use != "tool" && word.use != "overall" && word.use != "overall_weak") continue;
    for (std::size_t at = plain.text.find(word.text); at != std::string::npos; at = plain.text.find(word.text, at + 1)) {
      if (!stands_alone(plain.text, at, word.text)) continue;
      add(at, word.text.size(), {word.use == "tool" ? ScoreLevel::tool : ScoreLevel::overall, word.code, word.text, word.use == "overall_weak"});
    }
  }
  static constexpr std::string_view label = "ตัวชี้วัด";
  for (std::size_t at = plain.text.find(label); at != std::string::npos; at = plain.text.find(label, at + label.size())) {
    const auto numbered = numbered_indicator(text.substr(plain.origin[at]));
    if (!numbered) continue;
    const bool sub = numbered->number.find('.') != std::string::npos;
    const std::size_t past = plain.origin[at] + numbered->end;
    const auto end = static_cast<std::size_t>(std::lower_bound(plain.origin.begin(), plain.origin.end(), past) - plain.origin.begin());
    add(at, end - at,
        {sub ? ScoreLevel::sub_indicator : ScoreLevel::indicator, numbered->number,
         std::string(text.substr(plain.origin[at], plain.origin[end] - plain.origin[at]))});
  }
  for (int number = 1; number <= 10; ++number) {
    const auto* indicator = ita.indicator(number, fiscal_year);
    if (indicator == nullptr) continue;
    const std::string name = compact(indicator->name).text;
    for (std::size_t at = plain.text.find(name); at != std::string::npos; at = plain.text.find(name, at + 1)) {
      add(at, name.size(), {ScoreLevel::indicator, std::to_string(number), indicator->name});
    }
  }
  for (const auto& [at, length] : items_in(plain.text)) {
    std::string code = thai::squeeze(std::string_view(plain.text).substr(at, length));
    std::string name = plain.text.substr(at, length);
    add(at, length, {ScoreLevel::item, std::move(code), std::move(name)});
  }
  std::sort(found.begin(), found.end(),
            [](const SubjectMention& a, const SubjectMention& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<SubjectMention> kept;
  for (SubjectMention& mention : found) {
    if (kept.empty() || mention.begin >= kept.back().end) kept.push_back(std::move(mention));
  }
  return kept;
}

std::string ScoreWords::rating_after(std::string_view behind) const {
  std::string text = compact(behind.substr(0, reach_behind)).text;
  bool moved = true;
  while (moved) {
    moved = false;
    for (const std::string_view filler :
         {"คะแนน", "อยู่ในระดับ", "ซึ่งอยู่ในระดับ", "ในระดับ", "ระดับ", "จัดอยู่ใน", "ผลการประเมิน", "เกณฑ์", "ถือว่า", "และ", ",", "(", "“", "\"", ":", "="}) {
      if (!text.starts_with(filler)) continue;
      text.erase(0, filler.size());
      moved = true;
    }
  }
  std::string_view best;
  for (const Word& word : words_) {
    if (word.use == "rating" && text.starts_with(word.text) && stands_alone(text, 0, word.text) && word.text.size() > best.size()) best = word.text;
  }
  return std::string(best);
}

bool ScoreWords::any(std::string_view use, std::string_view text) const {
  return std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
    const std::size_t at = word.use == use ? text.find(word.text) : std::string_view::npos;
    return at != std::string_view::npos && stands_alone(text, at, word.text);
  });
}

bool ScoreWords::rules_out_before(std::string_view before) const {
  std::string near = compact(before).text;
  if (near.size() > reach_before) near.erase(0, near.size() - reach_before);
  return any("not_before", near);
}

bool ScoreWords::rules_out_after(std::string_view behind) const {
  const std::string near = compact(behind.substr(0, reach_behind)).text;
  return std::any_of(words_.begin(), words_.end(), [&](const Word& word) { return word.use == "not_after" && near.starts_with(word.text); });
}

bool ScoreWords::names_other_index(std::string_view text) const { return any("other_index", compact(text).text); }

bool ScoreWords::names_target(std::string_view text) const { return any("target", compact(text).text); }

bool ScoreWords::names_difference(std::string_view heading) const { return any("difference", compact(heading).text); }

bool ScoreWords::tells_change(std::string_view text) const {
  return std::any_of(words_.begin(), words_.end(),
                     [&](const Word& word) { return (word.use == "rise" || word.use == "fall") && text.find(word.text) != std::string_view::npos; });
}

bool ScoreWords::names_many(std::string_view label) const {
  const std::string text = compact(label).text;
  const bool of_indicators = text.find("ตัวชี้วัด") != std::string::npos;
  return any("many", text) || (!of_indicators && any("extreme", text)) || mean_of_many(label) != std::string_view::npos;
}

std::size_t ScoreWords::mean_of_many(std::string_view text) const {
  constexpr std::string_view mean = "เฉลี่ย";
  constexpr std::size_t reach = 75;  // bytes, 25 letters: …คะแนน ITA ของหน่วยงานใน
  if (text.find(mean.substr(0, 3)) == std::string_view::npos) return std::string_view::npos;
  const Compact plain = compact(text);
  std::size_t last = std::string_view::npos;
  for (std::size_t at = plain.text.find(mean); at != std::string::npos; at = plain.text.find(mean, at + mean.size())) {
    const std::string_view behind = std::string_view(plain.text).substr(at + mean.size());
    for (const Word& word : words_) {
      const std::size_t of = word.use == "area" ? behind.substr(0, reach + word.text.size()).find(word.text) : std::string_view::npos;
      if (of != std::string_view::npos) last = plain.origin[at + mean.size()];
    }
  }
  return last;
}

std::size_t ScoreWords::mean_of_place(std::string_view text) const {
  constexpr std::string_view mean = "คะแนนเฉลี่ย";
  constexpr std::size_t longest_place = 90;  // bytes, 30 letters: จังหวัดพระนครศรีอยุธยามีผล
  if (text.find("เฉ") == std::string_view::npos) return std::string_view::npos;
  const Compact plain = compact(text);
  std::size_t last = std::string_view::npos;
  for (std::size_t at = plain.text.find(mean); at != std::string::npos; at = plain.text.find(mean, at + mean.size())) {
    std::string_view before = std::string_view(plain.text).substr(0, at);
    for (const std::string_view verb : {"ผล", "มี", "ได้"}) {
      if (before.ends_with(verb)) before.remove_suffix(verb.size());
    }
    before = before.substr(before.size() - std::min(before.size(), longest_place));
    const bool is_of_place = before.find("ปี") == std::string_view::npos && any("place", before);
    if (is_of_place) last = plain.origin[at];
  }
  return last;
}

bool ScoreWords::heads_weighted(std::string_view heading) const { return any("weighted", compact(heading).text); }

bool ScoreWords::heads_scores(std::string_view heading) const {
  const std::string text = compact(heading).text;
  return std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
    return (word.use == "score_heading" && text.starts_with(word.text)) || (word.use == "score_heading_alone" && text == word.text);
  });
}

int ScoreWords::change_before(std::string_view before) const {
  std::string near = compact(before).text;
  const auto ends_with = [&](const Word& word, std::string_view use) { return word.use == use && near.ends_with(word.text); };
  for (bool moved = true; moved;) {
    moved = false;
    for (const Word& word : words_) {
      if (!ends_with(word, "change_filler")) continue;
      near.resize(near.size() - word.text.size());
      moved = true;
    }
  }
  for (const Word& word : words_) {
    if (ends_with(word, "rise")) return 1;
    if (ends_with(word, "fall")) return -1;
  }
  return 0;
}

}  // namespace prongsai

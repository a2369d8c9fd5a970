#include <algorithm>
#include <bit>
#include <iterator>

#include "extractors/tables/columns.h"
#include "extractors/tables/heading_words.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"
#include "models/csv.h"

namespace prongsai {
namespace {

constexpr double known = 0.8;  // below this a heading is another one

/// A bit for each letter that occurs (letters 64 apart share one).
std::uint64_t letters_in(std::u32string_view text) noexcept {
  std::uint64_t letters = 0;
  for (const char32_t c : text) letters |= std::uint64_t{1} << (c % 64);
  return letters;
}

/// No fewer edits can make one text of the other: an edit brings at most one letter and takes at most one away.
int least_distance(std::uint64_t letters, std::uint64_t others) noexcept {
  return std::max(std::popcount(letters & ~others), std::popcount(others & ~letters));
}

}  // namespace

Result<ColumnLexicon> ColumnLexicon::load(const std::filesystem::path& columns_csv) {
  auto csv = CsvTable::read(columns_csv);
  if (!csv) return std::move(csv).error();
  ColumnLexicon lexicon;
  for (std::size_t row = 0; row < csv->size(); ++row) {
    const auto role = column_role_from(csv->field(row, "role"));
    if (!role) return Error{ErrorCode::damaged, columns_csv.string() + ": no such role: " + csv->field(row, "role"), "data", 0};
    const std::string& phrase = csv->field(row, "phrase");
    const std::string key = heading_key(phrase);
    if (phrase.starts_with('*')) {
      lexicon.endings_.emplace_back(key.substr(1), *role);
    } else if (lexicon.exact_.emplace(key, *role).second) {
      std::u32string text = thai::to_utf32(key);
      const std::uint64_t letters = letters_in(text);
      lexicon.phrases_.push_back({std::move(text), *role, letters});
    }
  }
  return lexicon;
}

namespace {

/// A heading's key without the year that it ends in: คะแนน of `คะแนน ปี ๒๕๖๗`. Empty where it ends in none, or is nothing else.
std::string without_year(std::string_view key) {
  constexpr std::string_view digits = "0123456789", word = "ปี";
  const std::size_t end = key.find_last_not_of(digits);
  const std::size_t at = end == std::string_view::npos || end + 1 == key.size() ? std::string_view::npos : key.rfind(word, end);
  if (at == std::string_view::npos) return "";
  const std::string_view between = key.substr(at + word.size(), end + 1 - at - word.size());
  constexpr std::string_view known_words[] = {"", "พศ", "งบประมาณ", "งบประมาณพศ", "การประเมิน"};
  if (std::find(std::begin(known_words), std::end(known_words), between) == std::end(known_words)) return "";
  std::string_view rest = key.substr(0, at);
  constexpr std::string_view of = "ประจำ";
  if (rest.ends_with(of)) rest.remove_suffix(of.size());
  return std::string(rest);
}

}  // namespace

namespace {

bool has_thai(std::string_view text) { return text.find('\xE0') != std::string_view::npos; }
bool has_latin(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// `Score (คะแนน)`: the half of a heading in two languages that is Thai, where the other is Latin alone. Empty where there are no such halves,
/// or the Latin one names a tool, which tells scores apart.
std::string_view thai_half(std::string_view heading) {
  const std::size_t open = heading.find('('), close = heading.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  const std::string_view outside = heading.substr(0, open), inside = heading.substr(open + 1, close - open - 1);
  if (!thai::is_blank(heading.substr(close + 1)) || has_thai(outside) == has_thai(inside)) return {};
  const std::string_view latin = has_thai(outside) ? inside : outside, half = has_thai(outside) ? outside : inside;
  const std::string key = heading_key(latin);
  const bool names_tool = key.find("iit") != std::string::npos || key.find("eit") != std::string::npos || key.find("oit") != std::string::npos;
  return has_latin(latin) && !has_latin(half) && !names_tool ? half : std::string_view{};
}

}  // namespace

ColumnLexicon::Match ColumnLexicon::match(std::string_view heading) const {
  if (thai::is_blank(heading) || code_points(heading) > longest_heading) return {};
  if (const Match whole = match_phrase(heading); whole.role != ColumnRole::unknown) return whole;
  if (const std::string_view thai = thai_half(heading); !thai.empty()) return match_phrase(thai);
  return match_alternatives(heading);
}

ColumnLexicon::Match ColumnLexicon::match_alternatives(std::string_view heading) const {
  Match found;
  for (std::size_t begin = 0; heading.find('/') != std::string_view::npos && begin <= heading.size();) {
    const std::size_t end = std::min(heading.find('/', begin), heading.size());
    const auto part = exact_.find(heading_key(heading.substr(begin, end - begin)));
    begin = end + 1;
    if (part == exact_.end() || part->second == found.role) continue;
    if (found.role != ColumnRole::unknown) return {};
    found = {part->second, known};
  }
  return found;
}

ColumnLexicon::Match ColumnLexicon::match_phrase(std::string_view heading) const {
  const std::string key = heading_key(heading);
  if (const auto found = exact_.find(key); found != exact_.end()) return {found->second, 1.0};
  if (const auto found = exact_.find(without_year(key)); found != exact_.end()) return {found->second, 1.0};
  const std::u32string text = thai::to_utf32(key);
  const std::uint64_t letters = letters_in(text);
  Match best;
  for (const Phrase& phrase : phrases_) {
    const std::size_t longer = std::max(text.size(), phrase.text.size());
    const int allowed = longer < 5 ? 0 : static_cast<int>(static_cast<double>(longer) * (1 - known));
    const auto apart = std::max(static_cast<int>(longer - std::min(text.size(), phrase.text.size())), least_distance(letters, phrase.letters));
    double similarity = 0;
    if (const int distance = apart > allowed ? apart : thai::edit_distance(text, phrase.text, allowed); distance <= allowed) {
      similarity = 1.0 - static_cast<double>(distance) / static_cast<double>(longer);
    } else if (phrase.text.size() >= 6 && text.starts_with(phrase.text)) {
      similarity = known + 0.1 * static_cast<double>(phrase.text.size()) / static_cast<double>(text.size());
    }
    if (similarity > best.similarity) best = {phrase.role, similarity};
  }
  if (best.similarity >= known) return best;
  const auto ending = std::find_if(endings_.begin(), endings_.end(), [&](const auto& each) { return key.ends_with(each.first); });
  return ending != endings_.end() ? Match{ending->second, known} : Match{};
}

}  // namespace prongsai

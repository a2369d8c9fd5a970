#include "extractors/thai/marked_words.h"

#include <algorithm>

#include "extractors/thai/characters.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"
#include "models/csv.h"

namespace prongsai::thai {
namespace {

constexpr std::size_t key_letters = 3;
constexpr std::size_t fewest_letters = 5;  ///< of a word that its letters alone tell

/// A vowel that belongs to the letter before it, which then is no end of a word.
bool goes_on(char32_t letter) noexcept {
  const Cluster kind = cluster_of(letter);
  return kind == Cluster::sara_a || kind == Cluster::sara_aa || kind == Cluster::sara_am;
}

}  // namespace

MarkedWords::Letters MarkedWords::letters_of(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_mark(cluster_of(c)) && !letters.empty()) {
      letters.back().marks += c;
    } else {
      letters.push_back({c, {}});
    }
  }
  return letters;
}

std::u32string MarkedWords::beginning_of(const Letters& letters, std::size_t at) {
  std::u32string key;
  for (std::size_t i = at; i < std::min(at + key_letters, letters.size()); ++i) key += letters[i].letter;
  return key;
}

Result<MarkedWords> MarkedWords::load(const std::filesystem::path& file) {
  const auto table = CsvTable::read(file);
  if (!table) return table.error();
  MarkedWords words;
  for (std::size_t row = 0; row < table->size(); ++row) {
    Letters letters = letters_of(normalise(table->field(row, "word")));
    if (letters.size() < fewest_letters) return Error{ErrorCode::damaged, file.string() + ": too short: " + table->field(row, "word"), "data", 0};
    words.words_[beginning_of(letters, 0)].push_back(std::move(letters));
  }
  for (auto& [key, list] : words.words_) {
    std::stable_sort(list.begin(), list.end(), [](const Letters& a, const Letters& b) { return a.size() > b.size(); });
  }
  return words;
}

/// The word that stands at a letter but for the marks of one; null where none does, or it is spelt right.
const MarkedWords::Letters* MarkedWords::word_at(const Letters& text, std::size_t at) const {
  const auto list = words_.find(beginning_of(text, at));
  if (list == words_.end()) return nullptr;
  for (const Letters& word : list->second) {
    const std::size_t end = at + word.size();
    if (end > text.size() || (end < text.size() && goes_on(text[end].letter))) continue;
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(at);
    if (!std::equal(word.begin(), word.end(), begin, [](const Letter& a, const Letter& b) { return a.letter == b.letter; })) continue;
    const auto differing =
        std::count_if(word.begin(), word.end(), [&, i = at](const Letter& letter) mutable { return letter.marks != text[i++].marks; });
    // Marks on a last letter that the word leaves bare begin another one.
    const bool new_syllable = word.back().marks.empty() && !text[end - 1].marks.empty();
    return differing == 1 && !new_syllable ? &word : nullptr;
  }
  return nullptr;
}

std::string MarkedWords::settled(std::string_view text) const {
  Letters letters = letters_of(text);
  bool changed = false;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const Letters* word = word_at(letters, at);
    if (word == nullptr) continue;
    std::copy(word->begin(), word->end(), letters.begin() + static_cast<std::ptrdiff_t>(at));
    changed = true;
  }
  if (!changed) return std::string(text);
  std::string result;
  for (const Letter& letter : letters) {
    append_utf8(result, letter.letter);
    result += to_utf8(letter.marks);
  }
  return result;
}

}  // namespace prongsai::thai

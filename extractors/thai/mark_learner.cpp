#include "extractors/thai/mark_learner.h"

#include <algorithm>
#include <set>

#include "extractors/thai/characters.h"
#include "extractors/thai/words.h"
#include "models/csv.h"

namespace prongsai::thai {
namespace {

constexpr std::size_t longest_word = 12, shortest_word = 3;
constexpr int enough_places = 200;  // of one mark; more tell nothing new

constexpr char32_t marks[] = {0x0E31, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E38, 0x0E39, 0x0E47, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E4D};

/// ำ as two letters, the way in which fonts that lose its ring draw it; ำ around a tone mark too.
std::u32string taken_apart(std::u32string_view word) {
  std::u32string out;
  for (const char32_t c : word) {
    if (c != letter::sara_am) {
      out += c;
      continue;
    }
    const bool has_tone = !out.empty() && cluster_of(out.back()) == Cluster::tone_mark;
    out.insert(out.end() - (has_tone ? 1 : 0), letter::nikhahit);
    out += letter::sara_aa;
  }
  return out;
}

std::unordered_set<std::u32string> read_lexicon() {
  std::unordered_set<std::u32string> words;
  for (const char* file : {"thai_marks.csv", "thai_sara_am.csv"}) {
    const auto table = CsvTable::read(data_folder() / "lexicon" / file);
    for (std::size_t row = 0; table && row < table->size(); ++row) {
      const std::u32string word = taken_apart(to_utf32(table->field(row, "word")));
      if (word.size() >= shortest_word && word.size() <= longest_word) words.insert(word);
    }
  }
  return words;
}

/// The letters of a page in content order, with a 0 where a word cannot go on and the places of undecided marks.
struct Letters {
  std::u32string text;
  std::vector<std::pair<std::size_t, std::uint32_t>> undecided;  ///< the mark stands before text[first]
};

Letters letters_of(const PageContent& page) {
  Letters letters;
  double line = 0;
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.space_before || glyph.baseline_y - line > 2 || line - glyph.baseline_y > 2) letters.text += U'\0';
    line = glyph.baseline_y;
    if (glyph.undecided != 0) {
      letters.undecided.emplace_back(letters.text.size(), glyph.undecided);
      continue;
    }
    for (const char32_t c : to_utf32(glyph.text)) letters.text += is_thai_letter(c) ? c : U'\0';
  }
  letters.text = letters.text.empty() ? letters.text : letters.text + U'\0';
  return letters;
}

}  // namespace

MarkLearner::MarkLearner()
    : lexicon_([]() -> const std::unordered_set<std::u32string>& {
        static const std::unordered_set<std::u32string> words = read_lexicon();
        return words;
      }()) {}

void MarkLearner::add(const PageContent& page) {
  const Letters letters = letters_of(page);
  const std::u32string_view text = letters.text;
  for (std::size_t i = 0; i < letters.undecided.size(); ++i) {
    const auto [at, number] = letters.undecided[i];
    Votes& votes = votes_[number];
    if (votes.places >= enough_places) continue;
    ++votes.places;
    // Another undecided mark near by is a letter that is missing: no word reaches over it.
    const std::size_t left = std::max(i > 0 ? letters.undecided[i - 1].first : 0, at - std::min(at, longest_word));
    const std::size_t right = std::min(i + 1 < letters.undecided.size() ? letters.undecided[i + 1].first : text.size(), at + longest_word);
    vote(text.substr(left, at - left), text.substr(at, right - at), votes);
  }
}

void MarkLearner::vote(std::u32string_view before, std::u32string_view after, Votes& votes) const {
  char32_t made_by = 0;
  std::u32string longest;
  for (const char32_t mark : marks) {
    for (std::size_t left = 1; left <= before.size() && before[before.size() - left] != 0; ++left) {
      std::u32string word(before.substr(before.size() - left));
      word += mark;
      for (std::size_t right = 0;; ++right) {
        if (word.size() > longest.size() && lexicon_.contains(word)) {
          longest = word;
          made_by = mark;
        } else if (word.size() == longest.size() && mark != made_by && lexicon_.contains(word)) {
          made_by = 0;  // two marks make words of one length: the place tells nothing
        }
        if (right >= after.size() || after[right] == 0 || word.size() >= longest_word) break;
        word += after[right];
      }
    }
  }
  if (made_by != 0) ++votes.words[made_by][longest];
}

std::map<std::uint32_t, char32_t> MarkLearner::decided() const {
  constexpr int enough_votes = 5, enough_words = 2;
  constexpr double agreement = 0.95;
  std::map<std::uint32_t, char32_t> decided;
  for (const auto& [number, votes] : votes_) {
    int all = 0, most = 0;
    std::size_t different = 0;
    char32_t character = 0;
    for (const auto& [mark, words] : votes.words) {
      int count = 0;
      for (const auto& [word, times] : words) count += times;
      all += count;
      if (count <= most) continue;
      most = count;
      different = words.size();
      character = mark;
    }
    if (most >= enough_votes && different >= enough_words && most >= agreement * all) decided[number] = character;
  }
  return decided;
}

}  // namespace prongsai::thai

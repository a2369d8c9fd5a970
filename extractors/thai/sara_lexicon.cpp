#include "extractors/thai/sara_lexicon.h"

#include <algorithm>
#include <limits>

#include "extractors/thai/characters.h"
#include "extractors/thai/words.h"
#include "models/csv.h"

namespace prongsai::thai {
namespace {

char32_t folded(char32_t c) noexcept { return c == letter::sara_am ? letter::sara_aa : c; }

/// A character that cannot begin a cluster: a word that ends before it would tear one.
bool continues_cluster(char32_t c) noexcept {
  const Cluster kind = cluster_of(c);
  return is_mark(kind) || kind == Cluster::sara_a || kind == Cluster::sara_aa || kind == Cluster::sara_am;
}

}  // namespace

const SaraLexicon& SaraLexicon::sara_am_words() {
  static const SaraLexicon words = read("thai_sara_am.csv");
  return words;
}

const SaraLexicon& SaraLexicon::sara_aa_words() {
  static const SaraLexicon words = read("thai_sara_aa.csv");
  return words;
}

SaraLexicon SaraLexicon::read(const char* file_name) {
  SaraLexicon lexicon;
  const auto table = CsvTable::read(data_folder() / "lexicon" / file_name);
  for (std::size_t row = 0; table && row < table->size(); ++row) lexicon.add(to_utf32(table->field(row, "word")));
  return lexicon;
}

void SaraLexicon::add(std::u32string word) {
  constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
  if (nodes_.size() + word.size() > most || words_.size() >= most || word.size() < 2) return;
  std::size_t node = 0;
  for (const char32_t c : word) {
    const std::size_t slot = folded(c) - thai_block;
    if (slot >= alphabet) return;
    if (nodes_[node].next[slot] == 0) {
      nodes_[node].next[slot] = static_cast<std::uint16_t>(nodes_.size());
      nodes_.emplace_back();
    }
    node = nodes_[node].next[slot];
  }
  const std::size_t first = folded(word[0]) - thai_block, second = folded(word[1]) - thai_block;
  pairs_[first * alphabet + second] = nodes_[nodes_[0].next[first]].next[second];
  words_.push_back(std::move(word));
  nodes_[node].word = static_cast<std::uint16_t>(words_.size());
}

void SaraLexicon::find(std::u32string_view text, std::size_t at, std::vector<Match>& matches) const {
  matches.clear();
  if (at + 1 >= text.size()) return;
  const std::size_t first = folded(text[at]) - thai_block, second = folded(text[at + 1]) - thai_block;
  const bool split = text[at + 1] == U' ';
  if (first >= alphabet || (!split && (second >= alphabet || pairs_[first * alphabet + second] == 0))) return;

  std::size_t node = nodes_[0].next[first];
  for (std::size_t i = at + 1; i < text.size() && node != 0; ++i) {
    const bool space_before_aa = text[i] == U' ' && i + 1 < text.size() && text[i + 1] == letter::sara_aa;
    if (space_before_aa) continue;
    const std::size_t slot = folded(text[i]) - thai_block;
    node = slot < alphabet ? nodes_[node].next[slot] : 0;
    const bool whole = i + 1 == text.size() || !continues_cluster(text[i + 1]);
    if (nodes_[node].word != 0 && whole) matches.push_back({&words_[nodes_[node].word - 1u], i + 1 - at});
  }
  std::reverse(matches.begin(), matches.end());
}

}  // namespace prongsai::thai

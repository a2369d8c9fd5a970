#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::thai {

/// The words of data/lexicon/thai_sara_am.csv, found by their letters with ำ and า taken for the same
/// and with a space allowed before either (`ก าหนด`).
class SaraAmLexicon {
 public:
  struct Word {
    std::u32string letters;
    bool only_if_lost = false;  ///< without ำ it is a word too
  };

  struct Match {
    const Word* word = nullptr;
    std::size_t length = 0;  ///< code points of the text, spaces included
  };

  SaraAmLexicon() : nodes_(1) {}

  /// The lexicon of the data folder, read once; empty where it cannot be read.
  static const SaraAmLexicon& installed();

  void add(Word word);
  bool empty() const noexcept { return words_.empty(); }

  /// The words that stand at `at`, longest first. A word does not stand where it would tear a cluster.
  void find(std::u32string_view text, std::size_t at, std::vector<Match>& matches) const;

 private:
  static constexpr std::size_t alphabet = 0x60;  // the Thai block, U+0E00 to U+0E5F
  struct Node {
    std::array<std::uint16_t, alphabet> next{};
    std::uint16_t word = 0;  ///< index + 1
  };

  std::vector<Node> nodes_;
  std::vector<Word> words_;
};

}  // namespace prongsai::thai

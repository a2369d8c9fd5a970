#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::thai {

/// Words found by their letters with ำ and า taken for the same, and with a space allowed before
/// either (`ก าหนด`).
class SaraLexicon {
 public:
  struct Match {
    const std::u32string* word = nullptr;
    std::size_t length = 0;  ///< code points of the text, spaces included
  };

  /// data/lexicon/thai_sara_am.csv and thai_sara_aa.csv, each read once; empty where it cannot be read.
  static const SaraLexicon& sara_am_words();
  static const SaraLexicon& sara_aa_words();

  SaraLexicon() : nodes_(1), pairs_(alphabet * alphabet) {}

  /// Takes a word of two and more Thai letters.
  void add(std::u32string word);

  /// The words that stand at `at`, longest first. A word does not stand where it would tear a cluster.
  void find(std::u32string_view text, std::size_t at, std::vector<Match>& matches) const;

 private:
  static SaraLexicon read(const char* file_name);

  static constexpr std::size_t alphabet = 0x60;  // the Thai block, U+0E00 to U+0E5F
  struct Node {
    std::array<std::uint16_t, alphabet> next{};
    std::uint16_t word = 0;  ///< index + 1
  };

  std::vector<Node> nodes_;
  std::vector<std::uint16_t> pairs_;  ///< the node behind the first two letters: most places of a text are settled here
  std::vector<std::u32string> words_;
};

}  // namespace prongsai::thai

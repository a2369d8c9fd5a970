#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "models/page_content.h"

namespace prongsai::thai {

/// Learns what the undecided marks of a document are (Glyph::undecided) from the words around them: `เพื` and `อ` on both
/// sides of one make a word with ่ and with no other mark. One place proves little; a mark is the same all over the document,
/// so the places are counted together.
///
///     MarkLearner learner;
///     for (const PageContent& page : pages) learner.add(page);
///     for (const auto& [undecided, character] : learner.decided()) reader.teach(undecided, character, GlyphEvidence::words);
class MarkLearner {
 public:
  /// Reads data/lexicon/thai_marks.csv and thai_sara_am.csv once.
  MarkLearner();

  void add(const PageContent& page);

  /// The marks that are decided: several words say the same, and hardly one says something else.
  std::map<std::uint32_t, char32_t> decided() const;

 private:
  struct Votes {
    std::map<char32_t, std::map<std::u32string, int>> words;  ///< character → words that it makes, and how often
    int places = 0;
  };
  void vote(std::u32string_view before, std::u32string_view after, Votes& votes) const;

  const std::unordered_set<std::u32string>& lexicon_;
  std::map<std::uint32_t, Votes> votes_;
};

}  // namespace prongsai::thai

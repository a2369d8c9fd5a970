#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/thai/sara_lexicon.h"

namespace prongsai::thai {

/// What a text, or a whole document, shows about its sara am.
struct SaraAmEvidence {
  int whole = 0;          ///< known words written as they should be
  int lost = 0;           ///< known words whose ำ had to be mended
  int impossible_am = 0;  ///< ำ where Thai spelling allows none
};

/// True where a run may need mending: cheap, and never false for one that does.
bool may_need_repair(std::u32string_view run);

/// True where some ำ stands before a consonant that hardly ever begins a syllable: `พยำบำลจังหวัด`.
bool has_doubtful_am(std::u32string_view run) noexcept;

/// Mends one run of Thai letters, with the single spaces that stand before า in it.
class RunRepair {
 public:
  explicit RunRepair(std::u32string_view run) : text_(run) {}

  /// `กาหนด`, `ก าหนด`, `กำหนด`: counts what it sees and mends what it can prove.
  void mend_known_words(SaraAmEvidence& evidence);

  /// `ต าแหน่ง` in words that the lexicon does not know: as ำ or as า, whichever makes fewer words. Where both
  /// make as many, ำ if the document is known to lose it, else as it was.
  void mend_split_vowels(bool sara_am_lost);

  /// `โรงพยำบำล`: every ำ that no known word explains, where it is impossible or า makes fewer words.
  void mend_written_as_am();

  /// How often ำ stands before a consonant that can begin no syllable: `พยาบำล`, `เหตุกำรณ์`.
  int impossible_count() const;

  const std::u32string& text() const noexcept { return text_; }

 private:
  std::size_t settle(std::size_t at, SaraAmEvidence& evidence);
  bool is_proven(std::size_t at, const SaraLexicon::Match& match) const;
  std::vector<std::size_t> explained() const;
  void mend_known_aa_words();

  std::u32string text_;
  std::vector<SaraLexicon::Match> matches_;
};

}  // namespace prongsai::thai

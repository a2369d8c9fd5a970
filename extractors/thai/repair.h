#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai::thai {

struct Repaired {
  std::string text;
  bool changed = false;  ///< true: the caller marks the text as TextSource::repaired
};

/// Restores what Word's PDF export loses, where a lexicon proves it, and only there: sara am written
/// as า (`กาหนด`), as a space and า (`ก าหนด`), and า written as ำ (`โรงพยำบำล`). Text that is
/// healthy comes back as it was. Expects and returns the normal form. Never touches names it
/// does not know, digits or Latin.
///
/// A repair needs two witnesses: data/lexicon/thai_sara_am.csv knows the word, and ICU's dictionary
/// cuts the repaired text into fewer words, or at the same places as the text as it was. (For า written
/// as ำ: spelling shows that the font does so, and thai_sara_aa.csv or ICU knows the word.) Without the
/// lexicon files nothing is repaired. What both spellings make a word of (`ทา`, `ทำ`) stays as it is
/// where no compound settles it: a wrong repair is worse than none.
Repaired repair_sara_am(std::string_view text);

/// The same with the whole document in view: a font loses its sara am, or draws ำ for every า, everywhere
/// or nowhere, so a document that does it often enough is believed to do it also where a text alone leaves
/// it open.
///
///     const auto repair = SaraAmRepair::learn(page_texts);
///     for (auto& text : cell_texts) text = repair.repair(text).text;
class SaraAmRepair {
 public:
  /// Knows no document: as careful as repair_sara_am.
  SaraAmRepair() = default;

  /// Looks through a document's texts, in the normal form.
  static SaraAmRepair learn(const std::vector<std::string_view>& texts);

  Repaired repair(std::string_view text) const;

  bool sara_am_lost() const noexcept { return sara_am_lost_; }          ///< ำ written as า in most known words
  bool aa_written_as_am() const noexcept { return aa_written_as_am_; }  ///< า written as ำ, mostly in bold text

 private:
  bool sara_am_lost_ = false;
  bool aa_written_as_am_ = false;
};

}  // namespace prongsai::thai

#pragma once

#include <string>
#include <string_view>

namespace prongsai::thai {

struct Repaired {
  std::string text;
  bool changed = false;  ///< true: the caller marks the text as TextSource::repaired
};

/// Restores what Word's PDF export loses, where a lexicon proves it, and only there: sara am written
/// as า (`กาหนด`), as a space and า (`ก าหนด`), and า written as ำ (`โรงพยำบำล`). Text that is
/// healthy comes back as it was. Expects and returns the normal form. Never touches names it
/// does not know, digits or Latin.
Repaired repair_sara_am(std::string_view text);

}  // namespace prongsai::thai

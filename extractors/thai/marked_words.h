#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/result.h"

namespace prongsai::thai {

/// Puts right the marks of words that every report is full of, where a reader of pictures has lost, added or mixed up those
/// of one letter: `ท้องถิน` is ท้องถิ่น. The letters themselves must all be there; short words, whose letters with other
/// marks are other words, are in no list, and neither are names.
class MarkedWords {
 public:
  /// Reads data/lexicon/scan_words.csv.
  static Result<MarkedWords> load(const std::filesystem::path& file);

  /// A text in normal form, with the words as they are spelt.
  std::string settled(std::string_view text) const;

 private:
  /// A letter and the marks above and below it.
  struct Letter {
    char32_t letter = 0;
    std::u32string marks;
  };
  using Letters = std::vector<Letter>;

  static Letters letters_of(std::string_view text);
  static std::u32string beginning_of(const Letters& letters, std::size_t at);
  const Letters* word_at(const Letters& text, std::size_t at) const;

  std::unordered_map<std::u32string, std::vector<Letters>> words_;  ///< by their first letters, the longest first
};

}  // namespace prongsai::thai

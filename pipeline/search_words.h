#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prongsai {

/// What a query asks for: words that must all occur, in any order, each folded (fold_text). What stands between a pair of double
/// quotes is one word, spaces included; any other character is itself. Each word once.
std::vector<std::string> words_of(std::string_view query);

/// Characters of a text (code points).
std::size_t characters_of(std::string_view text);

/// Whether a folded text has all of the words.
bool has_all(std::string_view folded, const std::vector<std::string>& words);

/// How often the words occur in a folded text, all together.
std::size_t occurrences(std::string_view folded, const std::vector<std::string>& words);

/// A piece of a text around the first place where one of the words stands; line ends are spaces.
struct Snippet {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> marks;  ///< where words stand in it, as bytes: begin and end, in order, apart
};

/// Of a text as it was before folding; at most about so many columns of a terminal, an ellipsis where something was left out.
Snippet snippet_of(std::string_view text, const std::vector<std::string>& words, std::size_t columns);

}  // namespace prongsai

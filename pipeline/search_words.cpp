#include "pipeline/search_words.h"

#include <algorithm>
#include <cstring>

#include "pipeline/shown_text.h"
#include "pipeline/store/fold_text.h"
#include "pipeline/utf8.h"

namespace prongsai {
namespace {

constexpr std::string_view white_space = " \t\n\r\v\f";
constexpr std::string_view hard_space = "\u00A0";
constexpr std::string_view ellipsis = "…";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

/// Bytes that fold as one: a character, or nikhahit with the sara aa that makes sara am of it.
std::size_t unit_length(std::string_view text) {
  if (text.starts_with("\u0E4D\u0E32")) return 6;
  std::size_t length = 1;
  while (length < text.size() && is_continuation(text[length])) ++length;
  return length;
}

/// A folded text that knows for each of its bytes where the character that it comes from begins; one more entry tells its end.
struct FoldedText {
  std::string text;
  std::vector<std::size_t> origins;
};

FoldedText folded_with_origins(std::string_view text) {
  FoldedText folded;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = unit_length(text.substr(at));
    folded.text += fold_text(text.substr(at, length));
    folded.origins.resize(folded.text.size(), at);
    at += length;
  }
  folded.origins.push_back(text.size());
  return folded;
}

/// memmem: std::string_view::find looks for the first byte, and every Thai character begins with the same.
std::size_t place_of(std::string_view text, std::string_view word, std::size_t from = 0) {
  const void* const found = memmem(text.data() + from, text.size() - from, word.data(), word.size());
  return found == nullptr ? std::string_view::npos : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Where in a text the character begins that stands at a place of its folded form.
std::size_t origin_of(std::string_view text, std::size_t place_in_folded) {
  std::size_t at = 0;
  for (std::size_t folded = 0; at < text.size();) {
    const std::size_t length = unit_length(text.substr(at));
    folded += fold_text(text.substr(at, length)).size();
    if (folded > place_in_folded) break;
    at += length;
  }
  return at;
}

/// Where the first of the words stands in a text; its beginning where none does.
std::size_t first_place(std::string_view text, const std::vector<std::string>& words) {
  if (words.empty()) return 0;
  const std::string folded = fold_text(text);
  std::size_t first = std::string_view::npos;
  for (const std::string& word : words) first = std::min(first, place_of(folded, word));
  return first == std::string_view::npos ? 0 : origin_of(text, first);
}

/// Where a piece of the text begins that has about so many columns before `at`. What begins a piece takes a column.
std::size_t piece_begin(std::string_view text, std::size_t at, std::size_t columns) {
  while (at > 0 && columns > 0) {
    do --at;
    while (at > 0 && is_continuation(text[at]));
    if (shown_width(text.substr(at, unit_length(text.substr(at)))) > 0) --columns;
  }
  return at;
}

/// Where each of the words stands, those that touch or overlap as one.
std::vector<std::pair<std::size_t, std::size_t>> places(const std::string& text, const std::vector<std::string>& words) {
  if (words.empty()) return {};
  const FoldedText folded = folded_with_origins(text);
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (const std::string& word : words) {
    for (std::size_t at = folded.text.find(word); at != std::string::npos; at = folded.text.find(word, at + word.size())) {
      found.emplace_back(folded.origins[at], folded.origins[at + word.size()]);
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<std::pair<std::size_t, std::size_t>> apart;
  for (const auto& place : found) {
    if (!apart.empty() && place.first <= apart.back().second) {
      apart.back().second = std::max(apart.back().second, place.second);
    } else {
      apart.push_back(place);
    }
  }
  return apart;
}

}  // namespace

std::vector<std::string> words_of(std::string_view query) {
  std::string plain;
  while (!query.empty()) {
    const bool is_hard_space = query.starts_with(hard_space);
    plain += is_hard_space ? ' ' : query.front();
    query.remove_prefix(is_hard_space ? hard_space.size() : 1);
  }
  std::vector<std::string> words;
  for (std::string_view rest = trimmed(plain); !rest.empty(); rest = trimmed(rest)) {
    const std::size_t closing = rest.front() == '"' ? rest.find('"', 1) : std::string_view::npos;
    const bool is_phrase = closing != std::string_view::npos;
    const std::size_t length = is_phrase ? closing + 1 : std::min(rest.find_first_of(white_space), rest.size());
    std::string word = fold_text(is_phrase ? trimmed(rest.substr(1, closing - 1)) : rest.substr(0, length));
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
    rest.remove_prefix(length);
  }
  return words;
}

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

bool has_all(std::string_view folded, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return place_of(folded, word) != std::string_view::npos; });
}

std::size_t occurrences(std::string_view folded, const std::vector<std::string>& words) {
  std::size_t count = 0;
  for (const std::string& word : words) {
    for (std::size_t at = place_of(folded, word); at != std::string_view::npos; at = place_of(folded, word, at + word.size())) ++count;
  }
  return count;
}

Snippet snippet_of(std::string_view text, const std::vector<std::string>& words, std::size_t columns) {
  const std::size_t begin = piece_begin(text, first_place(text, words), columns / 3);
  std::string piece = shortened(text.substr(begin), columns);
  std::replace_if(
      piece.begin(), piece.end(), [](char c) { return white_space.find(c) != std::string_view::npos; }, ' ');
  Snippet snippet;
  snippet.text = one_line((begin > 0 ? std::string(ellipsis) : std::string()) + piece);
  snippet.marks = places(snippet.text, words);
  return snippet;
}

}  // namespace prongsai

#include "pipeline/serve/questions/snippet_ranges.h"

#include <algorithm>

#include "pipeline/search_words.h"
#include "pipeline/utf8.h"

namespace prongsai::serve {
namespace {

constexpr std::size_t columns_of_a_snippet = 160;
constexpr std::size_t bytes_of_a_beginning =
    8 * columns_of_a_snippet;  ///< a letter and two marks above or below it take nine in Thai; most have none

/// The first end of a character from a place on.
std::size_t end_of_character(std::string_view text, std::size_t at) {
  while (at < text.size() && is_continuation(text[at])) ++at;
  return std::min(at, text.size());
}

/// Of UTF-8: what takes four bytes takes two units, all else that begins a character one.
std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

}  // namespace

Json snippet_json(std::string_view text, const std::vector<std::string>& words) {
  // Of a beginning no more is looked at than can be shown.
  if (words.empty()) text = text.substr(0, end_of_character(text, bytes_of_a_beginning));
  const Snippet snippet = snippet_of(text, words, columns_of_a_snippet);
  const std::string_view shown = snippet.text;
  Json marks = Json::array();
  for (const auto& [begin, end] : snippet.marks)
    marks.push_back({utf16_units(shown.substr(0, begin)), utf16_units(shown.substr(begin, end - begin))});
  return {{"text", snippet.text}, {"marks", std::move(marks)}};
}

}  // namespace prongsai::serve

#include "extractors/pdf/to_unicode.h"

#include <poppler/GfxFont.h>
#include <poppler/Object.h>
#include <poppler/Stream.h>
#include <poppler/XRef.h>

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

namespace {

constexpr std::size_t most_bytes = 64 * 1024;  // 256 lines of a map have five

std::string bytes_of(Stream& stream) {
  std::string bytes;
  stream.reset();
  for (int c = stream.getChar(); c != EOF && bytes.size() < most_bytes; c = stream.getChar()) bytes += static_cast<char>(c);
  stream.close();
  return bytes;
}

/// Words, <hex> strings and brackets, as a character map separates them.
std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> tokens;
  constexpr std::string_view separators(" \t\r\n\f\0", 6);
  for (std::size_t at = text.find_first_not_of(separators); at != text.npos; at = text.find_first_not_of(separators, at)) {
    const bool is_hex = text[at] == '<', is_bracket = text[at] == '[' || text[at] == ']';
    std::size_t end = is_bracket ? at : is_hex ? text.find('>', at) : text.find_first_of(" \t\r\n\f[]<", at + 1);
    end = end == text.npos ? text.size() : end + (is_hex || is_bracket ? 1 : 0);
    tokens.push_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

/// The code of "<41>"; -1 for what is none of one byte.
int code_in(std::string_view token) {
  int code = -1;
  if (token.size() < 3 || token.front() != '<') return -1;
  std::from_chars(token.data() + 1, token.data() + token.size() - 1, code, 16);
  return code <= 0xFF ? code : -1;
}

/// An entry is <code> <text> in bfchar, <first> <last> <text> or <first> <last> [<text> …] in bfrange.
std::bitset<256> codes_in(std::string_view map) {
  std::bitset<256> codes;
  std::size_t in_entry = 0;  // tokens of an entry; 0 outside
  bool in_array = false;
  std::vector<int> entry;
  for (const std::string_view token : tokens_of(map)) {
    if (token == "beginbfchar" || token == "beginbfrange") {
      in_entry = token == "beginbfchar" ? 2 : 3;
      entry.clear();
    } else if (token == "endbfchar" || token == "endbfrange") {
      in_entry = 0;
    } else if (in_entry > 0) {
      if (token == "[" || token == "]") in_array = token == "[";
      if (!in_array) entry.push_back(code_in(token));
      if (entry.size() < in_entry) continue;
      for (int code = entry.front(); code >= 0 && code <= entry[in_entry - 2]; ++code) codes.set(static_cast<std::size_t>(code));
      entry.clear();
    }
  }
  return codes;
}

}  // namespace

std::bitset<256> codes_mapped_by(const GfxFont& font, XRef& file) {
  const Object dictionary = file.fetch(*font.getID());
  if (!dictionary.isDict()) return std::bitset<256>().set();
  const Object map = dictionary.dictLookup("ToUnicode");
  if (!map.isStream()) return std::bitset<256>().set();
  return codes_in(bytes_of(*map.getStream()));
}

}  // namespace prongsai

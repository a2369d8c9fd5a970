#include "extractors/tables/heading_words.h"

#include <algorithm>

#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"

namespace prongsai {

std::string heading_key(std::string_view heading) {
  std::string key = thai::squeeze(heading);
  std::erase_if(key, [](char c) { return std::string_view("/,()[]:.;-\"'").find(c) != std::string_view::npos; });
  return key;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view without_baht(std::string_view heading) {
  constexpr std::string_view baht = "บาท";
  heading = thai::trimmed(heading);
  const bool in_brackets = heading.ends_with(')');
  std::string_view rest = in_brackets ? heading.substr(0, heading.size() - 1) : heading;
  if (!rest.ends_with(baht)) return heading;
  rest = thai::trimmed(rest.substr(0, rest.size() - baht.size()));
  if (in_brackets && !rest.ends_with('(')) return heading;
  return thai::trimmed(in_brackets ? rest.substr(0, rest.size() - 1) : rest);
}

}  // namespace prongsai

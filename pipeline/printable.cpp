#include <fmt/core.h>

#include <cctype>
#include <charconv>

#include "pipeline/discover.h"
#include "pipeline/utf8.h"

namespace prongsai {
namespace {

bool is_control(std::string_view sequence) {
  const auto first = static_cast<unsigned char>(sequence[0]);
  return first < 0x20 || first == 0x7F || (first == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0);
}

bool is_escape(std::string_view text) {
  return text.size() >= 4 && text[0] == '\\' && text[1] == 'x' && std::isxdigit(static_cast<unsigned char>(text[2])) != 0 &&
         std::isxdigit(static_cast<unsigned char>(text[3])) != 0;
}

}  // namespace

std::string printable(std::string_view name) {
  std::string text;
  while (!name.empty()) {
    const std::size_t length = sequence_length(name);
    const std::string_view sequence = name.substr(0, std::max<std::size_t>(length, 1));
    if (length == 0 || is_control(sequence) || is_escape(name)) {
      for (const char byte : sequence) text += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
    } else {
      text += sequence;
    }
    name.remove_prefix(sequence.size());
  }
  return text;
}

std::string original_name(std::string_view text) {
  std::string name;
  while (!text.empty()) {
    if (is_escape(text)) {
      unsigned value = 0;
      std::from_chars(text.data() + 2, text.data() + 4, value, 16);
      name += static_cast<char>(value);
      text.remove_prefix(4);
    } else {
      name += text.front();
      text.remove_prefix(1);
    }
  }
  return name;
}

}  // namespace prongsai

#include <fmt/core.h>

#include <cctype>
#include <charconv>

#include "pipeline/discover.h"

namespace prongsai {
namespace {

/// Length of the well-formed UTF-8 sequence that a text begins with; 0 where there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t index) { return index < text.size() ? static_cast<unsigned char>(text[index]) : 0u; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF5 ? 0 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  for (std::size_t index = 1; index < length; ++index) {
    if ((byte(index) & 0xC0) != 0x80) return 0;
  }
  const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
  const bool beyond = (first == 0xED && byte(1) >= 0xA0) || (first == 0xF4 && byte(1) >= 0x90);
  return overlong || beyond ? 0 : length;
}

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

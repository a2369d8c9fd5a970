#include "extractors/links/comparable_text.h"

#include "extractors/thai/characters.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr std::size_t least_letters_of_a_name = 4;

/// 0 where the character does not count. Letters of neither script share the few values between the two.
unsigned char letter_of(char32_t c) noexcept {
  if (thai::is_thai_letter(c)) return static_cast<unsigned char>(0x80 + (c - thai::thai_block));
  if (c >= U'a' && c <= U'z') return static_cast<unsigned char>(c);
  if (c >= U'A' && c <= U'Z') return static_cast<unsigned char>(c - U'A' + U'a');
  const bool is_letter_of_another_script = c >= 0xC0 && !(c >= 0x2000 && c < 0x2E80) && c != thai::replacement_character &&
                                           c - thai::thai_block >= thai::thai_clusters.size() && !thai::is_white_space(c);
  return is_letter_of_another_script ? static_cast<unsigned char>(0x01 + (c & 0x1F)) : 0;
}

}  // namespace

std::string letters_of(std::string_view text) {
  std::string letters;
  letters.reserve(text.size() / 3 + 1);
  for (std::size_t at = 0; at < text.size();) {
    if (const unsigned char letter = letter_of(thai::next_code_point(text, at)); letter != 0) letters += static_cast<char>(letter);
  }
  return letters;
}

void take_out(std::string& letters, std::span<const std::string> names) {
  for (const std::string& name : names) {
    if (name.size() < least_letters_of_a_name) continue;
    for (std::size_t at = letters.find(name); at != std::string::npos; at = letters.find(name, at)) letters.erase(at, name.size());
  }
}

}  // namespace prongsai

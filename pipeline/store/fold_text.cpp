#include "pipeline/store/fold_text.h"

namespace prongsai {
namespace {

constexpr std::string_view nikhahit_and_sara_aa = "\u0E4D\u0E32";
constexpr std::string_view sara_am = "\u0E33";
constexpr std::size_t digit_bytes = 3;

/// ๐ to ๙ are E0 B9 90 to E0 B9 99.
bool is_thai_digit(std::string_view rest) {
  return rest.size() >= digit_bytes && rest[0] == '\xE0' && rest[1] == '\xB9' && static_cast<unsigned char>(rest[2]) >= 0x90 &&
         static_cast<unsigned char>(rest[2]) <= 0x99;
}

}  // namespace

std::string fold_text(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    const char c = text.front();
    if (c != '\xE0') {
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      text.remove_prefix(1);
    } else if (is_thai_digit(text)) {
      folded += static_cast<char>('0' + (static_cast<unsigned char>(text[2]) - 0x90));
      text.remove_prefix(digit_bytes);
    } else if (text.starts_with(nikhahit_and_sara_aa)) {
      folded += sara_am;
      text.remove_prefix(nikhahit_and_sara_aa.size());
    } else {
      folded += c;
      text.remove_prefix(1);
    }
  }
  return folded;
}

}  // namespace prongsai

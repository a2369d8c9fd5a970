#include "pipeline/store/fold_text.h"

#include "pipeline/utf8.h"

namespace prongsai {
namespace {

/// Whether a whole Thai character stands there: E0 B8 .. or E0 B9 ...
bool is_thai(const char* at, const char* end) {
  return end - at >= 3 && at[0] == '\xE0' && (at[1] == '\xB8' || at[1] == '\xB9') && is_continuation(at[2]);
}

/// ๐ to ๙ are E0 B9 90 to E0 B9 99.
bool is_digit(const char* thai) {
  const auto last = static_cast<unsigned char>(thai[2]);
  return thai[1] == '\xB9' && last >= 0x90 && last <= 0x99;
}

bool is_nikhahit(const char* thai) { return thai[1] == '\xB9' && thai[2] == '\x8D'; }
bool is_sara_aa(const char* thai) { return thai[1] == '\xB8' && thai[2] == '\xB2'; }

}  // namespace

// A search folds a thousand texts: this is most of its time.
std::string fold_text(std::string_view text) {
  std::string folded(text.size(), '\0');  // no text becomes longer
  char* out = folded.data();
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    if (!is_thai(at, end)) {
      *out++ = *at >= 'A' && *at <= 'Z' ? static_cast<char>(*at - 'A' + 'a') : *at;
      ++at;
    } else if (is_digit(at)) {
      *out++ = static_cast<char>('0' + (static_cast<unsigned char>(at[2]) - 0x90));
      at += 3;
    } else if (is_nikhahit(at) && is_thai(at + 3, end) && is_sara_aa(at + 3)) {
      for (const char byte : {'\xE0', '\xB8', '\xB3'}) *out++ = byte;  // sara am
      at += 6;
    } else {
      for (int i = 0; i < 3; ++i) *out++ = *at++;
    }
  }
  folded.resize(static_cast<std::size_t>(out - folded.data()));
  return folded;
}

std::string name_key(std::string_view name) {
  std::string key = fold_text(name);
  std::erase_if(key, [](char c) { return c == ' ' || c == '\t' || c == '.' || c == '-'; });
  return key;
}

}  // namespace prongsai

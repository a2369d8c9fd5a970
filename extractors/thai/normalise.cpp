#include "extractors/thai/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "extractors/thai/characters.h"
#include "extractors/thai/words.h"

namespace prongsai::thai {
namespace {

/// Code points in which Thai fonts for Windows keep shifted forms of the marks, and of two consonants
/// without their base. Source: the glyph names of such fonts (uni0E34.left, uni0E48.low, …), in the order that
/// Microsoft's and Apple's Thai encodings share.
constexpr char32_t presentation_first = 0xF700;
constexpr std::array<char32_t, 27> presentation_forms = {
    0x0E10,                                  // F700       ฐ without its base
    0x0E34, 0x0E35, 0x0E36, 0x0E37,          // F701–F704  ิ ี ึ ื shifted left
    0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C,  // F705–F709  ่ ้ ๊ ๋ ์ low, shifted left
    0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C,  // F70A–F70E  the same, low
    0x0E0D,                                  // F70F       ญ without its base
    0x0E31, 0x0E4D, 0x0E47,                  // F710–F712  ั ํ ็ shifted left
    0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C,  // F713–F717  ่ ้ ๊ ๋ ์ shifted left
    0x0E38, 0x0E39, 0x0E3A,                  // F718–F71A  ุ ู ฺ lowered
};

constexpr char32_t dropped = 0;  // U+0000 itself is dropped too: no text means it.

bool is_invisible(char32_t c) noexcept {
  if (c < 0x20) return !(c >= 0x09 && c <= 0x0D);
  return c == 0x7F || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

/// One code point as it stands in the normal form, `dropped` for none.
char32_t mapped(char32_t c) noexcept {
  if (c - thai_block < thai_clusters.size()) return c;
  if (c >= presentation_first && c < presentation_first + presentation_forms.size()) return presentation_forms[c - presentation_first];
  if (is_invisible(c)) return dropped;
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return U'\n';
  if (c > 0x7F && is_white_space(c)) return U' ';
  return c;
}

/// Characters that composition (NFC) can change, Thai apart: from the combining diacritics up, less the
/// punctuation and symbols that reports are full of.
bool may_compose(char32_t c) noexcept { return c >= 0x0300 && !(c >= 0x0E00 && c <= 0x0E7F) && !(c >= 0x2010 && c <= 0x2027) && c != 0xFFFD; }

/// pairs[a][b]: b right after a is not, or may be not, in normal form.
constexpr auto suspicious_pairs = [] {
  using enum Cluster;
  std::array<std::array<bool, cluster_count>, cluster_count> pairs{};
  const auto mark = [&pairs](Cluster a, std::initializer_list<Cluster> followers) {
    for (Cluster b : followers) pairs[static_cast<int>(a)][static_cast<int>(b)] = true;
  };
  mark(space, {vowel_mark, tone_mark, Cluster::nikhahit, Cluster::sara_a, Cluster::sara_am});
  mark(vowel_mark, {vowel_mark, Cluster::nikhahit});
  mark(tone_mark, {vowel_mark, tone_mark, Cluster::nikhahit});
  mark(Cluster::nikhahit, {vowel_mark, tone_mark, Cluster::nikhahit, Cluster::sara_aa, Cluster::sara_am, space});
  mark(Cluster::sara_aa, {tone_mark});
  mark(Cluster::sara_am, {vowel_mark, tone_mark, Cluster::nikhahit, Cluster::sara_aa, Cluster::sara_am});
  mark(Cluster::sara_e, {Cluster::sara_e});
  return pairs;
}();

/// True where the text can be returned as it is; false also where only the long way can tell.
bool is_surely_normal(std::string_view text) noexcept {
  Cluster previous = Cluster::other;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (mapped(byte) != byte) return false;
      previous = byte == ' ' ? Cluster::space : Cluster::other;
      // A mark after any space is settled by the long way.
      ++at;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    if (may_compose(c) || c == replacement_character || mapped(c) != c) return false;
    const Cluster current = cluster_of(c);
    if (suspicious_pairs[static_cast<int>(previous)][static_cast<int>(current)]) return false;
    previous = current;
  }
  return true;
}

std::u32string decoded_and_mapped(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) {
    if (const char32_t c = mapped(next_code_point(text, at)); c != dropped) out += c;
  }
  return out;
}

/// Collects the marks of one consonant and gives them back in their order: vowels, nikhahit, tones,
/// then the following vowel.
class ClusterMarks {
 public:
  void add(char32_t c, Cluster kind) {
    if (kind == Cluster::sara_am || kind == Cluster::nikhahit) {
      (kind == Cluster::sara_am ? am_ : nikhahit_) = true;
      return;
    }
    std::u32string& marks = kind == Cluster::vowel_mark ? vowels_ : tones_;
    if (marks.find(c) == std::u32string::npos) marks += c;
  }
  bool has_tone() const noexcept { return !tones_.empty(); }
  bool has_nikhahit() const noexcept { return nikhahit_; }
  bool has_am() const noexcept { return am_; }

  void append_to(std::u32string& out) const {
    out += vowels_;
    if (nikhahit_ && !am_) out += letter::nikhahit;
    out += tones_;
    if (am_) out += letter::sara_am;
  }

 private:
  std::u32string vowels_, tones_;
  bool nikhahit_ = false, am_ = false;
};

/// Puts the clusters of a text into the normal form.
class ClusterOrder {
 public:
  explicit ClusterOrder(const std::u32string& text) : text_(text) {}

  std::u32string run() && {
    out_.reserve(text_.size());
    while (at_ < text_.size()) {
      const char32_t c = text_[at_++];
      if (c == letter::sara_e && peek(at_) == Cluster::sara_e) {
        ++at_;
        out_ += letter::sara_ae;
      } else {
        out_ += c;
        if (cluster_of(c) == Cluster::consonant) take_marks();
      }
    }
    return std::move(out_);
  }

 private:
  Cluster peek(std::size_t i) const noexcept { return i < text_.size() ? cluster_of(text_[i]) : Cluster::other; }

  bool is_sara_aa(std::size_t i) const noexcept { return i < text_.size() && text_[i] == letter::sara_aa; }

  std::size_t behind_spaces(std::size_t i) const noexcept {
    while (peek(i) == Cluster::space) ++i;
    return i;
  }

  void take_marks() {
    ClusterMarks marks;
    for (;;) {
      const std::size_t i = behind_spaces(at_);
      const Cluster kind = peek(i);
      if (is_mark(kind) || kind == Cluster::sara_am) {
        marks.add(text_[i], kind);
        at_ = i + 1;
      } else if (is_sara_aa(i) && (marks.has_nikhahit() || (marks.has_am() && i == at_))) {
        marks.add(letter::sara_am, Cluster::sara_am);  // ํ + า; or ำ + า, as LibreOffice writes ำ in PDF
        at_ = i + 1;
      } else {
        break;
      }
    }
    marks.append_to(out_);
    if (!marks.has_am()) take_following_vowel(marks.has_tone());
  }

  /// ะ behind a space, and a tone mark behind า.
  void take_following_vowel(bool has_tone) {
    const std::size_t i = behind_spaces(at_);
    if (i > at_ && peek(i) == Cluster::sara_a) at_ = i;
    if (!has_tone && peek(at_) == Cluster::sara_aa && peek(at_ + 1) == Cluster::tone_mark) {
      out_ += text_[at_ + 1];
      out_ += text_[at_];
      at_ += 2;
      while (peek(at_) == Cluster::tone_mark && text_[at_] == text_[at_ - 2]) ++at_;
    }
  }

  const std::u32string& text_;
  std::size_t at_ = 0;
  std::u32string out_;
};

/// NFC of everything that is not Thai. Thai is left out because NFC's order of ุ and ฺ has no use here.
std::string composed(const std::u32string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto is_thai = [](char32_t c) { return c >= 0x0E00 && c <= 0x0E7F; };
    const bool thai = is_thai(text[at]);
    const auto end = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), [&](char32_t c) { return is_thai(c) != thai; });
    const std::size_t length = static_cast<std::size_t>(end - text.begin()) - at;
    const std::string run = to_utf8(std::u32string_view(text).substr(at, length));
    at += length;
    icu::StringByteSink<std::string> sink(&out);
    if (thai || U_FAILURE(status)) {
      out += run;
    } else {
      nfc->normalizeUTF8(0, icu::StringPiece(run.data(), static_cast<int32_t>(run.size())), sink, nullptr, status);
    }
  }
  return out;
}

}  // namespace

std::string normalise(std::string_view text) {
  if (is_surely_normal(text)) return std::string(text);
  const std::u32string ordered = ClusterOrder(decoded_and_mapped(text)).run();
  if (std::none_of(ordered.begin(), ordered.end(), may_compose)) return to_utf8(ordered);
  return composed(ordered);
}

std::string squeeze(std::string_view text) {
  std::string key, normal;
  if (!is_surely_normal(text)) text = normal = normalise(text);
  key.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_white_space(c)) continue;
    if (const int digit = digit_value(c); digit >= 0) {
      key += static_cast<char>('0' + digit);
    } else if (cluster_of(c) != Cluster::other) {
      key.append(text, begin, at - begin);
    } else if (is_dash(c)) {
      key += '-';
    } else if (is_quote(c)) {
      key += '"';
    } else {
      append_utf8(key, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
    }
  }
  // Without its spaces the text can hold pairs that it did not hold before.
  return is_surely_normal(key) ? key : normalise(key);
}

std::string to_arabic_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const int digit = digit_value(next_code_point(text, at));
    if (digit >= 0) {
      out += static_cast<char>('0' + digit);
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

std::string collapse_spaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_white_space(next_code_point(text, at))) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += text.substr(begin, at - begin);
  }
  return out;
}

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty()) {
    std::size_t behind = 0;
    if (!is_white_space(next_code_point(text, behind))) break;
    text.remove_prefix(behind);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (std::size_t at = last; !is_white_space(next_code_point(text, at)) || at != text.size()) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

}  // namespace prongsai::thai

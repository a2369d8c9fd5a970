#include "extractors/thai/period_tokens.h"

#include <array>
#include <optional>
#include <string>

#include "extractors/thai/characters.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"

namespace prongsai::thai {
namespace {

struct Month {
  std::u32string_view name, before_dot, after_dot, english;
};

constexpr std::array<Month, 12> months = {{
    {U"มกราคม", U"ม", U"ค", U"january"},
    {U"กุมภาพันธ์", U"ก", U"พ", U"february"},
    {U"มีนาคม", U"มี", U"ค", U"march"},
    {U"เมษายน", U"เม", U"ย", U"april"},
    {U"พฤษภาคม", U"พ", U"ค", U"may"},
    {U"มิถุนายน", U"มิ", U"ย", U"june"},
    {U"กรกฎาคม", U"ก", U"ค", U"july"},
    {U"สิงหาคม", U"ส", U"ค", U"august"},
    {U"กันยายน", U"ก", U"ย", U"september"},
    {U"ตุลาคม", U"ต", U"ค", U"october"},
    {U"พฤศจิกายน", U"พ", U"ย", U"november"},
    {U"ธันวาคม", U"ธ", U"ค", U"december"},
}};

struct Spelling {
  std::u32string_view text;
  PeriodWord word;
  int value = 0;
};

/// Longer spellings before those that they begin with.
constexpr std::array spellings = {
    Spelling{U"กรกฏาคม", PeriodWord::month, 7},  // frequent misspellings of two months
    Spelling{U"พฤษจิกายน", PeriodWord::month, 11},
    Spelling{U"เป็นต้นไป", PeriodWord::onwards},
    Spelling{U"ปัจจุบัน", PeriodWord::onwards},
    Spelling{U"จนถึง", PeriodWord::range},
    Spelling{U"ถึง", PeriodWord::range},
    Spelling{U"สำนักงานก.พ.", PeriodWord::other},  // the Civil Service Commission, not February
    Spelling{U"รายงาน", PeriodWord::other},
    Spelling{U"รายการ", PeriodWord::other},
    Spelling{U"เสร็จสิ้น", PeriodWord::other},
    Spelling{U"ปีละ", PeriodWord::each},
    Spelling{U"เดือนละ", PeriodWord::each},
    Spelling{U"ไตรมาสละ", PeriodWord::each},
    Spelling{U"ไตรมาส", PeriodWord::quarter},
    Spelling{U"ครึ่งปี", PeriodWord::half},
    Spelling{U"ปีงบประมาณ", PeriodWord::fiscal_year},
    Spelling{U"ปีงบฯ", PeriodWord::fiscal_year},
    Spelling{U"fiscalyear", PeriodWord::fiscal_year},
    Spelling{U"ปีงบ", PeriodWord::fiscal_year},
    Spelling{U"ปี", PeriodWord::year},
    Spelling{U"พุทธศักราช", PeriodWord::buddhist},
    Spelling{U"รอบ", PeriodWord::round},
    Spelling{U"เดือน", PeriodWord::months},
    Spelling{U"แรก", PeriodWord::first},
    Spelling{U"หลัง", PeriodWord::last},
    Spelling{U"สุดท้าย", PeriodWord::last},
    Spelling{U"ตลอดทั้ง", PeriodWord::whole},
    Spelling{U"ตลอด", PeriodWord::whole},
    Spelling{U"ทั้ง", PeriodWord::whole},
    Spelling{U"สิ้น", PeriodWord::end_of},
    Spelling{U"ราย", PeriodWord::every},
    Spelling{U"ทุก", PeriodWord::every},
    Spelling{U"to", PeriodWord::range},
};

constexpr std::array<std::u32string_view, 15> silent_words = {U"วันที่", U"ระหว่าง", U"ตั้งแต่", U"ภายใน", U"ประจำ", U"เมื่อ", U"ช่วง", U"และ",
                                                              U"ของ", U"แห่ง",    U"ใน",   U"ที่",     U"ณ",     U"ลง",  U"of"};

char32_t lower(char32_t c) noexcept { return c >= U'A' && c <= U'Z' ? c + 32 : c; }
bool is_latin(char32_t c) noexcept { return lower(c) >= U'a' && lower(c) <= U'z'; }

/// What a letter may begin of the words above; looking for one behind all other letters is in vain.
enum Beginning : unsigned char { of_silent = 1, of_spelling = 2, of_month = 4, of_era = 8 };
constexpr std::size_t ascii = 128;

constexpr std::size_t place_of(char32_t c) noexcept {
  if (c < ascii) return c;
  return c >= thai_block && c < thai_block + 128 ? ascii + (c - thai_block) : 0;
}

constexpr std::array<unsigned char, 2 * ascii> beginnings = [] {
  std::array<unsigned char, 2 * ascii> letters{};
  const auto add = [&letters](std::u32string_view word, Beginning what) {
    unsigned char& of_letter = letters[place_of(word.front())];
    of_letter = static_cast<unsigned char>(of_letter | what);
  };
  for (const std::u32string_view word : silent_words) add(word, of_silent);
  for (const Spelling& spelling : spellings) add(spelling.text, of_spelling);
  for (const Month& month : months) {
    add(month.name, of_month);
    add(month.before_dot, of_month);
    add(month.english, of_month);
  }
  add(U"q", of_spelling);
  add(U"พ", of_era);
  add(U"ค", of_era);
  return letters;
}();

bool begins(char32_t c, Beginning what) noexcept { return (beginnings[place_of(lower(c))] & what) != 0; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(to_utf32(to_arabic_digits(normalise(text)))) {}

  std::vector<PeriodToken> run() && {
    while (at_ < text_.size()) {
      const bool known = skip_silent() || take_numeric_date() || take_number() || take_era() || take_month() || take_spelling() || take_sign();
      if (!known) take_other();
    }
    return std::move(tokens_);
  }

 private:
  char32_t peek(std::size_t i) const noexcept { return i < text_.size() ? text_[i] : U'\0'; }

  std::size_t behind_spaces(std::size_t i) const noexcept {
    while (is_white_space(peek(i))) ++i;
    return i;
  }

  /// End of `word` at `from`, white space between its letters allowed; nothing where it is not there.
  std::optional<std::size_t> end_of(std::u32string_view word, std::size_t from) const noexcept {
    std::size_t i = from;
    for (std::size_t k = 0; k < word.size(); ++k) {
      if (k > 0) i = behind_spaces(i);
      if (lower(peek(i)) != word[k]) return std::nullopt;
      ++i;
    }
    // A mark behind would make the last letter another syllable: ปี is not in ปี่.
    if (is_mark(cluster_of(peek(i)))) return std::nullopt;
    return i;
  }

  bool push(PeriodToken token, std::size_t end) {
    tokens_.push_back(token);
    at_ = end;
    return true;
  }

  bool skip_silent() {
    constexpr std::u32string_view silent_signs = U",;()[]/*";
    if (is_white_space(peek(at_)) || silent_signs.find(peek(at_)) != silent_signs.npos) {
      ++at_;
      return true;
    }
    if (!begins(peek(at_), of_silent)) return false;
    for (const std::u32string_view word : silent_words) {
      if (const auto end = end_of(word, at_)) {
        at_ = *end;
        return true;
      }
    }
    return false;
  }

  /// Up to nine digits; 0 digits where there are more.
  PeriodToken number_at(std::size_t& i) const noexcept {
    PeriodToken token{.word = PeriodWord::number};
    for (; digit_value(peek(i)) >= 0; ++i) {
      if (++token.digits <= 9) token.value = token.value * 10 + digit_value(peek(i));
    }
    if (token.digits > 9) token.value = token.digits = 0;
    return token;
  }

  /// 1/10/2567, 1.10.67, 2024-10-01.
  bool take_numeric_date() {
    if (digit_value(peek(at_)) < 0) return false;
    std::size_t i = at_;
    std::array<PeriodToken, 3> parts;
    const auto separates = [this](std::size_t k) { return peek(k) == U'/' || peek(k) == U'.' || peek(k) == U'-'; };
    for (std::size_t k = 0; k < parts.size(); ++k) {
      if (k > 0 && (!separates(i) || (k == 2 && peek(i) != separator_))) return false;
      if (k > 0) separator_ = peek(i++);
      parts[k] = number_at(i);
      if (parts[k].digits == 0) return false;
    }
    if (digit_value(peek(i + 1)) >= 0 && separates(i)) return false;
    if (parts[0].digits == 4) std::swap(parts[0], parts[2]);
    const bool day_month = parts[0].digits <= 2 && parts[1].digits <= 2;
    const bool year = parts[2].digits == 4 || (parts[2].digits == 2 && separator_ != U'-');
    if (!day_month || !year) return false;
    return push({PeriodWord::date, parts[2].value, parts[2].digits, parts[0].value, parts[1].value}, i);
  }

  bool take_number() {
    if (digit_value(peek(at_)) < 0) return false;
    std::size_t i = at_;
    const PeriodToken token = number_at(i);
    return push(token, i);
  }

  bool take_era() {
    if (!begins(peek(at_), of_era)) return false;
    if (const auto end = abbreviation(U"พ", U"ศ", at_)) return push({PeriodWord::buddhist}, *end);
    if (const auto end = abbreviation(U"ค", U"ศ", at_)) return push({PeriodWord::gregorian}, *end);
    return false;
  }

  /// `ต.ค.`, `ต.ค`, `ตค.`, `ต. ค.`; without any dot only where digits or a dash follow a free-standing pair.
  std::optional<std::size_t> abbreviation(std::u32string_view first, std::u32string_view second, std::size_t from) const noexcept {
    auto i = plain_end(first, from);
    if (!i) return std::nullopt;
    const bool dot = peek(behind_spaces(*i)) == U'.';
    if (dot) i = behind_spaces(*i) + 1;
    i = plain_end(second, dot ? behind_spaces(*i) : *i);
    if (!i || is_vowel_or_mark(peek(*i))) return std::nullopt;
    const bool last_dot = peek(behind_spaces(*i)) == U'.';
    const std::size_t end = last_dot ? behind_spaces(*i) + 1 : *i;
    const bool stands_free = from == 0 || !is_thai_letter(peek(from - 1));
    if (dot && last_dot) return end;
    if (dot) return is_thai_letter(peek(end)) ? std::nullopt : std::optional(end);
    const char32_t next = peek(behind_spaces(end));
    if (stands_free && (last_dot || digit_value(next) >= 0 || is_dash(next))) return end;
    return std::nullopt;
  }

  std::optional<std::size_t> plain_end(std::u32string_view word, std::size_t from) const noexcept {
    return std::u32string_view(text_).substr(std::min(from, text_.size()), word.size()) == word ? std::optional(from + word.size()) : std::nullopt;
  }

  static bool is_vowel_or_mark(char32_t c) noexcept {
    const Cluster kind = cluster_of(c);
    return is_mark(kind) || kind == Cluster::sara_a || kind == Cluster::sara_aa || kind == Cluster::sara_am;
  }

  /// ก.พ.ร. and ก.ค.ศ. are bodies, not months; พ.ศ. behind a month is its era.
  bool is_longer_abbreviation(std::size_t begin, std::size_t end) const noexcept {
    const bool goes_on =
        cluster_of(peek(end)) == Cluster::consonant && peek(end + 1) == U'.' && !abbreviation(U"พ", U"ศ", end) && !abbreviation(U"ค", U"ศ", end);
    const bool goes_before = begin >= 2 && peek(begin - 1) == U'.' && cluster_of(peek(begin - 2)) == Cluster::consonant && !tokens_.empty() &&
                             tokens_.back().word == PeriodWord::other;
    return goes_on || goes_before;
  }

  bool take_month() {
    if (!begins(peek(at_), of_month)) return false;
    const char32_t first = lower(peek(at_));
    for (int m = 1; m <= 12; ++m) {
      const Month& month = months[static_cast<std::size_t>(m - 1)];
      if (first != month.before_dot.front() && first != month.english.front()) continue;
      if (const auto end = end_of(month.name, at_)) return push({PeriodWord::month, m}, *end);
      if (const auto end = abbreviation(month.before_dot, month.after_dot, at_); end && !is_longer_abbreviation(at_, *end)) {
        return push({PeriodWord::month, m}, *end);
      }
      if (const auto end = english_end(month.english)) return push({PeriodWord::month, m}, *end);
    }
    return false;
  }

  /// The whole English name or its first three letters.
  std::optional<std::size_t> english_end(std::u32string_view name) const noexcept {
    if (at_ > 0 && is_latin(peek(at_ - 1))) return std::nullopt;
    std::size_t k = 0;
    while (k < name.size() && lower(peek(at_ + k)) == name[k]) ++k;
    if ((k != 3 && k != name.size()) || is_latin(peek(at_ + k))) return std::nullopt;
    return at_ + k + (peek(at_ + k) == U'.' ? 1 : 0);
  }

  bool take_spelling() {
    if (!begins(peek(at_), of_spelling)) return false;
    if ((peek(at_) == U'Q' || peek(at_) == U'q') && digit_value(peek(at_ + 1)) >= 0) return push({PeriodWord::quarter}, at_ + 1);
    for (const Spelling& spelling : spellings) {
      if (const auto end = end_of(spelling.text, at_)) return push({spelling.word, spelling.value}, *end);
    }
    return false;
  }

  bool take_sign() {
    if (is_dash(peek(at_)) || peek(at_) == U'~') return push({PeriodWord::range}, at_ + 1);
    std::size_t i = at_;
    while (peek(i) == U'.' || peek(i) == 0x2026 || peek(i) == U'_') ++i;
    return i >= at_ + 3 || peek(at_) == 0x2026 ? push({PeriodWord::blank}, i) : false;
  }

  void take_other() {
    if (tokens_.empty() || tokens_.back().word != PeriodWord::other) tokens_.push_back({PeriodWord::other});
    ++at_;
  }

  std::u32string text_;
  std::size_t at_ = 0;
  char32_t separator_ = 0;
  std::vector<PeriodToken> tokens_;
};

}  // namespace

std::vector<PeriodToken> period_tokens(std::string_view text) { return Lexer(text).run(); }

}  // namespace prongsai::thai

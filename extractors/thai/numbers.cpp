#include "extractors/thai/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <iterator>

#include "extractors/thai/characters.h"
#include "extractors/thai/normalise.h"

namespace prongsai::thai {
namespace {

/// Walks over a text by code points, with one of them in view.
class Cursor {
 public:
  explicit Cursor(std::string_view text, std::size_t at = 0) : text_(text), next_(at) { advance(); }

  bool at_end() const noexcept { return at_end_; }
  char32_t now() const noexcept { return now_; }
  int digit() const noexcept { return at_end_ ? -1 : digit_value(now_); }
  std::size_t offset() const noexcept { return offset_; }

  void advance() noexcept {
    offset_ = next_;
    at_end_ = next_ >= text_.size();
    now_ = at_end_ ? 0 : next_code_point(text_, next_);
  }

  bool skip(char32_t c) noexcept {
    if (at_end_ || now_ != c) return false;
    advance();
    return true;
  }

  void skip_spaces() noexcept {
    while (!at_end_ && is_white_space(now_)) advance();
  }

  /// Reads digits of either script as Arabic.
  std::string digits() {
    std::string found;
    for (; digit() >= 0; advance()) found += static_cast<char>('0' + digit());
    return found;
  }

  Cursor ahead() const {
    Cursor copy = *this;
    copy.advance();
    return copy;
  }

 private:
  std::string_view text_;
  std::size_t next_, offset_ = 0;
  char32_t now_ = 0;
  bool at_end_ = false;
};

/// True where the separator in view stands between digits; the cursor is behind a digit.
bool joins_digits(const Cursor& cursor, char32_t separator) { return cursor.now() == separator && cursor.ahead().digit() >= 0; }

/// The groups behind thousands commas, if all commas that follow stand where thousands stand.
/// The cursor moves behind them; with nothing read it stays.
std::string thousands(Cursor& cursor, const std::string& leading) {
  constexpr std::size_t most_figures = 18;  // more is a list, not an amount
  if (leading.size() > 3 || leading.front() == '0') return {};
  Cursor ahead = cursor;
  std::string all;
  while (joins_digits(ahead, U',')) {
    ahead.advance();
    const std::string group = ahead.digits();
    if (group.size() != 3 || all.size() >= most_figures) return {};
    all += group;
  }
  cursor = ahead;
  return all;
}

/// Skips `.5.6`; true where there was such a tail.
bool skip_dotted_tail(Cursor& cursor) {
  bool skipped = false;
  while (joins_digits(cursor, U'.')) {
    cursor.advance();
    cursor.digits();
    skipped = true;
  }
  return skipped;
}

/// Reads the number that begins at the digit in view; nothing where it turns out to be a dotted chain.
std::optional<Number> number_at(Cursor& cursor) {
  Number number{.value = 0, .offset = cursor.offset()};
  std::string figures = cursor.digits();
  const std::string groups = thousands(cursor, figures);
  number.has_comma = !groups.empty();
  figures += groups;
  if (joins_digits(cursor, U'.')) {
    cursor.advance();
    number.has_point = true;
    figures += '.' + cursor.digits();
    if (skip_dotted_tail(cursor)) return std::nullopt;
  }
  number.length = cursor.offset() - number.offset;
  const auto [end, error] = std::from_chars(figures.data(), figures.data() + figures.size(), number.value);
  if (error != std::errc{}) return std::nullopt;
  return number;
}

}  // namespace

std::vector<Number> find_numbers(std::string_view text) {
  std::vector<Number> found;
  for (Cursor cursor(text); !cursor.at_end();) {
    if (cursor.digit() < 0) {
      cursor.advance();
    } else if (const auto number = number_at(cursor)) {
      found.push_back(*number);
    }
  }
  return found;
}

std::optional<double> parse_number(std::string_view text) {
  const std::string_view core = trimmed(text);
  const auto numbers = find_numbers(core);
  if (numbers.size() != 1 || numbers[0].length != core.size()) return std::nullopt;
  return numbers[0].value;
}

namespace {

bool says_no_money(std::string_view squeezed) {
  constexpr std::array<std::string_view, 13> phrases = {
      "-",          "--",           "ไม่ใช้งบประมาณ",   "ไม่ใช้งบ",  "ไม่มีงบประมาณ",     "ไม่ได้ใช้งบประมาณ", "ไม่ใช้งบประมาณในการดำเนินการ",
      "ไม่มีค่าใช้จ่าย", "ไม่เสียค่าใช้จ่าย", "ไม่ขอใช้งบประมาณ", "ไม่ใช้งบฯ", "ไม่ต้องใช้งบประมาณ", "ไม่ได้ใช้งบ"};
  return std::find(phrases.begin(), phrases.end(), squeezed) != phrases.end();
}

struct MoneyUnit {
  std::string_view word;
  std::int64_t baht;
};
constexpr std::array<MoneyUnit, 4> money_units{{{"ล้านบาท", 1'000'000}, {"แสนบาท", 100'000}, {"หมื่นบาท", 10'000}, {"พันบาท", 1'000}}};

/// What the amount before this text, as squeeze() writes it, is counted in; `bare` where nothing says it, 0 where it is no amount.
/// `(สองหมื่นบาทถ้วน)` says the amount again in letters.
std::int64_t unit_behind(std::string_view rest, std::int64_t bare) {
  if (const auto letters = rest.find('('); letters != std::string_view::npos && rest.ends_with("บาทถ้วน)")) rest = rest.substr(0, letters);
  for (const MoneyUnit& unit : money_units) {
    if (rest == unit.word) return unit.baht;
  }
  if (rest.empty()) return bare;
  constexpr std::array<std::string_view, 7> endings = {"บาท", "บาท.", "บาทถ้วน", ".-", ".-บาท", "-", ".-บาทถ้วน"};
  return std::find(endings.begin(), endings.end(), rest) != endings.end() ? 1 : 0;
}

/// 20.000 may be twenty thousand.
bool point_is_doubtful(std::string_view figures) {
  const std::string digits = to_arabic_digits(figures);
  return digits.size() - digits.find('.') > 3;
}

}  // namespace

std::int64_t baht_in(std::string_view heading) {
  if (heading.find("บาท") == std::string_view::npos) return 1;
  const std::string key = squeeze(heading);
  const auto named =
      std::find_if(money_units.begin(), money_units.end(), [&](const MoneyUnit& unit) { return key.find(unit.word) != std::string::npos; });
  return named == money_units.end() ? 1 : named->baht;
}

std::optional<std::int64_t> parse_baht(std::string_view text, std::int64_t unit) {
  const std::string_view core = trimmed(text);
  if (says_no_money(squeeze(core))) return 0;
  const auto numbers = find_numbers(core);
  if (numbers.size() != 1) return std::nullopt;

  const Number& amount = numbers[0];
  const std::string prefix = squeeze(core.substr(0, amount.offset));
  const std::int64_t counted = unit_behind(squeeze(core.substr(amount.offset + amount.length)), unit);
  if (!(prefix.empty() || prefix == "฿") || counted == 0) return std::nullopt;
  constexpr double most = 1e15;  // above, a double does not hold every baht
  const double baht = amount.value * static_cast<double>(counted);
  if (baht > most) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(std::llround(baht));
  constexpr double rounding = 1e-4;  // of 0.05 million in a double
  if (std::abs(static_cast<double>(whole) - baht) > (counted == 1 ? 0 : rounding)) return std::nullopt;
  if (counted == 1 && amount.has_point && point_is_doubtful(core.substr(amount.offset, amount.length))) return std::nullopt;
  // 20,000 under ล้านบาท: whoever wrote it meant baht, or not; it is not for us to say.
  if (counted >= 1'000'000 && amount.has_comma) return std::nullopt;
  return whole;
}

namespace {

/// A letter O, or one of the signs that are typed for it.
bool is_letter_o(char32_t c) noexcept { return c == U'O' || c == U'o' || c == 0x041E || c == 0x043E || c == 0xFF2F; }

/// True where the characters behind a code make it something else: 01/2568, 02-1234, 08.30, O1a.
bool continues_otherwise(const Cursor& cursor) {
  const char32_t c = cursor.now();
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return true;
  const bool separator = c == U'.' || c == U',' || c == U'/' || c == U':' || is_dash(c);
  return separator && cursor.ahead().digit() >= 0;
}

void skip_item_words(std::string_view& text) {
  for (std::string_view word : {"ข้อ", "ที่", "("}) {
    text = trimmed(text);
    if (text.substr(0, word.size()) == word) text.remove_prefix(word.size());
  }
  text = trimmed(text);
}

}  // namespace

std::optional<std::string> parse_item_code(std::string_view text) {
  constexpr int last_item = 48;
  skip_item_words(text);
  Cursor cursor(text);
  const bool letter = is_letter_o(cursor.now());
  if (!letter && cursor.digit() != 0) return std::nullopt;
  cursor.advance();
  cursor.skip_spaces();
  const std::string figures = cursor.digits();
  if (figures.empty() || figures.size() > 2 || (!letter && figures[0] == '0') || continues_otherwise(cursor)) return std::nullopt;
  const int number = std::stoi(figures);
  if (number < 1 || number > last_item) return std::nullopt;
  return "O" + std::to_string(number);
}

namespace {

bool is_bullet(char32_t c) noexcept {
  constexpr std::u32string_view bullets = U"•●○◦▪▫■□◆◇➢➤►▶✦★*·\uF0A7\uF0B7\uF0D8\uF076";
  return is_dash(c) || bullets.find(c) != std::u32string_view::npos;
}

/// "1.2.3": parts of one to three digits without leading zero. Empty where there is none.
std::string outline_number(Cursor& cursor) {
  std::string number;
  for (;;) {
    const std::string part = cursor.digits();
    if (part.empty() || part.size() > 3 || part[0] == '0') return {};
    number += part;
    if (!joins_digits(cursor, U'.')) return number;
    number += '.';
    cursor.advance();
  }
}

std::size_t with_spaces_behind(Cursor cursor) {
  cursor.skip_spaces();
  return cursor.offset();
}

}  // namespace

namespace {

/// 90.17 at the start of a wrapped line is no paragraph: nobody counts that far.
bool is_decimal(std::string_view number) {
  const std::size_t dot = number.find('.');
  return dot != std::string_view::npos && dot >= 2 && number[0] >= '3' && number.find('.', dot + 1) == std::string_view::npos;
}

/// 98.79 คะแนน is no paragraph 98.79.
bool counts_something(std::string_view behind) {
  for (const std::string_view unit : {"คะแนน", "เปอร์เซ็นต์", "%"}) {
    if (behind.starts_with(unit)) return true;
  }
  return false;
}

/// `1.3โครงการ`: a scan loses the space behind a number, and typists leave it out. What is counted in something is no number of a row.
bool begins_a_title(std::string_view behind) {
  constexpr std::string_view counted[] = {"ล้าน",   "แสน", "หมื่น", "พัน",  "ร้อย",    "บาท", "คะแนน",    "เท่า",   "คน",   "ครั้ง", "เมตร", "กม",  "กิโล",
                                          "ชั่วโมง", "ชม",  "นาที", "วัน",  "เดือน",   "ปี",   "ไร่",       "ตาราง", "เปอร์", "ลิตร", "ตัน",   "ของ", "หน่วย",
                                          "จุด",    "และ", "ถึง",  "หรือ", "เฮกตาร์", "นิ้ว",  "เซนติเมตร", "หลัง",   "แห่ง",  "ราย", "น."};
  Cursor cursor(behind);
  constexpr char32_t first_letter = 0x0E01, last_letter = 0x0E2E, first_vowel = 0x0E40, last_vowel = 0x0E44;
  const char32_t c = cursor.now();
  const bool thai = (c >= first_letter && c <= last_letter) || (c >= first_vowel && c <= last_vowel);
  return thai && std::none_of(std::begin(counted), std::end(counted), [&](std::string_view unit) { return behind.starts_with(unit); });
}

}  // namespace

Enumerator leading_enumerator(std::string_view text) {
  Cursor cursor(text);
  cursor.skip_spaces();
  if (is_bullet(cursor.now())) {
    cursor.advance();
    const bool lone = with_spaces_behind(cursor) >= text.size();
    const bool repeated = is_bullet(cursor.now());
    if (lone || repeated || cursor.digit() >= 0) return {};
    return {"", with_spaces_behind(cursor)};
  }
  const bool parenthesis = cursor.skip(U'(');
  const std::string number = outline_number(cursor);
  if (number.empty()) return {};
  const bool dotted = number.find('.') != std::string::npos;
  const bool dot = !parenthesis && cursor.skip(U'.');
  const bool closed = cursor.skip(U')');
  if (parenthesis && !closed) return {};
  const bool parted = cursor.at_end() || is_white_space(cursor.now()) || begins_a_title(text.substr(cursor.offset()));
  if (!dot && !closed && !(dotted && parted)) return {};
  const std::size_t length = with_spaces_behind(cursor);
  if (dotted && !dot && !closed && (is_decimal(number) || counts_something(text.substr(length)))) return {};
  return {number, length};
}

}  // namespace prongsai::thai

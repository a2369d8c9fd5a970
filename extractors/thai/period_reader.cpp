#include "extractors/thai/period_reader.h"

#include <algorithm>
#include <utility>

#include "extractors/thai/period_tokens.h"

namespace prongsai::thai {
namespace {

/// A year as written to the Buddhist Era: ๒๕๖๘, ๖๘, 2024.
int buddhist_year(int value, int digits, bool gregorian = false) noexcept {
  if (digits == 2) return gregorian ? 2000 + value + buddhist_era : 2500 + value;
  if (digits != 4) return unreadable_year;
  if (value >= 1900 && value < 2200) return value + buddhist_era;
  return value >= 2300 && value < 2800 ? value : unreadable_year;
}

/// Turns tokens into statements.
class Reader {
 public:
  explicit Reader(std::vector<PeriodToken> tokens) : tokens_(std::move(tokens)) {}

  PeriodReading run() && {
    if (read_bare_years()) return std::move(reading_);
    while (at_ < tokens_.size()) {
      if (!read_frequency() && !read_point() && !read_quarters() && !read_round() && !read_half() && !read_whole() && !read_years()) read_rest();
    }
    return std::move(reading_);
  }

 private:
  using Word = PeriodWord;

  const PeriodToken& token(std::size_t i) const noexcept {
    static constexpr PeriodToken end{.word = PeriodWord::other};
    return i < tokens_.size() ? tokens_[i] : end;
  }
  bool is(std::size_t i, Word word) const noexcept { return token(i).word == word; }
  bool is_number(std::size_t i, int digits) const noexcept { return is(i, Word::number) && token(i).digits == digits; }
  bool skip(Word word) noexcept {
    if (!is(at_, word)) return false;
    ++at_;
    return true;
  }
  void say(const Point& point) { reading_.statements.push_back({Statement::Kind::point, point, {}, {}}); }
  void say(const Span& span) { reading_.statements.push_back({Statement::Kind::span, {}, span, {}}); }
  void say(const Years& years) { reading_.statements.push_back({Statement::Kind::years, {}, {}, years}); }

  /// A text of nothing but years: `๒๕๖๖ - ๒๕๗๐`.
  bool read_bare_years() {
    Years years;
    for (const PeriodToken& token : tokens_) {
      if (token.word == Word::range) continue;
      const int year = token.word == Word::number && token.digits == 4 ? buddhist_year(token.value, token.digits) : unreadable_year;
      if (year == unreadable_year) return false;
      if (years.first == 0) years.first = year;
      years.last = year;
    }
    if (years.first != 0) say(years);
    return years.first != 0;
  }

  /// รายเดือน, ทุก ๖ เดือน, ปีละ ๑ ครั้ง: how often, not when.
  bool read_frequency() {
    if (skip(Word::each)) return true;
    if (!skip(Word::every)) return false;
    if (is(at_, Word::number) && is(at_ + 1, Word::months)) ++at_;
    if (is(at_, Word::months) || is(at_, Word::quarter) || is(at_, Word::year) || is(at_, Word::fiscal_year)) ++at_;
    return true;
  }

  /// `๑ ตุลาคม พ.ศ. ๒๕๖๗`, `๗ เดือน มีนาคม`, `ต.ค. ๖๗`, `October 1, 2024`; `๑ -` before such a date.
  bool read_point() {
    Point point;
    std::size_t i = at_;
    if (is(i, Word::date)) {
      point = {token(i).day, token(i).month, buddhist_year(token(i).value, token(i).digits)};
      at_ = i + 1;
      finish(point);
      return true;
    }
    if (is(i, Word::end_of) && is(i + 1, Word::months)) point.last_day = true, ++i;
    if (is(i, Word::blank)) point.blank_day = true, ++i;
    if (is(i, Word::number) && token(i).digits <= 2) point.day = token(i++).value;
    if (point.day != 0 && is(i, Word::range) && begins_dated_day(i + 1)) {
      at_ = i;
      finish(point);
      return true;
    }
    if (is(i, Word::months)) ++i;
    if (!is(i, Word::month)) return false;
    point.month = token(i).value;
    at_ = i + 1;
    if (point.day == 0 && is(at_, Word::number) && token(at_).digits <= 2 && is_number(at_ + 1, 4)) point.day = token(at_++).value;
    point.year = read_year_of_point();
    finish(point);
    return true;
  }

  bool begins_dated_day(std::size_t i) const noexcept {
    return is(i, Word::number) && token(i).digits <= 2 && (is(i + 1, Word::month) || (is(i + 1, Word::months) && is(i + 2, Word::month)));
  }

  void finish(Point point) {
    if (is(at_, Word::range)) {
      point.leads_to_next = true;
      ++at_;
    }
    say(point);
  }

  /// The year behind a month, 0 for none. `ปีงบประมาณ ๒๕๖๘` is not the month's own year.
  int read_year_of_point() {
    std::size_t i = at_;
    bool gregorian = false;
    for (; is(i, Word::year) || is(i, Word::buddhist) || is(i, Word::gregorian); ++i) gregorian |= is(i, Word::gregorian);
    if (!is(i, Word::number)) return 0;
    const bool is_next_day = i == at_ && token(i).digits <= 2 && token(i).value <= 31 && (is(i + 1, Word::month) || is(i + 1, Word::months));
    if (is_next_day) return 0;
    at_ = i + 1;
    return buddhist_year(token(i).value, token(i).digits, gregorian);
  }

  /// `ไตรมาสที่ ๑`, `ไตรมาส ๑ - ๔`, `ไตรมาส ๑, ๒ ปี ๒๕๖๘`.
  bool read_quarters() {
    if (!skip(Word::quarter)) return false;
    const auto is_quarter = [this](std::size_t i) { return is_number(i, 1) && token(i).value >= 1 && token(i).value <= 4; };
    if (!is_quarter(at_)) return true;
    int first = 4, last = 1;
    while (is_quarter(at_) || (is(at_, Word::range) && is_quarter(at_ + 1))) {
      if (is(at_, Word::range)) ++at_;
      const int quarter = token(at_++).value;
      first = std::min(first, quarter);
      last = std::max(last, quarter);
    }
    say(Span{.first = (first - 1) * 3, .last = last * 3 - 1, .year = read_year_of_span()});
    return true;
  }

  /// `รอบ ๖ เดือน`, `๖ เดือนแรก`, `๖ เดือนหลัง`, `๖ เดือนของปี ๒๕๖๖`. `๖ เดือน` alone is how long, not when.
  bool read_round() {
    const bool round = skip(Word::round);
    const bool counted = is(at_, Word::number) && is(at_ + 1, Word::months) && token(at_).value >= 1 && token(at_).value <= months_in_year;
    if (!counted) return round;
    const int count = token(at_).value;
    at_ += 2;
    const bool last = is(at_, Word::last);
    const bool first = is(at_, Word::first);
    if (first || last) ++at_;
    const bool of_year = is(at_, Word::fiscal_year) || is(at_, Word::year);
    if (!round && !first && !last && !of_year && !after_round_) return true;
    after_round_ = true;
    Span span{.first = 0, .last = count - 1, .year = read_year_of_span()};
    if (last) span = {.first = months_in_year - count, .last = months_in_year - 1, .year = span.year};
    say(span);
    return true;
  }

  /// ครึ่งปีแรก, ครึ่งปีหลัง.
  bool read_half() {
    if (!skip(Word::half)) return false;
    if (skip(Word::first)) {
      say(Span{.first = 0, .last = 5, .year = read_year_of_span()});
    } else if (skip(Word::last)) {
      say(Span{.first = 6, .last = 11, .year = read_year_of_span()});
    }
    return true;
  }

  /// ตลอดปีงบประมาณ, ทั้งปี, สิ้นปีงบประมาณ; a fiscal year without any number (ภายในปีงบประมาณ).
  bool read_whole() {
    const bool whole = skip(Word::whole);
    const bool end = !whole && is(at_, Word::end_of) && (is(at_ + 1, Word::fiscal_year) || is(at_ + 1, Word::year)) && skip(Word::end_of);
    const bool named = is(at_, Word::fiscal_year) || (is(at_, Word::year) && (whole || end));
    const bool numbered = is(behind_eras(at_), Word::number);
    if (!named || (numbered && !end && !whole)) return whole;
    const int year = read_year_of_span();
    if (numbered && year == 0) return true;  // a range of years, which speaks for itself
    at_ = behind_eras(at_);
    say(Span{.year = year, .last_day = end});
    return true;
  }

  /// `ปีงบประมาณ พ.ศ. ๒๕๖๘`, `/๒๕๖๘`: the year that belongs to what stands before it; 0 for none.
  int read_year_of_span() {
    const std::size_t i = behind_eras(at_);
    const bool two_digits = i > at_ && is_number(i, 2) && !is(i + 1, Word::month);
    if (!is_number(i, 4) && !two_digits) return 0;
    if (is(i + 1, Word::range) && is_number(i + 2, 4)) return 0;  // years of their own
    at_ = i + 1;
    return buddhist_year(token(i).value, token(i).digits);
  }

  /// `ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐`, `ปี ๒๕๖๘`, `พ.ศ. ๒๕๖๑ – ๒๕๘๐`. `๕ ปี` is how long.
  bool read_years() {
    const bool duration = is(at_, Word::number) && is(at_ + 1, Word::year) && token(at_).digits <= 2;
    if (duration && !(is(at_ + 2, Word::number) || is(at_ + 2, Word::buddhist))) {
      at_ += 2;
      return true;
    }
    std::size_t i = at_;
    Years years{.fiscal = false};
    bool gregorian = false;
    for (; is_era(i); ++i) {
      years.fiscal |= is(i, Word::fiscal_year) || is(i, Word::year);
      gregorian |= is(i, Word::gregorian);
    }
    if (i == at_ || !is(i, Word::number)) return false;
    years.first = years.last = buddhist_year(token(i).value, token(i).digits, gregorian);
    at_ = i + 1;
    if (years.first == unreadable_year) return true;
    if (is(at_, Word::range)) {
      i = behind_eras(at_ + 1);
      const int end = is(i, Word::number) ? buddhist_year(token(i).value, token(i).digits, gregorian) : unreadable_year;
      if (end != unreadable_year) years.last = end, at_ = i + 1;
    }
    while (is_number(at_, 4) && buddhist_year(token(at_).value, 4, gregorian) == years.last + 1) ++years.last, ++at_;  // ๒๕๖๗ และ ๒๕๖๘
    say(years);
    return true;
  }

  bool is_era(std::size_t i) const noexcept {
    return is(i, Word::fiscal_year) || is(i, Word::year) || is(i, Word::buddhist) || is(i, Word::gregorian);
  }

  std::size_t behind_eras(std::size_t i) const noexcept {
    while (is_era(i)) ++i;
    return i;
  }

  void read_rest() {
    if (is(at_, Word::onwards)) reading_.open_end = true;
    ++at_;
  }

  std::vector<PeriodToken> tokens_;
  std::size_t at_ = 0;
  bool after_round_ = false;
  PeriodReading reading_;
};

}  // namespace

PeriodReading read_period(std::string_view text) { return Reader(period_tokens(text)).run(); }

}  // namespace prongsai::thai

#pragma once

#include <string_view>
#include <vector>

namespace prongsai::thai {

inline constexpr int buddhist_era = 543;  ///< years between the Buddhist and the Gregorian count
inline constexpr int months_in_year = 12;
inline constexpr int unreadable_year = -1;  ///< written, but no year

/// A day, or a month where day is 0, as far as it is written. Years are B.E., 0 where none is written.
struct Point {
  int day = 0, month = 0, year = 0;
  bool last_day = false;       ///< สิ้นเดือน
  bool blank_day = false;      ///< dots where the day should be
  bool leads_to_next = false;  ///< a range sign stands between it and the next
};

/// Months of a fiscal year: 0 is October, 11 September. year is 0 where none is written.
struct Span {
  int first = 0, last = months_in_year - 1;
  int year = 0;
  bool last_day = false;  ///< only the last day: สิ้นปีงบประมาณ
};

/// Years that are named: fiscal, unless they stand behind พ.ศ. alone.
struct Years {
  int first = 0, last = 0;
  bool fiscal = true;
};

/// One thing that a text says, in reading order. Exactly one of the three is meant.
struct Statement {
  enum class Kind { point, span, years } kind = Kind::point;
  Point point;
  Span span;
  Years years;
};

/// What a text says about time.
struct PeriodReading {
  std::vector<Statement> statements;
  bool open_end = false;  ///< เป็นต้นไป, ปัจจุบัน
};

PeriodReading read_period(std::string_view text);

}  // namespace prongsai::thai

#pragma once

#include <string_view>
#include <vector>

namespace prongsai::thai {

/// The words and numbers that matter where a period is written.
enum class PeriodWord {
  number,       ///< value, digits
  date,         ///< numeric: day, month, value = year as written
  month,        ///< value 1–12
  range,        ///< - – ถึง
  quarter,      ///< ไตรมาส, Q
  fiscal_year,  ///< ปีงบประมาณ
  year,         ///< ปี, ประจำปี
  buddhist,     ///< พ.ศ.
  gregorian,    ///< ค.ศ.
  round,        ///< รอบ
  months,       ///< เดือน
  first,        ///< แรก
  last,         ///< หลัง, สุดท้าย
  half,         ///< ครึ่งปี
  whole,        ///< ตลอด, ทั้ง
  end_of,       ///< สิ้น
  every,        ///< ราย, ทุก
  each,         ///< ปีละ, เดือนละ: the frequency is complete
  onwards,      ///< เป็นต้นไป, ปัจจุบัน
  blank,        ///< dots where a day is to be filled in
  other,        ///< anything that is not understood; ends an expression
};

struct PeriodToken {
  PeriodWord word = PeriodWord::other;
  int value = 0;
  int digits = 0;  ///< of a number or of a date's year
  int day = 0, month = 0;
};

/// Cuts a text into the words above. Words that say nothing here (วันที่, ของ, brackets, commas) are left
/// out; white space may stand anywhere inside a word, dots of abbreviations may be missing.
std::vector<PeriodToken> period_tokens(std::string_view text);

}  // namespace prongsai::thai

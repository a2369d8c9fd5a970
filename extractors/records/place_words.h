#pragma once

#include <string>
#include <string_view>

#include "models/ita.h"
#include "models/report.h"

namespace prongsai {

/// The same in Thai and English, for the messages of findings.
struct Wording {
  std::string thai, english;
};

/// Where to look: `หน้า 5 ตาราง 2 แถว 7`, `page 5, table 2, row 7`, counted as the database counts; `ในข้อความ`, `in the text`
/// where neither page nor table is known.
Wording place_words(const Source& source);

/// What a score is of: `ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร`, `indicator 7`.
Wording subject_words(const Score& score, const ItaReference& ita);

/// A text in one line within “ ”, cut where it is long.
std::string in_quotes(std::string_view text);

}  // namespace prongsai

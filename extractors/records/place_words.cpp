#include "extractors/records/place_words.h"

#include <fmt/format.h>

#include <cstdlib>

#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"

namespace prongsai {

Wording place_words(const Source& source) {
  Wording words;
  const auto add = [&words](const char* thai, const char* english, int number) {
    words.thai += fmt::format("{}{} {}", words.thai.empty() ? "" : " ", thai, number);
    words.english += fmt::format("{}{} {}", words.english.empty() ? "" : ", ", english, number);
  };
  if (source.place.page > 0) add("หน้า", "page", source.place.page);
  if (source.table >= 0) add("ตาราง", "table", source.table + 1);
  if (source.table >= 0 && source.row >= 0) add("แถว", "row", source.row + 1);
  return words.thai.empty() ? Wording{"ในข้อความ", "in the text"} : words;
}

Wording subject_words(const Score& score, const ItaReference& ita) {
  switch (score.level) {
    case ScoreLevel::overall: return {"คะแนนรวม", "the overall score"};
    case ScoreLevel::tool: return {"คะแนน " + score.code, score.code};
    case ScoreLevel::indicator: {
      const Indicator* indicator = ita.indicator(std::atoi(score.code.c_str()), score.fiscal_year);
      const std::string name = indicator == nullptr ? "" : " " + indicator->name;
      return {fmt::format("ตัวชี้วัดที่ {}{}", score.code, name), "indicator " + score.code};
    }
    case ScoreLevel::sub_indicator: return {"ตัวชี้วัดย่อยที่ " + score.code, "sub-indicator " + score.code};
    case ScoreLevel::item: return {"ข้อ " + score.code, "item " + score.code};
  }
  return {};
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 80;  // code points
  std::u32string letters = thai::to_utf32(thai::collapse_spaces(text));
  if (letters.size() > longest) letters.replace(longest, std::u32string::npos, U"…");
  return "“" + thai::to_utf8(letters) + "”";
}

}  // namespace prongsai

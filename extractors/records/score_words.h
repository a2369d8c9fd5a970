#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/ita.h"
#include "models/report.h"
#include "models/result.h"

namespace prongsai {

/// What a score is a score of.
struct ScoreSubject {
  ScoreLevel level = ScoreLevel::overall;
  std::string code;   ///< as in Score::code
  std::string name;   ///< as written
  bool weak = false;  ///< a word such as คะแนนรวม that any nearer subject overrules
};

/// A subject named in running text.
struct SubjectMention {
  ScoreSubject subject;
  std::size_t begin = 0, end = 0;  ///< bytes
};

/// The words of data/lexicon/score_words.csv together with the names of the ITA indicators.
class ScoreWords {
 public:
  static Result<ScoreWords> load(const std::filesystem::path& score_words_csv);

  /// What a table cell or heading names as a whole, or nothing.
  std::optional<ScoreSubject> subject_of(std::string_view cell, int fiscal_year, const ItaReference& ita) const;

  /// The subjects named in running text, in order. Where two overlap, the longer stands.
  std::vector<SubjectMention> mentions(std::string_view text, int fiscal_year, const ItaReference& ita) const;

  /// A rating at the start of the text behind a score (`คะแนน อยู่ในระดับ ผ่าน`), or "".
  std::string rating_after(std::string_view behind) const;

  bool rules_out_before(std::string_view before) const;  ///< a bound, maximum or change right before the number
  bool rules_out_after(std::string_view behind) const;   ///< right behind it
  bool names_other_index(std::string_view text) const;
  bool names_target(std::string_view text) const;
  bool names_difference(std::string_view heading) const;  ///< ผลต่าง

  /// Whether a label or heading is of many agencies, of the best or the worst: ค่าเฉลี่ยจังหวัด, ระดับประเทศ, สูงสุด.
  bool names_many(std::string_view label) const;

  /// Where a text speaks of a mean and then of many agencies (ค่าเฉลี่ยของจังหวัด): the byte behind the last such เฉลี่ย, or npos.
  std::size_t mean_of_many(std::string_view text) const;

  /// Where a text says of a country, province or district that it has a mean (จังหวัดเชียงใหม่มีคะแนนเฉลี่ย): the byte of the last such เฉลี่ย, or npos. The
  /// place may be a part of an agency's name.
  std::size_t mean_of_place(std::string_view text) const;

  /// Whether a heading is of scores times their weights: คะแนนถ่วงน้ำหนัก.
  bool heads_weighted(std::string_view heading) const;

  /// Whether a heading says no more than that scores stand below it: คะแนน …, ร้อยละ, ค่าเฉลี่ย.
  bool heads_scores(std::string_view heading) const;

  /// +1 where the text before a number says that it is by how much something rose, -1 where it fell, else 0.
  int change_before(std::string_view before) const;

  /// Whether a text has a word for more or less at all: a cheap look before a closer one.
  bool tells_change(std::string_view text) const;

 private:
  struct Word {
    std::string text;  // normal form, without white space
    std::string key;   // as squeeze() gives it
    std::string use, code;
  };
  std::optional<ScoreSubject> subject_in(std::string_view cell, int fiscal_year, const ItaReference& ita) const;
  bool any(std::string_view use, std::string_view text) const;
  std::vector<Word> words_;
};

}  // namespace prongsai

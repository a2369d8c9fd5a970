#include "extractors/records/score_prose.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extractors/records/agency_names.h"
#include "extractors/records/score_words.h"
#include "extractors/thai/characters.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

/// Scores in running text.
class ScoreProse {
 public:
  ScoreProse(const RecordContext& context, std::vector<ScoreMention>& mentions) : context_(context), mentions_(mentions) {}

  void read(std::string_view text, const Source& source, ScoreWeight weight) {
    if (text.find("คะแนน") == std::string_view::npos || is_row_of_tabs(text)) return;
    const auto subjects = context_.score_words.mentions(text, context_.fiscal_year, context_.ita);
    std::size_t from = 0, last = 0;  // ends of the last score and of the last number
    for (const thai::Number& number : thai::find_numbers(text)) {
      const std::size_t context = std::exchange(last, number.offset + number.length);
      if (number.value < 0 || number.value > 100) continue;
      if (!is_score(text, std::max(from, context), number) && !stands_behind_subject(text, subjects, std::max(from, context), number)) continue;
      auto subject = nearest(subjects, from, number);
      if (const auto before = goes_on(text, subjects, from, number)) subject = before;
      const std::size_t end = number.offset + number.length;
      if (subject && (number.has_point || !subject->weak)) add(text, source, weight, *subject, number, from);
      from = end;
    }
  }

 private:
  /// `คะแนนรวม <tab> 88.52 <tab> 92.39`: a row of a table without lines, whose headings stand elsewhere.
  static bool is_row_of_tabs(std::string_view text) {
    const std::size_t tab = text.find('\t');
    if (tab == std::string_view::npos) return false;
    const auto numbers = thai::find_numbers(text.substr(tab));
    return std::count_if(numbers.begin(), numbers.end(), [](const thai::Number& number) { return number.has_point; }) > 1;
  }

  bool is_score(std::string_view text, std::size_t from, const thai::Number& number) const {
    const std::string_view before = text.substr(from, number.offset - from);
    const std::string_view behind = text.substr(number.offset + number.length);
    const std::string_view next = thai::trimmed(behind);
    if (context_.score_words.rules_out_before(before) || context_.score_words.rules_out_after(behind)) return false;
    if (is_cut_by_comma(text, number) || is_of_others(before) || heads_columns(behind)) return false;
    if (next.starts_with("คะแนน")) return !context_.score_words.rules_out_after(next.substr(std::string_view("คะแนน").size()));
    constexpr std::size_t near = 75;  // bytes, 25 Thai letters: ได้คะแนนเฉลี่ยรวมเท่ากับ
    return number.has_point && before.substr(before.size() - std::min(before.size(), near)).find("คะแนน") != std::string_view::npos;
  }

  /// `IIT = 92.30, EIT = 91.03`: a number with decimals right behind what it is the score of.
  bool stands_behind_subject(std::string_view text, const std::vector<SubjectMention>& subjects, std::size_t from, const thai::Number& number) const {
    if (!number.has_point || is_cut_by_comma(text, number)) return false;
    const auto subject =
        std::find_if(subjects.rbegin(), subjects.rend(), [&](const SubjectMention& mention) { return mention.end <= number.offset; });
    if (subject == subjects.rend() || subject->subject.weak || subject->end < from) return false;
    const std::string between = thai::squeeze(text.substr(subject->end, number.offset - subject->end));
    const bool equals = between == "=" || between == ":" || between == "เท่ากับ" || between == "ได้";
    return equals && !context_.score_words.rules_out_before(text.substr(from, number.offset - from)) &&
           !is_of_others(text.substr(from, number.offset - from));
  }

  /// `คะแนนรวม ๗๗.๒๔ ๘๗.๐๖ +๙.๘๒`: the row of a table whose columns nobody saw. Which year or agency each number is of, nothing tells.
  static bool heads_columns(std::string_view behind) {
    std::size_t at = 0;
    char32_t c = 0;
    while (at < behind.size()) {
      c = thai::next_code_point(behind, at);
      constexpr char32_t ellipsis = 0x2026;
      if (!thai::is_white_space(c) && !thai::is_dash(c) && c != U'+' && c != U'|' && c != ellipsis) break;
    }
    if (thai::digit_value(c) < 0) return false;
    while (at < behind.size() && thai::digit_value(c) >= 0) c = thai::next_code_point(behind, at);
    return c == U'.' && at < behind.size() && thai::digit_value(thai::next_code_point(behind, at)) >= 0;
  }

  /// `85,48`: a comma for the point, of which the number is only one half.
  static bool is_cut_by_comma(std::string_view text, const thai::Number& number) {
    const std::size_t end = number.offset + number.length;
    std::size_t behind = end + 1;
    const bool before = number.offset >= 2 && text[number.offset - 1] == ',' && text[number.offset - 2] != ' ';
    return before || (end + 1 < text.size() && text[end] == ',' && thai::digit_value(thai::next_code_point(text, behind)) >= 0);
  }

  /// Whether what stands between the last score and this one speaks of another agency, or of the mean of many, and not of the own one after that.
  bool is_of_others(std::string_view before) const {
    const std::size_t place = context_.score_words.mean_of_place(before);
    if (place != std::string_view::npos && (context_.agencies == nullptr || !context_.agencies->is_own_place(before.substr(0, place)))) return true;
    const std::size_t mean = context_.score_words.mean_of_many(before);
    const std::string_view behind = mean == std::string_view::npos ? before : before.substr(mean);
    const Whose whose = context_.agencies == nullptr ? Whose::nobody : context_.agencies->last_in(behind);
    return whose == Whose::others || (whose == Whose::nobody && mean != std::string_view::npos);
  }

  std::optional<ScoreSubject> nearest(const std::vector<SubjectMention>& subjects, std::size_t from, const thai::Number& number) const {
    std::optional<ScoreSubject> strong, weak;
    for (const SubjectMention& mention : subjects) {
      if (mention.begin < from || mention.end > number.offset) continue;
      (mention.subject.weak ? weak : strong) = mention.subject;
    }
    return strong ? strong : weak;
  }

  /// `ตัวชี้วัดที่ ๙ ปี ๒๕๖๗ มีคะแนน ๘๐.๐๐ คะแนน ปี ๒๕๖๘ มีคะแนน ๙๐.๐๐ คะแนน`: where behind a score nothing but another year and a
  /// verb stands, the next one is of the same subject.
  static std::optional<ScoreSubject> goes_on(std::string_view text, const std::vector<SubjectMention>& subjects, std::size_t from,
                                             const thai::Number& number) {
    std::string between = thai::squeeze(text.substr(from, number.offset - from));
    for (const std::string_view filler : {"คะแนน", "และ"}) {
      if (between.starts_with(filler)) between.erase(0, filler.size());
    }
    const bool names_year = between.starts_with("ปี") || between.starts_with("ในปี") || between.starts_with("ปีงบประมาณ");
    const bool ends_in_verb = between.ends_with("มีคะแนน") || between.ends_with("ได้คะแนน") || between.ends_with("มีคะแนนอยู่ที่");
    if (!names_year || !ends_in_verb || single_year(text.substr(from, number.offset - from)) == 0) return std::nullopt;
    std::optional<ScoreSubject> last;
    for (const SubjectMention& mention : subjects) {
      if (mention.end <= from && !mention.subject.weak) last = mention.subject;
      if (mention.end > from && mention.end <= number.offset && !mention.subject.weak) return std::nullopt;
    }
    return last;
  }

  void add(std::string_view text, const Source& source, ScoreWeight weight, const ScoreSubject& subject, const thai::Number& number,
           std::size_t from) {
    const std::string_view before = text.substr(0, number.offset);
    if (context_.score_words.names_other_index(before.substr(from)) && subject.level == ScoreLevel::overall) return;
    if (context_.score_words.names_target(before.substr(from))) return;
    Score score;
    score.source = source;
    score.fiscal_year = year_before(before);
    score.level = subject.level;
    score.code = subject.code;
    score.name = thai::collapse_spaces(subject.name);
    score.value = number.value;
    score.rating = context_.score_words.rating_after(text.substr(number.offset + number.length));
    mentions_.push_back({std::move(score), weight});
  }

  /// The last single year named before the number, else that of the document's scores.
  int year_before(std::string_view before) const {
    const std::size_t at = before.rfind("ปี");
    const int year = at == std::string_view::npos ? 0 : single_year(before.substr(at));
    return year != 0 ? year : context_.year_of_scores();
  }

  const RecordContext& context_;
  std::vector<ScoreMention>& mentions_;
};

}  // namespace

void read_score_prose(std::string_view text, const Source& source, ScoreWeight weight, const RecordContext& context,
                      std::vector<ScoreMention>& mentions) {
  ScoreProse(context, mentions).read(text, source, weight);
}

}  // namespace prongsai

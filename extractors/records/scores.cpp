#include "extractors/records/scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "extractors/records/logical_rows.h"
#include "extractors/records/measures.h"
#include "extractors/records/place_words.h"
#include "extractors/records/score_words.h"
#include "extractors/tables/columns.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/periods.h"

namespace prongsai {
namespace {

constexpr double same_value = 0.005;  // scores are published with two decimals

/// How much a mention counts when mentions of one score differ.
enum class Weight {
  aside = 0,  ///< in the results of a measure: never what the document stands by
  cell = 1,
  prose = 2,
  table = 6,
};

struct Mention {
  Score score;
  Weight weight = Weight::prose;
};

/// The number of a score cell: alone or with คะแนน behind it.
std::optional<double> score_in(std::string_view cell) {
  static constexpr std::string_view unit = "คะแนน";
  cell = thai::trimmed(cell);
  if (cell.ends_with(unit)) cell = thai::trimmed(cell.substr(0, cell.size() - unit.size()));
  return thai::parse_number(cell);
}

int single_year(std::string_view text) {
  const auto years = thai::find_fiscal_years(text);
  return years && years->first == years->last ? years->first : 0;
}

/// The year of a label: `ปี ๒๕๖๖`, `พ.ศ. 2566`, a bare `2566`.
int labelled_year(std::string_view text) {
  if (const int year = single_year(text)) return year;
  const auto numbers = thai::find_numbers(text);
  const bool year = numbers.size() == 1 && numbers[0].value >= 2550 && numbers[0].value <= 2599 && !numbers[0].has_point && !numbers[0].has_comma;
  return year ? static_cast<int>(numbers[0].value) : 0;
}

/// Reads one table as a matrix: subjects and years stand in the rows' labels and the columns' headings.
class ScoreTable {
 public:
  ScoreTable(const TableInContext& place, const RecordContext& context, std::vector<Mention>& mentions, std::vector<Finding>& findings)
      : place_(place), table_(*place.table), context_(context), mentions_(mentions), findings_(findings) {}

  void read() {
    if (!speaks_of_scores()) return;
    for (int column = 0; column < table_.columns; ++column) columns_.push_back(column_of(column));
    if (std::none_of(columns_.begin(), columns_.end(), [](const Column& column) { return column.holds_scores; })) return;
    speaks_of_ita_ = speaks_of_ita();
    for (const LogicalRow& row : logical_rows(table_, place_.index, ColumnRole::unknown)) read_row(row);
  }

 private:
  struct Column {
    bool holds_scores = false;
    bool target = false;
    int year = 0;
    std::optional<ScoreSubject> subject;
  };

  bool speaks_of_scores() const {
    if (has_role(table_, ColumnRole::score)) return true;
    if (has_role(table_, ColumnRole::title) || has_role(table_, ColumnRole::risk_issue) || has_role(table_, ColumnRole::budget)) return false;
    const auto mentions_scores = [](std::string_view text) {
      constexpr std::string_view words[] = {"คะแนน", "ITA", "ผลการประเมิน"};
      return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
    };
    for (const Cell& cell : table_.cells) {
      if ((cell.is_header || cell.column == 0) && mentions_scores(cell.text)) return true;
    }
    return (!place_.before.empty() && mentions_scores(place_.before.back())) || lists_indicators();
  }

  /// Several indicators or tools under each other, whatever the headings say.
  bool lists_indicators() const {
    constexpr int enough = 3;
    return std::count_if(table_.cells.begin(), table_.cells.end(), [&](const Cell& cell) {
             if (cell.is_header || cell.column > 1) return false;
             const auto subject = context_.score_words.subject_of(cell.text, context_.fiscal_year, context_.ita);
             return subject && (subject->level == ScoreLevel::indicator || subject->level == ScoreLevel::tool);
           }) >= enough;
  }

  /// A total (รวม) is one of the assessment only where something else of the table, or the text before it, is.
  bool speaks_of_ita() const {
    for (const std::string& text : place_.before) {
      for (const std::string_view word : {"ITA", "ผลการประเมิน", "คุณธรรม"}) {
        if (text.find(word) != std::string::npos) return true;
      }
    }
    return std::any_of(table_.cells.begin(), table_.cells.end(), [&](const Cell& cell) {
      const auto subject = context_.score_words.subject_of(cell.text, context_.fiscal_year, context_.ita);
      return subject && !subject->weak && subject->level != ScoreLevel::item;
    });
  }

  Column column_of(int index) const {
    Column column;
    const auto at = static_cast<std::size_t>(index);
    const std::string heading = heading_text(table_, index);
    const ColumnRole role = table_.roles.size() > at ? table_.roles[at] : ColumnRole::unknown;
    column.year = table_.column_years.size() > at ? table_.column_years[at] : 0;
    column.subject = context_.score_words.subject_of(heading, context_.fiscal_year, context_.ita);
    const bool named = column.subject && !column.subject->weak;
    column.target = role == ColumnRole::target || context_.score_words.names_target(heading);
    const bool other = context_.score_words.rules_out_before(heading) && !column.target;
    column.holds_scores = !other && (role == ColumnRole::score || role == ColumnRole::target ||
                                     ((role == ColumnRole::unknown || role == ColumnRole::tool || role == ColumnRole::topic) &&
                                      (column.year != 0 || (named && table_.header_rows > 0))));
    return column;
  }

  void read_row(const LogicalRow& row) {
    if (const std::string own = row.text(ColumnRole::tool); !own.empty()) tool_ = own;
    if (const Cell* heading = inner_heading(row)) {
      tool_ = heading->text;
      return;
    }
    const auto subject = subject_of(row);
    const int row_year = year_of(row);
    const bool row_target = context_.score_words.names_target(label_of(row)) || names_target_corner();
    for (int index = 0; index < table_.columns; ++index) {
      const Column& column = columns_[static_cast<std::size_t>(index)];
      if (!column.holds_scores) continue;
      const Cell* cell = table_.at(row.first(), index);
      if (cell == nullptr || cell->row != row.first()) continue;
      const auto value = score_in(cell->text);
      const auto& who = subject ? subject : column.subject;
      if (!value || !who || (who->weak && !speaks_of_ita_)) continue;
      add(row, *cell, *who, *value, column.year != 0 ? column.year : row_year, column.target || row_target);
    }
  }

  /// The top left heading of a table of targets, or the line before it, names them all.
  bool names_target_corner() const {
    if (!place_.before.empty() && place_.before.back().size() <= 200 && context_.score_words.names_target(place_.before.back())) return true;
    return table_.header_rows > 0 && context_.score_words.names_target(heading_text(table_, 0));
  }

  std::string label_of(const LogicalRow& row) const {
    for (int index = 0; index < table_.columns; ++index) {
      const std::string text = row.text(index);
      if (!text.empty() && !score_in(text)) return text;
    }
    return "";
  }

  std::optional<ScoreSubject> subject_of(const LogicalRow& row) const {
    const std::string number = row.text(ColumnRole::indicator);
    if (const auto value = thai::parse_number(number); value && *value >= 1 && *value <= 10 && *value == std::floor(*value)) {
      return ScoreSubject{ScoreLevel::indicator, std::to_string(static_cast<int>(*value)), row.text(ColumnRole::topic)};
    }
    std::optional<ScoreSubject> weak;
    for (int index = 0; index < table_.columns; ++index) {
      const auto at = static_cast<std::size_t>(index);
      const ColumnRole role = table_.roles.size() > at ? table_.roles[at] : ColumnRole::unknown;
      if (role == ColumnRole::tool && has_role(table_, ColumnRole::topic)) continue;
      if (columns_[at].holds_scores && index != 0) continue;
      const auto subject = context_.score_words.subject_of(row.text(index), context_.fiscal_year, context_.ita);
      if (subject && !subject->weak) return subject;
      if (subject && !weak) weak = subject;
    }
    return weak;
  }

  int year_of(const LogicalRow& row) const {
    for (int index = 0; index < table_.columns; ++index) {
      if (columns_[static_cast<std::size_t>(index)].holds_scores) continue;
      const std::string text = row.text(index);
      if (text.size() > 80) continue;
      if (const int year = labelled_year(text)) return year;
    }
    constexpr std::size_t captions = 2;
    for (std::size_t i = 0; i < std::min(captions, place_.before.size()); ++i) {
      if (const int year = single_year(place_.before[place_.before.size() - 1 - i])) return year;
    }
    return context_.fiscal_year;
  }

  void add(const LogicalRow& row, const Cell& cell, const ScoreSubject& subject, double value, int year, bool target) {
    Score score;
    score.source = {cell.places.empty() ? Place{} : cell.places.front(), place_.index, row.first()};
    score.fiscal_year = year;
    score.level = subject.level;
    score.code = subject.code;
    score.name = thai::collapse_spaces(subject.name);
    score.value = value;
    score.rating = target ? "" : thai::collapse_spaces(row.text(ColumnRole::rating));
    if (const auto tool = context_.score_words.subject_of(tool_, context_.fiscal_year, context_.ita); tool && tool->level == ScoreLevel::tool)
      score.tool = tool->code;
    score.role = target ? ScoreRole::target : ScoreRole::result;
    if (value < 0 || value > 100) {
      tell_out_of_range(cell.text, subject, value, score.source);
      return;
    }
    mentions_.push_back({std::move(score), Weight::table});
  }

  /// A slip of the point (946.2) is a finding; millions under a heading that looks like scores are no scores at all.
  void tell_out_of_range(const std::string& text, const ScoreSubject& subject, double value, const Source& source) const {
    constexpr double slip = 1000;
    if (subject.weak || std::abs(value) > slip) return;
    const Wording place = place_words(source);
    findings_.push_back({Severity::error, "score.out_of_range",
                         fmt::format("คะแนนของ {} เขียน {} ({}) ไม่อยู่ในช่วง 0–100 จึงไม่บันทึก", in_quotes(subject.name), in_quotes(text), place.thai),
                         fmt::format("the score of {} is given as {} ({}), outside of 0–100, and is not taken", in_quotes(subject.name),
                                     in_quotes(text), place.english),
                         RecordKind::document, -1, source});
  }

  const TableInContext& place_;
  const Table& table_;
  const RecordContext& context_;
  std::vector<Mention>& mentions_;
  std::vector<Finding>& findings_;
  std::vector<Column> columns_;
  std::string tool_;
  bool speaks_of_ita_ = false;
};

/// Scores in running text.
class ScoreProse {
 public:
  ScoreProse(const RecordContext& context, std::vector<Mention>& mentions) : context_(context), mentions_(mentions) {}

  void read(std::string_view text, const Source& source, Weight weight) {
    if (text.find("คะแนน") == std::string_view::npos) return;
    const auto subjects = context_.score_words.mentions(text, context_.fiscal_year, context_.ita);
    std::size_t from = 0, last = 0;  // ends of the last score and of the last number
    for (const thai::Number& number : thai::find_numbers(text)) {
      const std::size_t context = std::exchange(last, number.offset + number.length);
      if (number.value < 0 || number.value > 100 || !is_score(text, std::max(from, context), number)) continue;
      auto subject = nearest(subjects, from, number);
      if (const auto before = goes_on(text, subjects, from, number)) subject = before;
      const std::size_t end = number.offset + number.length;
      if (subject && (number.has_point || !subject->weak)) add(text, source, weight, *subject, number, from);
      from = end;
    }
  }

 private:
  bool is_score(std::string_view text, std::size_t from, const thai::Number& number) const {
    const std::string_view before = text.substr(from, number.offset - from);
    const std::string_view behind = text.substr(number.offset + number.length);
    const std::string_view next = thai::trimmed(behind);
    if (context_.score_words.rules_out_before(before) || context_.score_words.rules_out_after(behind)) return false;
    if (next.starts_with("คะแนน")) return !context_.score_words.rules_out_after(next.substr(std::string_view("คะแนน").size()));
    constexpr std::size_t near = 75;  // bytes, 25 Thai letters: ได้คะแนนเฉลี่ยรวมเท่ากับ
    return number.has_point && before.substr(before.size() - std::min(before.size(), near)).find("คะแนน") != std::string_view::npos;
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

  void add(std::string_view text, const Source& source, Weight weight, const ScoreSubject& subject, const thai::Number& number, std::size_t from) {
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

  /// The last single year named before the number, else the document's.
  int year_before(std::string_view before) const {
    const std::size_t at = before.rfind("ปี");
    const int year = at == std::string_view::npos ? 0 : single_year(before.substr(at));
    return year != 0 ? year : context_.fiscal_year;
  }

  const RecordContext& context_;
  std::vector<Mention>& mentions_;
};

using Key = std::tuple<int, int, std::string, int>;

Key key_of(const Score& score) { return {score.fiscal_year, static_cast<int>(score.level), score.code, static_cast<int>(score.role)}; }

/// Of the mentions of one score, the one to stand by; null where all are asides.
Mention* choose(std::vector<Mention>& mentions, const std::vector<std::size_t>& same_key) {
  Mention* best = nullptr;
  int best_weight = 0;
  for (const std::size_t candidate : same_key) {
    int weight = 0;
    for (const std::size_t other : same_key) {
      if (std::abs(mentions[other].score.value - mentions[candidate].score.value) < same_value) weight += static_cast<int>(mentions[other].weight);
    }
    if (weight > best_weight) {
      best = &mentions[candidate];
      best_weight = weight;
    }
  }
  return best;
}

std::vector<Score> settle(std::vector<Mention> mentions) {
  std::map<Key, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < mentions.size(); ++i) by_key[key_of(mentions[i].score)].push_back(i);
  for (const auto& [key, same_key] : by_key) {
    Mention* chosen = choose(mentions, same_key);
    if (chosen == nullptr) continue;
    Score& primary = chosen->score;
    primary.is_primary = true;
    for (const std::size_t other : same_key) {
      const Score& score = mentions[other].score;
      if (std::abs(score.value - primary.value) >= same_value) continue;
      if (primary.rating.empty()) primary.rating = score.rating;
      if (primary.tool.empty()) primary.tool = score.tool;
    }
  }
  std::vector<Score> scores;
  for (Mention& mention : mentions) scores.push_back(std::move(mention.score));
  return scores;
}

}  // namespace

std::vector<Score> read_scores(const Document& document, const RecordContext& context, std::vector<Finding>& findings) {
  std::vector<Mention> mentions;
  ScoreProse prose(context, mentions);
  for (const TableInContext& place : tables_of(document)) {
    const std::size_t known = mentions.size();
    ScoreTable(place, context, mentions, findings).read();
    if (mentions.size() > known) continue;
    const Weight weight = is_measure_table(*place.table) ? Weight::aside : Weight::cell;
    for (const Cell& cell : place.table->cells) {
      prose.read(cell.text, {cell.places.empty() ? Place{} : cell.places.front(), place.index, cell.row}, weight);
    }
  }
  for (const Block& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph != nullptr && paragraph->role == ParagraphRole::body) prose.read(paragraph->text, {paragraph->place, -1, -1}, Weight::prose);
  }
  return settle(std::move(mentions));
}

}  // namespace prongsai

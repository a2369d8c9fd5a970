#include "extractors/records/score_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "extractors/records/place_words.h"
#include "extractors/records/score_columns.h"
#include "extractors/records/score_words.h"
#include "extractors/tables/columns.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

/// The year of a label: `ปี ๒๕๖๖`, `พ.ศ. 2566`, a bare `2566`.
int labelled_year(std::string_view text) {
  if (const int year = single_year(text)) return year;
  const auto numbers = thai::find_numbers(text);
  const bool year = numbers.size() == 1 && numbers[0].value >= 2550 && numbers[0].value <= 2599 && !numbers[0].has_point && !numbers[0].has_comma;
  return year ? static_cast<int>(numbers[0].value) : 0;
}

/// The year that the lines before a table name, the nearest first; 0 where none does. What tells scores is prose and heads no table.
int captioned_year(const TableInContext& place) {
  constexpr std::size_t captions = 2, longest_caption = 300;  // bytes
  for (std::size_t i = 0; i < std::min(captions, place.before.size()); ++i) {
    const std::string& caption = place.before[place.before.size() - 1 - i];
    const auto numbers = thai::find_numbers(caption);
    const bool tells_scores =
        std::any_of(numbers.begin(), numbers.end(), [](const thai::Number& number) { return number.has_point && number.value > 10; });
    if (i > 0 && (tells_scores || caption.size() > longest_caption)) break;
    if (tells_scores && caption.find("เทียบกับ") != std::string::npos) break;
    if (const int year = single_year(caption)) return year;
  }
  return 0;
}

/// A subject that stands in a row's label.
struct Label {
  ScoreSubject subject;
  int first_row = 0, row_span = 1;
};

/// How much a level narrows a subject down.
int narrowness(ScoreLevel level) { return static_cast<int>(level); }

class ScoreTable {
 public:
  ScoreTable(const TableInContext& place, const RecordContext& context, std::vector<ScoreMention>& mentions, std::vector<Finding>& findings)
      : place_(place), table_(*place.table), context_(context), mentions_(mentions), findings_(findings) {}

  void read() {
    columns_ = score_columns(place_, context_);
    if (std::none_of(columns_.begin(), columns_.end(), [](const ScoreColumn& column) { return column.holds_scores; })) return;
    speaks_of_ita_ = speaks_of_ita();
    caption_year_ = captioned_year(place_);
    lists_agencies_ = lists_agencies();
    lists_years_ = lists_years();
    captioned_ = captioned_subject();
    for (int row = table_.header_rows; row < table_.rows; ++row) read_row(LogicalRow(table_, place_.index, row, row));
  }

 private:
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

  /// Whether agencies stand below each other, so that a row which names none of them is one of all of them (ค่าเฉลี่ย).
  bool lists_agencies() const {
    int rows = 0;
    for (int row = table_.header_rows; row < table_.rows; ++row)
      rows += agency_of(LogicalRow(table_, place_.index, row, row)) == Whose::nobody ? 0 : 1;
    return rows >= 2;
  }

  bool lists_years() const {
    bool found = false;
    for (int row = table_.header_rows; row < table_.rows; ++row)
      for_each_label(LogicalRow(table_, place_.index, row, row), [&](const std::string& label) { found = found || labelled_year(label) != 0; });
    return found;
  }

  /// The texts of a row before its first score; what stands behind may remark on anybody.
  template <typename Look>
  void for_each_label(const LogicalRow& row, Look look) const {
    for (int index = 0; index < table_.columns && !columns_[static_cast<std::size_t>(index)].holds_scores; ++index) {
      if (const std::string text = row.text(index); !text.empty()) look(text);
    }
  }

  /// Whose row it is by the agencies that its labels name.
  Whose agency_of(const LogicalRow& row) const {
    Whose found = Whose::nobody;
    if (context_.agencies == nullptr) return found;
    for_each_label(row, [&](const std::string& label) {
      const Whose here = context_.agencies->of_label(label);
      if (here == Whose::own || found == Whose::nobody) found = here;
    });
    return found;
  }

  /// Whether the scores of a row are the report's: not those of another agency, of many of them, of another scale or of no score at all.
  bool is_own(const LogicalRow& row, bool names_subject) const {
    const Whose agency = agency_of(row);
    if (agency == Whose::own) return true;
    if (agency == Whose::others || lists_agencies_) return names_subject && !lists_agencies_;
    bool many = false, other = false, ruled_out = false;
    for_each_label(row, [&](const std::string& label) {
      const auto subject = context_.score_words.subject_of(label, context_.fiscal_year, context_.ita);
      const bool broad = !names_subject || (subject && subject->level == ScoreLevel::overall);
      many = many || (broad ? context_.score_words.names_many(label) : context_.score_words.mean_of_many(label) != std::string_view::npos);
      ruled_out = ruled_out || context_.score_words.rules_out_before(label) || context_.score_words.names_difference(label);
      other = other || !is_plain_label(label);
    });
    return names_subject ? !many : !many && !ruled_out && !other;
  }

  /// A label below which the columns alone say what the scores are scores of: a year, คะแนน, a number, a target.
  bool is_plain_label(const std::string& label) const {
    return labelled_year(label) != 0 || context_.score_words.heads_scores(label) || score_in(label, context_.score_words) ||
           context_.score_words.names_target(label) || context_.score_words.subject_of(label, context_.fiscal_year, context_.ita) ||
           !context_.score_words.rating_after(label).empty() || label == "-";
  }

  void read_row(const LogicalRow& row) {
    if (const std::string own = row.text(ColumnRole::tool); !own.empty()) tool_ = own;
    if (const Cell* heading = inner_heading(row)) {
      tool_ = heading->text;
      return;
    }
    const std::vector<Label> labels = labels_of(row);
    const bool named = std::any_of(labels.begin(), labels.end(), [](const Label& label) { return !label.subject.weak; });
    if (!is_own(row, named) || !counts_to_a_hundred(row)) return;
    const int row_year = year_of(row);
    if (read_weighted_total(row, labels, row_year)) return;
    const bool row_target = context_.score_words.names_target(label_of(row)) || names_target_corner();
    for (int index = 0; index < table_.columns; ++index) {
      const ScoreColumn& column = columns_[static_cast<std::size_t>(index)];
      if (!column.holds_scores) continue;
      const Cell* cell = table_.at(row.first(), index);
      if (cell == nullptr || cell->row != row.first()) continue;
      const auto value = score_in(cell->text, context_.score_words);
      if (!value) continue;
      if (is_of_unread_question(row, *cell, labels)) continue;
      const auto of_row = subject_for(*cell, labels);
      const bool of_column = column.subject && !column.subject->weak;
      if (of_row && of_row->weak && of_column && lists_years_) continue;  // a mean of years
      const auto& who = of_row && !(of_row->weak && of_column) ? of_row : column.subject ? column.subject : captioned_;
      if (!who || (who->weak && !speaks_of_ita_)) continue;
      add(row, *cell, *who, *value, column.year != 0 ? column.year : row_year, column.target || row_target);
    }
  }

  /// The total of scores times their weights is the overall score, whatever else stands in its row.
  bool read_weighted_total(const LogicalRow& row, const std::vector<Label>& labels, int year) {
    const bool total =
        !labels.empty() && std::all_of(labels.begin(), labels.end(), [](const Label& label) { return label.subject.level == ScoreLevel::overall; });
    if (!total || !speaks_of_ita_) return false;
    for (int index = 0; index < table_.columns; ++index) {
      const Cell* cell = columns_[static_cast<std::size_t>(index)].weighted ? table_.at(row.first(), index) : nullptr;
      const auto value = cell == nullptr ? std::nullopt : score_in(cell->text, context_.score_words);
      if (!value || cell->row != row.first()) continue;
      add(row, *cell, labels.front().subject, *value,
          columns_[static_cast<std::size_t>(index)].year != 0 ? columns_[static_cast<std::size_t>(index)].year : year, false);
      return true;
    }
    return false;
  }

  /// What the line before a table is about, where the table itself does not say and has no rows but one, one a year or one an agency: the
  /// whole, or a tool. A table of agencies may have a line between.
  std::optional<ScoreSubject> captioned_subject() const {
    if (place_.before.empty() || (table_.rows - table_.header_rows != 1 && !lists_years_ && !lists_agencies_)) return std::nullopt;
    auto mentions = mentions_in(place_.before.back());
    if (mentions.empty() && lists_agencies_ && place_.before.size() > 1) mentions = mentions_in(place_.before[place_.before.size() - 2]);
    std::optional<ScoreSubject> only;
    for (const SubjectMention& mention : mentions) {
      if (mention.subject.weak) continue;
      const bool other = only && only->code != mention.subject.code;
      if (other || (mention.subject.level != ScoreLevel::overall && mention.subject.level != ScoreLevel::tool)) return std::nullopt;
      only = mention.subject;
    }
    return only;
  }

  std::vector<SubjectMention> mentions_in(const std::string& text) const {
    if (context_.score_words.names_other_index(text)) return {};
    return context_.score_words.mentions(text, context_.fiscal_year, context_.ita);
  }

  /// False for a row whose full mark is another one than 100.
  bool counts_to_a_hundred(const LogicalRow& row) const {
    for (int index = 0; index < table_.columns; ++index) {
      if (!columns_[static_cast<std::size_t>(index)].full_mark) continue;
      const auto full = score_in(row.text(index), context_.score_words);
      if (full && *full != 100) return false;
    }
    return true;
  }

  /// The top left heading of a table of targets, or the line before it, names them all.
  bool names_target_corner() const {
    if (!place_.before.empty() && place_.before.back().size() <= 200 && context_.score_words.names_target(place_.before.back())) return true;
    return table_.header_rows > 0 && context_.score_words.names_target(heading_text(table_, 0));
  }

  std::string label_of(const LogicalRow& row) const {
    for (int index = 0; index < table_.columns; ++index) {
      const std::string text = row.text(index);
      if (!text.empty() && !score_in(text, context_.score_words)) return text;
    }
    return "";
  }

  std::vector<Label> labels_of(const LogicalRow& row) const {
    std::vector<Label> labels;
    const auto add_label = [&](const Cell* cell, ScoreSubject subject) {
      labels.push_back({std::move(subject), cell == nullptr ? row.first() : cell->row, cell == nullptr ? 1 : cell->row_span});
    };
    const std::string number = number_in(row);
    if (const auto value = thai::parse_number(number); value && *value >= 1 && *value <= 10 && *value == std::floor(*value)) {
      add_label(row.cell(ColumnRole::indicator), {ScoreLevel::indicator, std::to_string(static_cast<int>(*value)), row.text(ColumnRole::topic)});
      if (row.cell(ColumnRole::question) == nullptr) return labels;
    }
    for (int index = 0; index < table_.columns; ++index) {
      const auto at = static_cast<std::size_t>(index);
      const ColumnRole role = table_.roles.size() > at ? table_.roles[at] : ColumnRole::unknown;
      if (role == ColumnRole::tool && has_role(table_, ColumnRole::topic)) continue;
      if (columns_[at].holds_scores && index != 0) continue;
      if (auto subject = context_.score_words.subject_of(row.text(index), context_.fiscal_year, context_.ita))
        add_label(table_.at(row.first(), index), *std::move(subject));
    }
    return labels;
  }

  /// What stands in the column of indicators' numbers, unless that holds the scores of an indicator.
  std::string number_in(const LogicalRow& row) const {
    for (std::size_t index = 0; index < columns_.size(); ++index) {
      if (table_.roles.size() > index && table_.roles[index] == ColumnRole::indicator && columns_[index].holds_scores) return "";
    }
    return row.text(ColumnRole::indicator);
  }

  /// What the score of a cell is a score of: what is named in a label that goes over the same rows, else the first that is named. Of labels of one
  /// row a question is narrower than its indicator, and an indicator than its tool.
  static std::optional<ScoreSubject> subject_for(const Cell& cell, const std::vector<Label>& labels) {
    const Label* best = nullptr;
    const auto over_same_rows = [&cell](const Label& label) { return label.first_row == cell.row && label.row_span == cell.row_span; };
    for (const Label& label : labels) {
      if (best == nullptr || (best->subject.weak && !label.subject.weak)) {
        best = &label;
      } else if (label.subject.weak && !best->subject.weak) {
        continue;
      } else if (over_same_rows(label) && !over_same_rows(*best)) {
        best = &label;
      } else if (over_same_rows(label) && label.subject.level == ScoreLevel::item &&
                 narrowness(label.subject.level) > narrowness(best->subject.level)) {
        best = &label;
      }
    }
    return best == nullptr ? std::nullopt : std::optional(best->subject);
  }

  /// Beside a blank cell of the questions, within the rows of an indicator: the score of a question that was not read, not the indicator's.
  bool is_of_unread_question(const LogicalRow& row, const Cell& cell, const std::vector<Label>& labels) const {
    const auto question = std::find(table_.roles.begin(), table_.roles.end(), ColumnRole::question);
    if (question == table_.roles.end()) return false;
    const Cell* asked = table_.at(row.first(), static_cast<int>(question - table_.roles.begin()));
    if (asked == nullptr || !thai::trimmed(asked->text).empty() || asked->row_span != cell.row_span) return false;
    return std::any_of(labels.begin(), labels.end(), [&](const Label& label) { return label.row_span > cell.row_span; });
  }

  int year_of(const LogicalRow& row) const {
    for (int index = 0; index < table_.columns; ++index) {
      if (columns_[static_cast<std::size_t>(index)].holds_scores) continue;
      const std::string text = row.text(index);
      if (text.size() > 80) continue;
      if (const int year = labelled_year(text)) return year;
    }
    return caption_year_ != 0 ? caption_year_ : context_.year_of_scores();
  }

  /// A level belongs to the last score before it, not to those of other years and tools beside that.
  std::string rating_of(const LogicalRow& row, const Cell& cell) const {
    for (int index = cell.column + cell.column_span; index < table_.columns; ++index) {
      const auto at = static_cast<std::size_t>(index);
      if (columns_[at].holds_scores && score_in(row.text(index), context_.score_words)) return "";
      if (table_.roles.size() > at && table_.roles[at] == ColumnRole::rating) return thai::collapse_spaces(row.text(index));
    }
    if (std::string rating = thai::collapse_spaces(row.text(ColumnRole::rating)); !rating.empty()) return rating;
    const auto numbers = thai::find_numbers(cell.text);
    return numbers.size() == 1 ? context_.score_words.rating_after(std::string_view(cell.text).substr(numbers[0].offset + numbers[0].length)) : "";
  }

  void add(const LogicalRow& row, const Cell& cell, const ScoreSubject& subject, double value, int year, bool target) {
    Score score;
    score.source = {cell.places.empty() ? Place{} : cell.places.front(), place_.index, row.first()};
    score.fiscal_year = year;
    score.level = subject.level;
    score.code = subject.code;
    score.name = thai::collapse_spaces(subject.name);
    score.value = value;
    score.rating = target ? "" : rating_of(row, cell);
    const std::string& heading = columns_[static_cast<std::size_t>(cell.column)].tool;
    if (const auto tool = context_.score_words.subject_of(heading.empty() ? tool_ : heading, context_.fiscal_year, context_.ita);
        tool && tool->level == ScoreLevel::tool)
      score.tool = tool->code;
    score.role = target ? ScoreRole::target : ScoreRole::result;
    if (value < 0 || value > 100) {
      tell_out_of_range(cell.text, subject, value, score.source);
      return;
    }
    mentions_.push_back({std::move(score), ScoreWeight::table});
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
  std::vector<ScoreMention>& mentions_;
  std::vector<Finding>& findings_;
  std::vector<ScoreColumn> columns_;
  std::string tool_;
  std::optional<ScoreSubject> captioned_;
  int caption_year_ = 0;
  bool speaks_of_ita_ = false, lists_agencies_ = false, lists_years_ = false;
};

}  // namespace

void read_score_table(const TableInContext& place, const RecordContext& context, std::vector<ScoreMention>& mentions,
                      std::vector<Finding>& findings) {
  ScoreTable(place, context, mentions, findings).read();
}

}  // namespace prongsai

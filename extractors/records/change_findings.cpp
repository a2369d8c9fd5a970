#include "extractors/records/change_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "extractors/records/document_facts.h"
#include "extractors/records/logical_rows.h"
#include "extractors/records/place_words.h"
#include "extractors/tables/columns.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/periods.h"

namespace prongsai {
namespace {

constexpr double two_decimals = 0.0151;  // two scores and their difference, each rounded to two decimals
constexpr double whole_number = 0.5151;  // a difference told without decimals
constexpr double same_value = 0.005;

/// A score as a text tells it.
struct Told {
  std::string code;  ///< of its subject; empty where the text names none
  double value = 0;
  int year = 0;  ///< 0 where the text does not say
};

/// A difference that a text states.
struct Change {
  Told earlier, later;
  double stated = 0;  ///< as written, without sign
  int sign = 0;       ///< +1 for more, -1 for less
  bool is_ordered = false;
  bool has_point = false;

  double given() const { return later.value - earlier.value; }
  bool holds() const {
    const double tolerance = has_point ? two_decimals : whole_number;
    if (is_ordered && std::abs(given()) > tolerance && (given() > 0) != (sign > 0)) return false;
    return std::abs(std::abs(given()) - stated) <= tolerance;
  }
};

/// The year named last before a place in the text; 0 where none is, or several together.
int year_before(std::string_view before) {
  const std::size_t at = before.rfind("ปี");
  if (at == std::string_view::npos) return 0;
  const auto years = thai::find_fiscal_years(before.substr(at));
  return years && years->first == years->last ? years->first : 0;
}

class TextChanges {
 public:
  TextChanges(std::string_view text, const RecordContext& context, const Report& report) : text_(text), context_(context), report_(report) {}

  std::vector<Change> read() {
    std::vector<Change> changes;
    subjects_ = context_.score_words.mentions(text_, context_.fiscal_year, context_.ita);
    std::size_t from = 0;
    for (const thai::Number& number : thai::find_numbers(text_)) {
      const std::string_view before = text_.substr(from, number.offset - from);
      const std::string_view behind = thai::trimmed(text_.substr(number.offset + number.length));
      from = number.offset + number.length;
      if (number.value < 0 || number.value > 100) continue;
      const int sign = context_.score_words.change_before(before);
      const bool counts_points = behind.starts_with("คะแนน");
      if (sign == 0) {
        if ((counts_points || number.has_point) && is_value(before, behind))
          values_.push_back({subject_at(number.offset), number.value, year_before(text_.substr(0, number.offset))});
      } else if (counts_points) {
        if (auto change = change_of(number, sign)) changes.push_back(*change);
      }
    }
    return changes;
  }

 private:
  bool is_value(std::string_view before, std::string_view behind) const {
    return !context_.score_words.rules_out_before(before) && !context_.score_words.rules_out_after(behind) &&
           !context_.score_words.names_target(before);
  }

  /// The subject named last before a place. Where several are named and the text then turns to what it compares with (เมื่อเทียบกับปี…),
  /// it does not say whose number comes.
  std::string subject_at(std::size_t offset) const {
    std::string strong, weak;
    std::size_t end = 0;
    bool several = false;
    for (const SubjectMention& mention : subjects_) {
      if (mention.end > offset) continue;
      if (mention.subject.weak) {
        weak = mention.subject.code;
        continue;
      }
      several = several || (!strong.empty() && strong != mention.subject.code);
      strong = mention.subject.code;
      end = mention.end;
    }
    if (several && text_.substr(end, offset - end).find("เทียบ") != std::string_view::npos) return "";
    return strong.empty() ? weak : strong;
  }

  std::optional<Change> change_of(const thai::Number& number, int sign) const {
    const std::string code = subject_at(number.offset);
    if (code.empty() || values_.empty() || values_.back().code != code) return std::nullopt;
    Change change{{}, values_.back(), number.value, sign, false, number.has_point};
    if (values_.size() >= 2 && values_[values_.size() - 2].code == code) {
      change.earlier = values_[values_.size() - 2];
      change.is_ordered = change.earlier.year != 0 && change.later.year != 0 && change.earlier.year != change.later.year;
      if (change.is_ordered && change.earlier.year > change.later.year) std::swap(change.earlier, change.later);
      return change;
    }
    return from_elsewhere(change);
  }

  /// The year before, as the document gives it somewhere else; the text's own score must be the one that the document stands by.
  std::optional<Change> from_elsewhere(Change change) const {
    const int year = change.later.year != 0 ? change.later.year : context_.fiscal_year;
    const Score* later = primary(change.later.code, year);
    const Score* earlier = primary(change.later.code, year - 1);
    if (year == 0 || later == nullptr || earlier == nullptr || std::abs(later->value - change.later.value) > same_value) return std::nullopt;
    change.earlier = {change.later.code, earlier->value, year - 1};
    change.later.year = year;
    change.is_ordered = true;
    return change;
  }

  const Score* primary(const std::string& code, int year) const {
    const auto found = std::ranges::find_if(report_.scores, [&](const Score& score) {
      return score.is_primary && score.role == ScoreRole::result && score.code == code && score.fiscal_year == year;
    });
    return found == report_.scores.end() ? nullptr : &*found;
  }

  std::string_view text_;
  const RecordContext& context_;
  const Report& report_;
  std::vector<SubjectMention> subjects_;
  std::vector<Told> values_;
};

/// The score of the report that was read at that place with that value; -1 where none was.
int record_at(const Report& report, const Source& source, const Told& told) {
  const auto fits = [&](const Score& score) {
    const bool same_place = source.table >= 0 ? score.source.table == source.table && score.source.row == source.row
                                              : score.source.table < 0 && score.source.place == source.place;
    return same_place && score.code == told.code && std::abs(score.value - told.value) < same_value;
  };
  const auto found = std::ranges::find_if(report.scores, fits);
  return found == report.scores.end() ? -1 : static_cast<int>(found - report.scores.begin());
}

void tell(Report& report, const Source& source, int record, const Wording& what, double earlier, double later, const std::string& stated) {
  const Wording place = place_words(source);
  report.findings.push_back(
      {Severity::warning, "score.change_mismatch",
       fmt::format("{} เขียนผลต่างว่า “{}” ({}) แต่คะแนนที่เขียนคือ {:.2f} และ {:.2f} ซึ่งต่างกัน {:+.2f}", what.thai, stated, place.thai, earlier, later,
                   later - earlier),
       fmt::format("{}: the difference is given as “{}” ({}); the scores beside it are {:.2f} and {:.2f}, which differ by {:+.2f}", what.english,
                   stated, place.english, earlier, later, later - earlier),
       record >= 0 ? RecordKind::score : RecordKind::document, record, source});
}

Wording words_of(const Told& told, const RecordContext& context, const Report& report) {
  for (const Score& score : report.scores) {
    if (score.code == told.code) return subject_words(score, context.ita);
  }
  return {told.code, told.code};
}

void check_text(std::string_view text, const Source& source, const RecordContext& context, Report& report) {
  if (text.find("คะแนน") == std::string_view::npos || !context.score_words.tells_change(text)) return;
  for (const Change& change : TextChanges(text, context, report).read()) {
    if (change.holds()) continue;
    const std::string stated = fmt::format(fmt::runtime(change.has_point ? "{}{:.2f}" : "{}{:.0f}"), change.sign > 0 ? "+" : "-", change.stated);
    tell(report, source, record_at(report, source, change.later), words_of(change.later, context, report), change.earlier.value, change.later.value,
         stated);
  }
}

/// A table of two years' scores and a column of their differences.
class DifferenceColumn {
 public:
  DifferenceColumn(const TableInContext& place, const RecordContext& context, Report& report)
      : place_(place), table_(*place.table), context_(context), report_(report) {}

  Arithmetic check() {
    Arithmetic arithmetic;
    if (!find_columns()) return arithmetic;
    std::vector<const Row*> wrong;
    for (const LogicalRow& row : logical_rows(table_, place_.index, ColumnRole::unknown)) {
      if (const auto read = read_row(row)) rows_.push_back(*read);
    }
    for (const Row& row : rows_) {
      const bool holds = std::abs(std::abs(row.later - row.earlier) - std::abs(row.stated)) <= two_decimals;
      arithmetic.add(holds);
      if (!holds) wrong.push_back(&row);
    }
    constexpr int enough = 2;  // rows that prove that the column is what its heading says
    if (arithmetic.held < enough || arithmetic.failed >= arithmetic.held) return {};
    for (const Row* row : wrong) {
      const Wording what{"“" + row->label + "”", "“" + row->label + "”"};
      const auto score = std::ranges::find_if(report_.scores, [&](const Score& it) {
        return it.source.table == row->source.table && it.source.row == row->source.row && std::abs(it.value - row->later) < same_value;
      });
      const int record = score == report_.scores.end() ? -1 : static_cast<int>(score - report_.scores.begin());
      tell(report_, row->source, record, what, row->earlier, row->later, fmt::format("{:.2f}", row->stated));
    }
    return arithmetic;
  }

 private:
  struct Row {
    std::string label;
    double earlier = 0, later = 0, stated = 0;
    Source source;
  };

  /// Two columns of one year each, and one whose heading says that it is their difference.
  bool find_columns() {
    std::vector<std::pair<int, int>> years;  // year, column
    int differences = 0;
    for (int column = 0; column < table_.columns; ++column) {
      const int year = static_cast<std::size_t>(column) < table_.column_years.size() ? table_.column_years[static_cast<std::size_t>(column)] : 0;
      if (context_.score_words.names_difference(heading_text(table_, column))) {
        difference_ = column;
        ++differences;
      } else if (year != 0) {
        years.emplace_back(year, column);
      }
    }
    if (years.size() != 2 || differences != 1 || years[0].first == years[1].first) return false;
    std::ranges::sort(years);
    earlier_ = years[0].second;
    later_ = years[1].second;
    return true;
  }

  std::optional<Row> read_row(const LogicalRow& row) const {
    const auto earlier = thai::parse_number(row.text(earlier_)), later = thai::parse_number(row.text(later_));
    std::string written = row.text(difference_);
    written.erase(0, std::min(written.find_first_not_of("+- "), written.size()));
    const auto stated = thai::parse_number(written);
    if (!earlier || !later || !stated || *earlier > 100 || *later > 100) return std::nullopt;
    std::string label;
    for (int column = 0; column < table_.columns; ++column) {
      const std::string text = row.text(column);
      if (!text.empty() && !thai::parse_number(text) && column != difference_) {
        label = thai::collapse_spaces(text);
        break;
      }
    }
    return Row{std::move(label), *earlier, *later, *stated, row.source()};
  }

  const TableInContext& place_;
  const Table& table_;
  const RecordContext& context_;
  Report& report_;
  int earlier_ = -1, later_ = -1, difference_ = -1;
  std::vector<Row> rows_;
};

}  // namespace

Arithmetic check_changes(const Document& document, const RecordContext& context, Report& report) {
  Arithmetic arithmetic;
  for (const TableInContext& place : tables_of(document)) {
    arithmetic += DifferenceColumn(place, context, report).check();
    for (const Cell& cell : place.table->cells) {
      check_text(cell.text, {cell.places.empty() ? Place{} : cell.places.front(), place.index, cell.row}, context, report);
    }
  }
  for (const Paragraph* paragraph : body_paragraphs(document)) check_text(paragraph->text, {paragraph->place, -1, -1}, context, report);
  return arithmetic;
}

}  // namespace prongsai

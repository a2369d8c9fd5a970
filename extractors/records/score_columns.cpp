#include "extractors/records/score_columns.h"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "extractors/tables/columns.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

constexpr int enough_rows = 3;  // that name indicators, tools or questions, to be a list of them

bool is_narrow(const ScoreSubject& subject) { return !subject.weak && subject.level != ScoreLevel::overall; }

class ColumnReader {
 public:
  ColumnReader(const TableInContext& place, const RecordContext& context) : place_(place), table_(*place.table), context_(context) {}

  std::vector<ScoreColumn> read() {
    std::vector<ScoreColumn> columns(static_cast<std::size_t>(table_.columns));
    if (!may_speak_of_scores()) return columns;
    find_listing_rows();
    if (!speaks_of_scores()) return columns;
    for (int index = 0; index < table_.columns; ++index) columns[static_cast<std::size_t>(index)] = column_of(index);
    accept_totals(columns);
    const bool any = std::any_of(columns.begin(), columns.end(), [](const ScoreColumn& column) { return column.holds_scores; });
    if (!any) accept_only_numbers(columns);
    for (int index = 0; index < table_.columns; ++index) {
      ScoreColumn& column = columns[static_cast<std::size_t>(index)];
      column.holds_scores = column.holds_scores && !is_of_five(index);
    }
    return columns;
  }

 private:
  ColumnRole role_of(int index) const {
    const auto at = static_cast<std::size_t>(index);
    return table_.roles.size() > at ? table_.roles[at] : ColumnRole::unknown;
  }

  std::optional<ScoreSubject> subject_of(std::string_view text) const {
    return context_.score_words.subject_of(text, context_.fiscal_year, context_.ita);
  }

  /// The rows whose first cells name an indicator, a tool or a question, whatever the headings say.
  void find_listing_rows() {
    constexpr int labels = 3;  // columns in which they may stand
    for (const Cell& cell : table_.cells) {
      if (cell.is_header || cell.column >= labels) continue;
      const auto subject = subject_of(cell.text);
      if (subject && is_narrow(*subject)) listing_rows_.push_back(cell.row);
    }
    std::sort(listing_rows_.begin(), listing_rows_.end());
    listing_rows_.erase(std::unique(listing_rows_.begin(), listing_rows_.end()), listing_rows_.end());
  }

  bool is_list() const { return static_cast<int>(listing_rows_.size()) >= enough_rows; }

  /// False for tables of other things, at a glance.
  bool may_speak_of_scores() const {
    if (has_role(table_, ColumnRole::score)) return true;
    return !has_role(table_, ColumnRole::title) && !has_role(table_, ColumnRole::risk_issue) && !has_role(table_, ColumnRole::budget);
  }

  bool speaks_of_scores() const {
    if (has_role(table_, ColumnRole::score)) return true;
    const auto mentions_scores = [](std::string_view text) {
      constexpr std::string_view words[] = {"คะแนน", "ITA", "ผลการประเมิน"};
      return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
    };
    for (const Cell& cell : table_.cells) {
      if ((cell.is_header || cell.column == 0) && mentions_scores(cell.text)) return true;
    }
    return (!place_.before.empty() && mentions_scores(place_.before.back())) || is_list() || heads_tools();
  }

  /// Whether the headings are those of several tools: IIT, EIT, OIT.
  bool heads_tools() const {
    return std::ranges::count_if(table_.cells, [&](const Cell& cell) {
             const auto subject = cell.is_header ? subject_of(cell.text) : std::nullopt;
             return subject && subject->level == ScoreLevel::tool;
           }) > 1;
  }

  /// The cells above a column, lowest first, a merged one once.
  std::vector<const Cell*> headings_over(int index) const {
    std::vector<const Cell*> headings;
    for (int row = table_.header_rows - 1; row >= 0; --row) {
      const Cell* cell = table_.at(row, index);
      if (cell != nullptr && (headings.empty() || headings.back() != cell)) headings.push_back(cell);
    }
    return headings;
  }

  /// The lowest heading names the subject before those above it; all of them together may as well.
  void find_subject(int index, const std::string& heading, ScoreColumn& column) const {
    for (const Cell* cell : headings_over(index)) {
      const auto subject = subject_of(cell->text);
      if (!subject) continue;
      if (!column.subject || (column.subject->weak && !subject->weak)) column.subject = subject;
      if (column.subject->level == ScoreLevel::indicator && subject->level == ScoreLevel::tool) column.tool = subject->code;
    }
    if (!column.subject) column.subject = subject_of(heading);
    if (!column.subject && index > 0 && role_of(0) == ColumnRole::indicator) column.subject = subject_of("ตัวชี้วัดที่ " + heading);
  }

  /// What a heading says could be got (คะแนนเต็ม 100, เต็ม 5); 0 where it does not say.
  static double full_mark_in(std::string_view key) {
    constexpr std::string_view full = "เต็ม";
    const std::size_t at = key.find(full);
    if (at == std::string_view::npos) return 0;
    const auto numbers = thai::find_numbers(key.substr(at));
    return numbers.empty() ? 0 : numbers.front().value;
  }

  ScoreColumn column_of(int index) const {
    ScoreColumn column;
    const auto at = static_cast<std::size_t>(index);
    const std::string heading = heading_text(table_, index);
    const std::string key = thai::squeeze(heading);
    const ColumnRole role = role_of(index);
    column.year = table_.column_years.size() > at ? table_.column_years[at] : 0;
    find_subject(index, heading, column);
    const bool named = column.subject && !column.subject->weak;
    column.target = role == ColumnRole::target || context_.score_words.names_target(heading);
    column.full_mark = key.starts_with("คะแนนเต็ม") || key.starts_with("เต็ม");
    const bool to_a_hundred = full_mark_in(key) == 100 && !column.full_mark;
    const bool other = (context_.score_words.rules_out_before(heading) && !to_a_hundred && !column.target) || is_of_others(index) ||
                       (full_mark_in(key) != 0 && !to_a_hundred);
    column.weighted = context_.score_words.heads_weighted(heading);
    if (other || is_rank(index) || column.full_mark || column.weighted) return column;
    const bool is_indicator = named && column.subject->level == ScoreLevel::indicator && is_numeric(index);
    const bool open = role == ColumnRole::unknown || role == ColumnRole::tool || role == ColumnRole::topic || is_indicator;
    column.holds_scores =
        role == ColumnRole::score || role == ColumnRole::target ||
        (open && (column.year != 0 || (named && table_.header_rows > 0) || is_own(index))) ||
        ((open || role == ColumnRole::rating) && is_list() && !counts_people() && context_.score_words.heads_scores(heading) && is_numeric(index));
    return column;
  }

  /// `ลำดับในกระทรวง` under a year: a place among others.
  bool is_rank(int index) const {
    const auto headings = headings_over(index);
    const std::string key = headings.empty() ? "" : thai::squeeze(headings.front()->text);
    return key.starts_with("ลำดับ") || key.starts_with("อันดับ");
  }

  Whose whose(int index) const {
    if (context_.agencies == nullptr) return Whose::nobody;
    for (const Cell* cell : headings_over(index)) {
      if (const Whose whose = context_.agencies->of_label(cell->text); whose != Whose::nobody) return whose;
    }
    return Whose::nobody;
  }

  bool is_own(int index) const { return whose(index) == Whose::own && is_numeric(index); }

  bool is_of_others(int index) const {
    const Whose heading = whose(index);
    if (heading != Whose::nobody) return heading == Whose::others;
    const auto headings = headings_over(index);
    return std::any_of(headings.begin(), headings.end(),
                       [&](const Cell* cell) { return cell->column_span < table_.columns && context_.score_words.names_many(cell->text); });
  }

  /// `ร้อยละ` beside `จำนวน` is a share of those who answered.
  bool counts_people() const {
    for (int index = 0; index < table_.columns; ++index) {
      if (thai::squeeze(heading_text(table_, index)).starts_with("จำนวน")) return true;
    }
    return false;
  }

  /// Whether most filled cells of a column are numbers of the scale.
  bool is_numeric(int index) const {
    int filled = 0, numbers = 0;
    for (const Cell& cell : table_.cells) {
      if (cell.column != index || cell.is_header || thai::squeeze(cell.text).empty()) continue;
      ++filled;
      const auto value = score_in(cell.text, context_.score_words);
      numbers += value && *value >= 0 && *value <= 100 ? 1 : 0;
    }
    return numbers > 0 && numbers * 2 > filled;
  }

  /// A column called รวม beside those of tools or indicators is that of the whole.
  void accept_totals(std::vector<ScoreColumn>& columns) const {
    const auto narrow = std::count_if(columns.begin(), columns.end(),
                                      [](const ScoreColumn& column) { return column.holds_scores && column.subject && is_narrow(*column.subject); });
    if (narrow < 2) return;
    for (int index = 0; index < table_.columns; ++index) {
      ScoreColumn& column = columns[static_cast<std::size_t>(index)];
      const ColumnRole role = role_of(index);
      const bool open = role == ColumnRole::unknown || role == ColumnRole::remark || role == ColumnRole::budget_total;
      if (open && column.subject && column.subject->weak && !is_of_others(index) && is_numeric(index)) column.holds_scores = true;
    }
  }

  /// Without a heading that says so: the one column in which rows of a list have numbers with decimals.
  void accept_only_numbers(std::vector<ScoreColumn>& columns) const {
    if (!is_list() || counts_people()) return;
    int only = -1;
    for (int index = 1; index < table_.columns; ++index) {
      int rows = 0;
      for (const int row : listing_rows_) {
        const Cell* cell = table_.at(row, index);
        const auto value = cell == nullptr || cell->is_header ? std::nullopt : score_in(cell->text, context_.score_words);
        rows += value && *value >= 0 && *value <= 100 && cell->text.find_first_of(".,") != std::string::npos ? 1 : 0;
      }
      if (rows < enough_rows) continue;
      if (only >= 0) return;
      only = index;
    }
    if (only < 0 || is_of_others(only) || role_of(only) == ColumnRole::budget) return;
    if (table_.header_rows > 0 && context_.score_words.rules_out_before(heading_text(table_, only))) return;
    columns[static_cast<std::size_t>(only)].holds_scores = true;
  }

  /// Marks up to five are those of another scale.
  bool is_of_five(int index) const {
    constexpr int enough = 2;
    constexpr double most = 5;
    int values = 0;
    double greatest = 0;
    for (const Cell& cell : table_.cells) {
      const auto value = cell.column == index && !cell.is_header ? score_in(cell.text, context_.score_words) : std::nullopt;
      if (!value) continue;
      ++values;
      greatest = std::max(greatest, *value);
    }
    return values >= enough && greatest > 0 && greatest <= most;
  }

  const TableInContext& place_;
  const Table& table_;
  const RecordContext& context_;
  std::vector<int> listing_rows_;
};

/// `87,45`: two digits, a comma, two digits.
bool has_comma_for_point(std::string_view text) {
  const auto digit = [&](std::size_t at) { return std::isdigit(static_cast<unsigned char>(text[at])) != 0; };
  return text.size() == 5 && text[2] == ',' && digit(0) && digit(1) && digit(3) && digit(4);
}

constexpr std::size_t longest_with_level = 60;  // bytes of a score and its level

std::optional<double> number_of(std::string_view cell) {
  cell = thai::trimmed(cell);
  for (const std::string_view before : {"ร้อยละ", "คะแนน"}) {
    if (cell.starts_with(before)) cell = thai::trimmed(cell.substr(before.size()));
  }
  for (const std::string_view behind : {"คะแนน", "%"}) {
    if (cell.ends_with(behind)) cell = thai::trimmed(cell.substr(0, cell.size() - behind.size()));
  }
  constexpr std::size_t longest = 24;  // bytes of a number in Thai digits
  if (cell.size() > longest) return std::nullopt;
  if (cell.find(',') != std::string_view::npos) {
    std::string digits = thai::to_arabic_digits(cell);
    if (has_comma_for_point(digits)) {
      digits[2] = '.';
      return thai::parse_number(digits);
    }
  }
  return thai::parse_number(cell);
}

}  // namespace

std::vector<ScoreColumn> score_columns(const TableInContext& place, const RecordContext& context) { return ColumnReader(place, context).read(); }

std::optional<double> score_in(std::string_view cell, const ScoreWords& words) {
  const auto score = number_of(cell);
  if (score || cell.size() > longest_with_level) return score;
  // 96.40 (ผ่านดี), in one line or two
  const auto numbers = thai::find_numbers(cell);
  if (numbers.size() != 1 || !numbers[0].has_point || !thai::trimmed(cell.substr(0, numbers[0].offset)).empty()) return std::nullopt;
  return words.rating_after(cell.substr(numbers[0].offset + numbers[0].length)).empty() ? std::nullopt : std::optional(numbers[0].value);
}

}  // namespace prongsai

#include "extractors/records/project_forms.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "extractors/records/logical_rows.h"
#include "extractors/records/units.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/periods.h"
#include "extractors/thai/words.h"
#include "extractors/thai/wrapped_period.h"

namespace prongsai {
namespace {

constexpr int fewest_fields = 2;              // besides the title
constexpr std::size_t longest_section = 400;  // bytes
constexpr std::size_t fields = static_cast<std::size_t>(FormField::other) + 1;

/// A line of a document with its place; tables of labels and contents are read as lines too.
struct Line {
  std::string text;
  Source source;
  bool ends_form = false;
};

struct Form {
  std::string number, section;
  Source source;
  std::vector<Place> more_places;
  std::array<std::string, fields> content;
  std::array<bool, fields> seen{};
  bool labelled = true;  ///< false: its title is a numbered line that prose may begin with, too

  std::string& operator[](FormField field) { return content[static_cast<std::size_t>(field)]; }
  int fields_seen() const {
    int count = 0;
    for (std::size_t i = 0; i < fields; ++i)
      count += seen[i] && i != static_cast<std::size_t>(FormField::title) && i != static_cast<std::size_t>(FormField::other);
    return count;
  }
  bool has(FormField field) const { return seen[static_cast<std::size_t>(field)]; }
  bool is_complete() const {
    return !content[static_cast<std::size_t>(FormField::title)].empty() && fields_seen() >= fewest_fields &&
           (labelled || has(FormField::units) || has(FormField::period));
  }
};

/// `ลำดับที่ ๓`, `7.3.2 โครงการที่ 2 : โครงการอบรม…`: the number of the form that begins below or, where a title follows, there.
struct FormHead {
  std::string number, title;
};

std::optional<FormHead> read_form_head(std::string_view line) {
  line.remove_prefix(thai::leading_enumerator(line).length);
  for (const std::string_view label : {"ลำดับที่", "โครงการที่", "ลำดับ", "มาตรการที่", "กิจกรรมที่"}) {
    if (!line.starts_with(label)) continue;
    const std::string_view rest = line.substr(label.size());
    const std::size_t colon = rest.find(':');
    const auto number = thai::parse_number(thai::trimmed(rest.substr(0, colon)));
    if (!number || *number != static_cast<int>(*number)) continue;
    const std::string_view title = colon == std::string_view::npos ? "" : thai::trimmed(rest.substr(colon + 1));
    if (!title.empty() && label == "กิจกรรมที่") return std::nullopt;  // a step of a project
    return FormHead{std::to_string(static_cast<int>(*number)), std::string(title)};
  }
  return std::nullopt;
}

/// `(ลงชื่อ) …`, or ลงชื่อ with a line to sign on: who signs is no part of the field before.
bool is_signature(std::string_view line) {
  const std::string squeezed = thai::squeeze(line);
  if (squeezed.starts_with("(ลงชื่อ)") || squeezed.starts_with("(ลงนาม)")) return true;
  constexpr std::string_view word = "ลงชื่อ";
  const std::string_view rest = std::string_view(squeezed).substr(std::min(word.size(), squeezed.size()));
  return squeezed.starts_with(word) && (rest.starts_with("..") || rest.starts_with("…") || rest.starts_with("__"));
}

/// `จึงประกาศให้ทราบ`, `ประกาศ ณ วันที่ …`: what closes an announcement, an order or a memo is no part of the field before.
bool closes_text(std::string_view line) {
  const std::string squeezed = thai::squeeze(line.substr(0, std::min<std::size_t>(line.size(), 120)));
  constexpr std::array<std::string_view, 6> closings{"จึงประกาศ", "จึงเรียน", "จึงแจ้ง", "ประกาศณวันที่", "สั่งณวันที่", "ทั้งนี้ตั้งแต่"};
  return std::any_of(closings.begin(), closings.end(), [&](std::string_view closing) { return squeezed.starts_with(closing); });
}

/// Whether a number of several levels follows another: 7.3.1.4 behind 7.3.1.3. Those of one level may count anything below a label.
bool follows(std::string_view number, std::string_view before) {
  const std::size_t level = number.rfind('.');
  if (level == std::string_view::npos || before.substr(0, before.rfind('.')) != number.substr(0, level)) return false;
  const auto last = [](std::string_view of) { return thai::parse_number(of.substr(of.rfind('.') + 1)); };
  return last(number) && last(before) && *last(number) == *last(before) + 1;
}

/// Whether a title ends before a line: numbered lines are no part of one, and with an amount it is over.
bool ends_title(std::string_view title, std::string_view line) {
  return thai::trimmed(title).ends_with("บาท") || !thai::leading_enumerator(line).number.empty();
}

void add_table_lines(const Table& table, int index, std::vector<Line>& lines) {
  for (int row = 0; row < table.rows; ++row) {
    const LogicalRow logical(table, index, row, row);
    std::string text;
    for (int column = 0; column < table.columns; ++column) {
      const Cell* cell = table.at(row, column);
      if (cell == nullptr || cell->column != column || cell->row != row) continue;
      const bool has_colon = text.find(':') != std::string::npos || cell->text.starts_with(':');
      text += column == 0 ? cell->text : (has_colon ? " " : " : ") + cell->text;
    }
    lines.push_back({text, logical.source(), false});
  }
}

std::vector<Line> lines_of(const Document& document, const FormLabels& labels) {
  std::vector<Line> lines;
  int table_index = 0;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) {
      if (is_form_table(*table, labels)) {
        add_table_lines(*table, table_index, lines);
      } else {
        lines.push_back({"", {}, true});
      }
      ++table_index;
      continue;
    }
    const auto& paragraph = std::get<Paragraph>(block);
    // At the top of each form's page its number looks like a running line.
    const bool numbers_a_form = paragraph.role == ParagraphRole::header && read_form_head(thai::trimmed(paragraph.text)).has_value();
    if (paragraph.role != ParagraphRole::body && !numbers_a_form) continue;
    for (const std::string_view line : thai::lines_of(paragraph.text)) lines.push_back({std::string(line), {paragraph.place, -1, -1}, false});
  }
  return lines;
}

class FormReader {
 public:
  explicit FormReader(const RecordContext& context) : context_(context), labels_(context.form_labels) {}

  std::vector<Form> read(const std::vector<Line>& lines) {
    for (const Line& line : lines) {
      if (line.ends_form) {
        close();
      } else if (const auto head = read_form_head(line.text)) {
        close();
        next_number_ = head->number;
        if (!head->title.empty()) begin_form({FormField::title, head->number, head->title}, line);
      } else if (is_signature(line.text) || closes_text(line.text)) {
        field_ = FormField::other;
      } else if (const auto label = labels_.read(line.text)) {
        begin_field(*label, line);
      } else if (const auto unmarked = form_ ? labels_.read_unmarked(line.text) : std::nullopt; unmarked && is_of_the_field(*unmarked)) {
        fill(*unmarked, line);
      } else if (const auto title = form_ && form_->labelled ? std::nullopt : read_numbered_title(line.text)) {
        begin_form(*title, line);
        form_->labelled = false;
        form_->number = title->number;
        field_ = FormField::method;
      } else {
        go_on(line);
      }
    }
    close();
    return std::move(forms_);
  }

 private:
  void begin_form(const FormLabel& title, const Line& line) {
    close();
    form_.emplace();
    form_->number = std::exchange(next_number_, "");
    form_->section = heading_;
    form_->source = line.source;
    fill(title, line);
  }

  void begin_field(const FormLabel& label, const Line& line) {
    if (label.field == FormField::title) return begin_form(label, line);
    if (!form_) return go_on(line);
    fill(label, line);
  }

  /// `ผู้รับผิดชอบ  กองคลัง` is a label with its unit, `ผู้รับผิดชอบ ต้องรายงานผล` a sentence.
  bool is_of_the_field(const FormLabel& label) const {
    switch (label.field) {
      case FormField::units: return looks_like_units(label.content, context_.units);
      case FormField::period: return thai::is_whole_period(label.content);
      case FormField::budget: return thai::parse_baht(label.content).has_value();
      case FormField::status: return context_.progress.read_bare(label.content) != Progress::unknown;
      default: return false;
    }
  }

  void fill(const FormLabel& label, const Line& line) {
    field_ = label.field;
    field_number_ = thai::leading_enumerator(line.text).number;
    form_->seen[static_cast<std::size_t>(field_)] = true;
    append(label.content, line);
  }

  void go_on(const Line& line) {
    if ((!form_ || !form_->labelled) && line.text.size() <= longest_section) heading_ = line.text;
    if (!form_) return;
    // Below a numbered line any prose may follow: a field that is written on its label's line goes on with its like alone.
    const bool answered = field_ == FormField::units || field_ == FormField::period || field_ == FormField::budget || field_ == FormField::status;
    const bool begins_field = follows(thai::leading_enumerator(line.text).number, field_number_);
    if (begins_field || (field_ == FormField::title && ends_title((*form_)[field_], line.text))) field_ = FormField::other;
    if (!form_->labelled && answered && !(*form_)[field_].empty() && !is_of_the_field({field_, "", line.text})) field_ = FormField::other;
    append(line.text, line);
  }

  void append(const std::string& text, const Line& line) {
    if (line.source.place.page > form_->source.place.page &&
        (form_->more_places.empty() || form_->more_places.back().page != line.source.place.page)) {
      form_->more_places.push_back(line.source.place);
    }
    std::string& content = (*form_)[field_];
    if (text.empty()) return;
    if (content.empty()) {
      content = text;
    } else if (field_ == FormField::title) {
      content = thai::join_wrapped(content, text);
    } else {
      content += '\n' + text;
    }
  }

  void close() {
    if (form_ && form_->is_complete()) forms_.push_back(std::move(*form_));
    form_.reset();
  }

  const RecordContext& context_;
  const FormLabels& labels_;
  std::vector<Form> forms_;
  std::optional<Form> form_;
  FormField field_ = FormField::other;
  std::string field_number_;  ///< what the current field's label is numbered with
  std::string next_number_, heading_;
};

/// The whole amounts of a text that stand before บาท or .-
std::vector<std::int64_t> amounts_in(std::string_view text) {
  std::vector<std::int64_t> amounts;
  for (const thai::Number& number : thai::find_numbers(text)) {
    const std::string_view behind = thai::trimmed(text.substr(number.offset + number.length));
    const auto baht = static_cast<std::int64_t>(number.value);
    if ((behind.starts_with("บาท") || behind.starts_with(".-")) && number.value == static_cast<double>(baht)) amounts.push_back(baht);
  }
  return amounts;
}

/// The only amount, or the one at either end that the others make up: ๒๐,๐๐๐ บาท แยกเป็น … Several without such a sum: nothing.
std::optional<std::int64_t> sum_of(const std::vector<std::int64_t>& amounts) {
  if (amounts.empty()) return std::nullopt;
  const std::int64_t all = std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
  for (const std::int64_t amount : {amounts.front(), amounts.back()}) {
    if (amounts.size() == 1 || all - amount == amount) return amount;
  }
  return std::nullopt;
}

/// The amount of a form's budget field: a sum in baht, or words that say there is none.
std::optional<std::int64_t> form_budget(std::string_view text) {
  if (const auto amount = thai::parse_baht(thai::trimmed(text))) return amount;
  if (thai::squeeze(text).find("ไม่ใช้งบ") != std::string::npos || thai::squeeze(text).find("ไม่มีงบ") != std::string::npos) return 0;
  return sum_of(amounts_in(text));
}

/// Takes the amount that ends a title away, `โครงการอบรมคุณธรรม ๑๐,๐๐๐ บาท`: it is the budget where no field tells of one.
void take_amount_of_title(Form& form) {
  const std::string_view title = thai::trimmed(form[FormField::title]);
  const auto numbers = thai::find_numbers(title);
  if (numbers.empty()) return;
  const thai::Number& last = numbers.back();
  if (last.offset == 0 || thai::trimmed(title.substr(last.offset + last.length)) != "บาท") return;
  if (form[FormField::budget].empty()) form[FormField::budget] = std::string(title.substr(last.offset));
  form[FormField::title] = std::string(thai::trimmed(title.substr(0, last.offset)));
}

/// The fiscal year of a form's money: that of its period where it lies in one, else the document's.
int budget_year(const Period& period, int document_year) {
  const auto year_of = [](const Date& date) { return date.year + 543 + (date.month >= 10 ? 1 : 0); };
  if (period.start && period.end && year_of(*period.start) == year_of(*period.end)) return year_of(*period.end);
  return document_year;
}

Measure to_measure(Form form, const RecordContext& context) {
  Measure measure;
  take_amount_of_title(form);
  measure.source = form.source;
  measure.more_places = std::move(form.more_places);
  measure.fiscal_year = context.fiscal_year;
  measure.section = std::move(form.section);
  measure.number = std::move(form.number);
  measure.title = std::move(form[FormField::title]);
  measure.method = std::move(form[FormField::method]);
  measure.output = std::move(form[FormField::output]);
  measure.outcome = std::move(form[FormField::outcome]);
  if (!form[FormField::period].empty()) measure.period = thai::parse_period(form[FormField::period], context.fiscal_year);
  measure.units = read_units(form[FormField::units], context.units);
  measure.status = context.progress.read(form[FormField::status]);
  if (measure.status == Progress::unknown) measure.status = context.progress.read_bare(measure.output);
  measure.progress_percent = parse_percent(form[FormField::status]);
  if (const auto amount = form_budget(form[FormField::budget])) {
    measure.budgets.push_back({budget_year(measure.period, context.fiscal_year), *amount, form.source});
  }
  return measure;
}

/// The label of a row: its first cell, which needs no colon, or a numbered title.
std::optional<FormLabel> label_of_row(const Table& table, int row, const FormLabels& labels) {
  const Cell* cell = table.at(row, 0);
  if (cell == nullptr || cell->row != row) return std::nullopt;
  if (auto label = labels.read(cell->text)) return label;
  if (auto label = labels.read(cell->text + " :")) return label;
  const Cell* content = table.at(row, 1);
  return read_numbered_title(content == nullptr || content == cell ? cell->text : cell->text + " : " + content->text);
}

}  // namespace

bool is_form_table(const Table& table, const FormLabels& labels) {
  constexpr int fewest_labels = 2;
  if (table.columns < 2 || table.columns > 3 || table.rows < 3) return false;
  int titles = 0, others = 0;
  for (int row = 0; row < table.rows; ++row) {
    const auto label = label_of_row(table, row, labels);
    if (label) ++(label->field == FormField::title ? titles : others);
  }
  return titles > 0 && others >= fewest_labels && (titles + others) * 2 >= table.rows;
}

std::vector<Measure> read_project_forms(const Document& document, const RecordContext& context) {
  std::vector<Measure> measures;
  for (Form& form : FormReader(context).read(lines_of(document, context.form_labels))) {
    measures.push_back(to_measure(std::move(form), context));
  }
  return measures;
}

}  // namespace prongsai

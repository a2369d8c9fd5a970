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

  std::string& operator[](FormField field) { return content[static_cast<std::size_t>(field)]; }
  int fields_seen() const {
    int count = 0;
    for (std::size_t i = 0; i < fields; ++i)
      count += seen[i] && i != static_cast<std::size_t>(FormField::title) && i != static_cast<std::size_t>(FormField::other);
    return count;
  }
};

/// `ลำดับที่ ๓`, `โครงการที่ 3` before a form: its number.
std::string form_number(std::string_view line) {
  for (const std::string_view label : {"ลำดับที่", "โครงการที่", "ลำดับ", "มาตรการที่", "กิจกรรมที่"}) {
    if (!line.starts_with(label)) continue;
    const std::string_view rest = thai::trimmed(line.substr(label.size()));
    if (const auto number = thai::parse_number(rest); number && *number == static_cast<int>(*number))
      return std::to_string(static_cast<int>(*number));
  }
  return "";
}

/// `(ลงชื่อ) …`, or ลงชื่อ with a line to sign on: who signs is no part of the field before.
bool is_signature(std::string_view line) {
  const std::string squeezed = thai::squeeze(line);
  if (squeezed.starts_with("(ลงชื่อ)") || squeezed.starts_with("(ลงนาม)")) return true;
  constexpr std::string_view word = "ลงชื่อ";
  const std::string_view rest = std::string_view(squeezed).substr(std::min(word.size(), squeezed.size()));
  return squeezed.starts_with(word) && (rest.starts_with("..") || rest.starts_with("…") || rest.starts_with("__"));
}

/// A table whose first column is labels of a form, as lines "label : content".
bool is_form_table(const Table& table, const FormLabels& labels) {
  if (table.columns < 2 || table.columns > 3 || table.rows < 3) return false;
  int labelled = 0;
  bool title = false;
  for (int row = 0; row < table.rows; ++row) {
    const Cell* cell = table.at(row, 0);
    const auto label = cell == nullptr ? std::nullopt : labels.read(cell->text);
    labelled += label ? 1 : 0;
    title = title || (label && label->field == FormField::title);
  }
  return title && labelled * 2 >= table.rows;
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
    const bool numbers_a_form = paragraph.role == ParagraphRole::header && !form_number(thai::trimmed(paragraph.text)).empty();
    if (paragraph.role != ParagraphRole::body && !numbers_a_form) continue;
    for (const std::string_view line : thai::lines_of(paragraph.text)) lines.push_back({std::string(line), {paragraph.place, -1, -1}, false});
  }
  return lines;
}

class FormReader {
 public:
  explicit FormReader(const FormLabels& labels) : labels_(labels) {}

  std::vector<Form> read(const std::vector<Line>& lines) {
    for (const Line& line : lines) {
      if (line.ends_form) {
        close();
      } else if (const std::string number = form_number(line.text); !number.empty()) {
        close();
        next_number_ = number;
      } else if (is_signature(line.text)) {
        field_ = FormField::other;
      } else if (const auto label = labels_.read(line.text)) {
        begin_field(*label, line);
      } else {
        go_on(line);
      }
    }
    close();
    return std::move(forms_);
  }

 private:
  void begin_field(const FormLabel& label, const Line& line) {
    if (label.field == FormField::title) {
      close();
      form_.emplace();
      form_->number = std::exchange(next_number_, "");
      form_->section = heading_;
      form_->source = line.source;
    }
    if (!form_) return go_on(line);
    field_ = label.field;
    form_->seen[static_cast<std::size_t>(field_)] = true;
    append(label.content, line);
  }

  void go_on(const Line& line) {
    if (!form_) {
      if (line.text.size() <= longest_section) heading_ = line.text;
      return;
    }
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
    if (form_ && !(*form_)[FormField::title].empty() && form_->fields_seen() >= fewest_fields) forms_.push_back(std::move(*form_));
    form_.reset();
  }

  const FormLabels& labels_;
  std::vector<Form> forms_;
  std::optional<Form> form_;
  FormField field_ = FormField::other;
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

/// The fiscal year of a form's money: that of its period where it lies in one, else the document's.
int budget_year(const Period& period, int document_year) {
  const auto year_of = [](const Date& date) { return date.year + 543 + (date.month >= 10 ? 1 : 0); };
  if (period.start && period.end && year_of(*period.start) == year_of(*period.end)) return year_of(*period.end);
  return document_year;
}

Measure to_measure(Form form, const RecordContext& context) {
  Measure measure;
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
  if (const auto amount = form_budget(form[FormField::budget])) {
    measure.budgets.push_back({budget_year(measure.period, context.fiscal_year), *amount, form.source});
  }
  return measure;
}

}  // namespace

std::vector<Measure> read_project_forms(const Document& document, const RecordContext& context) {
  std::vector<Measure> measures;
  for (Form& form : FormReader(context.form_labels).read(lines_of(document, context.form_labels))) {
    measures.push_back(to_measure(std::move(form), context));
  }
  return measures;
}

}  // namespace prongsai

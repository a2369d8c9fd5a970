#include "extractors/records/measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "extractors/records/logical_rows.h"
#include "extractors/records/place_words.h"
#include "extractors/records/project_forms.h"
#include "extractors/records/row_progress.h"
#include "extractors/records/units.h"
#include "extractors/tables/columns.h"
#include "extractors/tables/month_columns.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/wrapped_period.h"

namespace prongsai {
namespace {

constexpr std::size_t longest_section = 400;  // bytes: a heading, not a paragraph of prose

std::optional<int> whole_number(std::string_view text) {
  const auto number = thai::parse_number(text);
  if (!number || *number < 1 || *number > 999 || *number != static_cast<int>(*number)) return std::nullopt;
  return static_cast<int>(*number);
}

/// A title cell cut where its paragraphs begin with top-level numbers: `13. …` and `14. …`.
struct TitlePart {
  std::optional<int> number;
  std::string text;  // without the number where there is one
};

std::vector<TitlePart> title_parts(std::string_view cell) {
  std::vector<TitlePart> parts;
  for (const std::string_view line : thai::lines_of(cell)) {
    const thai::Enumerator enumerator = thai::leading_enumerator(line);
    const auto number = whole_number(enumerator.number);
    if (parts.empty() || number) {
      parts.push_back({number, std::string(number ? line.substr(enumerator.length) : line)});
    } else {
      (parts.back().text += '\n') += line;
    }
  }
  return parts;
}

/// Whether the titles of a table are numbered through from row to row, so that a cell with two numbers
/// holds two measures. A list that begins anew in each cell is part of one measure.
bool numbered_through(const std::vector<LogicalRow>& rows) {
  int expected = 0, cells = 0, later_cells = 0;
  for (const LogicalRow& row : rows) {
    if (is_total(row)) continue;
    const auto parts = title_parts(row.text(ColumnRole::title));
    if (parts.empty() || !parts.front().number) continue;
    if (cells > 0 && *parts.front().number != expected + 1) return false;
    for (const TitlePart& part : parts) {
      if (!part.number || (expected > 0 && *part.number != expected + 1)) return false;
      expected = *part.number;
    }
    later_cells += cells++ > 0 ? 1 : 0;
  }
  return later_cells >= 1;
}

bool names_an_item(const LogicalRow& row) {
  const std::string number = row.text(ColumnRole::number);
  const std::string code = thai::squeeze(number);
  return !number.empty() && thai::parse_item_code(number) && (code.starts_with('o') || code.starts_with('0'));
}

bool says_who_when_or_how(const Table& table) {
  return std::any_of(table.roles.begin(), table.roles.end(), [](ColumnRole role) {
    return role == ColumnRole::units || role == ColumnRole::period || role == ColumnRole::budget || role == ColumnRole::output ||
           role == ColumnRole::outcome || role == ColumnRole::method || role == ColumnRole::progress || role == ColumnRole::status ||
           role == ColumnRole::question || role == ColumnRole::topic || role == ColumnRole::indicator || role == ColumnRole::month;
  });
}

/// Reads the rows of one table; keeps what "as above" refers to.
class TableMeasures {
 public:
  TableMeasures(const TableInContext& place, const RecordContext& context, std::vector<Measure>& measures, std::vector<Finding>& findings)
      : place_(place), context_(context), measures_(measures), findings_(findings), first_(measures.size()) {}

  void read() {
    const auto rows = logical_rows(*place_.table, place_.index, ColumnRole::title);
    split_cells_ = numbered_through(rows);
    if (has_role(*place_.table, ColumnRole::month)) months_ = month_columns(*place_.table, context_.fiscal_year);
    for (const LogicalRow& row : rows) read_row(row);
  }

 private:
  void read_row(const LogicalRow& row) {
    if (is_total(row) || names_an_item(row)) return;
    const Cell* heading = inner_heading(row);
    if (heading == nullptr && stands_alone(row)) heading = row.cell(ColumnRole::title);
    if (heading != nullptr) {
      heading_ = std::string(thai::trimmed(heading->text));
      topic_.clear();
      return;
    }
    if (const std::string topic = row.text(ColumnRole::topic); !topic.empty()) topic_ = topic;
    const std::string title = row.text(ColumnRole::title);
    if (title.empty() || title == "-") {
      if (measures_.size() > first_) extend(measures_.back(), row);
      return;
    }
    if (!has_letter_or_digit(title)) return;
    const auto parts = title_parts(title);
    if (split_cells_ && parts.size() > 1) {
      for (std::size_t i = 0; i < parts.size(); ++i) {
        add(row, parts[i].text, parts[i].number ? std::to_string(*parts[i].number) : "", {i, parts.size()});
      }
      return;
    }
    const thai::Enumerator own = thai::leading_enumerator(title);
    const bool lists_several = parts.size() > 1 || (!parts[0].number && title.find('\n') != std::string::npos);
    if (own.number.empty() || lists_several) {
      add(row, title, "", {0, 1});
    } else {
      add(row, title.substr(own.length), own.number, {0, 1});
    }
  }

  /// Nothing but a title in a table whose measures have numbers, units or times: a heading that nobody merged.
  static bool stands_alone(const LogicalRow& row) {
    const auto cells = row.cells();
    const auto filled = std::count_if(cells.begin(), cells.end(), [](const Cell* cell) { return !thai::trimmed(cell->text).empty(); });
    const Table& table = row.table();
    const bool others_have_more = has_role(table, ColumnRole::units) || has_role(table, ColumnRole::period);
    return filled == 1 && has_role(table, ColumnRole::number) && others_have_more && row.cell(ColumnRole::title) != nullptr &&
           thai::leading_enumerator(row.text(ColumnRole::title)).number.empty();
  }

  struct Share {
    std::size_t index, count;  // this measure among those of its row
  };

  void add(const LogicalRow& row, std::string title, const std::string& own_number, Share share) {
    Measure measure;
    measure.source = row.source();
    measure.more_places = row.more_places();
    measure.fiscal_year = context_.fiscal_year;
    measure.section = section();
    measure.title = std::move(title);
    measure.number = number_of(row, own_number);
    measure.topic = topic_.empty() ? heading_ : topic_;
    measure.indicator = indicator_of(row);
    measure.method = row.text(ColumnRole::method);
    measure.output = row.text(ColumnRole::output);
    measure.outcome = row.text(ColumnRole::outcome);
    read_progress(row, measure);
    measure.period = period_of(row);
    measures_.push_back(std::move(measure));
    add_units(row, measures_.back());
    read_budgets(row, measures_.back(), share);
  }

  /// What the cell says; where there is none, from the first to the last of the months that are ticked.
  Period period_of(const LogicalRow& row) const {
    if (const std::string period = row.text(ColumnRole::period); !period.empty()) return thai::parse_wrapped_period(period, context_.fiscal_year);
    const MonthColumn *first = nullptr, *last = nullptr;
    for (const MonthColumn& month : months_) {
      if (!is_month_mark(row.text(month.column))) continue;
      if (first == nullptr) first = &month;
      last = &month;
    }
    if (first == nullptr) return {};
    return {first == last ? first->text : first->text + " - " + last->text, first->period.start, last->period.end};
  }

  std::string section() const {
    for (auto text = place_.before.rbegin(); text != place_.before.rend(); ++text) {
      if (text->size() <= longest_section) return *text;
    }
    return heading_;
  }

  static std::string number_of(const LogicalRow& row, const std::string& own) {
    const std::string written = row.text(ColumnRole::number);
    if (written.empty()) return own;
    const thai::Enumerator enumerator = thai::leading_enumerator(written);
    if (!enumerator.number.empty()) return enumerator.number;
    return thai::to_arabic_digits(thai::collapse_spaces(written));
  }

  std::string indicator_of(const LogicalRow& row) const {
    const std::string column = row.text(ColumnRole::indicator);
    if (const auto number = whole_number(column); number && *number <= 10) return std::to_string(*number);
    for (const std::string& text : {column, topic_, heading_, row.text(ColumnRole::question)}) {
      if (std::string number = indicator_number(text, context_); !number.empty()) return number;
    }
    return "";
  }

  void read_progress(const LogicalRow& row, Measure& measure) const {
    RowProgress progress = read_row_progress(row, context_.progress);
    measure.status = progress.status;
    measure.progress_percent = progress.percent;
    if (measure.output.empty()) measure.output = std::move(progress.detail);
  }

  void add_units(const LogicalRow& row, Measure& measure) {
    if (!has_role(row.table(), ColumnRole::units)) return;
    const std::string written = row.text(ColumnRole::units);
    if (!looks_like_units(written, context_.units)) {
      if (const std::string other = units_in_another_column(row); !other.empty()) {
        measure.units = read_units(other, context_.units);
        tell_wrong_column(written, other);
        return;
      }
    }
    measure.units = read_units(written, context_.units);
    if (measure.units.empty()) tell_missing_unit(written);
  }

  /// A responsible unit put one column off stands in a cell that is nothing but units.
  std::string units_in_another_column(const LogicalRow& row) const {
    for (int column = 0; column < row.table().columns; ++column) {
      const ColumnRole role = row.table().roles[static_cast<std::size_t>(column)];
      if (role == ColumnRole::units || role == ColumnRole::title || role == ColumnRole::topic || role == ColumnRole::number) continue;
      const std::string text = row.text(column);
      if (!text.empty() && looks_like_units(text, context_.units)) return text;
    }
    return "";
  }

  void read_budgets(const LogicalRow& row, Measure& measure, Share share) {
    const Table& table = row.table();
    for (int column = 0; column < table.columns; ++column) {
      if (table.roles[static_cast<std::size_t>(column)] != ColumnRole::budget) continue;
      const int year = table.column_years[static_cast<std::size_t>(column)];
      const Cell* cell = table.at(row.first(), column);
      const bool of_other_rows = cell != nullptr && (cell->row < row.first() || cell->row + cell->row_span - 1 > row.last());
      const auto amount = share_of(row.text(column), of_other_rows ? Share{0, several} : share, baht_of_column(place_, column));
      if (!amount) continue;
      Source source{cell == nullptr || cell->places.empty() ? Place{} : cell->places.front(), place_.index, row.first()};
      measure.budgets.push_back({year != 0 ? year : context_.fiscal_year, *amount, source});
    }
  }

  static constexpr std::size_t several = 2;

  /// What of an amount cell belongs to one of the measures of a row: a line each, or nothing for all. One amount for several
  /// measures cannot be divided.
  static std::optional<std::int64_t> share_of(const std::string& text, Share share, std::int64_t unit) {
    if (const auto whole = thai::parse_baht(text, unit); whole && (share.count == 1 || *whole == 0)) return whole;
    const auto lines = thai::lines_of(text);
    if (share.count == 1 || lines.size() != share.count) return std::nullopt;
    return thai::parse_baht(lines[share.index], unit);
  }

  /// A row without a title says more about the measure above it.
  void extend(Measure& measure, const LogicalRow& row) {
    const auto add_text = [&](std::string& text, ColumnRole role) {
      const std::string more = row.text(role);
      if (more.empty() || text == more) return;
      text += text.empty() ? more : '\n' + more;
    };
    add_text(measure.method, ColumnRole::method);
    add_text(measure.output, ColumnRole::output);
    add_text(measure.outcome, ColumnRole::outcome);
    for (Unit& unit : read_units(row.text(ColumnRole::units), context_.units)) {
      const auto same = [&](const Unit& known) { return known.name == unit.name; };
      if (std::none_of(measure.units.begin(), measure.units.end(), same)) measure.units.push_back(std::move(unit));
    }
    if (measure.period.text.empty()) measure.period = period_of(row);
  }

  void tell_wrong_column(const std::string& written, const std::string& other) {
    const Wording place = place_words(measures_.back().source);
    find("measure.unit_in_wrong_column",
         {fmt::format("ช่องผู้รับผิดชอบของมาตรการ {} ({}) เขียน {} ซึ่งไม่ใช่หน่วยงาน จึงใช้ {} จากช่องอื่นของแถว", in_quotes(measures_.back().title), place.thai,
                      in_quotes(written), in_quotes(other)),
          fmt::format("the responsible cell of the measure {} ({}) says {}, which is no unit; {} of another column of the row is taken",
                      in_quotes(measures_.back().title), place.english, in_quotes(written), in_quotes(other))});
  }

  void tell_missing_unit(const std::string& written) {
    const Wording place = place_words(measures_.back().source);
    const bool blank = written.empty();
    find("measure.unit_missing", {fmt::format("ไม่มีผู้รับผิดชอบของมาตรการ {} ({}): ช่องผู้รับผิดชอบ{}", in_quotes(measures_.back().title), place.thai,
                                              blank ? "ว่าง" : "เขียน " + in_quotes(written)),
                                  fmt::format("nobody is responsible for the measure {} ({}): the cell {}", in_quotes(measures_.back().title),
                                              place.english, blank ? "is blank" : "says " + in_quotes(written))});
  }

  void find(std::string code, Wording message) {
    findings_.push_back({Severity::warning, std::move(code), std::move(message.thai), std::move(message.english), RecordKind::measure,
                         static_cast<int>(measures_.size()) - 1, measures_.back().source});
  }

  const TableInContext& place_;
  const RecordContext& context_;
  std::vector<Measure>& measures_;
  std::vector<Finding>& findings_;
  std::size_t first_;
  bool split_cells_ = false;
  std::vector<MonthColumn> months_;
  std::string topic_, heading_;
};

}  // namespace

std::int64_t baht_of_column(const TableInContext& place, int column) {
  const std::int64_t headed = thai::baht_in(heading_text(*place.table, column));
  if (headed != 1 || place.before.empty() || place.before.back().find("หน่วย") == std::string::npos) return headed;
  return thai::baht_in(place.before.back());  // หน่วย : ล้านบาท, over the table
}

bool is_measure_table(const Table& table) {
  if (!has_role(table, ColumnRole::title) || has_role(table, ColumnRole::risk_issue) || has_role(table, ColumnRole::registry)) return false;
  if (has_role(table, ColumnRole::requirement) || has_role(table, ColumnRole::item_name)) return false;
  return says_who_when_or_how(table);
}

namespace {

/// Of `การใช้งบประมาณ (83.20)`, and a problem on the next line, the name alone.
std::string_view plain_name(std::string_view name) {
  name = thai::trimmed(name.substr(0, name.find('\n')));
  const std::size_t bracket = name.ends_with(')') ? name.rfind('(') : std::string_view::npos;
  return thai::trimmed(name.substr(0, bracket));
}

}  // namespace

std::string indicator_number(std::string_view text, const RecordContext& context) {
  static constexpr std::string_view label = "ตัวชี้วัด";
  const std::size_t at = text.find(label);
  if (at != std::string_view::npos) {
    std::string_view rest = thai::trimmed(text.substr(at + label.size()));
    if (rest.starts_with("ย่อย")) return "";
    if (rest.starts_with("ที่")) rest = thai::trimmed(rest.substr(std::string_view("ที่").size()));
    const auto numbers = thai::find_numbers(rest);
    if (!numbers.empty() && numbers[0].offset == 0 && numbers[0].value >= 1 && numbers[0].value < 11) {
      return std::to_string(static_cast<int>(numbers[0].value));
    }
  }
  const std::string_view name = text.substr(thai::leading_enumerator(text).length);
  for (const std::string_view written : {name, plain_name(name)}) {
    if (const Indicator* indicator = context.ita.indicator_named(written, context.fiscal_year)) return std::to_string(indicator->number);
  }
  return "";
}

std::vector<Measure> read_table_measures(const Document& document, const RecordContext& context, std::vector<Finding>& findings) {
  std::vector<Measure> measures;
  for (const TableInContext& place : tables_of(document)) {
    if (is_measure_table(*place.table) && !is_form_table(*place.table, context.form_labels)) TableMeasures(place, context, measures, findings).read();
  }
  return measures;
}

}  // namespace prongsai

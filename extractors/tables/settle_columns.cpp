#include "extractors/tables/settle_columns.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "extractors/tables/columns.h"
#include "extractors/tables/heading_words.h"
#include "extractors/tables/month_columns.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

class RoleSet {
 public:
  explicit RoleSet(std::vector<ColumnRole>& roles) : roles_(roles) {}
  bool has(ColumnRole role) const { return std::find(roles_.begin(), roles_.end(), role) != roles_.end(); }
  void replace(ColumnRole from, ColumnRole to) { std::replace(roles_.begin(), roles_.end(), from, to); }

 private:
  std::vector<ColumnRole>& roles_;
};

/// How many code points the body cells of a column hold, and how many of its filled cells are numbers.
struct ColumnBody {
  std::size_t filled = 0, numbers = 0, length = 0;
};

ColumnBody body_of(const Table& table, int column) {
  ColumnBody body;
  for (const Cell& cell : table.cells) {
    if (cell.column != column || cell.row < table.header_rows || thai::is_blank(cell.text)) continue;
    ++body.filled;
    body.length += code_points(cell.text);
    if (thai::parse_number(cell.text)) ++body.numbers;
  }
  return body;
}

int widest_unknown(const Table& table) {
  constexpr std::size_t shortest_title = 12;  // code points, on average: units of count and single words are no measures
  int widest = -1;
  std::size_t length = 0;
  for (int column = 0; column < table.columns; ++column) {
    const ColumnBody body = body_of(table, column);
    if (table.roles[static_cast<std::size_t>(column)] != ColumnRole::unknown || table.column_years[static_cast<std::size_t>(column)] != 0) continue;
    if (body.filled > 0 && body.length > length && body.length >= shortest_title * body.filled && body.numbers * 2 < body.filled) {
      widest = column;
      length = body.length;
    }
  }
  return widest;
}

/// Of two title columns the right one is the measure, unless it says how rather than what.
void settle_titles(Table& table) {
  std::vector<std::size_t> titles;
  for (std::size_t column = 0; column < table.roles.size(); ++column) {
    if (table.roles[column] == ColumnRole::title) titles.push_back(column);
  }
  if (titles.size() < 2) return;
  const auto last = heading_cells(table, static_cast<int>(titles.back()));
  const std::string key = last.empty() ? "" : heading_key(last.back()->text);
  const bool says_how = key.starts_with("แนวทาง") && !heading_cells(table, static_cast<int>(titles.front())).empty();
  const std::size_t measure = says_how ? titles[titles.size() - 2] : titles.back();
  for (const std::size_t column : titles) {
    if (column != measure) table.roles[column] = column > measure ? ColumnRole::method : ColumnRole::topic;
  }
}

/// `O12`, `o๑`: a code of the disclosure check, written with its letter.
bool is_item_code(std::string_view text) {
  constexpr std::size_t longest = 12;  // bytes
  text = thai::trimmed(text);
  if (text.size() < 2 || text.size() > longest || (text.front() != 'O' && text.front() != 'o')) return false;
  const std::string key = thai::squeeze(text);
  return key.size() <= 3 && std::all_of(key.begin() + 1, key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether one of the first columns holds codes of the disclosure check: its rows are items, whatever the headings say.
bool lists_items(const Table& table) {
  constexpr std::size_t enough = 3;
  for (int column = 0; column < std::min(table.columns, 2); ++column) {
    std::size_t filled = 0, codes = 0;
    for (const Cell& cell : table.cells) {
      if (cell.column != column || cell.is_header || thai::is_blank(cell.text)) continue;
      ++filled;
      codes += is_item_code(cell.text) ? 1 : 0;
    }
    if (codes < enough || codes * 2 < filled) continue;
    const ColumnRole role = table.roles[static_cast<std::size_t>(column)];
    return role == ColumnRole::number || role == ColumnRole::code;
  }
  return false;
}

/// Of several amounts of one year the one that a heading says was used, paid or is left is no second budget: `งบประมาณที่ได้รับ` beside
/// `งบประมาณที่ใช้`. Alone it is all that the table tells of money, and stands.
void settle_budgets(Table& table) {
  const auto says_spent = [&](std::size_t column) {
    const std::string key = heading_key(heading_text(table, static_cast<int>(column)));
    constexpr std::string_view words[] = {"ที่ใช้", "ใช้ไป", "ใช้จริง", "เบิก", "จ่ายจริง", "จ่ายแล้ว", "คงเหลือ", "ร้อยละ"};
    return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return key.find(word) != std::string::npos; });
  };
  const auto is_budget = [&](std::size_t column) { return table.roles[column] == ColumnRole::budget; };
  for (std::size_t column = 0; column < table.roles.size(); ++column) {
    if (!is_budget(column) || !says_spent(column)) continue;
    for (std::size_t other = 0; other < table.roles.size(); ++other) {
      if (!is_budget(other) || table.column_years[other] != table.column_years[column] || says_spent(other)) continue;
      table.roles[column] = ColumnRole::spent;
      break;
    }
  }
}

/// Under one heading of a budget, what is beside a column that says what was granted and beside one that says what was spent may be either:
/// a heading that nobody understands (as a scan has it) makes no second budget.
void settle_unknown_amounts(Table& table) {
  const auto says = [&](std::size_t column, std::initializer_list<std::string_view> words) {
    const std::string key = heading_key(heading_text(table, static_cast<int>(column)));
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return key.find(word) != std::string::npos; });
  };
  const auto under_one = [&](std::size_t a, std::size_t b) {
    const Cell* heading = table.at(0, static_cast<int>(a));
    return heading != nullptr && heading == table.at(0, static_cast<int>(b)) && table.column_years[a] == table.column_years[b];
  };
  const auto granted = [&](std::size_t column) { return says(column, {"ตั้งไว้", "ที่ตั้ง", "ได้รับ", "จัดสรร", "อนุมัติ"}); };
  const std::vector<ColumnRole> roles = table.roles;
  for (std::size_t column = 0; column < roles.size(); ++column) {
    if (roles[column] != ColumnRole::budget || granted(column)) continue;
    bool beside_granted = false, beside_spent = false;
    for (std::size_t other = 0; other < roles.size(); ++other) {
      if (other == column || !under_one(column, other)) continue;
      beside_granted = beside_granted || (roles[other] == ColumnRole::budget && granted(other));
      beside_spent = beside_spent || roles[other] == ColumnRole::spent;
    }
    if (beside_granted && beside_spent) table.roles[column] = ColumnRole::unknown;
  }
}

/// A first column of 1, 2, 3 … is one of numbers also where its heading is blank or was lost.
void settle_number(Table& table) {
  constexpr std::size_t longest_lost_heading = 3;  // code points
  constexpr int enough = 3;
  if (table.columns < 3 || table.roles.empty() || table.roles[0] != ColumnRole::unknown) return;
  if (RoleSet(table.roles).has(ColumnRole::number) || RoleSet(table.roles).has(ColumnRole::code)) return;
  if (code_points(heading_text(table, 0)) > longest_lost_heading) return;
  int numbered = 0, others = 0;
  double last = 0;
  for (int row = table.header_rows; row < table.rows; ++row) {
    const Cell* cell = table.at(row, 0);
    if (cell == nullptr || cell->row != row || cell->column_span > 1 || thai::is_blank(cell->text)) continue;
    const auto number = thai::parse_number(cell->text);
    const bool next = number && (numbered == 0 ? *number == 1 : *number == last + 1);
    (next ? numbered : others) += 1;
    last = number.value_or(last + 1);
  }
  if (numbered >= enough && numbered >= 4 * others) table.roles[0] = ColumnRole::number;
}

bool says_who_or_when(const RoleSet& roles) { return roles.has(ColumnRole::units) || roles.has(ColumnRole::period) || roles.has(ColumnRole::month); }

}  // namespace

void settle_by_company(Table& table) {
  RoleSet roles(table.roles);
  if (roles.has(ColumnRole::risk_issue)) {
    if (!roles.has(ColumnRole::risk_control)) roles.replace(ColumnRole::title, ColumnRole::risk_control);
    if (!roles.has(ColumnRole::risk_level)) roles.replace(ColumnRole::rating, ColumnRole::risk_level);
    if (!roles.has(ColumnRole::risk_activity)) {
      roles.replace(ColumnRole::topic, ColumnRole::risk_activity);
      roles.replace(ColumnRole::title, ColumnRole::risk_activity);
    }
  } else {
    roles.replace(ColumnRole::risk_activity, ColumnRole::output);
    roles.replace(ColumnRole::risk_control, ColumnRole::title);
  }
  const bool named = roles.has(ColumnRole::requirement) || roles.has(ColumnRole::item_name);
  const bool checklist = !roles.has(ColumnRole::title) && (named || lists_items(table));
  if (checklist && !named && !roles.has(ColumnRole::topic)) {
    if (const int column = widest_unknown(table); column >= 0) table.roles[static_cast<std::size_t>(column)] = ColumnRole::item_name;
  }
  if (checklist && !roles.has(ColumnRole::item_name)) roles.replace(ColumnRole::topic, ColumnRole::item_name);
  if (checklist && !roles.has(ColumnRole::code)) roles.replace(ColumnRole::number, ColumnRole::code);
  if (!checklist) roles.replace(ColumnRole::code, ColumnRole::number);
  if (!checklist) roles.replace(ColumnRole::item_name, ColumnRole::topic);
  if (!roles.has(ColumnRole::budget)) roles.replace(ColumnRole::budget_total, ColumnRole::remark);
  settle_budgets(table);
  settle_unknown_amounts(table);
  settle_titles(table);
}

void settle_by_content(Table& table) {
  RoleSet roles(table.roles);
  for (int column = 0; column < table.columns; ++column) {
    ColumnRole& role = table.roles[static_cast<std::size_t>(column)];
    const ColumnBody body = body_of(table, column);
    if (role == ColumnRole::rating && !roles.has(ColumnRole::score) && body.filled > 0 && body.numbers * 2 > body.filled) role = ColumnRole::score;
  }
  constexpr int any_year = 2568;  // only which columns they are matters
  for (const MonthColumn& month : month_columns(table, any_year)) table.roles[static_cast<std::size_t>(month.column)] = ColumnRole::month;
  settle_number(table);
  settle_title(table);
}

void settle_title(Table& table) {
  const RoleSet roles(table.roles);
  if (roles.has(ColumnRole::registry) || roles.has(ColumnRole::title) || roles.has(ColumnRole::item_name) || roles.has(ColumnRole::risk_issue) ||
      !says_who_or_when(roles))
    return;
  if (const int column = widest_unknown(table); column >= 0) {
    table.roles[static_cast<std::size_t>(column)] = ColumnRole::title;
  } else if (roles.has(ColumnRole::topic) && !roles.has(ColumnRole::score)) {
    const auto last = std::find(table.roles.rbegin(), table.roles.rend(), ColumnRole::topic);
    *last = ColumnRole::title;
  }
}

}  // namespace prongsai

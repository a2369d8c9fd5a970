#include "extractors/tables/columns.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <set>

#include "extractors/tables/month_columns.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/periods.h"
#include "extractors/thai/words.h"
#include "models/csv.h"

namespace prongsai {
namespace {

constexpr double known = 0.8;                 // below this a heading is another one
constexpr std::size_t longest_heading = 100;  // characters; real headings stay under 80
constexpr int deepest_heading = 4;            // rows: a caption and three levels

/// Squeezed, without the punctuation that joins alternatives: มาตรการ/กิจกรรม, มาตรการ, กิจกรรม.
std::string heading_key(std::string_view heading) {
  std::string key = thai::squeeze(heading);
  std::erase_if(key, [](char c) { return std::string_view("/,()[]:.;-\"'").find(c) != std::string_view::npos; });
  return key;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Years, or what an amount is counted in: what a second heading row holds besides headings.
bool is_sub_heading(std::string_view text) { return heading_year(text) != 0 && code_points(text) < 40; }

struct Heading {
  std::vector<const Cell*> cells;  // top to bottom, each once
};

Heading heading_of(const Table& table, int column) { return {heading_cells(table, column)}; }

/// The lowest heading that is known decides; one above it counts only where the lower one is a year
/// or the upper one is not a caption over several columns.
ColumnRole role_of(const Heading& heading, const ColumnLexicon& lexicon) {
  for (auto cell = heading.cells.rbegin(); cell != heading.cells.rend(); ++cell) {
    const ColumnRole role = lexicon.match((*cell)->text).role;
    if (role != ColumnRole::unknown) return role;
    if (!is_sub_heading((*cell)->text)) break;
  }
  std::string whole;
  for (const Cell* cell : heading.cells) whole += cell->text;
  return lexicon.match(whole).role;
}

int year_of(const Heading& heading) {
  for (auto cell = heading.cells.rbegin(); cell != heading.cells.rend(); ++cell) {
    if (const int year = heading_year((*cell)->text)) return year;
  }
  return 0;
}

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
  const Heading last = heading_of(table, static_cast<int>(titles.back()));
  const std::string key = last.cells.empty() ? "" : heading_key(last.cells.back()->text);
  const bool says_how = key.starts_with("แนวทาง") && !heading_of(table, static_cast<int>(titles.front())).cells.empty();
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

/// Headings that mean different things in different tables.
void settle_by_company(Table& table) {
  RoleSet roles(table.roles);
  if (roles.has(ColumnRole::risk_issue)) {
    if (!roles.has(ColumnRole::risk_control)) roles.replace(ColumnRole::title, ColumnRole::risk_control);
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
  settle_titles(table);
}

bool says_who_or_when(const RoleSet& roles) { return roles.has(ColumnRole::units) || roles.has(ColumnRole::period) || roles.has(ColumnRole::month); }

/// What the cells say where the headings do not.
void settle_by_content(Table& table) {
  RoleSet roles(table.roles);
  for (int column = 0; column < table.columns; ++column) {
    ColumnRole& role = table.roles[static_cast<std::size_t>(column)];
    const ColumnBody body = body_of(table, column);
    if (role == ColumnRole::rating && !roles.has(ColumnRole::score) && body.filled > 0 && body.numbers * 2 > body.filled) role = ColumnRole::score;
  }
  constexpr int any_year = 2568;  // only which columns they are matters
  for (const MonthColumn& month : month_columns(table, any_year)) table.roles[static_cast<std::size_t>(month.column)] = ColumnRole::month;
  settle_title(table);
}

}  // namespace

namespace {

/// A bit for each letter that occurs (letters 64 apart share one).
std::uint64_t letters_in(std::u32string_view text) noexcept {
  std::uint64_t letters = 0;
  for (const char32_t c : text) letters |= std::uint64_t{1} << (c % 64);
  return letters;
}

/// No fewer edits can make one text of the other: an edit brings at most one letter and takes at most one away.
int least_distance(std::uint64_t letters, std::uint64_t others) noexcept {
  return std::max(std::popcount(letters & ~others), std::popcount(others & ~letters));
}

}  // namespace

Result<ColumnLexicon> ColumnLexicon::load(const std::filesystem::path& columns_csv) {
  auto csv = CsvTable::read(columns_csv);
  if (!csv) return std::move(csv).error();
  ColumnLexicon lexicon;
  for (std::size_t row = 0; row < csv->size(); ++row) {
    const auto role = column_role_from(csv->field(row, "role"));
    if (!role) return Error{ErrorCode::damaged, columns_csv.string() + ": no such role: " + csv->field(row, "role"), "data", 0};
    const std::string& phrase = csv->field(row, "phrase");
    const std::string key = heading_key(phrase);
    if (phrase.starts_with('*')) {
      lexicon.endings_.emplace_back(key.substr(1), *role);
    } else if (lexicon.exact_.emplace(key, *role).second) {
      std::u32string text = thai::to_utf32(key);
      const std::uint64_t letters = letters_in(text);
      lexicon.phrases_.push_back({std::move(text), *role, letters});
    }
  }
  return lexicon;
}

namespace {

/// A heading's key without the year that it ends in: คะแนน of `คะแนน ปี ๒๕๖๗`. Empty where it ends in none, or is nothing else.
std::string without_year(std::string_view key) {
  constexpr std::string_view digits = "0123456789", word = "ปี";
  const std::size_t end = key.find_last_not_of(digits);
  const std::size_t at = end == std::string_view::npos || end + 1 == key.size() ? std::string_view::npos : key.rfind(word, end);
  if (at == std::string_view::npos) return "";
  const std::string_view between = key.substr(at + word.size(), end + 1 - at - word.size());
  constexpr std::string_view known_words[] = {"", "พศ", "งบประมาณ", "งบประมาณพศ", "การประเมิน"};
  if (std::find(std::begin(known_words), std::end(known_words), between) == std::end(known_words)) return "";
  std::string_view rest = key.substr(0, at);
  constexpr std::string_view of = "ประจำ";
  if (rest.ends_with(of)) rest.remove_suffix(of.size());
  return std::string(rest);
}

}  // namespace

ColumnLexicon::Match ColumnLexicon::match(std::string_view heading) const {
  if (thai::is_blank(heading) || code_points(heading) > longest_heading) return {};
  const Match whole = match_phrase(heading);
  return whole.role != ColumnRole::unknown ? whole : match_alternatives(heading);
}

ColumnLexicon::Match ColumnLexicon::match_alternatives(std::string_view heading) const {
  Match found;
  for (std::size_t begin = 0; heading.find('/') != std::string_view::npos && begin <= heading.size();) {
    const std::size_t end = std::min(heading.find('/', begin), heading.size());
    const auto part = exact_.find(heading_key(heading.substr(begin, end - begin)));
    begin = end + 1;
    if (part == exact_.end() || part->second == found.role) continue;
    if (found.role != ColumnRole::unknown) return {};
    found = {part->second, known};
  }
  return found;
}

ColumnLexicon::Match ColumnLexicon::match_phrase(std::string_view heading) const {
  const std::string key = heading_key(heading);
  if (const auto found = exact_.find(key); found != exact_.end()) return {found->second, 1.0};
  if (const auto found = exact_.find(without_year(key)); found != exact_.end()) return {found->second, 1.0};
  const std::u32string text = thai::to_utf32(key);
  const std::uint64_t letters = letters_in(text);
  Match best;
  for (const Phrase& phrase : phrases_) {
    const std::size_t longer = std::max(text.size(), phrase.text.size());
    const int allowed = longer < 5 ? 0 : static_cast<int>(static_cast<double>(longer) * (1 - known));
    const auto apart = std::max(static_cast<int>(longer - std::min(text.size(), phrase.text.size())), least_distance(letters, phrase.letters));
    double similarity = 0;
    if (const int distance = apart > allowed ? apart : thai::edit_distance(text, phrase.text, allowed); distance <= allowed) {
      similarity = 1.0 - static_cast<double>(distance) / static_cast<double>(longer);
    } else if (phrase.text.size() >= 6 && text.starts_with(phrase.text)) {
      similarity = known + 0.1 * static_cast<double>(phrase.text.size()) / static_cast<double>(text.size());
    }
    if (similarity > best.similarity) best = {phrase.role, similarity};
  }
  if (best.similarity >= known) return best;
  const auto ending = std::find_if(endings_.begin(), endings_.end(), [&](const auto& each) { return key.ends_with(each.first); });
  return ending != endings_.end() ? Match{ending->second, known} : Match{};
}

namespace {

/// A number with two decimals (ร้อยละ 78.53) is no part of a heading.
bool holds_score(std::string_view text) {
  if (text.find('.') == std::string_view::npos) return false;
  const auto numbers = thai::find_numbers(text);
  return std::any_of(numbers.begin(), numbers.end(), [&](const thai::Number& number) {
    const std::string written = thai::to_arabic_digits(text.substr(number.offset, number.length));
    return number.has_point && written.size() - written.find('.') == 3;
  });
}

}  // namespace

bool is_heading_row(const Table& table, int row, const ColumnLexicon& lexicon) {
  constexpr int fewest_months = 3;  // a row of a table may say from when to when
  int filled = 0, matched = 0, months = 0;
  std::set<ColumnRole> roles;
  for (const Cell& cell : table.cells) {
    if (cell.row != row || thai::is_blank(cell.text)) continue;
    if (code_points(cell.text) > longest_heading || holds_score(cell.text)) return false;
    ++filled;
    const ColumnRole role = lexicon.match(cell.text).role;
    if (role != ColumnRole::unknown || is_sub_heading(cell.text)) ++matched;
    if (role != ColumnRole::unknown) roles.insert(role);
    months += role == ColumnRole::unknown && is_month_heading(cell.text) ? 1 : 0;
  }
  if (months >= fewest_months) matched += months;
  return matched >= 2 && matched * 2 >= filled && (!roles.empty() || matched == filled);
}

namespace {

/// A row under a heading row that goes on with it: every filled cell is a heading or a year, or stands
/// under a heading that spans several columns while the others are blank. One cell alone does so under a year.
bool continues_heading(const Table& table, int row, const ColumnLexicon& lexicon) {
  int filled = 0;
  bool under_span = false, under_year = false;
  for (const Cell& cell : table.cells) {
    if (cell.row != row || thai::is_blank(cell.text)) continue;
    ++filled;
    if (code_points(cell.text) > longest_heading) return false;
    const bool heading = lexicon.match(cell.text).role != ColumnRole::unknown || is_sub_heading(cell.text);
    const Cell* above = table.at(row - 1, cell.column);
    under_year = under_year || (heading && above != nullptr && is_sub_heading(above->text));
    const bool spanned = above != nullptr && above->column_span > cell.column_span;
    const bool below_blank = above != nullptr && thai::is_blank(above->text);
    under_span = under_span || spanned || below_blank;
    if (!heading && !(spanned && !thai::parse_number(cell.text))) return false;
  }
  return filled >= 2 ? under_span || is_heading_row(table, row, lexicon) : under_year;
}

/// Whether a row says words in each of its cells, but for the corner, which may be blank.
bool is_row_of_words(const Table& table, int row) {
  for (int column = 0; column < table.columns; ++column) {
    const Cell* cell = table.at(row, column);
    if (cell == nullptr || code_points(cell->text) > longest_heading || thai::parse_number(cell->text)) return false;
    if (thai::is_blank(cell->text) && column > 0) return false;
  }
  return true;
}

/// A number, or by how much one changed: +5.00.
bool is_figure(std::string_view text) {
  text = thai::trimmed(text);
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text = thai::trimmed(text.substr(1));
  return thai::parse_number(text).has_value();
}

/// Words over nothing but numbers are headings, whatever they say: how many rows of them, one where none of its cells spans columns; 0 where there
/// are none.
int rows_over_numbers(const Table& table) {
  constexpr int deepest = 3;
  int rows = 0;
  while (rows < std::min(table.rows, deepest) && is_row_of_words(table, rows)) ++rows;
  if (rows == 0 || rows == table.rows) return 0;
  const bool spans = std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return cell.row == 0 && cell.column_span > 1; });
  if (spans != (rows > 1)) return 0;
  for (int column = 1; column < table.columns; ++column) {
    int numbers = 0;
    for (int row = rows; row < table.rows; ++row) {
      const Cell* cell = table.at(row, column);
      numbers += cell != nullptr && is_figure(cell->text) ? 1 : 0;
    }
    if (numbers == table.rows - rows) return rows;
  }
  return 0;
}

/// `ตัวชี้วัดที่ | 1 | 2 | 3 …`: numbers that count up beside their heading.
bool numbers_columns(const Table& table, const ColumnLexicon& lexicon) {
  constexpr int fewest = 3;
  const Cell* corner = table.rows < 2 || table.columns < fewest + 1 ? nullptr : table.at(0, 0);
  if (corner == nullptr || lexicon.match(corner->text).role != ColumnRole::indicator) return false;
  for (int column = 1; column <= fewest; ++column) {
    const Cell* cell = table.at(0, column);
    const auto number = cell == nullptr ? std::nullopt : thai::parse_number(cell->text);
    if (!number || *number != column) return false;
  }
  return true;
}

/// The row behind headings that are merged over several rows, where all others of their row are captions over several columns: what stands
/// below those are headings, whatever they say. Else 0.
int end_of_tall_headings(const Table& table, int row) {
  int tall = 0, end = 0;
  for (const Cell& cell : table.cells) {
    if (cell.row != row || cell.column_span > 1) continue;
    if (cell.row_span < 2 || (end != 0 && end != cell.row + cell.row_span)) return 0;
    end = cell.row + cell.row_span;
    ++tall;
  }
  return tall >= 2 && end <= row + deepest_heading && end < table.rows ? end : 0;
}

int count_heading_rows(const Table& table, const ColumnLexicon& lexicon) {
  if (numbers_columns(table, lexicon)) return 1;
  int first = -1;
  for (int row = 0; row < std::min(table.rows, 2) && first < 0; ++row) {
    if (is_heading_row(table, row, lexicon)) first = row;
  }
  if (first < 0) return rows_over_numbers(table);
  if (first == 1) {  // what stands above the headings is a caption only if it is one cell
    const auto above = std::count_if(table.cells.begin(), table.cells.end(), [](const Cell& c) { return c.row == 0 && !thai::is_blank(c.text); });
    if (above > 2) return 0;
  }
  int rows = std::max(first + 1, end_of_tall_headings(table, first));
  while (rows < std::min(table.rows, first + deepest_heading) && continues_heading(table, rows, lexicon)) ++rows;
  return rows;
}

}  // namespace

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

std::vector<const Cell*> heading_cells(const Table& table, int column) {
  std::vector<const Cell*> cells;
  for (int row = 0; row < table.header_rows; ++row) {
    const Cell* cell = table.at(row, column);
    if (cell != nullptr && !thai::is_blank(cell->text) && (cells.empty() || cells.back() != cell)) cells.push_back(cell);
  }
  return cells;
}

int heading_year(std::string_view heading) {
  const auto years = thai::find_fiscal_years(heading);
  if (years && years->first == years->last) return years->first;
  heading = thai::trimmed(heading);
  constexpr std::string_view era = "พ.ศ.";
  if (heading.starts_with(era)) heading.remove_prefix(era.size());
  const auto bare = thai::parse_number(heading);
  return bare && *bare >= 2550 && *bare <= 2599 ? static_cast<int>(*bare) : 0;
}

std::string heading_text(const Table& table, int column) {
  std::string text;
  for (const Cell* cell : heading_of(table, column).cells) text += (text.empty() ? "" : " ") + cell->text;
  return text;
}

void recognise_columns(Table& table, const ColumnLexicon& lexicon) {
  table.index();
  if (const int rows = count_heading_rows(table, lexicon); rows > 0) table.header_rows = rows;
  for (Cell& cell : table.cells) cell.is_header = cell.row < table.header_rows;
  const auto columns = static_cast<std::size_t>(table.columns);
  table.roles.assign(columns, ColumnRole::unknown);
  table.column_years.assign(columns, 0);
  for (int column = 0; column < table.columns; ++column) {
    const Heading heading = heading_of(table, column);
    table.roles[static_cast<std::size_t>(column)] = role_of(heading, lexicon);
    table.column_years[static_cast<std::size_t>(column)] = year_of(heading);
  }
  if (table.header_rows == 0) return;
  settle_by_company(table);
  settle_by_content(table);
}

}  // namespace prongsai

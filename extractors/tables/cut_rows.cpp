#include "extractors/tables/cut_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/tables/doubts.h"
#include "extractors/tables/total_text.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/words.h"
#include "extractors/thai/wrapped_period.h"

namespace prongsai {
namespace {

constexpr std::array title_roles{ColumnRole::title, ColumnRole::item_name, ColumnRole::risk_issue, ColumnRole::topic};
constexpr std::array numbered_roles{ColumnRole::title, ColumnRole::item_name, ColumnRole::question};
constexpr std::array own_roles{ColumnRole::units, ColumnRole::period, ColumnRole::budget, ColumnRole::score, ColumnRole::risk_level};

/// A cell begins as records do: with a number, an item code or a bullet.
bool begins_anew(std::string_view text) { return thai::leading_enumerator(text).length > 0 || thai::parse_item_code(text).has_value(); }

bool holds_number(std::string_view text) { return thai::parse_number(text).has_value() || thai::parse_baht(text).has_value(); }

/// The number that the last numbered line of a cell begins with, 0 where none does.
int last_number(std::string_view cell) {
  int number = 0;
  for (const std::string_view line : thai::lines_of(cell)) {
    if (const auto value = thai::parse_number(thai::leading_enumerator(line).number)) number = static_cast<int>(*value);
  }
  return number;
}

/// A title that begins with the rest of the one above it and goes on with the next number: where that begins, else npos.
std::size_t end_of_rest(std::string_view title, std::string_view above) {
  const std::size_t end = title.find('\n');
  if (end == std::string_view::npos || thai::leading_enumerator(title.substr(0, end)).length > 0) return std::string_view::npos;
  const auto next = thai::parse_number(thai::leading_enumerator(title.substr(end + 1)).number);
  const int before = last_number(above);
  return before > 0 && next && *next == before + 1 ? end : std::string_view::npos;
}

/// What the rows of a table usually have, and whether a row goes on with the one above it. Keeps copies of the
/// texts: the table may change while it is asked.
class RowHabits {
 public:
  RowHabits(const Table& table, std::span<const int> breaks) : first_(table.header_rows), rows_(static_cast<std::size_t>(table.rows)) {
    for (const Cell& cell : table.cells) add(table, cell);
    for (const int row : breaks) rows_[static_cast<std::size_t>(row)].after_break = true;
    for (const ColumnRole role : title_roles) {
      if (title_ == ColumnRole::unknown && has(role)) title_ = role;
    }
    for (const ColumnRole role : table.roles) {
      usual_[role] = in_most_rows([&](const Row& row) { return !row.text(role).empty(); });
      if (in_share_of_rows(1.0, [&](const Row& row) { return !row.text(role).empty(); })) always_.insert(role);
      numbered_[role] = in_most_rows([&](const Row& row) { return begins_anew(row.text(role)); });
    }
  }

  bool goes_on(int at) const {
    if (at <= first_) return false;
    const Row &row = rows_[static_cast<std::size_t>(at)], &above = rows_[static_cast<std::size_t>(at) - 1];
    if (row.filled == 0 || row.total || above.total) return false;
    if (!row.after_break) return lacks_everything(row, above);
    for (const ColumnRole own : {ColumnRole::number, ColumnRole::code}) {
      if (usual(own)) return row.text(own).empty() && (always_.contains(own) || !complete(row));
    }
    if (row.text(title_).empty()) return title_ != ColumnRole::unknown;
    if (end_of_rest(row.text(title_), above.text(title_)) != std::string_view::npos && own_cells(row) > 0) return false;
    if (breaks_numbering(row) || lacks_what_all_have(row)) return true;
    if (lacks_a_steady_cell(row) && !thai::is_whole_period(row.text(ColumnRole::period)) && usual(ColumnRole::period)) return true;
    if (always_.contains(ColumnRole::month) && row.text(ColumnRole::month).empty()) return true;  // all rows have a tick
    return period_is_a_rest(row, above) || (!numbered(title_) && own_cells(row) == 0 && usual_roles() >= 1);
  }

  /// A row of its own whose topic goes on with the one above it: no number where topics are numbered.
  bool topic_goes_on(int at) const {
    if (at <= first_) return false;
    const Row& row = rows_[static_cast<std::size_t>(at)];
    const std::string_view topic = row.text(ColumnRole::topic);
    return row.after_break && !row.total && numbered(ColumnRole::topic) && !topic.empty() && !begins_anew(topic);
  }

 private:
  struct Row {
    std::map<ColumnRole, std::string> texts;
    int filled = 0;  ///< cells that begin in it and hold text
    bool total = false;
    bool after_break = false;
    std::string_view text(ColumnRole role) const {
      const auto found = texts.find(role);
      return found == texts.end() ? std::string_view{} : found->second;
    }
  };

  void add(const Table& table, const Cell& cell) {
    if (thai::is_blank(cell.text) || cell.row < 0 || cell.row >= table.rows || cell.column >= static_cast<int>(table.roles.size())) return;
    Row& first = rows_[static_cast<std::size_t>(cell.row)];
    ++first.filled;
    first.total = first.total || is_total_text(cell.text);
    for (int row = cell.row; row < std::min(table.rows, cell.row + cell.row_span); ++row) {
      rows_[static_cast<std::size_t>(row)].texts.try_emplace(table.roles[static_cast<std::size_t>(cell.column)], thai::trimmed(cell.text));
    }
  }

  /// Rows after a break may be halves: they say nothing about whole ones, and totals about no row but totals.
  template <typename Condition>
  bool in_share_of_rows(double share, Condition condition) const {
    int rows = 0, hits = 0;
    for (std::size_t at = static_cast<std::size_t>(first_); at < rows_.size(); ++at) {
      if (rows_[at].after_break || rows_[at].total) continue;
      ++rows;
      hits += condition(rows_[at]) ? 1 : 0;
    }
    return hits > 0 && hits >= share * rows;
  }
  template <typename Condition>
  bool in_most_rows(Condition condition) const {
    return in_share_of_rows(0.6, condition);
  }

  bool has(ColumnRole role) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) { return row.texts.contains(role); });
  }
  bool usual(ColumnRole role) const { return usual_.contains(role) && usual_.at(role); }
  bool numbered(ColumnRole role) const { return numbered_.contains(role) && numbered_.at(role); }

  /// Title, unit and time of its own make a row another row, whatever it lacks.
  bool complete(const Row& row) const {
    return !row.text(title_).empty() && !row.text(ColumnRole::units).empty() && thai::is_whole_period(row.text(ColumnRole::period));
  }
  /// A cell without a number in a column whose cells are numbered.
  bool breaks_numbering(const Row& row) const {
    return std::any_of(numbered_roles.begin(), numbered_roles.end(),
                       [&](ColumnRole role) { return !row.text(role).empty() && !begins_anew(row.text(role)) && numbered(role); });
  }
  /// The rest of a period that the row above began: `๒๕๖` there, `๘` here.
  static bool period_is_a_rest(const Row& row, const Row& above) {
    const std::string_view rest = row.text(ColumnRole::period), begun = above.text(ColumnRole::period);
    return !rest.empty() && !begun.empty() && !thai::is_whole_period(rest) && !thai::is_whole_period(begun);
  }
  /// Blank where every row of the table has something of its own.
  bool lacks_what_all_have(const Row& row) const {
    return own_cells(row) == 0 && std::any_of(own_roles.begin(), own_roles.end(), [&](ColumnRole role) { return always_.contains(role); });
  }
  bool lacks_a_steady_cell(const Row& row) const {
    return std::any_of(own_roles.begin(), own_roles.end(), [&](ColumnRole role) { return always_.contains(role) && row.text(role).empty(); });
  }
  int own_cells(const Row& row) const {
    return static_cast<int>(
        std::count_if(own_roles.begin(), own_roles.end(), [&](ColumnRole role) { return usual(role) && !row.text(role).empty(); }));
  }
  int usual_roles() const {
    return static_cast<int>(std::count_if(own_roles.begin(), own_roles.end(), [&](ColumnRole role) { return usual(role); }));
  }
  bool lacks_everything(const Row& row, const Row& above) const {
    constexpr int enough_to_judge = 2;
    const bool no_start = row.text(ColumnRole::number).empty() && row.text(ColumnRole::code).empty() && row.text(ColumnRole::topic).empty();
    const bool usual_start = usual(ColumnRole::number) || usual(ColumnRole::code) || usual(ColumnRole::topic);
    return no_start && usual_start && own_cells(row) == 0 && own_cells(above) >= enough_to_judge && row.filled >= enough_to_judge;
  }

  int first_;
  std::vector<Row> rows_;
  ColumnRole title_ = ColumnRole::unknown;
  std::map<ColumnRole, bool> usual_, numbered_;
  std::set<ColumnRole> always_;
};

/// Two halves of a text that a page break parted.
std::string join_halves(std::string_view first, std::string_view second) {
  if (thai::is_blank(first)) return std::string(second);
  if (thai::is_blank(second)) return std::string(first);
  if (thai::leading_enumerator(thai::trimmed(second)).length > 0) return std::string(first) + '\n' + std::string(second);
  return thai::join_wrapped(first, second);
}

/// No cell of the row and the one above it hold a number each.
bool halves_fit(const Table& table, int row) {
  return std::none_of(table.cells.begin(), table.cells.end(), [&](const Cell& half) {
    const Cell* above = half.row == row ? table.at(row - 1, half.column) : nullptr;
    return above != nullptr && !thai::is_blank(half.text) && !thai::is_blank(above->text) && holds_number(half.text) && holds_number(above->text);
  });
}

void add_half(Cell& cell, const Cell& half) {
  cell.text = join_halves(cell.text, half.text);
  cell.places.insert(cell.places.end(), half.places.begin(), half.places.end());
  cell.confidence = std::min(cell.confidence, half.confidence);
  layout::add_doubts(cell.doubts, half.doubts);
  if (half.source != TextSource::text) cell.source = half.source;
}

/// The row's cells go into those above it; rows below move up.
void join_to_row_above(Table& table, int row) {
  std::vector<Cell> halves;
  std::erase_if(table.cells, [&](Cell& cell) {
    if (cell.row != row) return false;
    halves.push_back(std::move(cell));
    return true;
  });
  for (Cell& half : halves) {
    Cell* above = table.at(row - 1, half.column);
    if (above == nullptr) {
      half.row = row - 1;
      half.row_span = std::max(1, half.row_span);
      table.cells.push_back(std::move(half));
      continue;
    }
    if (!thai::is_blank(half.text)) add_half(*above, half);
    if (above->row + above->row_span == row) above->row_span += half.row_span;  // shrinks by one below, with the row
  }
  for (Cell& cell : table.cells) {
    if (cell.row > row) {
      --cell.row;
    } else if (cell.row + cell.row_span > row) {
      --cell.row_span;
    }
  }
  --table.rows;
}

/// The merged topic cells of a row go into those above it; the row stays.
void join_topics_to_row_above(Table& table, int row) {
  for (int column = 0; column < table.columns; ++column) {
    if (table.roles[static_cast<std::size_t>(column)] != ColumnRole::topic) continue;
    Cell* half = table.at(row, column);
    Cell* above = table.at(row - 1, column);
    if (half == nullptr || above == nullptr || half == above || half->row != row || thai::is_blank(half->text) || thai::is_blank(above->text))
      continue;
    if (half->column_span != above->column_span || half->column != above->column) continue;
    add_half(*above, *half);
    above->row_span += half->row_span;
    table.cells.erase(table.cells.begin() + (half - table.cells.data()));
  }
}

void give_rest_back(Table& table, int row) {
  const auto title = std::find(table.roles.begin(), table.roles.end(), ColumnRole::title);
  if (title == table.roles.end()) return;
  const auto column = static_cast<int>(title - table.roles.begin());
  Cell* cell = table.at(row, column);
  Cell* above = table.at(row - 1, column);
  if (cell == nullptr || above == nullptr || cell == above || thai::is_blank(above->text)) return;
  const std::size_t end = end_of_rest(cell->text, above->text);
  if (end == std::string::npos) return;
  const std::string rest = cell->text.substr(0, end), own = cell->text.substr(end + 1);
  above->text = join_halves(above->text, rest);
  above->places.insert(above->places.end(), cell->places.begin(), cell->places.end());
  layout::add_doubts(above->doubts, cell->doubts);  // of a number that stands in neither they say nothing
  cell->text = own;
}

}  // namespace

void join_cut_rows(Table& table, std::span<const int> breaks) {
  if (table.roles.empty()) return;
  const RowHabits habits(table, breaks);
  table.grid.clear();
  for (int row = table.rows - 1; row > table.header_rows; --row) {  // upwards: rows above keep their numbers
    if (habits.goes_on(row) && halves_fit(table, row)) {
      join_to_row_above(table, row);
    } else {
      give_rest_back(table, row);
      if (habits.topic_goes_on(row)) join_topics_to_row_above(table, row);
    }
  }
}

}  // namespace prongsai

#include "extractors/tables/folded_columns.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "extractors/tables/heading_words.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

/// What the cells of the first row say; empty where it is not a plain row of words.
std::vector<std::string> headings_of(const Table& table) {
  std::vector<std::string> keys(static_cast<std::size_t>(table.columns));
  for (const Cell& cell : table.cells) {
    if (cell.row != 0) continue;
    if (cell.row_span > 1 || cell.column_span > 1 || thai::is_blank(cell.text) || thai::parse_number(cell.text)) return {};
    keys[static_cast<std::size_t>(cell.column)] = heading_key(cell.text);
  }
  return std::ranges::any_of(keys, [](const std::string& key) { return key.empty(); }) ? std::vector<std::string>{} : keys;
}

/// How many columns a block has; 0 where the headings do not repeat.
int width_of_block(const std::vector<std::string>& headings) {
  for (std::size_t width = 2; width * 2 <= headings.size(); ++width) {
    if (headings.size() % width != 0) continue;
    bool repeats = true;
    for (std::size_t at = width; at < headings.size() && repeats; ++at) repeats = headings[at] == headings[at - width];
    const bool distinct = std::set<std::string>(headings.begin(), headings.begin() + static_cast<std::ptrdiff_t>(width)).size() == width;
    if (repeats && distinct) return static_cast<int>(width);
  }
  return 0;
}

/// Where the rows of a table go.
class Unfolding {
 public:
  Unfolding(const Table& table, int width) : width_(width), reaches_(static_cast<std::size_t>(table.rows)) {
    for (const Cell& cell : table.cells) {
      if (cell.column / width != (cell.column + cell.column_span - 1) / width) reaches_[static_cast<std::size_t>(cell.row)] = true;
      plain_ = plain_ && cell.row_span == 1;
    }
    for (int row = 1; row < table.rows; ++row) (reaches(row) ? across_ : rows_).push_back(row);
    blocks_ = table.columns / width;
  }

  /// Rows that cells tie together cannot be parted.
  bool is_possible() const { return plain_ && !rows_.empty() && across_.size() < rows_.size(); }

  int rows() const { return 1 + static_cast<int>(rows_.size()) * blocks_ + static_cast<int>(across_.size()); }

  void place(Cell& cell) const {
    const int block = cell.column / width_, height = static_cast<int>(rows_.size());
    if (reaches(cell.row)) {
      cell.row = 1 + height * blocks_ + place_in(across_, cell.row);
      cell.column = block == 0 ? cell.column : cell.column % width_;
      cell.column_span = 1;
    } else if (cell.row > 0) {
      cell.row = 1 + height * block + place_in(rows_, cell.row);
      cell.column %= width_;
    }
  }

  bool reaches(int row) const { return reaches_[static_cast<std::size_t>(row)]; }

 private:
  static int place_in(const std::vector<int>& rows, int row) { return static_cast<int>(std::ranges::find(rows, row) - rows.begin()); }

  int width_ = 0, blocks_ = 0;
  bool plain_ = true;
  std::vector<bool> reaches_;
  std::vector<int> rows_, across_;
};

}  // namespace

void unfold_columns(Table& table) {
  constexpr int fewest_rows = 2;
  if (table.columns < 4 || table.rows < fewest_rows) return;
  const int width = width_of_block(headings_of(table));
  if (width == 0) return;
  const Unfolding unfolding(table, width);
  if (!unfolding.is_possible()) return;
  std::erase_if(table.cells, [&](const Cell& cell) { return cell.row == 0 && cell.column >= width; });
  for (Cell& cell : table.cells) unfolding.place(cell);
  table.rows = unfolding.rows();
  table.columns = width;
  table.grid.clear();
  // In the last block a list ends before its rows do.
  std::vector<bool> filled(static_cast<std::size_t>(table.rows));
  for (const Cell& cell : table.cells) {
    if (!thai::is_blank(cell.text)) filled[static_cast<std::size_t>(cell.row)] = true;
  }
  while (table.rows > 2 && !filled[static_cast<std::size_t>(table.rows) - 1]) --table.rows;
  std::erase_if(table.cells, [&](const Cell& cell) { return cell.row >= table.rows; });
  std::ranges::stable_sort(table.cells, [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
}

}  // namespace prongsai

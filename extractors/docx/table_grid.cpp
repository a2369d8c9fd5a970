#include "extractors/docx/table_grid.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>

namespace prongsai::docx {
namespace {

constexpr int max_columns = 1000;

/// Edges nearer than this were meant to be one: 4 pt, less than half a Thai letter of body size.
constexpr int same_edge_twips = 80;

/// Where the cells that may go on below start: column → index in Table::cells.
using OpenCells = std::map<int, std::size_t>;

class GridBuilder {
 public:
  void add(const TableRow& row) {
    OpenCells open;
    int column = std::clamp(row.grid_before, 0, max_columns);
    for (const RowCell& cell : row.cells) {
      const int span = std::clamp(cell.span, 1, std::max(1, max_columns - column));
      place(cell, column, span, row.is_header, open);
      column += span;
    }
    table_.columns = std::max(table_.columns, std::min(column, max_columns) + (row.grid_after > 0 ? std::min(row.grid_after, max_columns) : 0));
    ++table_.rows;
    if (row.is_header && table_.header_rows == table_.rows - 1) table_.header_rows = table_.rows;
    open_ = std::move(open);
  }

  Table take() { return std::move(table_); }

 private:
  void place(const RowCell& cell, int column, int span, bool is_header, OpenCells& open) {
    if (cell.continues_left && !table_.cells.empty() && table_.cells.back().row == table_.rows) {
      table_.cells.back().column_span += span;
      return;
    }
    const auto above = open_.find(column);
    // Word shows nothing of what a continued cell holds; one that fits no cell above stands for itself.
    if (cell.vertical == RowCell::Vertical::continues && above != open_.end() && table_.cells[above->second].column_span == span) {
      ++table_.cells[above->second].row_span;
      open.insert(*above);
      return;
    }
    Cell placed;
    placed.row = table_.rows;
    placed.column = column;
    placed.column_span = span;
    placed.is_header = is_header;
    placed.text = cell.text;
    placed.places.push_back(Place{});
    table_.cells.push_back(std::move(placed));
    if (cell.vertical != RowCell::Vertical::single) open[column] = table_.cells.size() - 1;
  }

  Table table_;
  OpenCells open_;  ///< of the row above
};

}  // namespace

Table table_from(const std::vector<TableRow>& rows, const std::vector<int>& column_widths) {
  GridBuilder grid;
  for (const TableRow& row : rows) grid.add(row);
  Table table = grid.take();
  (void)column_widths;
  return table;
}

std::vector<std::string> row_texts(const Table& table, std::string_view separator) {
  std::vector<std::string> texts(static_cast<std::size_t>(table.rows));
  std::vector<bool> begun(texts.size());
  for (const Cell& cell : table.cells) {
    const auto row = static_cast<std::size_t>(cell.row);
    if (begun[row]) texts[row] += separator;
    begun[row] = true;
    const std::size_t begin = texts[row].size();
    texts[row] += cell.text;
    std::replace(texts[row].begin() + static_cast<std::ptrdiff_t>(begin), texts[row].end(), '\n', ' ');
  }
  return texts;
}

}  // namespace prongsai::docx

#include "extractors/docx/table_grid.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

namespace prongsai::docx {
namespace {

/// Edges nearer than this were meant to be one: 4 pt, less than half a Thai letter of body size.
constexpr std::int64_t same_edge_twips = 80;
constexpr std::int64_t unknown_width_twips = 1000;

/// The lines of w:tblGrid that matter, numbered anew from 0.
class GridLines {
 public:
  GridLines(const std::vector<TableRow>& rows, const std::vector<int>& column_widths) {
    for (const TableRow& row : rows) note_edges(row);
    merge_near_lines(column_widths);
  }

  /// The line that a line of w:tblGrid at a cell's edge has become.
  int at(int line) const { return number_of_.at(line); }
  int columns() const { return number_of_.empty() ? 0 : number_of_.rbegin()->second; }

 private:
  void note_edges(const TableRow& row) {
    int line = row.grid_before;
    for (const RowCell& cell : row.cells) {
      narrowest_.try_emplace(line, -1);
      auto& left = narrowest_.try_emplace(line + cell.span, -1).first->second;
      left = std::max(left, line);
      line += cell.span;
    }
  }

  /// Numbers the lines from left to right. A line goes to the one before it where it is near, unless
  /// a cell would be left without width.
  void merge_near_lines(const std::vector<int>& column_widths) {
    int number = -1, first_of_number = 0;
    std::int64_t position = 0, first_position = 0;
    int measured = 0;
    for (const auto& [line, left] : narrowest_) {
      for (; measured < line; ++measured) position += width_of(measured, column_widths);
      const bool is_near = number >= 0 && position - first_position < same_edge_twips && left < first_of_number;
      if (!is_near) {
        ++number;
        first_of_number = line;
        first_position = position;
      }
      number_of_[line] = number;
    }
  }

  static std::int64_t width_of(int column, const std::vector<int>& column_widths) {
    const auto index = static_cast<std::size_t>(column);
    return index < column_widths.size() && column_widths[index] > 0 ? column_widths[index] : unknown_width_twips;
  }

  std::map<int, int> narrowest_;  ///< line at a cell's edge → left edge of the narrowest cell that ends there, or -1
  std::map<int, int> number_of_;
};

class TableBuilder {
 public:
  explicit TableBuilder(const GridLines& lines) : lines_(lines) { table_.columns = lines.columns(); }

  void add(const TableRow& row) {
    OpenCells open;
    int line = row.grid_before;
    for (const RowCell& cell : row.cells) {
      place(cell, lines_.at(line), lines_.at(line + cell.span), row.is_header, open);
      line += cell.span;
    }
    if (row.is_header && table_.header_rows == table_.rows) ++table_.header_rows;
    ++table_.rows;
    open_ = std::move(open);
  }

  Table take() { return std::move(table_); }

 private:
  /// Cells that may go on below: first column → index in Table::cells.
  using OpenCells = std::map<int, std::size_t>;

  void place(const RowCell& cell, int column, int end_column, bool is_header, OpenCells& open) {
    const int span = end_column - column;
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
    if (cell.vertical != RowCell::Vertical::single) open[column] = table_.cells.size();
    Cell placed;
    placed.row = table_.rows;
    placed.column = column;
    placed.column_span = span;
    placed.is_header = is_header;
    placed.text = cell.text;
    placed.places.push_back(Place{});
    table_.cells.push_back(std::move(placed));
  }

  const GridLines& lines_;
  Table table_;
  OpenCells open_;  ///< of the row above
};

}  // namespace

Table table_from(const std::vector<TableRow>& rows, const std::vector<int>& column_widths) {
  const GridLines lines(rows, column_widths);
  TableBuilder builder(lines);
  for (const TableRow& row : rows) builder.add(row);
  return builder.take();
}

std::vector<std::string> row_texts(const Table& table, std::string_view separator) {
  std::vector<std::string> texts(static_cast<std::size_t>(table.rows));
  std::vector<bool> begun(texts.size());
  for (const Cell& cell : table.cells) {
    const auto row = static_cast<std::size_t>(cell.row);
    if (begun[row]) texts[row] += separator;
    begun[row] = true;
    std::string line = cell.text;
    std::replace(line.begin(), line.end(), '\n', ' ');
    texts[row] += line;
  }
  return texts;
}

}  // namespace prongsai::docx

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/tables/columns.h"
#include "models/document.h"

namespace prongsai::testing {

using Rows = std::vector<std::vector<std::string>>;

/// A table of the given texts, one cell each; on a page (0: none). "<" goes on with the cell to its
/// left, "^" with the one above it.
inline Table table_of(const Rows& rows, int page = 0) {
  Table table;
  table.rows = static_cast<int>(rows.size());
  for (const auto& row : rows) table.columns = std::max(table.columns, static_cast<int>(row.size()));
  for (int row = 0; row < table.rows; ++row) {
    for (int column = 0; column < static_cast<int>(rows[static_cast<std::size_t>(row)].size()); ++column) {
      const std::string& text = rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
      if (text == "<") {
        table.at(row, column - 1)->column_span = column - table.at(row, column - 1)->column + 1;
      } else if (text == "^") {
        table.at(row - 1, column)->row_span = row - table.at(row - 1, column)->row + 1;
      } else {
        Cell cell;
        cell.row = row;
        cell.column = column;
        cell.text = text;
        const double x = 50.0 * column, y = 20.0 * row;
        if (page > 0) cell.places = {{page, Box{x, y, x + 50, y + 20}}};
        table.cells.push_back(std::move(cell));
      }
    }
  }
  return table;
}

inline Paragraph paragraph_of(std::string text, int page = 0) {
  Paragraph paragraph;
  paragraph.text = std::move(text);
  paragraph.place.page = page;
  return paragraph;
}

/// The texts of a table, row by row; spanned positions are empty.
inline Rows texts_of(const Table& table) {
  Rows rows(static_cast<std::size_t>(table.rows), std::vector<std::string>(static_cast<std::size_t>(table.columns)));
  for (const Cell& cell : table.cells) rows[static_cast<std::size_t>(cell.row)][static_cast<std::size_t>(cell.column)] = cell.text;
  return rows;
}

inline const ColumnLexicon& column_lexicon() {
  static const auto lexicon = ColumnLexicon::load(PRONGSAI_SOURCE_DIR "/data/lexicon/columns.csv");
  return lexicon.value();
}

}  // namespace prongsai::testing

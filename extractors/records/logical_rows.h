#pragma once

#include <string>
#include <vector>

#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// A body row of a table as its reader sees it: one or more grid rows that share a merged key cell
/// (a measure whose method runs over several rows is one).
class LogicalRow {
 public:
  LogicalRow(const Table& table, int table_index, int first, int last) : table_(&table), table_index_(table_index), first_(first), last_(last) {}

  const Table& table() const noexcept { return *table_; }
  int first() const noexcept { return first_; }
  int last() const noexcept { return last_; }

  /// The texts of a role's columns, each cell once, parted by '\n'; "" where there are none.
  std::string text(ColumnRole role) const;
  /// The same of one column.
  std::string text(int column) const;
  /// The cells of the row, each once, left to right, top to bottom.
  std::vector<const Cell*> cells() const;
  /// The first cell of a role that is not blank, or null.
  const Cell* cell(ColumnRole role) const;

  /// The row's place on its first page (around its cells there), with table and row.
  Source source() const;
  /// The row's places on further pages, where a page break cuts it.
  std::vector<Place> more_places() const;

 private:
  const Table* table_;
  int table_index_;
  int first_, last_;
};

/// The body rows of a table, grouped by the cells of the key column: rows that one key cell spans are one
/// logical row. Without a key column each grid row stands alone. Rows wholly blank are left out.
std::vector<LogicalRow> logical_rows(const Table& table, int table_index, ColumnRole key);

/// รวม, รวมทั้งสิ้น, …: the row sums others up.
bool is_total(const LogicalRow& row);

/// The one filled cell of a row that spans (nearly) all columns, a heading inside the table; else null.
const Cell* inner_heading(const LogicalRow& row);

bool has_role(const Table& table, ColumnRole role) noexcept;

/// A document's tables in reading order (the position is Source::table), each with the text of the nearest
/// body paragraphs before it.
struct TableInContext {
  const Table* table = nullptr;
  int index = 0;
  std::vector<std::string> before;  ///< up to four body paragraphs since the last table, oldest first
};
std::vector<TableInContext> tables_of(const Document& document);

}  // namespace prongsai

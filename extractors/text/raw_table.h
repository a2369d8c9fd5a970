#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/document.h"

namespace prongsai::text {

/// A row as the export writes it: texts from left to right, without markup.
struct RawRow {
  std::vector<std::string> cells;
  int page = 0;
};

/// A table before it is a grid. Rows may be shorter than the widest.
struct RawTable {
  std::vector<RawRow> rows;
  int header_rows = -1;  ///< that the export sets off as headings; -1 where its form has no means to
};

/// What a table parser made of the lines from where it was asked.
struct FoundTable {
  RawTable table;
  std::size_t end = 0;  ///< index of the first line behind it
};

/// The grid: short rows filled up with empty cells, heading rows found and their merged cells told from the
/// blanks that exports leave for them.
Table to_table(RawTable raw);

/// True where the rows say the same, white space and digits' script aside.
bool same_row(const RawRow& a, const RawRow& b);

/// Short, without amounts, filled: what a heading row looks like in any language.
bool reads_like_heading(const RawRow& row);

}  // namespace prongsai::text

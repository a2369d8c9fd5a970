#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/text/lines.h"
#include "extractors/text/raw_table.h"

namespace prongsai::text {

/// Tables as Apache Tika and its kin write them: each cell begins on a line of its own with a tab, each of its
/// paragraphs is a line, a row ends with an empty line, a table with one more. Since empty paragraphs look
/// the same as the end of a row, the width of a table is the one that makes most of its rows whole. A page
/// break swallows a tab now and then (a space stands in its place): such cells are found again by
/// what their row lacks.
class CellLines {
 public:
  explicit CellLines(const Lines& lines);

  /// The table that begins at a line, or nothing: lines that begin with a tab may be mere indented text.
  std::optional<FoundTable> read_table(std::size_t first_line) const;

 private:
  struct Start {
    std::size_t line = 0;
    bool may_begin_row = false;  ///< a blank line, or the mark of a page break, stands before it
    std::size_t group_size = 1;  ///< cells from here to the next that may begin a row
    std::size_t tail = 0;        ///< line of the text that two blank lines, the end of a table, part from the cell's own; or its end
    std::size_t page_break = 0;  ///< last line that may stand behind a page break; or its end
  };
  friend class CellTable;

  std::size_t find_tail(std::size_t cell) const;
  std::size_t find_page_break(std::size_t cell) const;
  std::size_t end_of(std::size_t cell) const { return cell + 1 < starts_.size() ? starts_[cell + 1].line : lines_.size(); }

  const Lines& lines_;
  std::vector<Start> starts_;
};

}  // namespace prongsai::text

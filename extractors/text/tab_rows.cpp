#include "extractors/text/tab_rows.h"

#include <algorithm>

#include "extractors/text/markup.h"

namespace prongsai::text {
namespace {

bool has_tab(std::string_view line) { return line.find('\t') != line.npos; }

/// A tab that ends a cell on its line; one at the line's beginning may as well be an indent.
bool separates_cells(std::string_view line) {
  const std::size_t text = line.find_first_not_of(" \t");
  if (text == line.npos) return std::count(line.begin(), line.end(), '\t') > 1;
  return line.find('\t', text) != line.npos || std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(text), '\t') > 1;
}

/// A row without a tab has lost all its cells but the first; only between rows can it be known for one.
bool goes_on_at(const Lines& lines, std::size_t i) {
  if (has_tab(lines[i].text)) return true;
  return i + 1 < lines.size() && !is_blank(lines[i].text) && has_tab(lines[i + 1].text);
}

RawRow split_row(const Line& line) {
  RawRow row{.cells = {}, .page = line.page};
  for (std::size_t at = 0; at <= line.text.size();) {
    const std::size_t end = std::min(line.text.find('\t', at), line.text.size());
    row.cells.push_back(without_markup(line.text.substr(at, end - at)));
    at = end + 1;
  }
  return row;
}

std::size_t filled_width(const RawRow& row) {
  const auto last = std::find_if(row.cells.rbegin(), row.cells.rend(), [](const std::string& cell) { return !cell.empty(); });
  return static_cast<std::size_t>(row.cells.rend() - last);
}

/// "ส่วนราชการ … ที่ … วันที่ …": the lines at the head of an official letter hold tabs and are no table.
bool is_memo_head(const RawRow& row) { return row.cells.front().starts_with("ส่วนราชการ") && filled_width(row) <= 4; }

/// A block is a table where its first row, or two of its rows, have the width of the widest.
bool is_table(const std::vector<RawRow>& rows, std::size_t width) {
  if (rows.size() < 2 || width < 2 || std::any_of(rows.begin(), rows.end(), is_memo_head)) return false;
  const auto full = std::count_if(rows.begin(), rows.end(), [&](const RawRow& row) { return filled_width(row) == width; });
  return rows.front().cells.size() >= width || full >= 2;
}

}  // namespace

FoundTable read_tab_rows(const Lines& lines, std::size_t first) {
  std::size_t end = first, separating = 0;
  for (; end < lines.size() && lines[end].page == lines[first].page && goes_on_at(lines, end); ++end) {
    if (separates_cells(lines[end].text)) ++separating;
  }
  FoundTable found{.table = {}, .end = end};
  if (end - first < 2 || separating * 2 < end - first) return found;

  std::size_t width = 0;
  for (std::size_t i = first; i < end; ++i) {
    found.table.rows.push_back(split_row(lines[i]));
    width = std::max(width, filled_width(found.table.rows.back()));
  }
  if (is_table(found.table.rows, width)) {
    for (RawRow& row : found.table.rows) row.cells.resize(width);
  } else {
    found.table.rows.clear();
  }
  return found;
}

}  // namespace prongsai::text

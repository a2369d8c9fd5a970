#include "extractors/text/cell_lines.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "extractors/text/cell_alignment.h"
#include "extractors/text/markup.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai::text {
namespace {

constexpr std::size_t kWidest = 24;      ///< columns of a table, at most
constexpr std::size_t kLookAhead = 240;  ///< cells by which a width is judged
constexpr int kPageBreakSpaces = 1;      ///< that stand where a page break swallowed a tab

bool begins_with_tab(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first != line.npos && line[first] == '\t';
}

/// " ข้อ": exactly one space, and no numbered or bulleted item, which authors indent too.
bool may_follow_page_break(std::string_view line) {
  const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
  if (spaces != kPageBreakSpaces || spaces == line.size() || line[spaces] == '\t') return false;
  return line[spaces] != '-' && thai::leading_enumerator(trim(line)).length == 0;
}

std::optional<int> leading_number(std::string_view text) {
  const std::string plain = thai::to_arabic_digits(text);
  const std::size_t digit = plain.find_first_of("0123456789");
  if (digit == std::string::npos || digit > 1) return std::nullopt;  // "12", "O12", "(3)"
  int value = 0;
  std::from_chars(plain.data() + digit, plain.data() + plain.size(), value);
  return value;
}

}  // namespace

CellLines::CellLines(const Lines& lines) : lines_(lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!begins_with_tab(lines[i].text)) continue;
    const bool after_break = lines[i].text.starts_with(' ') || i == 0 || lines[i].page != lines[i - 1].page;
    const bool after_blank = i > 0 && is_blank(lines[i - 1].text) && !begins_with_tab(lines[i - 1].text);
    starts_.push_back({.line = i, .may_begin_row = after_break || after_blank});
  }
  for (std::size_t cell = 0; cell < starts_.size(); ++cell) {
    starts_[cell].tail = find_tail(cell);
    starts_[cell].page_break = find_page_break(cell);
    // The row behind the break begins inside this cell, so this cell may be the last of its own.
    if (starts_[cell].page_break < end_of(cell) && cell + 1 < starts_.size()) starts_[cell + 1].may_begin_row = true;
  }
  for (std::size_t cell = starts_.size(); cell-- > 0;) {
    const bool alone = cell + 1 == starts_.size() || starts_[cell + 1].may_begin_row;
    starts_[cell].group_size = alone ? 1 : starts_[cell + 1].group_size + 1;
  }
}

std::size_t CellLines::find_page_break(std::size_t cell) const {
  for (std::size_t i = end_of(cell); i > starts_[cell].line + 1; --i) {
    if (may_follow_page_break(lines_[i - 1].text)) return i - 1;
  }
  return end_of(cell);
}

std::size_t CellLines::find_tail(std::size_t cell) const {
  int blanks = 0;
  bool has_text = false;
  for (std::size_t i = starts_[cell].line; i < end_of(cell); ++i) {
    if (is_blank(lines_[i].text)) {
      ++blanks;
      continue;
    }
    // Blank lines above the text are empty paragraphs: they push a short text down to the middle of its cell.
    if (has_text && (blanks >= 2 || page_number_length(lines_[i].text) > 0)) return i;
    has_text = true;
    blanks = 0;
  }
  return end_of(cell);
}

/// One table being read: a width is chosen, then rows are taken until something is no row.
class CellTable {
 public:
  CellTable(const CellLines& source, std::size_t first) : source_(source), lines_(source.lines_), first_(first), next_(first) {}

  std::optional<FoundTable> read() {
    width_ = best_width();
    if (width_ < 2) return std::nullopt;
    take_rows();
    if (rows_.size() < 2 || !is_credible()) return std::nullopt;
    align_rows(rows_, width_);
    return FoundTable{.table = {.rows = std::move(rows_)}, .end = end_};
  }

 private:
  struct Span {
    std::size_t begin = 0, end = 0;  ///< lines
  };

  std::size_t count() const { return source_.starts_.size(); }
  bool may_begin_row(std::size_t cell) const { return cell >= count() || source_.starts_[cell].may_begin_row; }
  Span lines_of(std::size_t cell) const { return {source_.starts_[cell].line, source_.end_of(cell)}; }

  /// Cells from one place where a row may begin to the next.
  std::size_t group_size(std::size_t cell) const { return source_.starts_[cell].group_size; }

  /// True where a row of this width may stand at a cell: it ends where a row may end, and its cells do not
  /// all stand apart as paragraphs do.
  bool row_fits(std::size_t cell, std::size_t width) const {
    if (cell + width > count() || !may_begin_row(cell + width)) return false;
    std::size_t close_together = 0;
    for (std::size_t c = cell + 1; c < cell + width; ++c) close_together += may_begin_row(c) ? 0 : 1;
    return close_together * 2 >= width - 1;
  }

  /// How well a width explains the cells before `horizon`: cells in whole rows count for it, cells in odd rows
  /// and places inside a row where another might begin against it. 0 where the last row does not end there.
  int merit_of(std::size_t width, std::size_t horizon) const {
    std::size_t cell = first_, whole = 0, against = 0;
    while (cell < horizon) {
      if (row_fits(cell, width)) {
        for (std::size_t c = cell + 1; c < cell + width; ++c) against += may_begin_row(c) ? 1 : 0;
        cell += width;
        whole += width;
        continue;
      }
      const std::size_t odd = odd_row(cell, width);
      if (odd == 0) break;
      cell += odd;
      against += odd;
    }
    const bool ends_there = cell == horizon || horizon - first_ >= kLookAhead;
    return ends_there && whole >= 2 * width ? static_cast<int>(whole) - static_cast<int>(against) : 0;
  }

  /// Cells of a row that has too few (merged cells, a swallowed tab) or too many (a paragraph that its author
  /// indented with a tab) and before which or behind which a whole one stands; 0 where there is no such row.
  std::size_t odd_row(std::size_t cell, std::size_t width) const {
    const std::size_t odd = group_size(cell);
    const bool between_rows = row_fits(cell + odd, width) || (cell > first_ && odd > 1 && cell + odd >= count());
    return odd < 2 * width && between_rows ? odd : 0;
  }

  /// The width with the most merit up to the first place where a table may end and which any width reaches.
  std::size_t best_width() const {
    if (!may_begin_table()) return 0;
    const std::size_t last = std::min(count(), first_ + kLookAhead);
    for (std::size_t horizon = first_ + 1; horizon <= last; ++horizon) {
      if (!may_end_table(horizon - 1) && horizon < last) continue;
      if (const std::size_t width = best_width(horizon)) return width;
    }
    return 0;
  }

  std::size_t best_width(std::size_t horizon) const {
    std::size_t best = 0;
    int best_merit = 0;
    for (std::size_t width = 2; width <= kWidest; ++width) {
      const int merit = merit_of(width, horizon);
      if (merit > best_merit || (merit == best_merit && merit > 0 && width == group_size(first_))) {
        best = width;
        best_merit = merit;
      }
    }
    return best;
  }

  /// Spares most indented text the search for a width.
  bool may_begin_table() const {
    for (std::size_t width = 2; width <= kWidest; ++width) {
      if (row_fits(first_, width) || odd_row(first_, width) > 0) return true;
    }
    return false;
  }

  /// Text below the table trails the cell, or the two empty lines that end a row and its table.
  bool may_end_table(std::size_t cell) const {
    const Span lines = lines_of(cell);
    const bool gap = lines.end - lines.begin > 2 && is_blank(lines_[lines.end - 1].text) && is_blank(lines_[lines.end - 2].text);
    return gap || source_.starts_[cell].tail < lines.end || source_.starts_[cell].page_break < lines.end;
  }

  /// Headings above, or so many whole rows of so many cells that they are no accident.
  bool is_credible() const {
    const bool all_whole = std::all_of(rows_.begin(), rows_.end(), [&](const RawRow& row) { return row.cells.size() == width_; });
    return reads_like_heading(rows_.front()) || (all_whole && width_ >= 3 && rows_.size() >= 3);
  }

  // ---- rows ------------------------------------------------------------------------------------

  void take_rows() {
    while (next_ < count() && !ended_) {
      if (row_fits(next_, width_)) {
        take_row(width_);
      } else if (const std::size_t odd = odd_row(next_, width_); odd > 0) {
        take_row(odd);
      } else {
        break;
      }
    }
  }

  /// Takes cells as the row, with what a page break put before them, and looks at what the last one trails.
  void take_row(std::size_t cells) {
    RawRow row{.cells = {}, .page = lines_[source_.starts_[next_].line].page};
    if (swallowed_) row.cells.push_back(text_of(*std::exchange(swallowed_, std::nullopt)));
    for (std::size_t c = next_; c + 1 < next_ + cells; ++c) row.cells.push_back(text_of(lines_of(c)));
    next_ += cells;
    const Span last = lines_of(next_ - 1);
    const std::size_t end = end_of_last_cell(last, row.cells.empty() ? std::string{} : row.cells.front());
    row.cells.push_back(text_of({last.begin, end}));
    end_ = end;
    if (!repeats_heading(row)) rows_.push_back(std::move(row));
  }

  bool repeats_heading(const RawRow& row) const { return !rows_.empty() && same_row(row, rows_.front()); }

  /// Where the last cell of a row ends. What trails it is the first cell of the next row, if that lacks one,
  /// or text below the table.
  std::size_t end_of_last_cell(Span cell, const std::string& first_of_row) {
    const std::size_t tail = source_.starts_[next_ - 1].tail;
    const std::size_t mark = source_.starts_[next_ - 1].page_break;
    if (mark < cell.end && next_row_lacks_a_cell(mark)) {
      swallowed_ = Span{mark, cell.end};
      return mark;
    }
    if (tail < cell.end && !numbering_goes_on(first_of_row)) {
      ended_ = true;
      return std::min(tail, mark);
    }
    const bool goes_on = row_goes_on();
    ended_ = !goes_on && (mark < cell.end || another_table_follows());
    return goes_on ? cell.end : mark;
  }

  /// The next cells make a row only together with the line at `mark`: it is the heading's first cell, or a
  /// row with one cell less than the table stands there.
  bool next_row_lacks_a_cell(std::size_t mark) const {
    if (next_ >= count() || width_ < 3) return false;
    const bool short_row = row_fits(next_, width_ - 1) && !row_fits(next_, width_);
    const bool heading = !rows_.empty() && thai::squeeze(rows_.front().cells.front()) == thai::squeeze(lines_[mark].text);
    return short_row || (heading && row_fits(next_, width_ - 1));
  }

  /// The next row carries this one's numbering on, so the text between belongs to a cell.
  bool numbering_goes_on(const std::string& first_of_row) const {
    if (!row_goes_on()) return false;
    const auto number = leading_number(first_of_row);
    return number && leading_number(text_of(lines_of(next_))) == *number + 1;
  }

  bool row_goes_on() const { return next_ < count() && row_fits(next_, width_) && !heading_follows() && !another_table_follows(); }

  /// Behind a place where the table may end, the cells are better explained by another width.
  bool another_table_follows() const {
    if (next_ >= count() || !may_end_table(next_ - 1)) return false;
    const std::size_t width = CellTable(source_, next_).best_width();
    return width != 0 && width != width_;
  }

  bool heading_follows() const {
    if (rows_.empty() || rows_.front().cells.front().empty()) return false;
    return thai::squeeze(text_of(lines_of(next_))) == thai::squeeze(rows_.front().cells.front());
  }

  std::string text_of(Span span) const {
    std::string text;
    for (std::size_t i = span.begin; i < span.end; ++i) text.append(lines_[i].text).append("\n");
    return without_markup(text);
  }

  const CellLines& source_;
  const Lines& lines_;
  std::size_t first_, next_;
  std::size_t width_ = 0, end_ = 0;
  bool ended_ = false;
  std::optional<Span> swallowed_;  ///< first cell of the next row, without its tab
  std::vector<RawRow> rows_;
};

std::optional<FoundTable> CellLines::read_table(std::size_t first_line) const {
  const auto start = std::lower_bound(starts_.begin(), starts_.end(), first_line, [](const Start& s, std::size_t line) { return s.line < line; });
  if (start == starts_.end() || start->line != first_line) return std::nullopt;
  return CellTable(*this, static_cast<std::size_t>(start - starts_.begin())).read();
}

}  // namespace prongsai::text

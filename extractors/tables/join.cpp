#include "extractors/tables/join.h"

#include <algorithm>
#include <deque>
#include <optional>

#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr double same_text = 0.85;
constexpr std::size_t captions_remembered = 6;

bool is_blank(std::string_view text) { return thai::trimmed(text).empty(); }

int first_page(const Table& table) {
  for (const Cell& cell : table.cells) {
    if (!cell.places.empty()) return cell.places.front().page;
  }
  return 0;
}

int last_page(const Table& table) {
  int page = 0;
  for (const Cell& cell : table.cells) {
    if (!cell.places.empty()) page = std::max(page, cell.places.back().page);
  }
  return page;
}

std::string heading_text(const Table& table, int column) {
  std::string text;
  const Cell* previous = nullptr;
  for (int row = 0; row < table.header_rows; ++row) {
    const Cell* cell = table.at(row, column);
    if (cell != nullptr && cell != previous) text += cell->text;
    previous = cell;
  }
  return text;
}

bool same_headings(const Table& a, const Table& b) {
  int same = 0;
  for (int column = 0; column < a.columns; ++column) {
    const std::string left = heading_text(a, column), right = heading_text(b, column);
    if (left == right || thai::similarity(left, right) >= same_text) ++same;
  }
  return same * 10 >= a.columns * 7;
}

std::string_view text_at(const Table& table, int row, ColumnRole role) {
  for (int column = 0; column < table.columns; ++column) {
    if (table.roles[static_cast<std::size_t>(column)] != role) continue;
    const Cell* cell = table.at(row, column);
    if (cell != nullptr && !is_blank(cell->text)) return thai::trimmed(cell->text);
  }
  return {};
}

bool has_role(const Table& table, ColumnRole role) { return std::find(table.roles.begin(), table.roles.end(), role) != table.roles.end(); }

bool is_total_row(const Table& table, int row) {
  return std::any_of(table.cells.begin(), table.cells.end(),
                     [&](const Cell& cell) { return cell.row == row && thai::squeeze(cell.text).starts_with("รวม"); });
}

/// Of the body rows, the share for which a condition holds.
template <typename Condition>
bool in_most_rows(const Table& table, Condition condition) {
  int rows = 0, hits = 0;
  for (int row = table.header_rows; row < table.rows; ++row, ++rows) hits += condition(row) ? 1 : 0;
  return rows > 0 && hits * 10 >= rows * 6;
}

/// The first row of `next` goes on with the last row of `table`: what every row of its own has is blank in it.
class CutRow {
 public:
  CutRow(const Table& table, const Table& next, int row) : table_(table), next_(next), row_(row) {}

  bool goes_on() const {
    if (table_.rows <= table_.header_rows || all_blank() || is_total_row(next_, row_) || is_total_row(table_, table_.rows - 1)) return false;
    for (const ColumnRole own : {ColumnRole::number, ColumnRole::code}) {
      if (usual(own)) return text_at(next_, row_, own).empty() && !complete();
    }
    const std::string_view title = text_at(next_, row_, title_role());
    if (title.empty()) return has_role(table_, title_role());
    if (thai::leading_enumerator(title).number.empty() && titles_are_numbered()) return lacks_an_own_cell();
    return !titles_are_numbered() && lacks_every_own_cell();
  }

 private:
  ColumnRole title_role() const {
    for (const ColumnRole role : {ColumnRole::title, ColumnRole::item_name, ColumnRole::risk_issue}) {
      if (has_role(table_, role)) return role;
    }
    return ColumnRole::topic;
  }
  bool usual(ColumnRole role) const {
    return has_role(table_, role) && in_most_rows(table_, [&](int row) { return !text_at(table_, row, role).empty(); });
  }
  bool titles_are_numbered() const {
    return in_most_rows(table_, [&](int row) { return !thai::leading_enumerator(text_at(table_, row, title_role())).number.empty(); });
  }
  bool all_blank() const {
    return std::all_of(next_.cells.begin(), next_.cells.end(), [&](const Cell& cell) { return cell.row != row_ || is_blank(cell.text); });
  }
  /// A row without a number that brings title, unit and time of its own is another row.
  bool complete() const {
    return !text_at(next_, row_, title_role()).empty() && !text_at(next_, row_, ColumnRole::units).empty() &&
           !text_at(next_, row_, ColumnRole::period).empty();
  }
  static constexpr ColumnRole own_roles[] = {ColumnRole::units, ColumnRole::period, ColumnRole::budget, ColumnRole::score, ColumnRole::risk_level};
  bool lacks_an_own_cell() const {
    return std::any_of(std::begin(own_roles), std::end(own_roles),
                       [&](ColumnRole role) { return usual(role) && text_at(next_, row_, role).empty(); });
  }
  bool lacks_every_own_cell() const {
    bool any = false;
    for (const ColumnRole role : own_roles) {
      if (!usual(role)) continue;
      any = true;
      if (!text_at(next_, row_, role).empty()) return false;
    }
    return any;
  }

  const Table& table_;
  const Table& next_;
  int row_;
};

bool holds_number(std::string_view text) { return thai::parse_number(text).has_value() || thai::parse_baht(text).has_value(); }

/// Two halves of a text that a page break parted.
std::string join_halves(std::string_view first, std::string_view second) {
  if (is_blank(first)) return std::string(second);
  if (is_blank(second)) return std::string(first);
  if (thai::leading_enumerator(thai::trimmed(second)).length > 0) return std::string(first) + '\n' + std::string(second);
  return thai::join_wrapped(first, second);
}

bool halves_fit(const Table& table, const Table& next, int row) {
  return std::none_of(next.cells.begin(), next.cells.end(), [&](const Cell& half) {
    const Cell* above = half.row == row ? table.at(table.rows - 1, half.column) : nullptr;
    return above != nullptr && !is_blank(half.text) && !is_blank(above->text) && holds_number(half.text) && holds_number(above->text);
  });
}

void add_half(Cell& cell, const Cell& half) {
  cell.text = join_halves(cell.text, half.text);
  cell.places.insert(cell.places.end(), half.places.begin(), half.places.end());
  cell.confidence = std::min(cell.confidence, half.confidence);
  if (half.source != TextSource::text) cell.source = half.source;
}

/// A title cell that begins with the rest of the title above it and goes on with numbered titles of its
/// own: the rest moves up.
void move_rest_up(Table& table, Table& next, int row) {
  for (int column = 0; column < next.columns; ++column) {
    if (table.roles[static_cast<std::size_t>(column)] != ColumnRole::title) continue;
    Cell* cell = next.at(row, column);
    Cell* above = table.at(table.rows - 1, column);
    if (cell == nullptr || above == nullptr || is_blank(above->text)) return;
    const std::size_t end = cell->text.find('\n');
    if (end == std::string::npos) return;
    const std::string rest = cell->text.substr(0, end);
    const std::string own = cell->text.substr(end + 1);
    if (thai::leading_enumerator(rest).length > 0 || thai::leading_enumerator(own).number.empty()) return;
    if (thai::leading_enumerator(above->text).number.empty()) return;
    above->text = join_halves(above->text, rest);
    above->places.insert(above->places.end(), cell->places.begin(), cell->places.end());
    cell->text = own;
    return;
  }
}

void append(Table& table, Table next) {
  int row = next.header_rows;
  if (row >= next.rows) return;
  if (CutRow(table, next, row).goes_on() && halves_fit(table, next, row)) {
    for (Cell& half : next.cells) {
      if (half.row != row) continue;
      if (Cell* above = table.at(table.rows - 1, half.column); above != nullptr) {
        if (!is_blank(half.text)) add_half(*above, half);
        if (half.row_span > 1 && above->row + above->row_span == table.rows) above->row_span += half.row_span - 1;
      } else if (!is_blank(half.text)) {
        Cell whole = half;
        whole.row = table.rows - 1;
        table.cells.push_back(std::move(whole));
      }
    }
    ++row;
  } else {
    move_rest_up(table, next, row);
  }
  for (Cell& cell : next.cells) {
    if (cell.row < row) continue;
    cell.row += table.rows - row;
    table.cells.push_back(std::move(cell));
  }
  table.rows += next.rows - row;
}

/// The table that is being joined, and what stood before and after it.
class Joiner {
 public:
  explicit Joiner(const ColumnLexicon& lexicon) : lexicon_(lexicon) {}

  void add(Paragraph paragraph) {
    if (paragraph.role == ParagraphRole::body && !is_blank(paragraph.text)) between_.push_back(paragraph.text);
    blocks_.emplace_back(std::move(paragraph));
  }

  void add(Table table) {
    recognise_columns(table, lexicon_);
    if (open_ && goes_on(table)) {
      append(std::get<Table>(blocks_[*open_]), std::move(table));
      drop_repeated_captions();
    } else {
      captions_.assign(between_.end() - static_cast<std::ptrdiff_t>(std::min(between_.size(), captions_remembered)), between_.end());
      open_ = blocks_.size();
      blocks_.emplace_back(std::move(table));
    }
    between_.clear();
    after_open_ = blocks_.size();
  }

  std::vector<Block> finish() {
    for (Block& block : blocks_) {
      if (auto* table = std::get_if<Table>(&block)) recognise_columns(*table, lexicon_);
    }
    return std::move(blocks_);
  }

 private:
  bool goes_on(const Table& next) const {
    const Table& open = std::get<Table>(blocks_[*open_]);
    if (open.columns != next.columns || next.rows == 0) return false;
    const int gap = first_page(next) - last_page(open);
    if (gap < 0 || gap > 1) return false;
    if (!std::all_of(between_.begin(), between_.end(), [&](const std::string& text) { return repeats_a_caption(text); })) return false;
    if (next.header_rows > 0) return open.header_rows > 0 && same_headings(open, next);
    return between_.empty() && (gap == 1 || first_page(next) == 0);
  }

  bool repeats_a_caption(std::string_view text) const {
    return std::any_of(captions_.begin(), captions_.end(), [&](const std::string& caption) { return thai::similarity(caption, text) >= same_text; });
  }

  /// A caption that is repeated with the headings is no text of its own.
  void drop_repeated_captions() {
    for (std::size_t i = after_open_; i < blocks_.size(); ++i) {
      auto* paragraph = std::get_if<Paragraph>(&blocks_[i]);
      if (paragraph != nullptr && paragraph->role == ParagraphRole::body) paragraph->role = ParagraphRole::header;
    }
  }

  const ColumnLexicon& lexicon_;
  std::vector<Block> blocks_;
  std::optional<std::size_t> open_;
  std::size_t after_open_ = 0;
  std::deque<std::string> captions_;
  std::vector<std::string> between_;
};

}  // namespace

std::vector<Block> join_over_pages(std::vector<Block> blocks, const ColumnLexicon& lexicon) {
  Joiner joiner(lexicon);
  for (Block& block : blocks) {
    std::visit([&](auto& value) { joiner.add(std::move(value)); }, block);
  }
  return joiner.finish();
}

}  // namespace prongsai

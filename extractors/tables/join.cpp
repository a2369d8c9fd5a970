#include "extractors/tables/join.h"

#include <algorithm>
#include <cctype>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

#include "extractors/tables/cut_rows.h"
#include "extractors/tables/folded_columns.h"
#include "extractors/tables/turned_tables.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr double same_text = 0.85;
constexpr std::size_t captions_remembered = 6;
constexpr int widest_gap = 3;  // pages: blank ones may lie between

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

bool same_headings(const Table& a, const Table& b) {
  int same = 0;
  for (int column = 0; column < a.columns; ++column) {
    const std::string left = heading_text(a, column), right = heading_text(b, column);
    if (left == right || thai::similarity(left, right, same_text) >= same_text) ++same;
  }
  return same * 10 >= a.columns * 7;
}

/// Adds the body rows of `next`; gives the row at which they begin.
int append(Table& table, Table next) {
  const int begin = table.rows, skipped = next.header_rows;
  table.grid.clear();
  for (Cell& cell : next.cells) {
    if (cell.row < skipped) continue;
    cell.row += begin - skipped;
    table.cells.push_back(std::move(cell));
  }
  table.rows += std::max(0, next.rows - skipped);
  return begin;
}

/// The Latin letters and digits of a text.
std::string letters_and_digits(std::string_view text) {
  std::string key = thai::squeeze(text);
  std::erase_if(key, [](unsigned char c) { return std::isalnum(c) == 0; });
  return key;
}

/// A lone letter that a reader of pictures made of dust heads nothing.
bool is_speck(const Paragraph& paragraph) {
  constexpr std::size_t most_code_points = 1;
  return paragraph.source == TextSource::ocr && thai::to_utf32(thai::squeeze(paragraph.text)).size() <= most_code_points;
}

/// The table that is being joined, and what stood before and after it.
class Joiner {
 public:
  explicit Joiner(const ColumnLexicon& lexicon) : lexicon_(lexicon) {}

  void add(Paragraph paragraph) {
    if (paragraph.role == ParagraphRole::body && !thai::is_blank(paragraph.text) && !is_speck(paragraph)) {
      if (!stood_on_an_earlier_page(paragraph)) between_.push_back(paragraph.text);
    }
    blocks_.emplace_back(std::move(paragraph));
  }

  void add(Table table) {
    unfold_columns(table);
    turn_upright(table, lexicon_);
    recognise_columns(table, lexicon_);
    if (open_ && goes_on(table)) {
      breaks_.push_back(append(std::get<Table>(blocks_[*open_]), std::move(table)));
      drop_repeated_captions();
    } else {
      close();
      captions_.assign(between_.end() - static_cast<std::ptrdiff_t>(std::min(between_.size(), captions_remembered)), between_.end());
      open_ = blocks_.size();
      blocks_.emplace_back(std::move(table));
    }
    between_.clear();
    after_open_ = blocks_.size();
  }

  std::vector<Block> finish() {
    close();
    return std::move(blocks_);
  }

 private:
  /// No more rows will come for the open table.
  void close() {
    if (open_) {
      auto& table = std::get<Table>(blocks_[*open_]);
      const int rows = table.rows;
      join_cut_rows(table, breaks_);
      if (breaks_.empty() && table.rows == rows) {
        table.index();  // still the table whose columns were recognised when it came
      } else {
        recognise_columns(table, lexicon_);
      }
    }
    breaks_.clear();
    open_.reset();
  }

  bool goes_on(const Table& next) const {
    const Table& open = std::get<Table>(blocks_[*open_]);
    if (open.columns != next.columns || next.rows == 0) return false;
    const int gap = first_page(next) - last_page(open);
    if (gap < 0 || gap > widest_gap) return false;
    if (!std::all_of(between_.begin(), between_.end(), [&](const std::string& text) { return repeats_a_caption(text); })) return false;
    if (next.header_rows > 0) return open.header_rows > 0 && same_headings(open, next);
    return between_.empty() && (gap >= 1 || first_page(next) == 0);
  }

  /// A line that stands again on another page runs along with the pages.
  bool stood_on_an_earlier_page(const Paragraph& paragraph) {
    constexpr std::size_t longest_running_line = 200;  // bytes
    if (paragraph.place.page == 0 || paragraph.text.size() > longest_running_line) return false;
    const auto known = first_pages_.try_emplace(thai::squeeze(paragraph.text), paragraph.place.page);
    return known.first->second < paragraph.place.page;
  }

  /// A caption with another number or other Latin letters is that of the next table: `แบบวัด IIT …`, `แบบวัด EIT …`.
  bool repeats_a_caption(std::string_view text) const {
    const std::string marks = letters_and_digits(text);
    return std::any_of(captions_.begin(), captions_.end(), [&](const std::string& caption) {
      return letters_and_digits(caption) == marks && thai::similarity(caption, text, same_text) >= same_text;
    });
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
  std::vector<int> breaks_;  // rows of the open table that stand first after a break
  std::size_t after_open_ = 0;
  std::unordered_map<std::string, int> first_pages_;  // of short body texts
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

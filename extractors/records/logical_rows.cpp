#include "extractors/records/logical_rows.h"

#include <algorithm>

#include "extractors/tables/total_text.h"
#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"

namespace prongsai {
namespace {

constexpr std::size_t paragraphs_before = 4;

int key_column(const Table& table, ColumnRole key) {
  const auto found = std::find(table.roles.begin(), table.roles.end(), key);
  return found == table.roles.end() ? -1 : static_cast<int>(found - table.roles.begin());
}

/// A heading that reaches down into the rows, as where a scan lost the rule below it, is no value of theirs.
bool is_heading(const Cell& cell, const Table& table, int row) { return cell.row < table.header_rows && row >= table.header_rows; }

bool blank_rows(const LogicalRow& row) {
  const auto cells = row.cells();
  return std::all_of(cells.begin(), cells.end(), [](const Cell* cell) { return thai::is_blank(cell->text); });
}

}  // namespace

std::string LogicalRow::text(int column) const {
  std::string text;
  const Cell* previous = nullptr;
  for (int row = first_; row <= last_; ++row) {
    const Cell* cell = table_->at(row, column);
    if (cell == nullptr || cell == previous) continue;
    previous = cell;
    if (thai::is_blank(cell->text) || is_heading(*cell, *table_, row)) continue;
    if (!text.empty()) text += '\n';
    text += thai::trimmed(cell->text);
  }
  return text;
}

std::string LogicalRow::text(ColumnRole role) const {
  std::string text;
  const Cell* previous = nullptr;
  for (int column = 0; column < table_->columns; ++column) {
    if (static_cast<std::size_t>(column) >= table_->roles.size() || table_->roles[static_cast<std::size_t>(column)] != role) continue;
    const Cell* cell = table_->at(first_, column);
    if (cell != nullptr && cell == previous) continue;
    previous = cell;
    const std::string part = this->text(column);
    if (part.empty()) continue;
    if (!text.empty()) text += '\n';
    text += part;
  }
  return text;
}

std::vector<const Cell*> LogicalRow::cells() const {
  std::vector<const Cell*> cells;
  for (int row = first_; row <= last_; ++row) {
    for (int column = 0; column < table_->columns; ++column) {
      const Cell* cell = table_->at(row, column);
      if (cell != nullptr && std::find(cells.begin(), cells.end(), cell) == cells.end()) cells.push_back(cell);
    }
  }
  return cells;
}

const Cell* LogicalRow::cell(ColumnRole role) const {
  for (const Cell* cell : cells()) {
    if (static_cast<std::size_t>(cell->column) < table_->roles.size() && table_->roles[static_cast<std::size_t>(cell->column)] == role &&
        !thai::is_blank(cell->text) && !is_heading(*cell, *table_, first_))
      return cell;
  }
  return nullptr;
}

Source LogicalRow::source() const {
  Source source{{}, table_index_, first_};
  for (const Cell* cell : cells()) {
    if (cell->places.empty() || cell->row < first_) continue;
    const Place& place = cell->places.front();
    if (source.place.page == 0) {
      source.place = place;
    } else if (place.page == source.place.page && place.box && source.place.box) {
      source.place.box = united(*source.place.box, *place.box);
    }
  }
  return source;
}

std::vector<Place> LogicalRow::more_places() const {
  const int first_page = source().place.page;
  std::vector<Place> more;
  for (const Cell* cell : cells()) {
    for (const Place& place : cell->places) {
      if (place.page <= first_page) continue;
      const auto same = std::find_if(more.begin(), more.end(), [&](const Place& known) { return known.page == place.page; });
      if (same == more.end()) {
        more.push_back(place);
      } else if (same->box && place.box) {
        same->box = united(*same->box, *place.box);
      }
    }
  }
  return more;
}

std::vector<LogicalRow> logical_rows(const Table& table, int table_index, ColumnRole key) {
  std::vector<LogicalRow> rows;
  const int column = key_column(table, key);
  for (int row = table.header_rows; row < table.rows;) {
    const Cell* cell = column < 0 ? nullptr : table.at(row, column);
    int last = row;
    if (cell != nullptr && !thai::is_blank(cell->text)) last = std::max(row, std::min(table.rows, cell->row + cell->row_span) - 1);
    const LogicalRow logical(table, table_index, row, last);
    if (!blank_rows(logical)) rows.push_back(logical);
    row = last + 1;
  }
  return rows;
}

bool is_total(const LogicalRow& row) {
  for (const Cell* cell : row.cells()) {
    if (cell->row >= row.first() && !thai::is_blank(cell->text)) return is_total_text(cell->text);
  }
  return false;
}

const Cell* inner_heading(const LogicalRow& row) {
  const Cell* only = nullptr;
  for (const Cell* cell : row.cells()) {
    if (thai::is_blank(cell->text)) continue;
    if (only != nullptr) return nullptr;
    only = cell;
  }
  return only != nullptr && only->column_span >= 2 && only->column_span * 2 > row.table().columns ? only : nullptr;
}

bool has_role(const Table& table, ColumnRole role) noexcept { return std::find(table.roles.begin(), table.roles.end(), role) != table.roles.end(); }

std::vector<TableInContext> tables_of(const Document& document) {
  std::vector<TableInContext> tables;
  std::vector<std::string> before;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      if (paragraph->role != ParagraphRole::body || thai::is_blank(paragraph->text)) continue;
      before.push_back(paragraph->text);
      if (before.size() > paragraphs_before) before.erase(before.begin());
    } else {
      tables.push_back({&std::get<Table>(block), static_cast<int>(tables.size()), std::move(before)});
      before.clear();
    }
  }
  return tables;
}

}  // namespace prongsai

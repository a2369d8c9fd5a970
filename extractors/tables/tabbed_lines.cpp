#include "extractors/tables/tabbed_lines.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

constexpr std::size_t fewest_rows = 3;
constexpr std::size_t longest_piece = 240;  // bytes: a sentence behind a tab is an indented paragraph

using Pieces = std::vector<std::string_view>;

/// What the tabs of a paragraph part; empty where it is no row.
Pieces pieces_of(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  if (paragraph == nullptr || paragraph->role != ParagraphRole::body || paragraph->text.find('\t') == std::string::npos) return {};
  if (paragraph->text.find('\n') != std::string::npos) return {};
  Pieces pieces;
  const std::string_view text = paragraph->text;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\t', at), text.size());
    const std::string_view piece = thai::trimmed(text.substr(at, end - at));
    if (piece.size() > longest_piece) return {};
    if (!piece.empty()) pieces.push_back(piece);
    at = end + 1;
  }
  return pieces.size() < 2 ? Pieces{} : pieces;
}

bool is_table(const std::vector<Pieces>& rows) {
  if (rows.size() < fewest_rows) return false;
  if (rows.front().size() > 2) return true;
  return std::all_of(rows.begin() + 1, rows.end(), [](const Pieces& row) { return thai::parse_number(row[1]).has_value(); });
}

Table table_of(const std::vector<Block>& blocks, std::size_t first, const std::vector<Pieces>& rows) {
  Table table;
  table.rows = static_cast<int>(rows.size());
  table.columns = static_cast<int>(rows.front().size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto& paragraph = std::get<Paragraph>(blocks[first + row]);
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      Cell cell;
      cell.row = static_cast<int>(row);
      cell.column = static_cast<int>(column);
      cell.text = rows[row][column];
      cell.places = {paragraph.place};
      table.cells.push_back(std::move(cell));
    }
  }
  return table;
}

}  // namespace

std::vector<Block> tables_of_tabs(std::vector<Block> blocks) {
  std::vector<Block> result;
  result.reserve(blocks.size());
  for (std::size_t at = 0; at < blocks.size();) {
    std::vector<Pieces> rows;
    for (std::size_t i = at; i < blocks.size(); ++i) {
      Pieces pieces = pieces_of(blocks[i]);
      if (pieces.empty() || (!rows.empty() && pieces.size() != rows.front().size())) break;
      rows.push_back(std::move(pieces));
    }
    if (is_table(rows)) {
      result.emplace_back(table_of(blocks, at, rows));
      at += rows.size();
    } else {
      const std::size_t end = at + std::max<std::size_t>(1, rows.size());
      for (; at < end; ++at) result.push_back(std::move(blocks[at]));
    }
  }
  return result;
}

}  // namespace prongsai

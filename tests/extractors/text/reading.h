#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "extractors/text/text_reader.h"

namespace prongsai::text_test {

using Rows = std::vector<std::vector<std::string>>;

inline Document read(std::string_view text) {
  auto document = read_text(text);
  if (document) return *std::move(document);
  ADD_FAILURE() << render(document.error());
  return {};
}

inline std::vector<Table> tables_of(const Document& document) {
  std::vector<Table> tables;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) tables.push_back(*table);
  }
  return tables;
}

inline std::vector<std::string> paragraphs_of(const Document& document) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) texts.push_back(paragraph->text);
  }
  return texts;
}

/// The texts at each position of the grid; a position inside a merged cell is empty.
inline Rows rows_of(const Table& table) {
  Rows rows(static_cast<std::size_t>(table.rows), std::vector<std::string>(static_cast<std::size_t>(table.columns)));
  for (const Cell& cell : table.cells) rows[static_cast<std::size_t>(cell.row)][static_cast<std::size_t>(cell.column)] = cell.text;
  return rows;
}

/// The rows of the only table in a text.
inline Rows rows_in(std::string_view text) {
  const auto tables = tables_of(read(text));
  if (tables.size() == 1) return rows_of(tables.front());
  ADD_FAILURE() << tables.size() << " tables";
  return {};
}

}  // namespace prongsai::text_test

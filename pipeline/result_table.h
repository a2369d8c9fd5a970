#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// What the values of a column are.
enum class ColumnKind {
  text,    ///< of a report, or ours: anything
  number,  ///< written as JSON has it
};

/// An answer, in whatever form it will be read. `rows.columns` are the headings; `keys` name the columns for programs.
struct ResultTable {
  Rows rows;
  std::vector<std::string> keys;
  std::vector<ColumnKind> kinds;
};

/// Aligned columns for a terminal: numbers to the right, null as "-", long texts shortened, Thai marks counted as no width.
std::string as_columns(const ResultTable& table);

/// RFC 4180. A text that a spreadsheet would take for a formula has an apostrophe before it; null is empty. `has_bom` tells
/// spreadsheets that it is UTF-8.
std::string as_csv(const ResultTable& table, bool has_bom);

/// An array of objects; null is null.
std::string as_json(const ResultTable& table);

/// A text as a string of JSON, with its quotes.
std::string quoted_for_json(std::string_view text);

std::string as_markdown(const ResultTable& table);

/// A text in HTML, as content or within quotes.
std::string in_html(std::string_view text);

/// A bar that a chart has, and what stands beside it.
struct Bar {
  std::string label;
  double value = 0;
  std::string value_text;
};

/// Bars from 0 to `most`, with a line at `mark` where that is above 0.
struct BarChart {
  std::string title;
  double most = 0, mark = 0;
  std::vector<Bar> bars;
};

/// A page by itself: title, a line below it, the charts, the table. It loads nothing and runs nothing.
std::string as_page(const ResultTable& table, std::string_view title, std::string_view subtitle, const std::vector<BarChart>& charts);

}  // namespace prongsai

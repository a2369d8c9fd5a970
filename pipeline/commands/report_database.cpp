#include "pipeline/commands/report_database.h"

#include <fmt/core.h>

#include <algorithm>

#include "models/csv.h"
#include "pipeline/shown_text.h"
#include "pipeline/store/reference.h"

namespace prongsai {

void bring_reference_up_to_date(Store& store) {
  if (const Status filled = fill_reference(store.database(), data_folder() / "reference"); !filled)
    fmt::print(stderr, "prongsai: warning: the tables of the reference data stay as they were: {}\n", filled.error().message);
}

std::string as_table(const Rows& read) {
  Rows rows = read;
  for (auto& row : rows.rows) {
    for (auto& value : row) {
      if (value) value = one_line(*value);
    }
  }
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < rows.columns.size(); ++column) {
    std::size_t width = shown_width(rows.columns[column]);
    for (const auto& row : rows.rows) width = std::max(width, shown_width(row[column].value_or("-")));
    widths.push_back(width);
  }
  std::string text;
  const auto add_line = [&](const auto& field) {
    std::string line;
    for (std::size_t column = 0; column < widths.size(); ++column) {
      const std::string value = field(column);
      line += value + std::string(widths[column] - shown_width(value) + 2, ' ');
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  };
  add_line([&](std::size_t column) { return rows.columns[column]; });
  for (const auto& row : rows.rows) add_line([&](std::size_t column) { return row[column].value_or("-"); });
  return text;
}

}  // namespace prongsai

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// A column that stands for a month or a quarter.
struct MonthColumn {
  int column = 0;
  std::string text;  ///< its heading with the year that stands above it: `ต.ค. 2567`
  Period period;
};

/// The columns of a table that are headed by months or quarters, left to right; none where fewer than two follow on each other, where their
/// order is not that of time, or where a row says more in them than ticks and arrows. Months without a year lie in the fiscal year given.
std::vector<MonthColumn> month_columns(const Table& table, int fiscal_year);

/// `ต.ค.`, `ไตรมาส ๑ (ต.ค. - ธ.ค. ๖๗)`: a text that is a month or a quarter and no more than that.
bool is_month_heading(std::string_view text);

/// ✓, /, ●, ◄──►: a cell of such a column that says when, and nothing else. A dash alone says that it is not then.
bool is_month_mark(std::string_view cell);

}  // namespace prongsai

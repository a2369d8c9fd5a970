#pragma once

#include <optional>
#include <string_view>

#include "models/report.h"

namespace prongsai::thai {

/// First and last day of a fiscal year of the Buddhist Era: 2568 is 2024-10-01 … 2025-09-30.
Period fiscal_year_period(int fiscal_year);

/// Reads a period or date as a closed interval (rules: DATABASE, "Periods"). fiscal_year is the
/// document's (B.E., 0 unknown): it settles `ตลอดปีงบประมาณ`, quarters and report rounds without a year,
/// and two-digit years. The text is kept in Period::text. What is no period (a frequency such as
/// รายเดือน, the year of an Act) gives no bounds; what cannot be true gives none and sets `impossible`.
/// Several intervals in one text give the first start and the last end. Of a range with one end that cannot
/// be true the other end is given; a range that ends before it begins gives neither. A year is believed within
/// twenty years of fiscal_year. `เป็นต้นไป` and `ปัจจุบัน` leave the end open.
Period parse_period(std::string_view text, int fiscal_year);

/// The fiscal year that a text names (`ปีงบประมาณ พ.ศ. ๒๕๖๘`, `ประจำปี 2568`, `ปี ๒๕๖๖`), or nothing.
/// With a range (`๒๕๖๖ - ๒๕๗๐`), first and last. Only years 2550 to 2599 count.
struct FiscalYears {
  int first = 0, last = 0;  ///< equal for a single year
};
std::optional<FiscalYears> find_fiscal_years(std::string_view text);

}  // namespace prongsai::thai

#include "extractors/thai/wrapped_period.h"

#include "extractors/thai/periods.h"

namespace prongsai::thai {

Period parse_wrapped_period(const std::string& cell, int fiscal_year) {
  Period period = parse_period(cell, fiscal_year);
  if (period.start && period.end) return period;
  std::string closed = cell;
  std::erase_if(closed, [](char c) { return c == '\n' || c == ' '; });
  Period narrow = parse_period(closed, fiscal_year);
  if (!narrow.start || !narrow.end) return period;
  narrow.text = cell;
  return narrow;
}

bool is_whole_period(std::string_view cell) {
  if (cell.empty()) return false;
  constexpr int any_year = 2568;  // only whether it can be read matters
  const Period period = parse_wrapped_period(std::string(cell), any_year);
  return period.start && period.end;
}

}  // namespace prongsai::thai

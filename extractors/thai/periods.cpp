#include "extractors/thai/periods.h"

namespace prongsai::thai {

Period fiscal_year_period(int fiscal_year) {
  const int year = fiscal_year - 543;
  return {"", Date{year - 1, 10, 1}, Date{year, 9, 30}, false};
}

Period parse_period(std::string_view text, int) { return {std::string(text), {}, {}, false}; }

std::optional<FiscalYears> find_fiscal_years(std::string_view) { return std::nullopt; }

}  // namespace prongsai::thai

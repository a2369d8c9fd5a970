#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/report_filter.h"

namespace prongsai {

/// A measure that names the indicator which it is to raise.
struct StatedMeasure {
  std::int64_t measure_id = 0;
  int indicator = 0, fiscal_year = 0;
  std::string title, path;
  std::optional<std::string> units;  ///< "สำนักปลัด, กองคลัง"
  std::optional<std::string> status, period_end;
  std::optional<std::int64_t> page;
};

/// The measures of organisations, looked up once each. Failures wait in the Database.
class StatedMeasures {
 public:
  /// Those of the files that the filter leaves, and of units that have one of the texts in their names; of any where there are none.
  StatedMeasures(Database& database, const ReportFilter& filter, const std::vector<std::string>& units);

  /// What answers a weak indicator of a year: that year's measures and the next one's. A plan and its report say the same twice: of equal
  /// titles for the same units the first is told. They live as long as this.
  std::vector<const StatedMeasure*> answers_to(std::int64_t organisation_id, int fiscal_year, int indicator);

 private:
  const std::vector<StatedMeasure>& of(std::int64_t organisation_id);

  Conditions units_;
  Statement measures_;
  std::map<std::int64_t, std::vector<StatedMeasure>> known_;
};

}  // namespace prongsai

#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/report.h"

namespace prongsai::golden {

/// A measure as a careful reader reads it. Fields of `measure` that are empty are not told, except
/// units, bounds of the period and status, which are then to be empty.
struct GoldMeasure {
  Measure measure;
  std::string section;
  bool duplicate = false;   ///< says the same as an earlier one of the report
  bool hard_units = false;  ///< the report misplaces its units: not asked for
};

/// What gold.json of a sample says; see data/samples/README.md.
struct Gold {
  Report report;  ///< without measures
  std::vector<GoldMeasure> measures;
  std::set<std::string> finding_codes;  ///< of the planted defects
};

/// Both throw what nlohmann-json throws: a broken gold is a bug of ours.
Gold read_gold(const std::filesystem::path& file);

/// The text of every cell as thai::squeeze makes it, and how often it occurs.
std::map<std::string, int> read_cells(const std::filesystem::path& file);

}  // namespace prongsai::golden

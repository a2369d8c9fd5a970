#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"

namespace prongsai {

/// Fiscal years of the Buddhist Era for which a row of reference data holds, both included.
struct YearRange {
  int first = 0, last = 0;
  bool holds(int fiscal_year) const noexcept { return fiscal_year >= first && fiscal_year <= last; }
};

/// One of the ten indicators, as it is in some years.
struct Indicator {
  YearRange years;
  int number = 0;    ///< 1 to 10
  std::string tool;  ///< IIT, EIT, OIT
  std::string name;
  std::vector<std::string> variants;  ///< other names for it
  std::string first_item, last_item;  ///< i1 … i6; empty where not known
};

/// A part of indicators 9 and 10.
struct SubIndicator {
  YearRange years;
  std::string code;  ///< "9.1"
  std::string name;
  std::vector<std::string> variants;
  std::string first_item, last_item;
};

/// What an agency has to publish.
struct OitItem {
  YearRange years;
  std::string code;           ///< "O1"
  std::string sub_indicator;  ///< empty where not known
  std::string name;
  bool certain = true;  ///< false: from general knowledge; no ground to call a report wrong
};

/// The share of a tool in the overall score.
struct ToolWeight {
  YearRange years;
  std::string tool;
  double weight = 0;
  std::string name;
};

/// A level: the first of a year whose conditions hold.
struct RatingLevel {
  YearRange years;
  std::string name;
  double minimum = 0;
  std::optional<double> tool_minimum;  ///< every tool must reach it as well
  bool passes = false;
};

struct ToolScores {
  double iit = 0, eit = 0, oit = 0;
};

/// What the assessment consists of, by fiscal year (data/reference/{indicators,sub_indicators,items,
/// weights,ratings,other_assessments}.csv). A year of 0 means unknown and is taken as the latest known. Pointers live
/// as long as the reference.
class ItaReference {
 public:
  static Result<ItaReference> read(const std::filesystem::path& reference_folder);

  const Indicator* indicator(int number, int fiscal_year = 0) const;

  /// By its name or a variant, white space not counting; null where no name is the same. Misspelt
  /// names are for callers to compare with the names of `indicators()`.
  const Indicator* indicator_named(std::string_view name, int fiscal_year = 0) const;

  /// The indicator that an item of a survey or of the disclosure check belongs to: e4, o12, O12.
  const Indicator* indicator_of_item(std::string_view code, int fiscal_year = 0) const;

  const SubIndicator* sub_indicator(std::string_view code, int fiscal_year = 0) const;
  const SubIndicator* sub_indicator_named(std::string_view name, int fiscal_year = 0) const;

  /// Null for an item that the year does not have, or that is not known.
  const OitItem* item(std::string_view code, int fiscal_year) const;
  std::vector<const OitItem*> items(int fiscal_year) const;

  /// How many items the year's list has, also where not all of them are known; 0 where that is not known.
  int item_count(int fiscal_year) const;

  /// Whether agencies of that type (organisation_types.csv) are assessed by a list of their own.
  bool has_own_lists(std::string_view organisation_type) const;

  /// Whether a text names such a list (MOIT).
  bool names_another_list(std::string_view text) const;

  std::optional<double> weight(std::string_view tool, int fiscal_year = 0) const;

  /// The level of a score. Empty where the year is unknown to us, or where the level depends on the
  /// tools and they are not given.
  std::string rating_for(int fiscal_year, double overall, const std::optional<ToolScores>& tools = std::nullopt) const;

  /// True for the name of a level of that year.
  bool is_rating(std::string_view name, int fiscal_year) const;

  /// The lowest overall score that passes.
  double pass_mark(int fiscal_year = 0) const;

  const std::vector<Indicator>& indicators() const noexcept { return indicators_; }
  const std::vector<SubIndicator>& sub_indicators() const noexcept { return sub_indicators_; }

 private:
  std::vector<Indicator> indicators_;
  std::vector<SubIndicator> sub_indicators_;
  std::vector<OitItem> items_;
  std::vector<ToolWeight> weights_;
  std::vector<RatingLevel> ratings_;
  std::vector<std::string> other_words_, other_types_;
};

}  // namespace prongsai

#pragma once

#include <optional>
#include <string_view>

#include "extractors/thai/periods.h"
#include "models/report.h"

namespace prongsai {

/// How much a mention counts when mentions of one score differ.
enum class ScoreWeight {
  aside = 0,  ///< in the results of a measure: never what the document stands by
  cell = 1,
  prose = 2,
  table = 6,
};

/// A score where a document states it, before it is settled which of several mentions stands.
struct ScoreMention {
  Score score;
  ScoreWeight weight = ScoreWeight::prose;
};

/// The one fiscal year that a text names; 0 where it names none, or several together.
inline int single_year(std::string_view text) {
  const auto years = thai::find_fiscal_years(text);
  return years && years->first == years->last ? years->first : 0;
}

}  // namespace prongsai

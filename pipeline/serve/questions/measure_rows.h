#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/serve/questions/json_rows.h"

namespace prongsai::serve {

/// Gives measures as the lists of the API show them, one after the other.
class MeasureRows {
 public:
  MeasureRows(Database& database, std::vector<std::string> words);

  /// Null where there is no such measure.
  Json row(std::int64_t id);

 private:
  std::vector<std::string> words_;  ///< that snippets show
  Statement statement_;
  RowObjects objects_;
};

}  // namespace prongsai::serve

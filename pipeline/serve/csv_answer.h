#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/serve/question.h"

namespace prongsai::serve {

/// The items of a list as CSV, piece by piece: RFC 4180, formulas disarmed. Null is empty, a list is joined by "; ", of an object with a
/// "text" that counts, of another one its values, joined by spaces.
class CsvAnswer {
 public:
  /// The columns, in their order; of none those of the first item.
  explicit CsvAnswer(std::vector<std::string> columns);

  void add(const Json& items);
  std::size_t rows() const { return rows_; }

  /// With a BOM before it, by which spreadsheets know UTF-8.
  std::string text() &&;

 private:
  void add_heading();

  std::vector<std::string> columns_;
  std::string text_;
  std::size_t rows_ = 0;
};

}  // namespace prongsai::serve

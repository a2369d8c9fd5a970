#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "extractors/ocr/digit_shapes.h"
#include "extractors/ocr/engine.h"
#include "extractors/ocr/lost_digits.h"
#include "models/result.h"

namespace prongsai::ocr {

/// A second reader of digits, which knows nothing of words and neighbours: it looks at each connected piece of ink alone.
/// It is weaker than the engine and says nothing where it is not sure, so that it checks a reading and never makes one.
class DigitReader {
 public:
  /// Loads data/ocr/digits.csv; fails where that is missing or broken.
  static Result<DigitReader> load(const std::filesystem::path& digits_csv);

  /// For each symbol of a line the digit (0 to 9) that its ink looks like. Nothing for what the engine took for no digit,
  /// where pieces and symbols do not pair off (digits that touch, broken ones), and for unclear shapes.
  std::vector<std::optional<int>> opinions(const ReadLine& line, const LineInk& ink) const;

  /// Digits for which there is ink in a number, and no symbol. Only where the ink beside the number is no letter's.
  std::vector<LostDigit> lost(const ReadLine& line, const LineInk& ink) const;

 private:
  explicit DigitReader(DigitShapes shapes) : shapes_(std::move(shapes)) {}

  DigitShapes shapes_;
};

}  // namespace prongsai::ocr

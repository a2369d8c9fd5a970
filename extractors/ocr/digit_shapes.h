#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "extractors/ocr/digit_features.h"
#include "models/result.h"

namespace prongsai::ocr {

/// What a piece of ink looks like, as distances from the nearest known shapes: about 5 within a font that is known,
/// 7 in others.
struct DigitLikeness {
  int digit = 0;  ///< 0 to 9, the nearest; Thai or Arabic, which mean the same
  double nearest = 0;
  double next = 0;    ///< of the nearest shape of another digit
  double letter = 0;  ///< of the nearest shape that is no digit

  /// Near enough to one digit, and clearly nearer to it than to any other and to no letter.
  bool is_clear() const noexcept;
};

/// The shapes of data/ocr/digits.csv.
class DigitShapes {
 public:
  static Result<DigitShapes> read(const std::filesystem::path& digits_csv);

  DigitLikeness likeness(const Bits& piece) const;

 private:
  struct Axis {
    float offset = 0;
    std::vector<float> weights;  // one a feature
  };
  struct Shape {
    int digit = -1;             // -1: a letter
    std::vector<float> values;  // one an axis
  };

  std::vector<Axis> axes_;
  std::vector<Shape> shapes_;
};

}  // namespace prongsai::ocr

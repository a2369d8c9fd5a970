#include "extractors/ocr/digit_shapes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/ocr/digit_text.h"
#include "models/csv.h"

namespace prongsai::ocr {
namespace {

constexpr float step = 0.25F;  ///< of a shape's values, as scripts/ocr/make_digits.py writes them

/// Signed bytes in hexadecimal, times a scale. Nothing where there are others than `count`.
std::optional<std::vector<float>> values_of(std::string_view hex, std::size_t count, float scale) {
  if (hex.size() != 2 * count) return std::nullopt;
  std::vector<float> values;
  values.reserve(count);
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    unsigned byte = 0;
    const auto end = hex.data() + i + 2;
    if (std::from_chars(hex.data() + i, end, byte, 16).ptr != end) return std::nullopt;
    values.push_back(static_cast<float>(static_cast<std::int8_t>(byte)) * scale);
  }
  return values;
}

std::optional<float> number_of(const std::string& text) {
  float number = 0;
  const auto end = text.data() + text.size();
  if (text.empty() || std::from_chars(text.data(), end, number).ptr != end) return std::nullopt;
  return number;
}

}  // namespace

bool DigitLikeness::is_clear() const noexcept {
  // With fonts that the shapes were not made from, these left one digit in some thousands wrong; see data/ocr/README.md.
  constexpr double farthest = 10.5, of_next = 0.75, of_letter = 0.95;
  return nearest < farthest && nearest < of_next * next && nearest < of_letter * letter;
}

Result<DigitShapes> DigitShapes::read(const std::filesystem::path& digits_csv) {
  const auto table = CsvTable::read(digits_csv);
  if (!table) return table.error();
  DigitShapes shapes;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string& values = table->field(row, "values");
    const Error broken{ErrorCode::damaged, digits_csv.string() + ": record " + std::to_string(row + 1) + " has other values than its kind needs",
                       "read", 0};
    if (table->field(row, "kind") == "axis") {
      const auto scale = number_of(table->field(row, "scale")), offset = number_of(table->field(row, "offset"));
      auto weights = values_of(values, digit_feature_count, scale.value_or(0));
      if (!scale || !offset || !weights || !shapes.shapes_.empty()) return broken;
      shapes.axes_.push_back({*offset, *std::move(weights)});
    } else {
      auto placed = values_of(values, shapes.axes_.size(), step);
      if (!placed) return broken;
      shapes.shapes_.push_back({digit_value(table->field(row, "name")).value_or(-1), *std::move(placed)});
    }
  }
  if (shapes.shapes_.empty()) return Error{ErrorCode::damaged, digits_csv.string() + " has no shapes", "read", 0};
  return shapes;
}

DigitLikeness DigitShapes::likeness(const Bits& piece) const {
  const DigitFeatures features = features_of(piece);
  std::vector<float> place;
  place.reserve(axes_.size());
  for (const Axis& axis : axes_) {
    float value = -axis.offset;
    for (std::size_t i = 0; i < features.size(); ++i) value += axis.weights[i] * features[i];
    place.push_back(value);
  }
  constexpr float far = std::numeric_limits<float>::max();
  std::array<float, 11> least;  // squares; the last one of letters
  least.fill(far);
  for (const Shape& shape : shapes_) {
    float square = 0;
    for (std::size_t i = 0; i < place.size(); ++i) square += (place[i] - shape.values[i]) * (place[i] - shape.values[i]);
    float& known = least[shape.digit < 0 ? 10 : static_cast<std::size_t>(shape.digit)];
    known = std::min(known, square);
  }
  const auto nearest = std::min_element(least.begin(), least.begin() + 10);
  DigitLikeness likeness;
  likeness.digit = static_cast<int>(nearest - least.begin());
  likeness.nearest = std::sqrt(static_cast<double>(std::exchange(*nearest, far)));
  likeness.next = std::sqrt(static_cast<double>(*std::min_element(least.begin(), least.begin() + 10)));
  likeness.letter = std::sqrt(static_cast<double>(least.back()));
  return likeness;
}

}  // namespace prongsai::ocr

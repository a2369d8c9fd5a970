#include "extractors/ocr/digit_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <numeric>
#include <stdexcept>
#include <string>

#include "extractors/ocr/digit_text.h"
#include "extractors/ocr/page_frame.h"
#include "extractors/ocr/text_line.h"
#include "tests/extractors/ocr/drawn_page.h"

namespace prongsai::ocr {
namespace {

namespace fs = std::filesystem;

const DigitReader& digit_reader() {
  static const auto loaded = DigitReader::load(fs::path(PRONGSAI_SOURCE_DIR) / "data/ocr/digits.csv");
  if (!loaded) throw std::runtime_error(render(loaded.error()));
  return *loaded;
}

/// The digits of a sample's page, where its text layer has them, read by their ink alone.
class DigitsOfASample : public ::testing::Test {
 protected:
  static constexpr int dpi = 300;

  /// A number of the page: its glyphs, its ink, as the engine would hand it over.
  struct Number {
    ReadLine line;
    std::vector<std::size_t> parts;
    double x0 = 0, top = 0, baseline = 0;
  };

  DigitsOfASample() : frame_(*frame_of(test::sample_page("suan-chik-2568", 1, dpi))), ink_(frame_.ink) {
    const PageContent content = test::sample_content("suan-chik-2568", 1);
    for (std::size_t i = 0; i < content.glyphs.size(); ++i) {
      if (!digit_value(content.glyphs[i].text)) continue;
      const bool goes_on = i > 0 && !numbers_.empty() && digit_value(content.glyphs[i - 1].text) && !content.glyphs[i].space_before &&
                           std::abs(content.glyphs[i].baseline_y - content.glyphs[i - 1].baseline_y) < 1;
      if (!goes_on) numbers_.push_back(begun(content.glyphs[i]));
      add(content.glyphs[i], numbers_.back());
    }
  }

  std::vector<std::optional<int>> opinions(const Number& number) const {
    return digit_reader().opinions(number.line, {ink_, number.parts, number.x0, number.top, number.baseline});
  }

  std::vector<LostDigit> lost(const Number& number) const {
    return digit_reader().lost(number.line, {ink_, number.parts, number.x0, number.top, number.baseline});
  }

  std::vector<Number> numbers_;

 private:
  static constexpr double px = dpi / 72.0;

  Number begun(const Glyph& glyph) const {
    const double body = 0.42 * static_cast<double>(glyph.size_pt);
    return {{}, {}, glyph.box.x0 * px, (glyph.baseline_y - body) * px, glyph.baseline_y * px};
  }

  void add(const Glyph& glyph, Number& number) const {
    const Box place{glyph.box.x0 * px, number.top - 20, glyph.box.x1 * px, number.baseline + 8};
    for (std::size_t part = 0; part < ink_.parts().size(); ++part) {
      if (place.contains(ink_.parts()[part].center_x(), ink_.parts()[part].center_y())) number.parts.push_back(part);
    }
    number.line.symbols.push_back({glyph.text, static_cast<int>(place.x0 - number.x0), static_cast<int>(place.x1 - number.x0), 1, false});
  }

  PageFrame frame_;
  PageInk ink_;
};

TEST_F(DigitsOfASample, AreReadOrLeftOpenNeverMisread) {
  int digits = 0, read = 0;
  for (const Number& number : numbers_) {
    const auto opinion = opinions(number);
    for (std::size_t i = 0; i < opinion.size(); ++i) {
      ++digits;
      read += opinion[i].has_value();
      EXPECT_EQ(opinion[i].value_or(*digit_value(number.line.symbols[i].text)), *digit_value(number.line.symbols[i].text));
    }
  }
  ASSERT_GT(digits, 20);
  EXPECT_GT(read, 0.8 * digits);
}

TEST_F(DigitsOfASample, ContradictADigitThatWasMisread) {
  int planted = 0, caught = 0;
  for (Number& number : numbers_) {
    std::string& last = number.line.symbols.back().text;
    const int truth = *digit_value(last);
    last = truth == 5 ? "๔" : "๕";
    ++planted;
    caught += opinions(number).back() == truth;
  }
  EXPECT_GT(caught, 0.6 * planted);
}

TEST_F(DigitsOfASample, AreNotDoubtedWhereTwoOfANumberWouldBeWrong) {
  for (Number& number : numbers_) {
    if (number.line.symbols.size() < 3) continue;
    for (std::size_t i = 0; i < 2; ++i) {
      std::string& text = number.line.symbols[i].text;
      text = *digit_value(text) == 7 ? "๓" : "๗";
    }
    const auto opinion = opinions(number);
    for (std::size_t i = 0; i < 2; ++i)
      EXPECT_EQ(opinion[i].value_or(*digit_value(number.line.symbols[i].text)), *digit_value(number.line.symbols[i].text));
  }
}

TEST_F(DigitsOfASample, AreMissedWhereThereIsInkForOneMore) {
  int planted = 0, missed = 0;
  for (Number& number : numbers_) {
    EXPECT_TRUE(lost(number).empty());
    if (number.line.symbols.size() < 2) continue;
    const int truth = *digit_value(number.line.symbols.back().text);
    number.line.symbols.pop_back();
    ++planted;
    const auto found = lost(number);
    if (found.empty()) continue;
    ++missed;
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].digit, truth);
    EXPECT_EQ(found[0].symbol, number.line.symbols.size() - 1);
    EXPECT_FALSE(found[0].before);
  }
  ASSERT_GT(planted, 5);
  EXPECT_GT(missed, 0.6 * planted);
}

TEST_F(DigitsOfASample, AreNotMissedBesideALetter) {
  for (Number& number : numbers_) {
    number.line.symbols.back().text = "ก";
    EXPECT_TRUE(lost(number).empty());
  }
}

TEST_F(DigitsOfASample, HaveNoOpinionWithoutInkForEveryDigit) {
  for (Number& number : numbers_) {
    number.parts.clear();
    for (const auto& opinion : opinions(number)) EXPECT_FALSE(opinion);
  }
}

TEST(DigitShapes, SayNothingOfABlot) {
  const auto shapes = DigitShapes::read(fs::path(PRONGSAI_SOURCE_DIR) / "data/ocr/digits.csv");
  ASSERT_TRUE(shapes);
  Bits blot{30, 30, std::vector<std::uint8_t>(900, 1)};

  EXPECT_FALSE(shapes->likeness(blot).is_clear());
}

TEST(DigitShapes, NeedTheirFile) { EXPECT_FALSE(DigitReader::load("/nowhere/digits.csv")); }

TEST(FeaturesOf, CountWhatInkEncloses) {
  Bits ring{20, 20, std::vector<std::uint8_t>(400, 1)};
  for (int y = 5; y < 15; ++y) {
    for (int x = 5; x < 15; ++x) ring.ink[static_cast<std::size_t>(y * 20 + x)] = 0;
  }
  const DigitFeatures features = features_of(ring);

  EXPECT_FLOAT_EQ(features[digit_feature_count - 4], 1);
  EXPECT_FLOAT_EQ(features[digit_feature_count - 3], 0.5F);
  EXPECT_FLOAT_EQ(features[digit_feature_count - 2], 0.25F);
  EXPECT_FLOAT_EQ(features[digit_feature_count - 1], 0.5F);
}

TEST(FeaturesOf, PlaceANarrowPieceInTheMiddleOfItsSquare) {
  const DigitFeatures features = features_of({2, 32, std::vector<std::uint8_t>(64, 1)});
  const auto field = [&](std::size_t x, std::size_t y) { return features[y * bitmap_side + x]; };

  EXPECT_FLOAT_EQ(field(5, 8), 0);
  EXPECT_FLOAT_EQ(field(7, 8), field(8, 8));
  EXPECT_GT(field(7, 8), 0.3F);
}

}  // namespace
}  // namespace prongsai::ocr

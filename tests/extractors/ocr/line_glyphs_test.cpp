#include "extractors/ocr/line_glyphs.h"

#include <gtest/gtest.h>

namespace prongsai::ocr {
namespace {

/// Symbols of ten pixels each, as the engine gives them; a space in the text is one that it saw.
ReadLine read(const std::vector<std::string>& symbols) {
  ReadLine line{.symbols = {}, .confidence = 0.9};
  int x = 0;
  bool space = false;
  for (const std::string& text : symbols) {
    if (text == " ") {
      space = true;
      x += 10;
      continue;
    }
    line.symbols.push_back({text, x, x + 10, 0.95, space});
    space = false;
    x += 10;
  }
  return line;
}

LineGeometry geometry(std::vector<Box> ink) { return {.x0 = 50, .pt_per_px = 0.24, .baseline_y = 100, .body = 7.2, .ink = std::move(ink)}; }

std::string text_of(const std::vector<Glyph>& glyphs) {
  std::string text;
  for (const Glyph& glyph : glyphs) text += (glyph.space_before ? " " : "") + glyph.text;
  return text;
}

TEST(GlyphsOf, KeepMarksOnTheirLetters) {
  const auto glyphs = glyphs_of(read({"ท", "ี", "่"}), geometry({{0, 0, 10, 30}}));

  ASSERT_EQ(glyphs.size(), 1u);
  EXPECT_EQ(glyphs[0].text, "ที่");
}

TEST(GlyphsOf, KeepTheDoubtOfADigit) {
  ReadLine line = read({"๙", "๔"});
  line.symbols[1].doubt = '5';
  const auto glyphs = glyphs_of(line, geometry({{0, 0, 20, 30}}));

  ASSERT_EQ(glyphs.size(), 2u);
  EXPECT_EQ(glyphs[0].doubt, 0);
  EXPECT_EQ(glyphs[1].doubt, '5');
}

TEST(GlyphsOf, LeaveAGapWhereASpaceIsSeenInTheInkToo) {
  const auto glyphs = glyphs_of(read({"ก", "ข", " ", "ค"}), geometry({{0, 0, 20, 30}, {34, 0, 44, 30}}));

  EXPECT_EQ(text_of(glyphs), "กข ค");
  EXPECT_NEAR(glyphs[2].box.x0 - glyphs[1].box.x1, 14 * 0.24, 0.01);
}

TEST(GlyphsOf, HaveNoSpaceWhereTheInkHasNoGap) {
  const auto glyphs = glyphs_of(read({"ก", "ข", " ", "ค"}), geometry({{0, 0, 44, 30}}));

  EXPECT_EQ(text_of(glyphs), "กขค");
  EXPECT_DOUBLE_EQ(glyphs[1].box.x1, glyphs[2].box.x0);
}

TEST(GlyphsOf, HaveASpaceWhereTheGapIsWiderThanAnyBetweenLetters) {
  EXPECT_EQ(text_of(glyphs_of(read({"ก", "ข", "ค"}), geometry({{0, 0, 10, 30}, {60, 0, 80, 30}}))), "ก ขค");
}

TEST(GlyphsOf, DoNotPartANumberAtANarrowGap) {
  EXPECT_EQ(text_of(glyphs_of(read({"๒", "๕", "๖", " ", "๘"}), geometry({{0, 0, 30, 30}, {42, 0, 50, 30}}))), "๒๕๖๘");
}

TEST(GlyphsOf, StandOnTheLineInPoints) {
  const auto glyphs = glyphs_of(read({"ก"}), geometry({{0, 0, 10, 30}}));

  EXPECT_DOUBLE_EQ(glyphs[0].baseline_y, 100);
  EXPECT_DOUBLE_EQ(glyphs[0].box.x0, 50);
  EXPECT_DOUBLE_EQ(glyphs[0].box.x1, 52.4);
  EXPECT_LT(glyphs[0].box.y0, 100 - 7.2);
  EXPECT_GT(glyphs[0].box.y1, 100);
}

TEST(GlyphsOf, AreAsSureAsTheirLineAtMost) {
  const auto glyphs = glyphs_of(read({"ก"}), geometry({{0, 0, 10, 30}}));

  EXPECT_FLOAT_EQ(glyphs[0].confidence, 0.9F);
}

}  // namespace
}  // namespace prongsai::ocr

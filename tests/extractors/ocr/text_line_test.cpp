#include "extractors/ocr/text_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::ocr {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

constexpr double dpi = 300, body = 30;

/// Ink as lines of print leave it.
class Ink {
 public:
  /// Letters side by side on a baseline; the index of the first one.
  std::size_t letters(double x, double baseline, int count, double height = body) {
    const std::size_t first = boxes.size();
    for (int i = 0; i < count; ++i) boxes.push_back({x + i * 0.8 * height, baseline - height, x + i * 0.8 * height + 0.7 * height, baseline});
    return first;
  }
  std::size_t box(double x0, double y0, double x1, double y1) {
    boxes.push_back({x0, y0, x1, y1});
    return boxes.size() - 1;
  }
  PageText text(const std::vector<Box>& rulings = {}) const { return find_text(boxes, rulings, dpi); }

  std::vector<Box> boxes;
};

TEST(FindText, MakesALineOfLettersOnABaseline) {
  Ink ink;
  ink.letters(100, 200, 20);
  const PageText text = ink.text();

  ASSERT_THAT(text.lines, SizeIs(1));
  EXPECT_THAT(text.lines[0].parts, SizeIs(20));
  EXPECT_NEAR(text.lines[0].baseline, 200, 1);
  EXPECT_NEAR(text.body, body, 1);
}

TEST(FindText, KeepsLinesApartThatStandCloseTogether) {
  Ink ink;
  for (int line = 0; line < 4; ++line) ink.letters(100, 200 + line * 2.4 * body, 20);

  EXPECT_THAT(ink.text().lines, SizeIs(4));
}

TEST(FindText, GivesMarksToTheLettersTheyStandOn) {
  Ink ink;
  const auto upper = ink.letters(100, 200, 20), lower = ink.letters(100, 275, 20);  // as close as lines of Thai stand
  const auto vowel_below = ink.box(130, 204, 142, 216), tone_above = ink.box(130, 226, 138, 241), tone_over_vowel = ink.box(180, 213, 188, 223);
  ink.box(178, 226, 200, 241);  // the vowel under it
  const PageText text = ink.text();

  ASSERT_THAT(text.lines, SizeIs(2));
  const auto& above = text.lines[0].baseline < text.lines[1].baseline ? text.lines[0] : text.lines[1];
  const auto& below = text.lines[0].baseline < text.lines[1].baseline ? text.lines[1] : text.lines[0];
  EXPECT_THAT(above.parts, ::testing::IsSupersetOf({upper, vowel_below}));
  EXPECT_THAT(below.parts, ::testing::IsSupersetOf({lower, tone_above, tone_over_vowel}));
}

TEST(FindText, TakesMarksOfLargePrintForNoLineOfSmallPrint) {
  Ink ink;
  ink.letters(100, 600, 30);
  ink.letters(100, 200, 8, 60);
  ink.box(150, 100, 185, 132);  // as tall as the letters of the other line
  const PageText text = ink.text();

  ASSERT_THAT(text.lines, SizeIs(2));
  EXPECT_THAT(text.lines, UnorderedElementsAre(::testing::Field(&TextLine::parts, SizeIs(30)), ::testing::Field(&TextLine::parts, SizeIs(9))));
}

TEST(FindText, PartsALineAtAVerticalRuling) {
  Ink ink;
  ink.letters(100, 200, 5);
  ink.letters(240, 200, 5);

  EXPECT_THAT(ink.text().lines, SizeIs(1));
  EXPECT_THAT(ink.text({{228, 100, 228, 300}}).lines, SizeIs(2));
}

TEST(FindText, PartsALineAtAWideGap) {
  Ink ink;
  ink.letters(100, 200, 5);
  ink.letters(400, 200, 5);

  EXPECT_THAT(ink.text().lines, SizeIs(2));
}

TEST(FindText, TakesSpecksAlongLettersForNothing) {
  Ink ink;
  ink.letters(100, 200, 20);
  for (int i = 0; i < 20; ++i) ink.box(100 + i * 12, 203, 104 + i * 12, 206);
  const PageText text = ink.text();

  EXPECT_THAT(text.leaders, IsEmpty());
  ASSERT_THAT(text.lines, SizeIs(1));
  EXPECT_THAT(text.lines[0].parts, SizeIs(20));
}

TEST(FindText, SetsDotsApartThatLeadTheEye) {
  Ink ink;
  ink.letters(100, 200, 10);
  for (int i = 0; i < 20; ++i) ink.box(360 + i * 12, 196, 364 + i * 12, 200);
  const PageText text = ink.text();

  ASSERT_THAT(text.leaders, SizeIs(1));
  EXPECT_THAT(text.leaders[0].parts, SizeIs(20));
  ASSERT_THAT(text.lines, SizeIs(1));
  EXPECT_THAT(text.lines[0].parts, SizeIs(10));
}

TEST(FindText, KeepsTheDashOfAnEmptyCell) {
  Ink ink;
  ink.letters(100, 200, 10);
  const auto dash = ink.box(800, 186, 815, 190);
  const PageText text = ink.text();

  EXPECT_THAT(text.dashes, ElementsAre(dash));
}

TEST(FindText, FindsNothingOnAnEmptyPage) { EXPECT_THAT(Ink().text().lines, IsEmpty()); }

TEST(FindText, LeavesPicturesAlone) {
  Ink ink;
  ink.letters(100, 400, 10);
  ink.box(900, 100, 1300, 500);

  EXPECT_THAT(ink.text().lines, SizeIs(1));
}

}  // namespace
}  // namespace prongsai::ocr

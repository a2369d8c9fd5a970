#include "extractors/ocr/ruling_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>

#include "tests/extractors/ocr/drawn_page.h"

namespace prongsai::ocr {
namespace {

using ::testing::IsEmpty;

std::vector<Box> rulings_of(const PageImage& page) {
  auto frame = frame_of(page);
  return take_out_rulings(*frame);
}

/// Length of what was found along a line that was drawn.
double found_at(const std::vector<Box>& rulings, bool horizontal, double at, double within = 3) {
  double length = 0;
  for (const Box& box : rulings) {
    if ((box.width() >= box.height()) != horizontal) continue;
    if (std::abs((horizontal ? box.y0 : box.x0) - at) <= within) length += std::max(box.width(), box.height());
  }
  return length;
}

class Rulings : public ::testing::Test {
 protected:
  PageImage page = test::white_page();
};

TEST_F(Rulings, AreFoundWhereTheyAreDrawn) {
  test::frame(page, 100, 100, 900, 500);
  test::fill(page, 400, 100, 402, 500);
  const auto rulings = rulings_of(page);

  EXPECT_NEAR(found_at(rulings, true, 100), 800, 10);
  EXPECT_NEAR(found_at(rulings, true, 499), 800, 10);
  EXPECT_NEAR(found_at(rulings, false, 400), 400, 10);
}

TEST_F(Rulings, MayBeBroken) {
  for (int x = 100; x < 900; x += 40) test::fill(page, x, 300, x + 38, 302);

  EXPECT_GT(found_at(rulings_of(page), true, 300), 700);
}

TEST_F(Rulings, MayBendALittle) {
  for (int x = 100; x < 1100; ++x) {
    const auto y = static_cast<int>(300 + 5 * std::sin(x / 320.0));
    test::fill(page, x, y, x + 1, y + 2);
  }

  EXPECT_GT(found_at(rulings_of(page), true, 300, 7), 850);
}

TEST_F(Rulings, MayBeFaint) {
  test::fill(page, 100, 300, 900, 302, 170);

  EXPECT_NEAR(found_at(rulings_of(page), true, 300), 800, 10);
}

/// A line that is there in part: dashes with breaks that are too wide to close.
void fill_worn(PageImage& page, int x0, int y0, int x1, int y1) {
  for (int x = x0; x < x1; x += 16) test::fill(page, x, y0, x + 10, y1);
}

TEST_F(Rulings, AreFollowedThroughWornParts) {
  test::fill(page, 100, 300, 500, 302);
  fill_worn(page, 500, 300, 600, 302);
  test::fill(page, 600, 300, 900, 302);

  EXPECT_NEAR(found_at(rulings_of(page), true, 300), 800, 10);
}

TEST_F(Rulings, AreFollowedToTheLineTheyMeet) {
  test::fill(page, 100, 300, 500, 302);
  fill_worn(page, 500, 300, 598, 302);
  test::fill(page, 600, 200, 602, 400);
  fill_worn(page, 602, 300, 690, 302);
  test::fill(page, 700, 200, 702, 400);

  EXPECT_NEAR(found_at(rulings_of(page), true, 300), 600, 15);
}

TEST_F(Rulings, EndAtAMergedCellALetterOfWhichStandsInTheirWay) {
  test::fill(page, 100, 300, 900, 302);
  test::fill(page, 100, 350, 900, 352);
  test::fill(page, 100, 500, 900, 502);
  test::fill(page, 400, 350, 402, 500);
  test::fill(page, 400, 315, 402, 336);  // the stroke of a letter

  EXPECT_NEAR(found_at(rulings_of(page), false, 400), 150, 8);
}

TEST_F(Rulings, EndAtAMergedCellWithoutText) {
  test::fill(page, 100, 300, 500, 302);
  test::fill(page, 600, 300, 900, 302);

  EXPECT_NEAR(found_at(rulings_of(page), true, 300), 700, 10);
}

TEST_F(Rulings, EndAtAMergedCellWhoseTextStandsAtTheirHeight) {
  test::fill(page, 100, 300, 500, 302);
  for (int x = 510; x < 590; x += 14) test::frame(page, x, 292, x + 9, 310);
  test::fill(page, 600, 300, 900, 302);

  EXPECT_NEAR(found_at(rulings_of(page), true, 300), 700, 10);
}

TEST_F(Rulings, MayBeAsShortAsARowOfOneLine) {
  test::fill(page, 100, 300, 900, 302);
  test::fill(page, 100, 340, 900, 342);
  test::fill(page, 400, 300, 402, 342);

  EXPECT_NEAR(found_at(rulings_of(page), false, 400), 40, 5);
}

TEST_F(Rulings, AreNoStrokesThatEndBeforeTheNextRule) {
  test::fill(page, 100, 300, 900, 302);
  test::fill(page, 100, 340, 900, 342);
  test::fill(page, 400, 300, 402, 330);

  EXPECT_EQ(found_at(rulings_of(page), false, 400), 0);
}

TEST_F(Rulings, StayWhereTheyMeetABar) {
  test::fill(page, 100, 300, 900, 302);
  test::fill(page, 500, 240, 600, 360);
  const auto rulings = rulings_of(page);

  EXPECT_NEAR(found_at(rulings, true, 300), 700, 50);
}

TEST_F(Rulings, AreNoBars) {
  test::fill(page, 100, 300, 900, 330);

  EXPECT_THAT(rulings_of(page), IsEmpty());
}

TEST_F(Rulings, AreTakenOutOfThePage) {
  test::frame(page, 100, 100, 900, 500);
  auto frame = frame_of(page);
  take_out_rulings(*frame);

  const auto rest = rulings_of(page);
  EXPECT_FALSE(rest.empty());
  EXPECT_THAT(take_out_rulings(*frame), IsEmpty());
}

TEST_F(Rulings, AreNoLinesUnderAText) {
  for (int x = 100; x < 500; x += 20) test::fill(page, x, 280, x + 16, 300);
  test::fill(page, 100, 303, 500, 305);
  auto frame = frame_of(page);

  EXPECT_THAT(take_out_rulings(*frame), IsEmpty());
  l_uint32 under = 1, letter = 0;
  pixGetPixel(frame->ink.get(), 300, 304, &under);
  pixGetPixel(frame->ink.get(), 306, 290, &letter);
  EXPECT_EQ(under, 0u);
  EXPECT_EQ(letter, 1u);
}

TEST(RulingsOfPrint, AreThoseThatThePageDraws) {
  const PageImage image = test::sample_page("thung-saeng-thong-2568", 1, 300);
  const PageContent drawn = test::sample_content("thung-saeng-thong-2568", 1);
  for (const Box& box : rulings_of(image)) {
    const bool across = box.width() >= box.height();
    const double at = (across ? box.y0 : box.x0) * 72 / 300;
    const bool is_drawn = std::ranges::any_of(drawn.rulings, [&](const Ruling& ruling) {
      return ruling.horizontal() == across && std::abs((across ? ruling.box.center_y() : ruling.box.center_x()) - at) < 2;
    });
    EXPECT_TRUE(is_drawn) << box.x0 << ' ' << box.y0 << ' ' << box.x1 << ' ' << box.y1;
  }
}

}  // namespace
}  // namespace prongsai::ocr

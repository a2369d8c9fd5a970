#include "extractors/ocr/light_print.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <array>
#include <cmath>

#include "tests/extractors/ocr/drawn_page.h"

namespace prongsai::ocr {
namespace {

using Colour = std::array<std::uint8_t, 3>;

constexpr Colour white{255, 255, 255}, black{0, 0, 0}, navy{31, 78, 121}, orange{237, 125, 49};

void fill(PageImage& page, int x0, int y0, int x1, int y1, const Colour& colour) {
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) std::copy_n(colour.begin(), page.channels, page.row(y) + x * page.channels);
  }
}

/// A page of three colours with a cell of one line: strokes as thick and as near as those of letters of 16 points.
PageImage page_with_cell(const Colour& ground, const Colour& print) {
  PageImage page = test::white_page(1240, 1754, 150, 3);
  fill(page, 200, 300, 700, 350, ground);
  for (int x = 250; x < 650; x += 10) fill(page, x, 315, x + 3, 335, print);
  return page;
}

PixPtr read(const PageImage& page) {
  PixPtr grey = grey_of(page);
  darken_light_print(page, grey);
  return grey;
}

int shade(const PixPtr& grey, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(grey.get(), x, y, &value);
  return static_cast<int>(value);
}

TEST(LightPrint, BecomesDarkOnWhite) {
  for (const Colour& ground : {black, navy, orange}) {
    const PixPtr grey = read(page_with_cell(ground, white));
    EXPECT_LT(shade(grey, 451, 325), 10) << int(ground[0]);
    EXPECT_GT(shade(grey, 456, 325), 245) << int(ground[0]);
    EXPECT_GT(shade(grey, 225, 325), 245) << int(ground[0]);
    EXPECT_EQ(shade(grey, 800, 325), 255) << int(ground[0]);
  }
}

TEST(LightPrint, LeavesTheEdgeOfItsCellForARule) {
  const PixPtr grey = read(page_with_cell(black, white));
  EXPECT_EQ(shade(grey, 451, 300), 0);
  EXPECT_EQ(shade(grey, 451, 349), 0);
  EXPECT_EQ(shade(grey, 200, 325), 0);
}

TEST(LightPrint, LeavesTheRulesWithinItsCell) {
  PageImage page = page_with_cell(navy, white);
  fill(page, 444, 300, 446, 350, black);
  const PixPtr grey = read(page);
  EXPECT_EQ(shade(grey, 445, 325), 0);
  EXPECT_GT(shade(grey, 448, 325), 245);
}

TEST(LightPrint, StandsInCellsThatWereScannedAskew) {
  const PixPtr grey = read(test::turned(page_with_cell(navy, white), 0.8));
  int dark = 0;
  for (int y = 300; y < 350; ++y) dark += shade(grey, 460, y) < 128;
  EXPECT_LT(dark, 32);
}

TEST(LightPrint, IsNotWhatIsDarkerThanItsGround) {
  const PageImage page = page_with_cell({255, 192, 0}, black);
  const PixPtr before = grey_of(page), after = read(page);
  l_int32 is_same = 0;
  pixEqual(before.get(), after.get(), &is_same);
  EXPECT_EQ(is_same, 1);
}

TEST(LightPrint, IsNotBetweenTheLettersOfABoldTitle) {
  PageImage page = test::white_page(1240, 1754, 150, 3);
  for (int x = 200; x < 800; x += 20) fill(page, x, 300, x + 16, 340, black);
  const PixPtr before = grey_of(page), after = read(page);
  EXPECT_EQ(shade(after, 508, 320), shade(before, 508, 320));
}

TEST(LightPrint, IsNotInAPictureOrAnEmblem) {
  PageImage page = test::white_page(1240, 1754, 150, 3);
  for (int y = 300; y < 700; ++y) {
    for (int x = 200; x < 700; ++x) fill(page, x, y, x + 1, y + 1, {static_cast<std::uint8_t>((x * 7 + y * 3) % 256), 40, 60});
    for (int x = 800; x < 1200; ++x) {
      const double away = std::hypot(x - 1000, y - 500);
      if (away < 190) fill(page, x, y, x + 1, y + 1, static_cast<int>(away) % 40 < 6 ? white : navy);
    }
  }
  const PixPtr before = grey_of(page), after = read(page);
  EXPECT_EQ(shade(after, 1000, 460), shade(before, 1000, 460));
  EXPECT_EQ(shade(after, 450, 500), shade(before, 450, 500));
}

TEST(LightPrint, IsLookedForOnPagesOfAnySize) {
  const PageImage dot = test::white_page(1, 1, 72);
  EXPECT_EQ(shade(read(dot), 0, 0), 255);
}

}  // namespace
}  // namespace prongsai::ocr

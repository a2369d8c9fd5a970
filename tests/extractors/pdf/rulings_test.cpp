#include <gmock/gmock.h>

#include "tests/extractors/pdf/read_pdf.h"

namespace prongsai::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Box> rulings(std::string_view content) {
  std::vector<Box> boxes;
  for (const Ruling& ruling : page_with(content).rulings) boxes.push_back(ruling.box);
  return boxes;
}

TEST(Rulings, ComeFromStrokesInBothDirections) {
  EXPECT_THAT(rulings("100 700 m 300 700 l S 100 700 m 100 600 l S"), ElementsAre(Box{100, 100, 300, 100}, Box{100, 100, 100, 200}));
}

TEST(Rulings, ComeFromDashedStrokesWhole) { EXPECT_THAT(rulings("[3 3] 0 d 300 700 m 100 700 l S"), ElementsAre(Box{100, 100, 300, 100})); }

TEST(Rulings, ComeFromTheEdgesOfAStrokedRectangle) {
  EXPECT_THAT(rulings("100 600 200 100 re S"),
              ElementsAre(Box{100, 200, 300, 200}, Box{300, 100, 300, 200}, Box{100, 100, 300, 100}, Box{100, 100, 100, 200}));
}

TEST(Rulings, ComeFromThinFilledRectanglesWithoutTheirThickness) {
  EXPECT_THAT(rulings("100 699 200 2 re 100 600 1 100 re f*"), ElementsAre(Box{100, 100, 300, 100}, Box{100.5, 100, 100.5, 200}));
}

TEST(Rulings, AreScaledWithThePage) { EXPECT_THAT(rulings("0.5 0 0 0.5 10 0 cm 100 1400 m 300 1400 l S"), ElementsAre(Box{60, 100, 160, 100})); }

TEST(Rulings, AreNoAreas) { EXPECT_THAT(rulings("0.9 g 100 600 200 100 re f 20 w 100 400 m 300 400 l S"), IsEmpty()); }

TEST(Rulings, AreNoCurves) { EXPECT_THAT(rulings("100 700 m 150 700 200 700 300 700 c S"), IsEmpty()); }

TEST(Rulings, AreNotSlanted) { EXPECT_THAT(rulings("100 700 m 300 690 l S"), IsEmpty()); }

TEST(Rulings, EndAtTheClip) {
  EXPECT_THAT(rulings("150 0 50 800 re W n 100 700 m 300 700 l S 10 10 m 10 90 l S"), ElementsAre(Box{150, 100, 200, 100}));
}

TEST(Rulings, EndAtTheEdgeOfThePage) { EXPECT_THAT(rulings("-100 700 m 900 700 l S"), ElementsAre(Box{0, 100, 600, 100})); }

TEST(Rulings, InWhiteAreNotSeen) { EXPECT_THAT(rulings("1 G 1 g 100 700 m 300 700 l S 100 600 200 1 re f"), IsEmpty()); }

TEST(Rulings, InWhiteAreSeenOnAColouredGround) {
  EXPECT_THAT(rulings("0 0 1 rg 50 650 400 100 re f 1 G 100 700 m 300 700 l S"), ElementsAre(Box{100, 100, 300, 100}));
}

TEST(Rulings, KnowTheirDirection) {
  const PageContent page = page_with("100 700 m 300 700 l S 100 700 m 100 600 l S");

  EXPECT_TRUE(page.rulings[0].horizontal());
  EXPECT_FALSE(page.rulings[1].horizontal());
}

}  // namespace
}  // namespace prongsai::test

#include "extractors/ocr/check_boxes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/ocr/page_frame.h"
#include "tests/extractors/ocr/drawn_page.h"

namespace prongsai::ocr {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double body = 24;

void stroke(PageImage& page, double x0, double y0, double x1, double y1, int thick = 3) {
  for (int i = 0; i <= 100; ++i) {
    const auto x = static_cast<int>(x0 + (x1 - x0) * i / 100), y = static_cast<int>(y0 + (y1 - y0) * i / 100);
    test::fill(page, x, y, x + thick, y + thick);
  }
}

std::vector<std::string> signs_on(const PageImage& page) {
  const auto frame = frame_of(page);
  std::vector<std::string> signs;
  for (const CheckBox& box : find_check_boxes(frame->ink, PageInk(frame->ink), body)) signs.push_back(box.sign);
  return signs;
}

class CheckBoxes : public ::testing::Test {
 protected:
  PageImage page = test::white_page();
};

TEST_F(CheckBoxes, AreEmpty) {
  test::frame(page, 100, 100, 126, 126);
  EXPECT_THAT(signs_on(page), ElementsAre("☐"));
}

TEST_F(CheckBoxes, HaveATickThatStandsOutOverThem) {
  test::frame(page, 100, 100, 126, 126);
  stroke(page, 104, 112, 110, 119);
  stroke(page, 110, 119, 130, 96);
  EXPECT_THAT(signs_on(page), ElementsAre("☑"));
}

TEST_F(CheckBoxes, HaveATickThatTouchesNothing) {
  test::frame(page, 100, 100, 128, 128);
  stroke(page, 106, 112, 111, 118, 2);
  stroke(page, 111, 118, 119, 107, 2);
  EXPECT_THAT(signs_on(page), ElementsAre("☑"));
}

TEST_F(CheckBoxes, AreCrossedOut) {
  test::frame(page, 100, 100, 128, 128);
  stroke(page, 104, 104, 121, 121, 2);
  stroke(page, 121, 104, 104, 121, 2);
  EXPECT_THAT(signs_on(page), ElementsAre("☒"));
}

TEST_F(CheckBoxes, AreNoCellsOfATableAndNoBullets) {
  test::frame(page, 100, 100, 400, 160);
  test::fill(page, 100, 300, 124, 324);
  EXPECT_THAT(signs_on(page), IsEmpty());
}

TEST(CheckBoxesOfPrint, AreNoLetters) { EXPECT_THAT(signs_on(test::sample_page("phang-nga-2568", 1, 150)), IsEmpty()); }

}  // namespace
}  // namespace prongsai::ocr

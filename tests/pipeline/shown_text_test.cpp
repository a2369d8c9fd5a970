#include "pipeline/shown_text.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

TEST(ShownWidth, GivesThaiMarksNoColumn) {
  EXPECT_EQ(shown_width("ที่"), 1u);
  EXPECT_EQ(shown_width("กำนัน"), 4u);
  EXPECT_EQ(shown_width("abc…"), 4u);
}

TEST(Shortened, LeavesWhatFits) { EXPECT_EQ(shortened("ที่นี่", 2), "ที่นี่"); }

TEST(Shortened, CutsBetweenLettersAndNotBeforeTheirMarks) {
  EXPECT_EQ(shortened("ที่นี่เอง", 3), "ที่นี่…");
  EXPECT_EQ(shortened("abcdef", 4), "abc…");
  EXPECT_EQ(shortened("abcdef", 0), "");
}

TEST(OneLine, HasNothingThatATerminalObeys) {
  EXPECT_EQ(one_line("ก่อน\nหลัง\t\x1B[2J\u202Eกลับ \xC2\x9B"), "ก่อน หลัง \\x1B[2Jกลับ \\xC2\\x9B");
  EXPECT_EQ(one_line("ธรรมดา 12"), "ธรรมดา 12");
}

TEST(ClockText, HasHoursWhereItNeedsThem) {
  EXPECT_EQ(clock_text(0), "0:00");
  EXPECT_EQ(clock_text(61.4), "1:01");
  EXPECT_EQ(clock_text(3 * 3600 + 5), "3:00:05");
}

}  // namespace
}  // namespace prongsai

#include "extractors/thai/wrapped_period.h"

#include <gtest/gtest.h>

namespace prongsai::thai {
namespace {

constexpr int year = 2568;

TEST(ParseWrappedPeriod, ReadsACellAsItStands) {
  const Period period = parse_wrapped_period("ไตรมาสที่ ๑", year);
  EXPECT_EQ(period.start, (Date{2024, 10, 1}));
  EXPECT_EQ(period.end, (Date{2024, 12, 31}));
}

TEST(ParseWrappedPeriod, ClosesUpAYearThatALineBreakCuts) {
  const Period period = parse_wrapped_period("ปีงบประมาณ พ.ศ.๒๕๖\n๘", year);
  EXPECT_EQ(period.start, (Date{2024, 10, 1}));
  EXPECT_EQ(period.end, (Date{2025, 9, 30}));
}

TEST(ParseWrappedPeriod, ClosesUpAMonthThatALineBreakCuts) {
  const Period period = parse_wrapped_period("มก\nราคม\n๒๕๖๘", year);
  EXPECT_EQ(period.start, (Date{2025, 1, 1}));
  EXPECT_EQ(period.end, (Date{2025, 1, 31}));
}

TEST(ParseWrappedPeriod, KeepsTheTextAsWritten) { EXPECT_EQ(parse_wrapped_period("ปีงบประมาณ พ.ศ.๒๕๖\n๘", year).text, "ปีงบประมาณ พ.ศ.๒๕๖\n๘"); }

TEST(ParseWrappedPeriod, GivesNothingWhereClosingUpDoesNotHelp) {
  const Period period = parse_wrapped_period("ราย\nเดือน", year);
  EXPECT_FALSE(period.start);
  EXPECT_FALSE(period.end);
  EXPECT_EQ(period.text, "ราย\nเดือน");
}

TEST(ParseWrappedPeriod, DoesNotFuseTwoDatesThatStandOnLinesOfTheirOwn) {
  const Period period = parse_wrapped_period("๑ ต.ค. ๒๕๖๗\n๓๐ ก.ย. ๒๕๖๘", year);
  EXPECT_EQ(period.start, (Date{2024, 10, 1}));
  EXPECT_EQ(period.end, (Date{2025, 9, 30}));
}

TEST(ParseWrappedPeriod, KeepsWhatIsImpossible) { EXPECT_TRUE(parse_wrapped_period("ปีงบประมาณ พ.ศ. ๒๕๐๘", year).impossible); }

}  // namespace
}  // namespace prongsai::thai

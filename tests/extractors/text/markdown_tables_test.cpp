#include <gmock/gmock.h>

#include "tests/extractors/text/reading.h"

namespace prongsai::text_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(PipeTable, IsReadWithItsHeading) {
  const auto table = tables_of(read("| ที่ | กิจกรรม |\n|:--|---:|\n| ๑ | อบรม<br>ติดตาม |\n| ๒ | **ประกาศ** |\n\nจบ")).at(0);
  EXPECT_EQ(rows_of(table), (Rows{{"ที่", "กิจกรรม"}, {"๑", "อบรม\nติดตาม"}, {"๒", "ประกาศ"}}));
  EXPECT_EQ(table.header_rows, 1);
}

TEST(PipeTable, MayLackTheOuterPipes) { EXPECT_EQ(rows_in("ที่ | กิจกรรม\n---|---\n๑ | อบรม\n"), (Rows{{"ที่", "กิจกรรม"}, {"๑", "อบรม"}})); }

TEST(PipeTable, KeepsAnEscapedPipe) { EXPECT_EQ(rows_in("| ก | ข |\n|---|---|\n| a \\| b | c |\n").at(1).at(0), "a | b"); }

TEST(PipeTable, HasASecondHeadingRowBelowItsRule) {
  const auto table = tables_of(read("| มิติ | งบประมาณ |  |\n|---|---|---|\n|  | ปี ๒๕๖๖ | ปี ๒๕๖๗ |\n| สุจริต | ๑๐๐ | - |\n")).at(0);
  EXPECT_EQ(table.header_rows, 2);
  EXPECT_EQ(table.at(0, 2)->text, "งบประมาณ");
}

TEST(PipeTable, IsNoneInASentenceWithAPipe) { EXPECT_THAT(tables_of(read("เลือก ก | ข ได้\nตามเหมาะสม")), IsEmpty()); }

TEST(GridTable, JoinsTheWrappedLinesOfACell) {
  EXPECT_EQ(rows_in("+-----+--------+\n| ที่  | กิจกรรม |\n+=====+========+\n| ๑   | จัดอบรม |\n|     | บุคลากร |\n+-----+--------+\n"),
            (Rows{{"ที่", "กิจกรรม"}, {"๑", "จัดอบรมบุคลากร"}}));
}

TEST(GridTable, BeginsAParagraphAtANumber) {
  EXPECT_EQ(rows_in("+---+-----+\n| ก | ข   |\n+===+=====+\n| x | ๑. a |\n|   | ๒. b |\n+---+-----+\n").at(1).at(1), "๑. a\n๒. b");
}

TEST(DashedTable, CutsLinesAtTheColumnsOfATerminal) {
  EXPECT_EQ(rows_in("  ที่     กิจกรรม\n  ----  --------\n  ๑     ยื่นเรื่อง\n  ๒     ตรวจ\n\nจบ"), (Rows{{"ที่", "กิจกรรม"}, {"๑", "ยื่นเรื่อง"}, {"๒", "ตรวจ"}}));
}

TEST(DashedTable, CutsLinesAtColumnsCountedInCharacters) {
  EXPECT_EQ(rows_in("ที่   ผู้รับ\n----  --------\nรื้อ  กองคลัง\n๒     ตรวจ\n\nจบ"), (Rows{{"ที่", "ผู้รับ"}, {"รื้อ", "กองคลัง"}, {"๒", "ตรวจ"}}));
}

TEST(DashedTable, JoinsWrappedRowsBetweenFullRules) {
  const auto table =
      tables_of(read("-------------------\n ที่    กิจกรรม\n----- -------------\n ๑    จัดอบรม\n      บุคลากร\n\n ๒    ประกาศ\n-------------------\nจบ"))
          .at(0);
  EXPECT_EQ(rows_of(table), (Rows{{"ที่", "กิจกรรม"}, {"๑", "จัดอบรมบุคลากร"}, {"๒", "ประกาศ"}}));
  EXPECT_EQ(table.header_rows, 1);
}

TEST(DashedTable, IsNoneBelowAHeadingAlone) {
  const auto document = read("บทนำ\n------\n\nข้อความ");
  EXPECT_THAT(tables_of(document), IsEmpty());
  EXPECT_THAT(paragraphs_of(document), ElementsAre("บทนำ", "ข้อความ"));
}

}  // namespace
}  // namespace prongsai::text_test

#include <gmock/gmock.h>

#include "tests/extractors/text/reading.h"

namespace prongsai::text_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(TabRows, MakeATable) {
  EXPECT_EQ(rows_in("ที่\tกิจกรรม\tผู้รับผิดชอบ\n๑\tอบรม\tสำนักปลัด\n๒\tตรวจสอบ\tกองคลัง\n"),
            (Rows{{"ที่", "กิจกรรม", "ผู้รับผิดชอบ"}, {"๑", "อบรม", "สำนักปลัด"}, {"๒", "ตรวจสอบ", "กองคลัง"}}));
}

TEST(TabRows, MayLackTheirLastCells) {
  EXPECT_EQ(rows_in("กิจกรรม\tผล\tหน่วยงาน\nอบรม\tผ่าน\n\tต่อ\tกองช่าง\n"),
            (Rows{{"กิจกรรม", "ผล", "หน่วยงาน"}, {"อบรม", "ผ่าน", ""}, {"", "ต่อ", "กองช่าง"}}));
}

TEST(TabRows, FirstRowIsTheHeading) {
  const auto table = tables_of(read("ตัวชี้วัดที่\tคะแนน\n1\t91.20\n2\t88.00\n")).at(0);
  EXPECT_EQ(table.header_rows, 1);
  EXPECT_TRUE(table.at(0, 1)->is_header);
  EXPECT_FALSE(table.at(1, 1)->is_header);
}

TEST(TabRows, WithoutHeadingHaveNone) { EXPECT_EQ(tables_of(read("1\tการใช้อำนาจ\t91.20\n2\tคุณภาพ\t88.00\n")).at(0).header_rows, 0); }

TEST(TabRows, ReadParagraphsInsideACell) { EXPECT_EQ(rows_in("กิจกรรม\tวิธี\nอบรม\t<p>๑. เชิญ</p> <p>๒. จัด</p>\n").at(1).at(1), "๑. เชิญ\n๒. จัด"); }

TEST(TabRows, MergeTheHeadingsOfTwoRows) {
  const auto table = tables_of(read("มิติ\tงบประมาณ (บาท)\t\tหมายเหตุ\n\tปี ๒๕๖๖\tปี ๒๕๖๗\t\nสุจริต\t๕,๐๐๐\t-\t\n")).at(0);
  EXPECT_EQ(table.header_rows, 2);
  EXPECT_EQ(table.at(1, 0)->text, "มิติ");
  EXPECT_EQ(table.at(0, 2)->text, "งบประมาณ (บาท)");
  EXPECT_EQ(table.at(1, 2)->text, "ปี ๒๕๖๗");
  EXPECT_EQ(table.at(1, 3)->text, "หมายเหตุ");
}

TEST(TabRows, KnowASecondHeadingRowThatRepeatsItself) {
  EXPECT_EQ(tables_of(read("มิติ\tปี ๒๕๖๖\tปี ๒๕๖๗\n\tงบประมาณ\tงบประมาณ\nสุจริต\t๕,๐๐๐\t-\n")).at(0).header_rows, 2);
}

TEST(TabRows, DoNotTakeARowWithABlankFirstCellForAHeading) {
  EXPECT_EQ(tables_of(read("ประเด็น\tกิจกรรม\tหน่วยงาน\n\tต่อจากหน้าก่อน\t\nการให้บริการ\tอบรม\tกองช่าง\n")).at(0).header_rows, 1);
}

TEST(TabRows, EndAtABlankLine) { EXPECT_THAT(tables_of(read("ก\tข\n1\t2\n\nค\tง\n3\t4\n")), SizeIs(2)); }

TEST(TabRows, AreNoTableInTheHeadOfAMemo) {
  const auto document = read("บันทึกข้อความ\nส่วนราชการ สำนักปลัด\tโทร ๑๒๓\nที่ กข ๑๒๓/๔\tวันที่ ๑ มีนาคม ๒๕๖๗\n");
  EXPECT_THAT(tables_of(document), IsEmpty());
  EXPECT_THAT(paragraphs_of(document), ElementsAre("บันทึกข้อความ", "ส่วนราชการ สำนักปลัด โทร ๑๒๓", "ที่ กข ๑๒๓/๔ วันที่ ๑ มีนาคม ๒๕๖๗"));
}

TEST(TabRows, AreNoTableAlone) { EXPECT_THAT(tables_of(read("ชื่อ\tตำแหน่ง\n\nข้อความ")), IsEmpty()); }

}  // namespace
}  // namespace prongsai::text_test

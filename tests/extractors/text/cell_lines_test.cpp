#include <gmock/gmock.h>

#include "tests/extractors/text/reading.h"

namespace prongsai::text_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// Rows as the exporter writes them: a tab before each cell, an empty line behind each row.
std::string exported(const Rows& rows) {
  std::string text;
  for (const auto& row : rows) {
    for (const std::string& cell : row) text += "\t" + cell + "\n";
    text += "\n";
  }
  return text;
}

const std::vector<std::string> kHeading = {"ลำดับ", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"};

Rows with_heading(Rows rows) {
  rows.insert(rows.begin(), kHeading);
  return rows;
}

const Rows kTwoMeasures = {{"1", "จัดอบรมบุคลากร", "สำนักปลัด", "ไตรมาสที่ 1"}, {"2", "ทบทวนคู่มือการให้บริการ", "กองช่าง", "ไตรมาสที่ 2"}};

TEST(CellLines, MakeRowsOfTheHeadingsWidth) { EXPECT_EQ(rows_in(exported(with_heading(kTwoMeasures))), with_heading(kTwoMeasures)); }

TEST(CellLines, KeepALineWithoutATabInItsCell) {
  const Rows rows = with_heading({{"1", "จัดอบรมบุคลากร\nติดตามผล", "สำนักปลัด", "ไตรมาสที่ 1"}});
  EXPECT_EQ(rows_in(exported(rows)), rows);
}

TEST(CellLines, ReadACellWhoseFirstParagraphsAreEmpty) {
  auto rows = with_heading(kTwoMeasures);
  rows[1][2] = "\n\nสำนักปลัด / กองคลัง";
  EXPECT_EQ(rows_in(exported(rows)).at(1).at(2), "สำนักปลัด / กองคลัง");
}

TEST(CellLines, DoNotEndARowAtAnEmptyLastParagraphOfACell) {
  auto rows = with_heading(kTwoMeasures);
  rows[0][0] += "\n";
  rows[1][2] += " \n";
  rows[2][1] += "\n";
  EXPECT_EQ(rows_in(exported(rows)), with_heading(kTwoMeasures));
}

TEST(CellLines, KeepEmptyCells) {
  auto rows = with_heading(kTwoMeasures);
  rows[2][2] = rows[2][3] = "";
  EXPECT_EQ(rows_in(exported(rows)), rows);
}

TEST(CellLines, OfOtherColumnsInOtherOrderMakeATableToo) {
  const Rows rows = {{"ผู้รับผิดชอบ", "คะแนน"}, {"กองคลัง", "90.10"}, {"กองช่าง", "88.00"}};
  EXPECT_EQ(rows_in(exported(rows)), rows);
}

TEST(CellLines, DropAHeadingThatRepeats) {
  const std::string heading = exported({kHeading});
  EXPECT_EQ(rows_in(heading + exported({kTwoMeasures[0]}) + heading + exported({kTwoMeasures[1]})), with_heading(kTwoMeasures));
}

TEST(CellLines, FindARepeatedHeadingWhoseFirstTabAPageBreakSwallowed) {
  std::string text = exported({kHeading, kTwoMeasures[0]});
  text.pop_back();  // the empty line that would end the row
  EXPECT_EQ(rows_in(text + " ลำดับ\n\n\t\nกิจกรรม\n\t\nผู้รับผิดชอบ\n\tระยะเวลา\n\n" + exported({kTwoMeasures[1]})), with_heading(kTwoMeasures));
}

TEST(CellLines, FindARowWhoseFirstTabAPageBreakSwallowed) {
  std::string text = exported({kHeading, {"ก1", "จัดอบรมบุคลากร", "สำนักปลัด", "ไตรมาสที่ 1"}});
  text.pop_back();
  text += " ก2\n\tทบทวนคู่มือการให้บริการ\n\tกองช่าง\n\tไตรมาสที่ 2\n\n";
  EXPECT_THAT(rows_in(text), ElementsAre(kHeading, ElementsAre("ก1", "จัดอบรมบุคลากร", "สำนักปลัด", "ไตรมาสที่ 1"),
                                         ElementsAre("ก2", "ทบทวนคู่มือการให้บริการ", "กองช่าง", "ไตรมาสที่ 2")));
}

TEST(CellLines, EndARowWhereAPageBreakStandsBeforeTheNextTab) {
  std::string text = exported({kHeading, kTwoMeasures[0]});
  text.pop_back();
  EXPECT_EQ(rows_in(text + " " + exported({kTwoMeasures[1]})), with_heading(kTwoMeasures));
}

TEST(CellLines, LeaveTextBehindATableOutside) {
  const auto document = read(exported(with_heading(kTwoMeasures)) + "\nปัญหาและอุปสรรค\n\nไม่มี\n");
  EXPECT_EQ(rows_of(tables_of(document).at(0)), with_heading(kTwoMeasures));
  EXPECT_THAT(paragraphs_of(document), ElementsAre("ปัญหาและอุปสรรค", "ไม่มี"));
}

TEST(CellLines, LeaveTheHeadingOfANewPageOutside) {
  std::string first = exported(with_heading(kTwoMeasures));
  first.pop_back();
  const auto document = read(first + " ส่วนที่สอง\nรายละเอียด\n\n\n" + exported({{"ข้อ", "ข้อมูล"}, {"O1", "โครงสร้าง"}, {"O2", "ผู้บริหาร"}}));
  EXPECT_THAT(tables_of(document), SizeIs(2));
  EXPECT_THAT(paragraphs_of(document), ElementsAre("ส่วนที่สอง", "รายละเอียด"));
}

TEST(CellLines, MakeTwoTablesWhereTextStandsBetween) {
  const auto tables = tables_of(read(exported(with_heading(kTwoMeasures)) + "\nส่วนที่สอง\n\n" + exported(with_heading(kTwoMeasures))));
  ASSERT_THAT(tables, SizeIs(2));
  EXPECT_EQ(rows_of(tables[0]), rows_of(tables[1]));
}

TEST(CellLines, MakeTwoTablesOfDifferentWidth) {
  const auto tables =
      tables_of(read(exported(with_heading(kTwoMeasures)) + "\n\n" + exported({{"ปี", "คะแนน"}, {"พ.ศ. 2567", "90.1"}, {"พ.ศ. 2568", "91.2"}})));
  ASSERT_THAT(tables, SizeIs(2));
  EXPECT_EQ(tables[0].columns, 4);
  EXPECT_EQ(tables[1].columns, 2);
}

TEST(CellLines, TakeAPageNumberForNone) {
  const auto document = read(exported(with_heading(kTwoMeasures)) + "\n-4-\nส่วนที่สอง\n");
  const auto* number = std::get_if<Paragraph>(&document.blocks.at(1));
  ASSERT_NE(number, nullptr);
  EXPECT_EQ(number->role, ParagraphRole::page_number);
}

TEST(CellLines, DropBookmarks) {
  auto rows = with_heading(kTwoMeasures);
  rows[0][0] = "[bookmark: _Toc12]ลำดับ";
  EXPECT_EQ(rows_in(exported(rows)), with_heading(kTwoMeasures));
}

TEST(CellLines, SpreadAnUpperHeadingOverItsLowerOnes) {
  const auto table =
      tables_of(
          read(exported({{"มิติ", "งบประมาณ", "หมายเหตุ"}, {"", "ปี 2566", "ปี 2567", ""}, {"สุจริต", "5,000", "-", "ก"}, {"โปร่งใส", "7,000", "100", "ข"}})))
          .at(0);
  EXPECT_EQ(table.header_rows, 2);
  EXPECT_EQ(table.at(0, 2)->text, "งบประมาณ");
  EXPECT_EQ(table.at(1, 3)->text, "หมายเหตุ");
}

TEST(CellLines, LayTheAmountsOfAMergedRowBelowAmounts) {
  const Rows rows = {{"ที่", "โครงการ", "ปี 2566", "ปี 2567"},
                     {"1", "อบรมบุคลากรประจำปี", "5,000", "7,000"},
                     {"รวม", "5,000", "7,000"},
                     {"2", "ติดตามผลการดำเนินงาน", "4,000", "9,000"}};
  const Rows read_rows = rows_in(exported(rows));
  ASSERT_EQ(read_rows.size(), 4u);
  EXPECT_EQ(read_rows[2][2], "5,000");
  EXPECT_EQ(read_rows[2][3], "7,000");
}

TEST(CellLines, GiveAnIndentedParagraphBackToItsCell) {
  auto rows = with_heading({{"1", "จัดอบรมบุคลากรทุกระดับของหน่วยงาน", "สำนักปลัด", "ไตรมาสที่ 1"},
                            {"2", "ทบทวนคู่มือการให้บริการประชาชน", "กองช่าง", "ไตรมาสที่ 2"},
                            {"3", "เผยแพร่แผนการจัดซื้อจัดจ้าง", "กองคลัง", "ไตรมาสที่ 3"}});
  auto indented = rows;
  indented[2][1] += "\n\tและคู่มือการปฏิบัติงาน";
  EXPECT_EQ(rows_in(exported(indented)).at(2), (std::vector<std::string>{"2", "ทบทวนคู่มือการให้บริการประชาชน\nและคู่มือการปฏิบัติงาน", "กองช่าง", "ไตรมาสที่ 2"}));
}

TEST(CellLines, AreNoTableWhereTheyIndentText) {
  const auto document = read("\tตามที่ได้รับมอบหมายให้ติดตามผลการดำเนินงาน บัดนี้ได้ดำเนินการแล้ว\n\n\tจึงเรียนมาเพื่อโปรดทราบ\n\n\tขอแสดงความนับถือ\n");
  EXPECT_THAT(tables_of(document), IsEmpty());
  EXPECT_THAT(paragraphs_of(document), SizeIs(3));
}

TEST(CellLines, AreNoTableInAnIndentedParagraphAboveOne) {
  const auto document = read("\tจากการประเมินในปีที่ผ่านมา หน่วยงานจึงกำหนดมาตรการดังต่อไปนี้เพื่อยกระดับการให้บริการและการเปิดเผยข้อมูลต่อประชาชน\n\n" +
                             exported(with_heading(kTwoMeasures)));
  EXPECT_EQ(rows_of(tables_of(document).at(0)), with_heading(kTwoMeasures));
}

}  // namespace
}  // namespace prongsai::text_test

#include "extractors/tables/cut_rows.h"

#include <gtest/gtest.h>

#include "tests/support/tables.h"

namespace prongsai {
namespace {

using testing::column_lexicon;
using testing::Rows;
using testing::table_of;
using testing::texts_of;

const std::vector<std::string> heading{"ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"};
const std::vector<std::string> training{"๑", "อบรมคุณธรรม", "กองคลัง", "ไตรมาส ๑"}, handbook{"๒", "จัดทำคู่มือ", "กองช่าง", "ไตรมาส ๒"};

/// A table whose cut rows are joined; `breaks` are rows that stand first after a break.
Table joined(const Rows& rows, const std::vector<int>& breaks = {}) {
  Table table = table_of(rows, 1);
  recognise_columns(table, column_lexicon());
  for (Cell& cell : table.cells) {
    for (const int row : breaks) cell.places[0].page += cell.row >= row ? 1 : 0;
  }
  join_cut_rows(table, breaks);
  return table;
}

Rows texts_after(const Rows& rows, const std::vector<int>& breaks = {}) { return texts_of(joined(rows, breaks)); }

TEST(JoinCutRows, JoinsARowWithoutANumberAfterABreak) {
  EXPECT_EQ(texts_after({heading, training, {"๒", "จัดทำคู่มือการปฏิบัติ", "กองช่าง", "ไตรมาส ๒"}, {"", "งาน", "", ""}}, {3}),
            (Rows{heading, training, {"๒", "จัดทำคู่มือการปฏิบัติงาน", "กองช่าง", "ไตรมาส ๒"}}));
}

TEST(JoinCutRows, KeepsARowWithANumberOfItsOwn) { EXPECT_EQ(texts_after({heading, training, handbook}, {2}), (Rows{heading, training, handbook})); }

TEST(JoinCutRows, KeepsTheRowsBelowInTheirOrder) {
  const std::vector<std::string> trees{"๓", "ปลูกต้นไม้", "กองช่าง", "ไตรมาส ๓"};
  EXPECT_EQ(texts_after({heading, {"๑", "อบรมคุณ", "กองคลัง", "ไตรมาส ๑"}, {"", "ธรรม", "", ""}, handbook, trees}, {2}),
            (Rows{heading, training, handbook, trees}));
}

TEST(JoinCutRows, KeepsThePlacesOfBothHalves) {
  const Table table = joined({heading, {"๑", "อบรมคุณ", "กองคลัง", "ไตรมาส ๑"}, {"", "ธรรม", "", ""}, handbook}, {2});
  const Cell* cell = table.at(1, 1);
  ASSERT_NE(cell, nullptr);
  ASSERT_EQ(cell->places.size(), 2u);
  EXPECT_EQ(cell->places[0].page, 1);
  EXPECT_EQ(cell->places[1].page, 2);
}

TEST(JoinCutRows, JoinsARowWithoutATickWhereAllHaveOne) {
  const std::vector<std::string> head{"กิจกรรม", "ผู้รับผิดชอบ", "ต.ค.", "พ.ย."};
  EXPECT_EQ(texts_after({head, {"อบรม", "กองคลัง", "✓", ""}, {"สรุปผล", "กลุ่มงาน", "", "✓"}, {"การดำเนินงาน", "วิชาการ", "", ""}}, {3}),
            (Rows{head, {"อบรม", "กองคลัง", "✓", ""}, {"สรุปผลการดำเนินงาน", "กลุ่มงานวิชาการ", "", "✓"}}));
}

TEST(JoinCutRows, JoinsARowWithoutATitleAfterABreak) {
  const std::vector<std::string> head{"มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ"};
  EXPECT_EQ(texts_after({head, {"อบรมคุณธรรม", "ประชุมพนักงาน", "กองคลัง"}, {"จัดทำคู่มือ", "ร่างคู่มือ", "กองช่าง"}, {"", "และเผยแพร่", ""}}, {3}),
            (Rows{head, {"อบรมคุณธรรม", "ประชุมพนักงาน", "กองคลัง"}, {"จัดทำคู่มือ", "ร่างคู่มือและเผยแพร่", "กองช่าง"}}));
}

TEST(JoinCutRows, PutsAListItemOfTheSecondHalfOnALineOfItsOwn) {
  const std::vector<std::string> head{"ที่", "มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ"};
  const Table table = joined({head, {"๑", "อบรมคุณธรรม", "๑. ประชุม", "กองคลัง"}, {"", "", "๒. สรุปผล", ""}, {"๒", "จัดทำคู่มือ", "ร่าง", "กองช่าง"}}, {2});
  ASSERT_EQ(table.rows, 3);
  EXPECT_EQ(table.at(1, 2)->text, "๑. ประชุม\n๒. สรุปผล");
}

TEST(JoinCutRows, NeverFusesTwoAmounts) {
  const std::vector<std::string> head{"ที่", "โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"};
  EXPECT_EQ(joined({head, {"๑", "อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"", "ต่อเนื่อง", "๕,๐๐๐", ""}, {"๒", "คู่มือ", "๑,๐๐๐", "กองช่าง"}}, {2}).rows, 4);
}

TEST(JoinCutRows, KeepsTotalsApart) {
  const std::vector<std::string> head{"ที่", "โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"};
  EXPECT_EQ(joined({head, {"๑", "อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"๒", "คู่มือ", "-", "กองช่าง"}, {"", "รวม", "", ""}}, {3}).rows, 4);
}

TEST(JoinCutRows, KeepsABlankFirstCellThatMeansAsAbove) {
  const std::vector<std::string> head{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"};
  const Rows rows{head, {"การให้บริการ", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"}, {"", "อบรมพนักงาน", "กองช่าง", "ไตรมาส ๒"}};
  EXPECT_EQ(texts_after(rows), rows);
}

TEST(JoinCutRows, KeepsARowOfItsOwnTitleUnitAndTimeWhereNotEveryRowIsNumbered) {
  const std::vector<std::string> unnumbered{"", "ปลูกต้นไม้", "กองช่าง", "ไตรมาส ๓"};
  EXPECT_EQ(joined({heading, training, unnumbered, handbook, {"", "เผยแพร่แผน", "กองคลัง", "ไตรมาส ๔"}}, {4}).rows, 5);
}

TEST(JoinCutRows, JoinsARowWithoutANumberWhereEveryOtherHasOne) {
  EXPECT_EQ(joined({heading, training, {"๒", "จัดทำคู่มือของ", "กอง", "ไตรมาส ๒"}, {"", "เทศบาล", "ช่าง", "ปี ๒๕๖๘"}}, {3}).rows, 3);
}

TEST(JoinCutRows, JoinsARowWithinAPageThatLacksEverythingOfItsOwn) {
  const std::vector<std::string> head{"ที่", "มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา"};
  const Rows rows{
      head, {"๑", "อบรมคุณ", "ประชุมพนัก", "กองคลัง", "ไตรมาส ๑"}, {"", "ธรรม", "งาน", "", ""}, {"๒", "จัดทำคู่มือ", "ร่าง", "กองช่าง", "ไตรมาส ๒"}};
  const Table table = joined(rows);
  ASSERT_EQ(table.rows, 3);
  EXPECT_EQ(table.at(1, 1)->text, "อบรมคุณธรรม");
  EXPECT_EQ(table.at(1, 2)->text, "ประชุมพนักงาน");
}

TEST(JoinCutRows, KeepsARowWithinAPageThatOnlyLacksItsNumber) {
  EXPECT_EQ(joined({heading, training, {"", "ปลูกต้นไม้", "กองช่าง", "ไตรมาส ๓"}, handbook}).rows, 4);
}

TEST(JoinCutRows, StretchesACellThatSpansTheBreak) {
  const std::vector<std::string> head{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"};
  const Table table = joined({head,
                              {"การให้บริการ", "๑. อบรมคุณ", "กองคลัง", "ไตรมาส ๑"},
                              {"^", "ธรรม", "", ""},
                              {"^", "๒. จัดทำคู่มือ", "กองช่าง", "ไตรมาส ๒"},
                              {"การใช้อำนาจ", "๓. ปลูกต้นไม้", "กองช่าง", "ไตรมาส ๓"}},
                             {2});
  ASSERT_EQ(table.rows, 4);
  EXPECT_EQ(table.at(1, 0)->row_span, 2);
  EXPECT_EQ(table.at(1, 1)->text, "๑. อบรมคุณธรรม");
  EXPECT_EQ(table.at(2, 1)->text, "๒. จัดทำคู่มือ");
}

TEST(JoinCutRows, GivesTheRestOfATitleBack) {
  const std::vector<std::string> head{"มาตรการ", "งบประมาณ"};
  EXPECT_EQ(texts_after({head, {"๑. อบรม", "๑,๐๐๐"}, {"๒. มาตรการของเทศบาล", "-"}, {"ตำบล\n๓. ปลูกต้นไม้", "-"}}, {3}),
            (Rows{head, {"๑. อบรม", "๑,๐๐๐"}, {"๒. มาตรการของเทศบาลตำบล", "-"}, {"๓. ปลูกต้นไม้", "-"}}));
}

TEST(JoinCutRows, GivesNothingBackWhereTheNumberIsNotTheNext) {
  const std::vector<std::string> head{"มาตรการ", "งบประมาณ"};
  const Rows rows{head, {"๑. อบรม", "๑,๐๐๐"}, {"คู่มือ\n๑. ร่าง", "-"}, {"๓. ปลูกต้นไม้", "-"}};
  EXPECT_EQ(texts_after(rows), rows);
}

TEST(JoinCutRows, TakesTheLesserConfidenceOfTheHalves) {
  Table table = table_of({heading, {"๑", "อบรมคุณ", "กองคลัง", "ไตรมาส ๑"}, {"", "ธรรม", "", ""}, handbook}, 1);
  recognise_columns(table, column_lexicon());
  table.at(2, 1)->confidence = 0.5;
  table.at(2, 1)->source = TextSource::ocr;
  join_cut_rows(table, std::vector{2});
  EXPECT_EQ(table.at(1, 1)->confidence, 0.5);
  EXPECT_EQ(table.at(1, 1)->source, TextSource::ocr);
}

TEST(JoinCutRows, LeavesATableWithoutRolesAlone) {
  Table table = table_of({{"ก", "ข"}, {"", "ค"}});
  join_cut_rows(table, std::vector{1});
  EXPECT_EQ(table.rows, 2);
}

}  // namespace
}  // namespace prongsai

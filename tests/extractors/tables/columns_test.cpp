#include "extractors/tables/columns.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "tests/support/tables.h"

namespace prongsai {
namespace {

using testing::column_lexicon;
using testing::Rows;
using testing::table_of;
using enum ColumnRole;

std::vector<ColumnRole> roles_of(Table table) {
  recognise_columns(table, column_lexicon());
  return table.roles;
}

TEST(ColumnLexicon, KnowsAPhraseWhateverItsSpaces) {
  EXPECT_EQ(column_lexicon().match("มาตรการ / กิจกรรม").role, title);
  EXPECT_EQ(column_lexicon().match("ระยะเวลา\nดำเนินการ").role, period);
}

TEST(ColumnLexicon, ForgivesASmallMisspelling) { EXPECT_EQ(column_lexicon().match("หน่วยงานผู้รับผิดชอป").role, units); }

TEST(ColumnLexicon, TakesAHeadingThatSaysMoreThanThePhrase) { EXPECT_EQ(column_lexicon().match("ผู้รับผิดชอบตามคำสั่งแต่งตั้ง").role, units); }

TEST(ColumnLexicon, LeavesOtherHeadingsUnknown) {
  EXPECT_EQ(column_lexicon().match("ความพึงพอใจ").role, unknown);
  EXPECT_EQ(column_lexicon().match("").role, unknown);
}

TEST(ColumnLexicon, KnowsAShortHeadingBeforeAYear) {
  EXPECT_EQ(column_lexicon().match("คะแนน ปี ๒๕๖๗").role, score);
  EXPECT_EQ(column_lexicon().match("คะแนนประจำปีงบประมาณ พ.ศ. 2567").role, score);
  EXPECT_EQ(column_lexicon().match("ปี ๒๕๖๗").role, unknown);
}

TEST(ColumnLexicon, KnowsHeadingsByTheirEnd) {
  EXPECT_EQ(column_lexicon().match("หัวหน้างานที่รับผิดชอบ").role, units);
  EXPECT_EQ(column_lexicon().match("งานที่รับผิดชอบ").role, remark);  // a person's duties
}

TEST(ColumnLexicon, KnowsAHeadingByAnAlternativeUnlessTheyDisagree) {
  EXPECT_EQ(column_lexicon().match("ข้อปฏิบัติ/กิจกรรม").role, title);
  EXPECT_EQ(column_lexicon().match("ความพึงพอใจ/งบประมาณ/ระยะเวลา").role, unknown);
}

TEST(ColumnLexicon, RefusesARoleThatDoesNotExist) {
  const auto file = std::filesystem::temp_directory_path() / "prongsai_bad_columns.csv";
  std::ofstream(file) << "phrase,role\nก,nonsense\n";
  const auto lexicon = ColumnLexicon::load(file);
  std::filesystem::remove(file);
  ASSERT_FALSE(lexicon);
  EXPECT_NE(lexicon.error().message.find("nonsense"), std::string::npos);
}

TEST(RecogniseColumns, ReadsTheColumnsOfMeasuresInAnyOrder) {
  EXPECT_EQ(roles_of(table_of({{"ผู้รับผิดชอบ", "มาตรการ/กิจกรรม", "ที่", "ระยะเวลา"}, {"กองคลัง", "เผยแพร่แผนจัดซื้อ", "๑", "ไตรมาส ๑"}})),
            (std::vector{units, title, number, period}));
}

TEST(RecogniseColumns, KeepsAColumnNobodyKnows) {
  const auto roles = roles_of(table_of({{"มาตรการ", "ความพึงพอใจ", "ผู้รับผิดชอบ"}, {"อบรม", "มาก", "กองช่าง"}}));
  EXPECT_EQ(roles, (std::vector{title, unknown, units}));
}

TEST(RecogniseColumns, TakesTheWidestUnknownColumnAsTitleWhereNoneIsNamed) {
  const auto roles =
      roles_of(table_of({{"ลำดับ", "สิ่งที่ตั้งใจทำ", "ผู้รับผิดชอบ", "ระยะเวลา"}, {"๑", "จัดทำคู่มือการให้บริการประชาชนและเผยแพร่", "กองคลัง", "ตลอดปีงบประมาณ"}}));
  EXPECT_EQ(roles, (std::vector{number, title, units, period}));
}

TEST(RecogniseColumns, TakesRowsWithCodesOfItemsForItemsWhateverTheirHeadings) {
  const auto roles = roles_of(table_of({{"ข้อ", "สิ่งที่ตรวจ", "ผู้รับผิดชอบ"},
                                        {"O1", "โครงสร้างหน่วยงาน", "สำนักปลัด"},
                                        {"O2", "ข้อมูลผู้บริหารปัจจุบัน", "สำนักปลัด"},
                                        {"O3", "อำนาจหน้าที่หน่วยงาน", "สำนักปลัด"}}));
  EXPECT_EQ(roles, (std::vector{code, item_name, units}));
}

TEST(RecogniseColumns, TakesNoTitleFromTheTopicThatHasScores) {
  const auto roles = roles_of(table_of({{"ที่", "รายการ", "คะแนนที่ได้", "ผู้รับผิดชอบ"}, {"๑", "การวางระบบเผยแพร่ข้อมูลข่าวสาร", "5", "กองคลัง"}}));
  EXPECT_EQ(roles, (std::vector{number, topic, score, units}));
}

TEST(RecogniseColumns, ReadsYearsOverBudgets) {
  Table table =
      table_of({{"โครงการ/กิจกรรม", "งบประมาณ (บาท)", "<", "ผู้รับผิดชอบ"}, {"^", "ปี ๒๕๖๗", "ปี ๒๕๖๘", "^"}, {"อบรมคุณธรรม", "๑๐,๐๐๐", "-", "สำนักปลัด"}});
  recognise_columns(table, column_lexicon());
  EXPECT_EQ(table.header_rows, 2);
  EXPECT_EQ(table.roles, (std::vector{title, budget, budget, units}));
  EXPECT_EQ(table.column_years, (std::vector{0, 2567, 2568, 0}));
}

TEST(RecogniseColumns, ReadsYearsWhoseAmountsAreInBaht) {
  for (const std::string_view year : {"๒๕๖๗ (บาท)", "2567 บาท", "ปี ๒๕๖๗ (บาท)"}) {
    Table table = table_of({{"โครงการ", std::string(year), "ผู้รับผิดชอบ"}, {"อบรมคุณธรรม", "๑๐,๐๐๐", "สำนักปลัด"}});
    recognise_columns(table, column_lexicon());
    EXPECT_EQ(table.roles, (std::vector{title, budget, units})) << year;
    EXPECT_EQ(table.column_years[1], 2567) << year;
  }
}

TEST(RecogniseColumns, ReadsBudgetsUnderYears) {
  Table table = table_of({{"โครงการ", "ปี ๒๕๖๗", "ปี ๒๕๖๘"}, {"", "งบประมาณ (บาท)", "งบประมาณ (บาท)"}, {"อบรม", "๑๐,๐๐๐", "๐"}});
  recognise_columns(table, column_lexicon());
  EXPECT_EQ(table.header_rows, 2);
  EXPECT_EQ(table.roles, (std::vector{title, budget, budget}));
}

TEST(RecogniseColumns, ReadsTheBudgetUnderTheOnlyYear) {
  Table table = table_of({{"โครงการ", "ปี ๒๕๖๗"}, {"", "งบประมาณ (บาท)"}, {"อบรม", "๑๐,๐๐๐"}});
  recognise_columns(table, column_lexicon());
  EXPECT_EQ(table.header_rows, 2);
  EXPECT_EQ(table.roles, (std::vector{title, budget}));
  EXPECT_EQ(table.column_years, (std::vector{0, 2567}));
}

TEST(RecogniseColumns, TellsAChecklistFromATableOfMeasures) {
  EXPECT_EQ(roles_of(table_of({{"ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "ผู้รับผิดชอบ"}, {"O1", "โครงสร้าง", "แสดงแผนผัง", "สำนักปลัด"}})),
            (std::vector{code, item_name, requirement, units}));
  EXPECT_EQ(roles_of(table_of({{"ข้อ", "มาตรการ", "ผู้รับผิดชอบ"}, {"1", "อบรม", "สำนักปลัด"}})), (std::vector{number, title, units}));
}

TEST(RecogniseColumns, TakesTheMeasureOfARiskTableAsItsControl) {
  EXPECT_EQ(roles_of(table_of({{"กระบวนงาน", "ประเด็นความเสี่ยงการทุจริต", "ระดับความเสี่ยง", "มาตรการ"}, {"จัดซื้อ", "ล่าช้า", "สูง", "กำกับ"}})),
            (std::vector{risk_activity, risk_issue, risk_level, risk_control}));
}

TEST(RecogniseColumns, TakesWhatWasSpentForNoSecondBudget) {
  EXPECT_EQ(roles_of(table_of({{"โครงการ", "งบประมาณ", "<", "<"}, {"^", "ตั้งไว้", "เบิกจ่าย", "ร้อยละ"}, {"อบรม", "๑๐,๐๐๐", "๙,๐๐๐", "90"}})),
            (std::vector{title, budget, spent, spent}));
  EXPECT_EQ(roles_of(table_of({{"โครงการ", "งบประมาณที่ได้รับ", "งบประมาณที่ใช้"}, {"อบรม", "๑๐,๐๐๐", "๙,๐๐๐"}})), (std::vector{title, budget, spent}));
  EXPECT_EQ(roles_of(table_of({{"โครงการ", "งบประมาณที่ใช้"}, {"อบรม", "๙,๐๐๐"}})), (std::vector{title, budget}));
}

TEST(RecogniseColumns, TakesAnAmountUnderAHeadingThatNobodyUnderstandsForNoBudget) {
  const Rows misread{{"โครงการ", "งบประมาณ (บาท)", "<", "<"}, {"^", "ตั้งไว้", "ษัป", "คงเหลือ"}, {"อบรม", "๑๐,๐๐๐", "๙,๐๐๐", "๑,๐๐๐"}};
  EXPECT_EQ(roles_of(table_of(misread)), (std::vector{title, budget, unknown, spent}));
  EXPECT_EQ(roles_of(table_of({{"โครงการ", "งบประมาณ (บาท)", "<"}, {"^", "เงินรายได้", "เงินอุดหนุน"}, {"อบรม", "๑๐,๐๐๐", "๙,๐๐๐"}})),
            (std::vector{title, budget, budget}));
}

TEST(RecogniseColumns, TakesAColumnThatCountsForNumbersWhereItsHeadingIsLost) {
  EXPECT_EQ(roles_of(table_of({{"", "มาตรการ", "ผู้รับผิดชอบ"}, {"๑", "อบรม", "กองคลัง"}, {"๒", "คู่มือ", "กองช่าง"}, {"๓", "รายงาน", "กองคลัง"}})),
            (std::vector{number, title, units}));
  EXPECT_EQ(roles_of(table_of({{"", "มาตรการ", "ผู้รับผิดชอบ"}, {"๕", "อบรม", "กองคลัง"}, {"๒", "คู่มือ", "กองช่าง"}, {"๗", "รายงาน", "กองคลัง"}}))[0],
            unknown);
}

TEST(RecogniseColumns, TakesAllBelowTallHeadingsForHeadings) {
  Table table = table_of({{"มาตรการ", "ไตรมาส", "<", "ผู้รับผิดชอบ"}, {"^", "1", "2", "^"}, {"อบรม", "/", "", "กองคลัง"}});
  recognise_columns(table, column_lexicon());
  EXPECT_EQ(table.header_rows, 2);
}

TEST(RecogniseColumns, TakesARowOfMonthsForHeadingsAndNoRowThatSaysWhen) {
  Table table = table_of({{"กิจกรรม", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "หมายเลข"}, {"อบรม", "✓", "", "", "", ""}});
  recognise_columns(table, column_lexicon());
  EXPECT_EQ(table.header_rows, 1);
  Table row = table_of({{"มาตรการเผยแพร่ข้อมูล", "ต.ค. ๖๗", "งานกลาง"}, {"มาตรการอบรม", "พ.ย. ๖๗", "งานกลาง"}});
  recognise_columns(row, column_lexicon());
  EXPECT_EQ(row.header_rows, 0);
}

TEST(RecogniseColumns, MakesNoMeasureOfARegister) {
  const auto roles = roles_of(
      table_of({{"ที่", "วันเดือนปี", "ชื่อผู้ให้", "รายละเอียดสิ่งที่ได้รับ", "การดำเนินการ"}, {"๑", "๒๗ ธ.ค. ๒๕๖๗", "ธนาคาร", "ปฏิทินและสมุดบันทึกประจำปี", "ส่งคืน"}}));
  EXPECT_EQ(std::count(roles.begin(), roles.end(), title), 0);
}

TEST(RecogniseColumns, KeepsTheReadersHeadingsWhereNoneIsKnown) {
  Table table = table_of({{"ก", "ข"}, {"ค", "ง"}});
  table.header_rows = 1;
  recognise_columns(table, column_lexicon());
  EXPECT_EQ(table.header_rows, 1);
  EXPECT_TRUE(table.at(0, 0)->is_header);
}

TEST(RecogniseColumns, DoesNotTakeAFirstRowOfDataForHeadings) {
  Table table = table_of({{"๑", "จัดทำคู่มือการให้บริการ", "กองคลัง"}, {"๒", "เผยแพร่ข้อมูล", "กองช่าง"}});
  recognise_columns(table, column_lexicon());
  EXPECT_EQ(table.header_rows, 0);
}

TEST(ColumnLexicon, KnowsAHeadingInTwoLanguagesByItsThaiHalf) {
  EXPECT_EQ(column_lexicon().match("Score (คะแนน)").role, score);
  EXPECT_EQ(column_lexicon().match("ผู้รับผิดชอบ (Owner)").role, units);
  EXPECT_EQ(column_lexicon().match("Timeline").role, period);
  EXPECT_EQ(column_lexicon().match("OIT (คะแนน)").role, unknown) << "of a tool";
}

}  // namespace
}  // namespace prongsai

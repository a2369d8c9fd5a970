#include "extractors/records/measures.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using testing::document_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::paragraph_of;
using testing::Rows;
using testing::table_document;
using testing::table_of;

const std::vector<std::string> heading{"ที่", "มาตรการ/กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"};

class TableMeasures : public testing::RecordFixture {
 protected:
  /// The measures of a table of number, measure, time and unit.
  static std::vector<Measure> measures_of(Rows body) {
    body.insert(body.begin(), heading);
    return measures_in(table_document(body));
  }
  /// The one measure of a table.
  static Measure measure_of(const Rows& rows, int fiscal_year = testing::this_year) {
    auto measures = measures_in(table_document(rows), fiscal_year);
    EXPECT_EQ(measures.size(), 1u);
    return measures.empty() ? Measure{} : measures[0];
  }
  static std::vector<std::pair<int, std::int64_t>> amounts(const Measure& measure) {
    std::vector<std::pair<int, std::int64_t>> amounts;
    for (const Budget& budget : measure.budgets) amounts.emplace_back(budget.fiscal_year, budget.amount_baht);
    return amounts;
  }
};

using Amounts = std::vector<std::pair<int, std::int64_t>>;

// What is a measure

TEST_F(TableMeasures, AreItsRowsInOrder) {
  EXPECT_THAT(titles(measures_of({{"๑", "จัดทำคู่มือ", "ไตรมาส ๑", "กองคลัง"}, {"๒", "อบรมคุณธรรม", "ไตรมาส ๒", "กองช่าง"}})),
              ElementsAre("จัดทำคู่มือ", "อบรมคุณธรรม"));
}

TEST_F(TableMeasures, HaveTheTextsOfTheirColumns) {
  const Measure measure = measure_of({{"มาตรการ/แนวทาง", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินงาน", "ผลลัพธ์หรือความสำเร็จ"},
                                      {"จัดทำคู่มือ", "ประชุมคณะทำงาน", "กองคลัง", "ไตรมาสที่ ๑", "คู่มือ ๑ เล่ม", "ประชาชนพึงพอใจ"}});
  EXPECT_EQ(measure.title, "จัดทำคู่มือ");
  EXPECT_EQ(measure.method, "ประชุมคณะทำงาน");
  EXPECT_EQ(measure.output, "คู่มือ ๑ เล่ม");
  EXPECT_EQ(measure.outcome, "ประชาชนพึงพอใจ");
  EXPECT_THAT(names(measure.units), ElementsAre("กองคลัง"));
}

TEST_F(TableMeasures, KeepTheirPlace) {
  const Measure measure = measures_in(document_of({paragraph_of("ก"), table_of({heading, {"๑", "จัดทำคู่มือ", "ไตรมาส ๑", "กองคลัง"}}, 3)})).at(0);
  EXPECT_EQ(measure.source.place.page, 3);
  EXPECT_EQ(measure.source.table, 0);
  EXPECT_EQ(measure.source.row, 1);
}

TEST_F(TableMeasures, StandUnderTheHeadingBeforeTheirTable) {
  const auto measures = measures_in(document_of({paragraph_of("ส่วนที่ ๒ มาตรการภายใน"), table_of({heading, {"๑", "จัดทำคู่มือ", "-", "กองคลัง"}})}));
  ASSERT_EQ(measures.size(), 1u);
  EXPECT_EQ(measures[0].section, "ส่วนที่ ๒ มาตรการภายใน");
}

// What is no measure

TEST_F(TableMeasures, AreNoRowsNumberedWithAnItemCode) {
  EXPECT_THAT(titles(measures_of(
                  {{"O1", "โครงสร้าง", "ไตรมาส ๑", "กองคลัง"}, {"0๑2", "ข้อมูลผู้บริหาร", "ไตรมาส ๑", "กองคลัง"}, {"๓", "จัดทำคู่มือ", "ไตรมาส ๑", "กองคลัง"}})),
              ElementsAre("จัดทำคู่มือ"));
}

TEST_F(TableMeasures, AreNoRiskRows) {
  EXPECT_THAT(measures_in(table_document({{"กระบวนงาน", "ประเด็นความเสี่ยงการทุจริต", "ระดับความเสี่ยง", "มาตรการ", "ผู้รับผิดชอบ"},
                                          {"จัดซื้อ", "เอื้อประโยชน์", "สูง", "ตรวจสอบเอกสาร", "กองคลัง"}})),
              IsEmpty());
}

TEST_F(TableMeasures, AreNoScoreRows) {
  EXPECT_THAT(measures_in(table_document({{"ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน"}, {"1", "การปฏิบัติหน้าที่", "90.00"}})), IsEmpty());
}

TEST_F(TableMeasures, AreNoRowsOfAChecklist) {
  EXPECT_THAT(measures_in(table_document({{"ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "ผู้รับผิดชอบ"}, {"O1", "โครงสร้าง", "แสดงแผนผัง", "สำนักปลัด"}})), IsEmpty());
}

TEST_F(TableMeasures, AreNoLinesOfATableOfContents) {
  EXPECT_THAT(measures_in(table_document({{"เรื่อง", "หน้า"}, {"มาตรการป้องกันการทุจริต", "๑"}, {"มาตรการส่งเสริมความโปร่งใส", "๕"}})), IsEmpty());
}

TEST_F(TableMeasures, AreNoTotals) {
  EXPECT_THAT(
      titles(measures_in(table_document(
          {{"โครงการ", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"}, {"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"รวม ๑ โครงการ", "๑๐,๐๐๐", ""}, {"รวมทั้งสิ้น", "๑๐,๐๐๐", ""}}))),
      ElementsAre("อบรม"));
}

TEST_F(TableMeasures, AreNoBlankRows) {
  EXPECT_THAT(titles(measures_of({{"๑", "จัดทำคู่มือ", "ไตรมาส ๑", "กองคลัง"}, {"", "", "", ""}})), ElementsAre("จัดทำคู่มือ"));
}

TEST_F(TableMeasures, AreNoHeadingsInsideTheTable) {
  EXPECT_THAT(titles(measures_of({{"มิติที่ ๑ การสร้างวัฒนธรรมสุจริต", "<", "<", "<"}, {"๑", "จัดทำคู่มือ", "ไตรมาส ๑", "กองคลัง"}})), ElementsAre("จัดทำคู่มือ"));
}

// Number and title

TEST_F(TableMeasures, HaveALetterInTheirTitles) {
  EXPECT_EQ(measures_of({{"๑", "จัดทำคู่มือ", "-", "กองคลัง"}, {"", "-- - -", "", "……"}}).size(), 1u);
}

TEST_F(TableMeasures, HaveTheirNumberFromItsColumn) { EXPECT_EQ(measures_of({{"๑๒.", "จัดทำคู่มือ", "-", "กองคลัง"}}).at(0).number, "12"); }

TEST_F(TableMeasures, HaveTheirNumberFromTheTitleWhereNoColumnGivesIt) {
  const Measure measure = measure_of({{"มาตรการ", "ผู้รับผิดชอบ"}, {"๓. จัดทำคู่มือ", "กองคลัง"}});
  EXPECT_EQ(measure.number, "3");
  EXPECT_EQ(measure.title, "จัดทำคู่มือ");
}

TEST_F(TableMeasures, HaveATitleWithoutTheNumberAlsoWhereTheColumnGivesOne) {
  const Measure measure = measures_of({{"๑", "๑) จัดทำคู่มือ", "-", "กองคลัง"}}).at(0);
  EXPECT_EQ(measure.number, "1");
  EXPECT_EQ(measure.title, "จัดทำคู่มือ");
}

TEST_F(TableMeasures, HaveATitleWithoutANumberOfTwoLevels) {
  const Measure measure = measure_of({{"มาตรการ", "ผู้รับผิดชอบ"}, {"๑.๒ จัดทำคู่มือ", "กองคลัง"}});
  EXPECT_EQ(measure.number, "1.2");
  EXPECT_EQ(measure.title, "จัดทำคู่มือ");
}

TEST_F(TableMeasures, KeepTheNumbersOfAListAsTheirTitle) {
  EXPECT_EQ(measure_of({{"มาตรการ", "ผู้รับผิดชอบ"}, {"๑.๑ จัดทำคู่มือ\n๑.๒ เผยแพร่", "กองคลัง"}}).title, "๑.๑ จัดทำคู่มือ\n๑.๒ เผยแพร่");
}

TEST_F(TableMeasures, AreOneWhereATitleCellListsSeveral) {
  const Measure measure = measure_of({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ"}, {"การใช้อำนาจ", "๑. จัดทำคู่มือ\n๒. อบรมพนักงาน", "กองคลัง"}});
  EXPECT_EQ(measure.title, "๑. จัดทำคู่มือ\n๒. อบรมพนักงาน");
}

TEST_F(TableMeasures, AreOneARowWhereEachCellBeginsItsListAnew) {
  EXPECT_EQ(measures_in(table_document({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ"},
                                        {"การใช้อำนาจ", "๑. จัดทำคู่มือ\n๒. อบรมพนักงาน", "กองคลัง"},
                                        {"การใช้งบประมาณ", "๑. เผยแพร่แผน\n๒. รายงานผล", "กองคลัง"}}))
                .size(),
            2u);
}

TEST_F(TableMeasures, AreSeveralARowWhereTheyAreNumberedThroughTheTable) {
  const auto measures = measures_in(table_document({{"มาตรการ", "ผู้รับผิดชอบ"}, {"๑. จัดทำคู่มือ\n๒. อบรมพนักงาน", "กองคลัง"}, {"๓. เผยแพร่แผน", "กองช่าง"}}));
  EXPECT_THAT(titles(measures), ElementsAre("จัดทำคู่มือ", "อบรมพนักงาน", "เผยแพร่แผน"));
  EXPECT_EQ(measures.at(1).number, "2");
  EXPECT_THAT(names(measures.at(1).units), ElementsAre("กองคลัง"));
}

TEST_F(TableMeasures, AreOneWhereAMergedTitleSpansSeveralRows) {
  const auto measures = measures_of({{"๑", "จัดทำคู่มือ", "ไตรมาส ๑", "กองคลัง"}, {"^", "^", "^", "กองช่าง"}, {"๒", "อบรม", "ไตรมาส ๒", "สำนักปลัด"}});
  EXPECT_THAT(titles(measures), ElementsAre("จัดทำคู่มือ", "อบรม"));
  EXPECT_THAT(names(measures.at(0).units), ElementsAre("กองคลัง", "กองช่าง"));
}

TEST_F(TableMeasures, TakeUpWhatARowWithoutATitleAdds) {
  const auto measures =
      measures_in(table_document({{"ที่", "มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ"}, {"๑", "จัดทำคู่มือ", "ประชุม", "กองคลัง"}, {"", "", "เผยแพร่", "กองช่าง"}}));
  ASSERT_EQ(measures.size(), 1u);
  EXPECT_EQ(measures[0].method, "ประชุม\nเผยแพร่");
  EXPECT_THAT(names(measures[0].units), ElementsAre("กองคลัง", "กองช่าง"));
}

TEST_F(TableMeasures, DoNotRepeatAUnitThatARowWithoutATitleRepeats) {
  const auto measures = measures_of({{"๑", "จัดทำคู่มือ", "-", "กองคลัง"}, {"", "", "", "กองคลัง"}});
  ASSERT_EQ(measures.size(), 1u);
  EXPECT_THAT(names(measures[0].units), ElementsAre("กองคลัง"));
}

// Topic and indicator

TEST_F(TableMeasures, HaveTheTopicOfTheirRow) {
  const Measure measure = measure_of({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ"}, {"การให้บริการ", "จัดทำคู่มือ", "กองคลัง"}});
  EXPECT_EQ(measure.topic, "การให้บริการ");
  EXPECT_EQ(measure.title, "จัดทำคู่มือ");
}

TEST_F(TableMeasures, HaveTheTopicAboveWhereTheirOwnIsBlank) {
  const auto measures =
      measures_in(table_document({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ"}, {"การให้บริการ", "จัดทำคู่มือ", "กองคลัง"}, {"", "อบรมพนักงาน", "กองช่าง"}}));
  ASSERT_EQ(measures.size(), 2u);
  EXPECT_EQ(measures[1].topic, "การให้บริการ");
}

TEST_F(TableMeasures, HaveTheTopicOfAMergedCell) {
  const auto measures =
      measures_in(table_document({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ"}, {"การให้บริการ", "จัดทำคู่มือ", "กองคลัง"}, {"^", "อบรมพนักงาน", "กองช่าง"}}));
  ASSERT_EQ(measures.size(), 2u);
  EXPECT_EQ(measures[1].topic, "การให้บริการ");
}

TEST_F(TableMeasures, HaveAHeadingInsideTheTableAsTheirTopic) {
  const auto measures = measures_of({{"มิติที่ ๑ การสร้างวัฒนธรรมสุจริต", "<", "<", "<"}, {"๑", "จัดทำคู่มือ", "ไตรมาส ๑", "กองคลัง"}});
  ASSERT_EQ(measures.size(), 1u);
  EXPECT_EQ(measures[0].topic, "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต");
}

TEST_F(TableMeasures, HaveTheIndicatorThatTheirTopicNumbers) {
  EXPECT_EQ(measure_of({{"ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ"}, {"ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ", "จัดทำทะเบียน", "กองคลัง"}}).indicator, "4");
}

TEST_F(TableMeasures, HaveTheIndicatorThatTheirTopicNames) {
  EXPECT_EQ(measure_of({{"ประเด็นตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ"}, {"๒. การใช้อำนาจ", "จัดทำคู่มือ", "กองคลัง"}}).indicator, "3");
}

TEST_F(TableMeasures, HaveTheIndicatorOfItsOwnColumn) {
  EXPECT_EQ(measure_of({{"ตัวชี้วัดที่", "แนวทางการพัฒนา", "ผู้รับผิดชอบ"}, {"๘", "จัดช่องทางรับฟัง", "สำนักปลัด"}}).indicator, "8");
}

TEST_F(TableMeasures, HaveNoIndicatorWhereNoneIsStated) {
  EXPECT_EQ(measure_of({{"ประเด็น", "มาตรการ", "ผู้รับผิดชอบ"}, {"การให้บริการ", "จัดทำคู่มือ", "กองคลัง"}}).indicator, "");
}

TEST_F(TableMeasures, HaveTheIndicatorThatStandsWithItsScoreBeforeAProblem) {
  EXPECT_EQ(indicator_number("๒. การใช้งบประมาณ (๘๓.๒๐)\nบุคลากรไม่ทราบแผนการใช้จ่าย", context()), "2");
  EXPECT_EQ(indicator_number("การใช้งบประมาณของกองคลัง", context()), "");
}

TEST_F(TableMeasures, HaveNoIndicatorForAPartOfOne) { EXPECT_EQ(indicator_number("ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน", context()), ""); }

// Units

TEST_F(TableMeasures, HaveOneUnitAName) {
  EXPECT_THAT(names(measures_of({{"๑", "จัดทำคู่มือ", "-", "สำนักปลัด/กองคลัง"}}).at(0).units), ElementsAre("สำนักปลัด", "กองคลัง"));
}

TEST_F(TableMeasures, HaveTheirUnitsFromTheColumnTheirAuthorPutThemInto) {
  EXPECT_THAT(names(measures_of({{"๑", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"}}).at(0).units), ElementsAre("กองคลัง"));
}

TEST_F(TableMeasures, AreRemarkedWhereTheirUnitsStandInAnotherColumn) {
  EXPECT_THAT(remarks_on(table_document({heading, {"๑", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"}})), ElementsAre("measure.unit_in_wrong_column"));
}

TEST_F(TableMeasures, AreRemarkedWhereNoUnitIsNamed) {
  EXPECT_THAT(remarks_on(table_document({heading, {"๑", "จัดทำคู่มือ", "ไตรมาส ๑", ""}})), ElementsAre("measure.unit_missing"));
}

TEST_F(TableMeasures, AreNotRemarkedWhereTheTableHasNoColumnOfUnits) {
  EXPECT_THAT(remarks_on(table_document({{"ที่", "มาตรการ", "ระยะเวลา"}, {"๑", "จัดทำคู่มือ", "ไตรมาส ๑"}})), IsEmpty());
}

TEST_F(TableMeasures, AreNotRemarkedWhereTheirUnitIsNamed) {
  EXPECT_THAT(remarks_on(table_document({heading, {"๑", "จัดทำคู่มือ", "ไตรมาส ๑", "กองคลัง"}})), IsEmpty());
}

// Time and money

TEST_F(TableMeasures, HaveAPeriodOfTheDocumentsYear) {
  const Period period = measures_of({{"๑", "จัดทำคู่มือ", "ไตรมาสที่ ๑", "กองคลัง"}}).at(0).period;
  EXPECT_EQ(period.text, "ไตรมาสที่ ๑");
  EXPECT_EQ(period.start, (Date{2024, 10, 1}));
  EXPECT_EQ(period.end, (Date{2024, 12, 31}));
}

TEST_F(TableMeasures, HaveTheirBudgetsByYear) {
  const Measure measure = measure_of(
      {{"โครงการ/กิจกรรม", "งบประมาณ (บาท)", "<", "ผู้รับผิดชอบ"}, {"^", "ปี ๒๕๖๗", "ปี ๒๕๖๘", "^"}, {"อบรมคุณธรรม", "๑๐,๐๐๐", "๒๐,๐๐๐.-", "สำนักปลัด"}});
  EXPECT_EQ(amounts(measure), (Amounts{{2567, 10'000}, {2568, 20'000}}));
}

TEST_F(TableMeasures, HaveABudgetOfTheDocumentsYearWhereTheHeadingNamesNone) {
  EXPECT_EQ(amounts(measure_of({{"โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"อบรม", "๕,๐๐๐", "กองคลัง"}}, 2566)), (Amounts{{2566, 5'000}}));
}

TEST_F(TableMeasures, HaveABudgetOfZeroForADash) {
  EXPECT_EQ(amounts(measure_of({{"โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"อบรม", "-", "กองคลัง"}})), (Amounts{{2568, 0}}));
}

TEST_F(TableMeasures, HaveNoBudgetForABlankCell) {
  EXPECT_THAT(amounts(measure_of({{"โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"อบรม", "", "กองคลัง"}})), IsEmpty());
}

TEST_F(TableMeasures, HaveNoBudgetFromTheSumOfTheirYears) {
  EXPECT_EQ(
      amounts(measure_of(
          {{"โครงการ", "ปี ๒๕๖๗", "ปี ๒๕๖๘", "รวม (บาท)"}, {"", "งบประมาณ (บาท)", "งบประมาณ (บาท)", ""}, {"อบรม", "๑๐,๐๐๐", "๒๐,๐๐๐", "๓๐,๐๐๐"}})),
      (Amounts{{2567, 10'000}, {2568, 20'000}}));
}

TEST_F(TableMeasures, DoNotDivideOneAmountAmongThem) {
  const auto measures = measures_in(
      table_document({{"โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"๑. จัดทำคู่มือ\n๒. อบรมพนักงาน", "๒๐,๐๐๐", "กองคลัง"}, {"๓. เผยแพร่แผน", "๕,๐๐๐", "กองช่าง"}}));
  ASSERT_EQ(measures.size(), 3u);
  EXPECT_THAT(amounts(measures[0]), IsEmpty());
  EXPECT_THAT(amounts(measures[1]), IsEmpty());
}

TEST_F(TableMeasures, TakeTheirOwnLineOfTheAmountsOfARow) {
  const auto measures = measures_in(table_document(
      {{"โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"๑. จัดทำคู่มือ\n๒. อบรมพนักงาน", "๑๐,๐๐๐\n-", "กองคลัง"}, {"๓. เผยแพร่แผน", "๕,๐๐๐", "กองช่าง"}}));
  ASSERT_EQ(measures.size(), 3u);
  EXPECT_EQ(amounts(measures[0]), (Amounts{{2568, 10'000}}));
  EXPECT_EQ(amounts(measures[1]), (Amounts{{2568, 0}}));
}

TEST_F(TableMeasures, AllHaveNoBudgetWhereTheirRowSaysSo) {
  const auto measures = measures_in(
      table_document({{"โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"๑. จัดทำคู่มือ\n๒. อบรมพนักงาน", "-", "กองคลัง"}, {"๓. เผยแพร่แผน", "๕,๐๐๐", "กองช่าง"}}));
  ASSERT_EQ(measures.size(), 3u);
  EXPECT_EQ(amounts(measures[0]), (Amounts{{2568, 0}}));
  EXPECT_EQ(amounts(measures[1]), (Amounts{{2568, 0}}));
}

// How far they are

TEST_F(TableMeasures, AreAsFarAsTheirBoxesSay) {
  EXPECT_EQ(measure_of({{"มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"}, {"อบรม", "กองคลัง", "☑ ดำเนินการแล้ว\n☐ ยังไม่ได้ดำเนินการ"}}).status,
            Progress::completed);
}

TEST_F(TableMeasures, AreAsFarAsTheirPercentageSays) {
  const Measure measure = measure_of({{"มาตรการ", "ผู้รับผิดชอบ", "ความก้าวหน้า"}, {"อบรม", "กองคลัง", "ร้อยละ ๖๐"}});
  EXPECT_EQ(measure.progress_percent, 60);
  EXPECT_EQ(measure.status, Progress::in_progress);
}

TEST_F(TableMeasures, AreCompletedAtAHundredPercent) {
  EXPECT_EQ(measure_of({{"มาตรการ", "ผู้รับผิดชอบ", "ความก้าวหน้า"}, {"อบรม", "กองคลัง", "100%"}}).status, Progress::completed);
}

TEST_F(TableMeasures, AreOfUnknownProgressWhereTheReportDoesNotSay) {
  const Measure measure = measure_of({{"มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"}, {"อบรม", "กองคลัง", "จัดอบรม ๑ ครั้ง ผู้เข้าร่วม ๕๐ คน"}});
  EXPECT_EQ(measure.status, Progress::unknown);
  EXPECT_FALSE(measure.progress_percent);
}

TEST_F(TableMeasures, HaveTheWordsOfTheirProgressAsOutput) {
  EXPECT_EQ(measure_of({{"มาตรการ", "ผู้รับผิดชอบ", "ความก้าวหน้าผลการดำเนินการ"}, {"อบรม", "กองคลัง", "ดำเนินการแล้ว\nจัดอบรม ๑ ครั้ง"}}).output, "จัดอบรม ๑ ครั้ง");
}

TEST_F(TableMeasures, AreNoHeadingsThatNobodyMerged) {
  const auto measures = measures_in(table_document({{"ที่", "มาตรการ", "ผู้รับผิดชอบ"}, {"", "มิติที่ ๑ สร้างสังคม", ""}, {"๑", "อบรม", "กองคลัง"}}));
  ASSERT_EQ(measures.size(), 1u);
  EXPECT_EQ(measures[0].topic, "มิติที่ ๑ สร้างสังคม");
}

TEST_F(TableMeasures, HaveNoShareOfAnAmountThatIsMergedOverSeveral) {
  const auto measures = measures_in(table_document({{"โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"คู่มือ", "^", "^"}}));
  ASSERT_EQ(measures.size(), 2u);
  EXPECT_TRUE(measures[0].budgets.empty());
  EXPECT_TRUE(measures[1].budgets.empty());
}

// Months that are ticked, amounts in millions, registers

TEST_F(TableMeasures, LastFromTheFirstToTheLastMonthThatIsTicked) {
  const Rows heads{{"กิจกรรม", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ผู้รับผิดชอบ"}};
  Rows rows = heads;
  rows.push_back({"อบรม", "", "✓", "", "✓", "กองคลัง"});
  const Measure measure = measure_of(rows);
  EXPECT_EQ(measure.period.start, (Date{2024, 11, 1}));
  EXPECT_EQ(measure.period.end, (Date{2025, 1, 31}));
  EXPECT_EQ(measure.period.text, "พ.ย. - ม.ค.");
  rows = heads;
  rows.push_back({"อบรม", "◄──►", "<", "", "", "กองคลัง"});
  EXPECT_EQ(measure_of(rows).period.end, (Date{2024, 11, 30}));
}

TEST_F(TableMeasures, HaveNoTimeWhereNoMonthIsTicked) {
  const auto measures =
      measures_in(table_document({{"กิจกรรม", "ต.ค.", "พ.ย.", "ผู้รับผิดชอบ"}, {"อบรม", "✓", "", "กองคลัง"}, {"ประชุม", "", "-", "กองช่าง"}}));
  ASSERT_EQ(measures.size(), 2u);
  EXPECT_FALSE(measures[1].period.start);
  EXPECT_EQ(measures[1].period.text, "");
}

TEST_F(TableMeasures, CostWhatIsCountedInMillions) {
  EXPECT_THAT(amounts(measure_of({{"โครงการ", "งบประมาณ (ล้านบาท)", "ผู้รับผิดชอบ"}, {"อบรม", "๐.๐๕", "กองคลัง"}})), Amounts({{2568, 50'000}}));
  const auto measures =
      measures_in(document_of({paragraph_of("หน่วย : พันบาท"), table_of({{"โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"อบรม", "๑๒๐", "กองคลัง"}})}));
  ASSERT_EQ(measures.size(), 1u);
  EXPECT_THAT(amounts(measures[0]), Amounts({{2568, 120'000}}));
}

TEST_F(TableMeasures, CostWhatWasGrantedAndNotWhatWasSpent) {
  EXPECT_THAT(amounts(measure_of({{"โครงการ", "งบประมาณ", "<", "ผู้รับผิดชอบ"}, {"^", "ตั้งไว้", "เบิกจ่าย", "^"}, {"อบรม", "๑๐,๐๐๐", "๙,๕๐๐", "กองคลัง"}})),
              Amounts({{2568, 10'000}}));
}

TEST_F(TableMeasures, AreNoContractsAndNoPersons) {
  EXPECT_THAT(measures_in(table_document({{"ลำดับ", "ชื่อโครงการ", "งบประมาณ (บาท)", "วิธีการจัดซื้อจัดจ้าง", "ผู้รับจ้าง", "สถานะ"},
                                          {"๑", "ก่อสร้างถนน หมู่ที่ ๒", "๔๙๘,๐๐๐", "เฉพาะเจาะจง", "หจก.ก่อสร้าง", "ดำเนินการแล้วเสร็จ"}})),
              IsEmpty());
  EXPECT_THAT(measures_in(table_document({{"ที่", "ชื่อ - สกุล", "ตำแหน่ง", "หน่วยงาน"}, {"๑", "สมชาย ใจดีมากที่สุด", "ผู้อำนวยการกองช่าง", "กองช่าง"}})),
              IsEmpty());
}

}  // namespace
}  // namespace prongsai

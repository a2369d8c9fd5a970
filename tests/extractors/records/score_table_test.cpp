#include "extractors/records/score_table.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using testing::document_of;
using ::testing::IsEmpty;
using testing::paragraph_of;
using testing::Rows;
using testing::table_document;
using testing::table_of;
using testing::this_year;

const std::string own = "องค์การบริหารส่วนตำบลหนองบัว";

class ScoreTables : public testing::RecordFixture {
 protected:
  /// A table behind a line that says what it is about.
  static std::vector<Score> told(const std::string& line, const Rows& rows) {
    return scores_of(own, document_of({paragraph_of(line), table_of(rows)}));
  }
};

TEST_F(ScoreTables, OfAQuestionThatWasNotReadAreNotTheIndicators) {
  const auto scores = told("ผลการประเมิน ITA", {{"ตัวชี้วัด", "ข้อคำถาม", "ร้อยละ", "เฉลี่ยตัวชี้วัด"},
                                                {"1. การปฏิบัติหน้าที่", "", "91.20", "94.35"},
                                                {"^", "i2", "94.10", "^"},
                                                {"^", "i3", "97.75", "^"}});
  EXPECT_EQ(value_of(scores, "i2"), 94.10);
  EXPECT_EQ(value_of(scores, "1"), 94.35);
  EXPECT_EQ(scores.size(), 3u);
}

// Whose scores they are

TEST_F(ScoreTables, OfSeveralAgenciesHaveTheOwnRowOnly) {
  const auto scores = scores_of(own, table_document({{"ที่", "หน่วยงาน", "IIT", "EIT", "คะแนน ITA", "ระดับ"},
                                                     {"๑", "เทศบาลตำบลบ้านใหม่", "96.20", "95.10", "97.00", "ผ่านดี"},
                                                     {"๒", "อบต.หนองบัว", "90.85", "90.42", "93.13", "ผ่าน"},
                                                     {"", "ค่าเฉลี่ย", "93.53", "92.76", "95.07", ""}}));
  EXPECT_EQ(scores.size(), 3u);
  EXPECT_EQ(value_of(scores, "IIT"), 90.85);
  EXPECT_EQ(value_of(scores, "overall"), 93.13);
}

TEST_F(ScoreTables, OfSeveralAgenciesMayNameTheirToolsAlone) {
  const auto scores = scores_of(own, table_document({{"ที่", "หน่วยงาน", "IIT", "EIT", "OIT", "รวม"},
                                                     {"๑", "เทศบาลตำบลบ้านใหม่", "96.20", "95.10", "97.00", "96.19"},
                                                     {"๒", "อบต.หนองบัว", "90.85", "90.42", "93.13", "91.63"}}));
  EXPECT_EQ(value_of(scores, "IIT"), 90.85);
  EXPECT_EQ(value_of(scores, "overall"), 91.63);
}

TEST_F(ScoreTables, OfSeveralAgenciesAreOfTheWholeThatALineAboveNames) {
  const Rows rows{{"ที่", "หน่วยงาน", "คะแนน", "ระดับ"}, {"๑", "เทศบาลตำบลบ้านใหม่", "96.20", "ผ่านดีเยี่ยม"}, {"๒", "อบต.หนองบัว", "90.85", "ผ่านดี"}};
  const auto under = [&](const std::string& line) { return scores_of(own, document_of({paragraph_of(line), paragraph_of(own), table_of(rows)})); };
  const auto scores = under("สรุปผลการประเมิน ITA ของ อปท. ในอำเภอ");
  ASSERT_EQ(scores.size(), 1u);
  EXPECT_EQ(value_of(scores, "overall"), 90.85);
  EXPECT_THAT(under("สรุปผลการประเมินในภาพรวม (LPA) ของ อปท. ในอำเภอ"), IsEmpty());
}

TEST_F(ScoreTables, OfOtherAgenciesAloneHaveNone) {
  EXPECT_THAT(scores_of("สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดตรัง",
                        table_document({{"ที่", "อปท.", "คะแนน ITA"}, {"๑", "อบต.หนองบัว", "90.00"}, {"๒", "อบต.บ้านใหม่", "91.00"}})),
              IsEmpty());
}

TEST_F(ScoreTables, HaveTheOwnColumnAndNotThoseOfMany) {
  const auto scores = scores_of(own, table_document({{"เครื่องมือ", "อบต.หนองบัว", "ค่าเฉลี่ยจังหวัด", "ระดับประเทศ", "อบต.บ้านใหม่"},
                                                     {"IIT", "90.10", "87.44", "91.02", "80.00"},
                                                     {"EIT", "80.20", "85.19", "90.88", "81.00"},
                                                     {"OIT", "70.30", "79.85", "88.70", "82.00"}}));
  EXPECT_EQ(scores.size(), 3u);
  EXPECT_EQ(value_of(scores, "EIT"), 80.2);
}

TEST_F(ScoreTables, HaveNoMeanNoBestAndNoWorstOfMany) {
  const auto scores = scores_of(own, table_document({{"ตัวชี้วัด", "คะแนน", "คะแนนเฉลี่ยรัฐวิสาหกิจ", "สูงสุด", "ต่ำสุด"},
                                                     {"การปฏิบัติหน้าที่", "90.00", "92.50", "98.97", "71.40"},
                                                     {"การใช้งบประมาณ", "85.50", "91.00", "99.00", "65.00"},
                                                     {"ภาพรวมจังหวัด", "88.00", "90.00", "99.00", "60.00"}}));
  EXPECT_EQ(scores.size(), 2u);
  EXPECT_EQ(value_of(scores, "2"), 85.5);
}

// What they are scores of

TEST_F(ScoreTables, AreOfTheLowestHeading) {
  const auto scores = scores_in(table_document({{"ปี", "แบบวัด IIT", "<", "แบบตรวจ OIT", "คะแนนรวม"},
                                                {"^", "ตัวชี้วัดที่ 1", "การใช้งบประมาณ", "ตัวชี้วัดที่ 9", "^"},
                                                {"2567", "95.10", "90.20", "96.90", "94.00"}}));
  EXPECT_EQ(value_of(scores, "1", 2567), 95.1);
  EXPECT_EQ(value_of(scores, "2", 2567), 90.2);
  EXPECT_EQ(value_of(scores, "9", 2567), 96.9);
  EXPECT_EQ(value_of(scores, "overall", 2567), 94.0);
  EXPECT_EQ(scores.size(), 4u);
  EXPECT_EQ(primary(scores, "1", 2567)->tool, "IIT");
}

TEST_F(ScoreTables, AreOfTheQuestionBesideAMergedIndicator) {
  const auto scores = scores_in(table_document({{"ตัวชี้วัด", "ข้อคำถาม", "ร้อยละ", "เฉลี่ยตัวชี้วัด"},
                                                {"1. การปฏิบัติหน้าที่", "i1", "91.20", "94.35"},
                                                {"^", "i2", "97.50", "^"},
                                                {"2. การใช้งบประมาณ", "i4", "78.40", "85.17"},
                                                {"^", "i5", "85.10", "^"}}));
  EXPECT_EQ(value_of(scores, "i1"), 91.2);
  EXPECT_EQ(value_of(scores, "i5"), 85.1);
  EXPECT_EQ(value_of(scores, "1"), 94.35);
  EXPECT_EQ(value_of(scores, "2"), 85.17);
  EXPECT_EQ(scores.size(), 6u);
}

TEST_F(ScoreTables, AreOfAnIndicatorWhoseNumberStandsInBracketsBehindIt) {
  EXPECT_EQ(value_of(scores_in(table_document({{"ตัวชี้วัด", "คะแนน"}, {"การใช้อำนาจ (ตัวชี้วัดที่ 3)", "88.00"}})), "3"), 88.0);
}

TEST_F(ScoreTables, AreOfTheIndicatorsWhoseNumbersHeadTheirColumns) {
  const auto scores = scores_in(table_document({{"ตัวชี้วัดที่", "1", "2", "3"}, {"คะแนน", "92.10", "88.40", "90.30"}}));
  EXPECT_EQ(scores.size(), 3u);
  EXPECT_EQ(value_of(scores, "2"), 88.4);
}

TEST_F(ScoreTables, HaveATotalBesideTheirTools) {
  const auto scores = told("ผลการประเมิน ITA", {{"", "IIT", "EIT", "OIT", "รวม"}, {"อบต.หนองบัว", "90.00", "80.00", "70.00", "79.00"}});
  EXPECT_EQ(value_of(scores, "overall"), 79.0);
}

TEST_F(ScoreTables, HaveNoRanksAndNoMeansOfYearsBelowTools) {
  const auto scores = told("ผลการประเมิน ITA", {{"ปี", "IIT", "EIT", "OIT"},
                                               {"2567", "80.00", "81.00", "82.00"},
                                               {"2568", "90.00", "91.00", "92.00"},
                                               {"คะแนนเฉลี่ย", "85.00", "86.00", "87.00"},
                                               {"อันดับในจังหวัด", "30", "24", "21"},
                                               {"ผลต่าง", "10.00", "10.00", "10.00"}});
  EXPECT_EQ(scores.size(), 6u);
  EXPECT_EQ(value_of(scores, "IIT"), 90.0);
}

TEST_F(ScoreTables, AreFoundUnderPercentWhereTheRowsAreIndicators) {
  const auto scores = scores_in(
      table_document({{"ลำดับที่", "ตัวชี้วัด", "ร้อยละ"}, {"1", "การปฏิบัติหน้าที่", "97.10"}, {"2", "การใช้อำนาจ", "96.60"}, {"3", "การใช้งบประมาณ", "95.20"}}));
  EXPECT_EQ(value_of(scores, "3"), 96.6);
  EXPECT_EQ(scores.size(), 3u);
}

TEST_F(ScoreTables, AreNoSharesOfThoseWhoAnswered) {
  EXPECT_THAT(scores_in(table_document({{"ข้อ", "จำนวนผู้ตอบ", "ร้อยละ"}, {"i1", "20", "66.67"}, {"i2", "5", "16.67"}, {"i3", "5", "16.67"}})),
              IsEmpty());
}

TEST_F(ScoreTables, AreFoundWithoutHeadings) {
  const auto scores = scores_in(table_document(
      {{"1) การปฏิบัติหน้าที่", "ร้อยละ 88.05", "ระดับ A"}, {"2) การใช้งบประมาณ", "ร้อยละ 79.41", "ระดับ B"}, {"3) การใช้อำนาจ", "ร้อยละ 83.02", "ระดับ B"}}));
  EXPECT_EQ(value_of(scores, "2"), 79.41);
  EXPECT_EQ(scores.size(), 3u);
}

TEST_F(ScoreTables, AreThoseOfATableOfMeasuresUnderAHeadingWithAYear) {
  const auto scores = scores_in(table_document({{"ตัวชี้วัด", "คะแนน ปี ๒๕๖๗", "มาตรการ", "ผู้รับผิดชอบ"}, {"๒. การใช้งบประมาณ", "๘๑.๒๐", "อบรม", "กองคลัง"}}));
  EXPECT_EQ(value_of(scores, "2", 2567), 81.2);
}

TEST_F(ScoreTables, HaveTheTotalOfWeightedScoresForTheWhole) {
  const auto scores = told("ผลการประเมิน ITA", {{"แบบวัด", "น้ำหนัก", "คะแนน", "คะแนนถ่วงน้ำหนัก"},
                                               {"IIT", "30", "90.00", "27.00"},
                                               {"EIT", "30", "80.00", "24.00"},
                                               {"OIT", "40", "70.00", "28.00"},
                                               {"รวม", "100", "80.00", "79.00"}});
  EXPECT_EQ(scores.size(), 4u);
  EXPECT_EQ(value_of(scores, "overall"), 79.0);
}

TEST_F(ScoreTables, AreOfTheWholeThatTheLineBeforeThemNames) {
  const Rows row{{"คะแนนเต็ม", "คะแนนที่ได้", "ระดับ"}, {"100", "93.60", "ผ่านดี"}};
  EXPECT_EQ(value_of(told("๑. คะแนนภาพรวม", row), "overall"), 93.6);
  EXPECT_THAT(told("๑. คะแนนภาพรวม และคะแนนตัวชี้วัดที่ ๑", row), IsEmpty());
}

// Which scale

TEST_F(ScoreTables, AreNoneOfAScaleOfFive) {
  EXPECT_THAT(told("ความพึงพอใจต่อผลการประเมิน", {{"รายการ", "คะแนนเฉลี่ย", "S.D."},
                                               {"คุณภาพการดำเนินงาน", "4.21", "0.63"},
                                               {"ประสิทธิภาพการสื่อสาร", "3.98", "0.71"},
                                               {"การปรับปรุงการทำงาน", "4.05", "0.55"}}),
              IsEmpty());
}

TEST_F(ScoreTables, AreNoneOfAnotherFullMark) {
  const auto scores = told("ผลการประเมิน ITA", {{"รายการ", "คะแนนเต็ม", "คะแนนที่ได้"}, {"การเปิดเผยข้อมูล", "22", "20"}, {"รวม", "36", "33"}});
  EXPECT_THAT(scores, IsEmpty());
}

TEST_F(ScoreTables, AreThoseOfAFullMarkOfAHundred) {
  const auto scores = scores_in(table_document({{"ตัวชี้วัด", "คะแนนที่ได้ (เต็ม 100)"}, {"การปฏิบัติหน้าที่", "93.40"}, {"การใช้งบประมาณ", "87.20"}}));
  EXPECT_EQ(value_of(scores, "1"), 93.4);
}

TEST_F(ScoreTables, ReadACommaBeforeTwoDecimalsAsAPoint) {
  EXPECT_EQ(value_of(scores_in(table_document({{"เครื่องมือ", "คะแนน"}, {"IIT", "ร้อยละ ๘๗,๔๕"}})), "IIT"), 87.45);
}

// Which year

TEST_F(ScoreTables, AreNotOfTheYearOfAComparisonTwoLinesBefore) {
  const auto scores = scores_in(document_of({paragraph_of("เปรียบเทียบกับปีงบประมาณ พ.ศ. 2560 ซึ่งได้คะแนน 79.85 คะแนน"), paragraph_of("ผลตามแบบสำรวจ"),
                                             table_of({{"แบบสำรวจ", "คะแนน"}, {"IIT", "81.17"}})}));
  EXPECT_EQ(value_of(scores, "IIT"), 81.17);
}

TEST_F(ScoreTables, HaveTheirLevelBesideTheLastScoreOnly) {
  const auto scores = scores_in(table_document({{"ตัวชี้วัด", "คะแนน ปี ๒๕๖๗", "คะแนน ปี ๒๕๖๘", "ระดับ"}, {"การปฏิบัติหน้าที่", "80.00", "90.00", "ผ่านดี"}}));
  EXPECT_EQ(primary(scores, "1", 2567)->rating, "");
  EXPECT_EQ(primary(scores, "1", 2568)->rating, "ผ่านดี");
}

TEST_F(ScoreTables, HaveNoScoreUnderTheHeadingOfARank) {
  const auto scores = scores_of(
      own,
      table_document({{"ตัวชี้วัด", "ปี 2567", "<"}, {"^", "คะแนน", "ลำดับในกระทรวง"}, {"การใช้อำนาจ", "88.10", "7"}, {"การใช้งบประมาณ", "80.20", "9"}}));
  EXPECT_EQ(scores.size(), 2u);
}

TEST_F(ScoreTables, MayTellTheScoreOfAnIndicatorInALineWithin) {
  const auto scores = scores_of(own, table_document({{"ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (คะแนน 92.60)", "<", "<"},
                                                     {"ข้อ", "ประเด็นการประเมิน", "คะแนน"},
                                                     {"i1", "ปฏิบัติงานตามขั้นตอน", "92.10"},
                                                     {"i2", "ปฏิบัติงานอย่างเท่าเทียม", "93.10"}}));
  EXPECT_EQ(value_of(scores, "1"), 92.60);
  EXPECT_EQ(value_of(scores, "i1"), 92.10);
}

}  // namespace
}  // namespace prongsai

#include "extractors/records/scores.h"

#include <algorithm>

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using testing::document_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::paragraph_of;
using testing::prose;
using testing::table_document;
using testing::table_of;
using testing::this_year;

class TableScores : public testing::RecordFixture {};
class ProseScores : public testing::RecordFixture {
 protected:
  static std::vector<Score> said(const std::string& text) { return scores_in(prose({text})); }
};
class PrimaryScores : public testing::RecordFixture {};

const std::vector<std::string> heading{"ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน", "ระดับ"};

// Tables

TEST_F(TableScores, AreThoseOfTheRowsIndicator) {
  const auto scores = scores_in(table_document({heading, {"๑", "การปฏิบัติหน้าที่", "๙๑.๕๐", "ผ่านดี"}, {"๒", "การใช้งบประมาณ", "88.25", "ผ่านดี"}}));
  EXPECT_EQ(value_of(scores, "1"), 91.5);
  EXPECT_EQ(value_of(scores, "2"), 88.25);
}

TEST_F(TableScores, HaveNameAndRatingOfTheirRow) {
  const auto scores = scores_in(table_document({heading, {"๑", "การปฏิบัติหน้าที่", "๙๑.๕๐", "ผ่านดี"}}));
  const Score* score = primary(scores, "1");
  ASSERT_NE(score, nullptr);
  EXPECT_EQ(score->name, "การปฏิบัติหน้าที่");
  EXPECT_EQ(score->rating, "ผ่านดี");
  EXPECT_EQ(score->level, ScoreLevel::indicator);
}

TEST_F(TableScores, KeepTheirPlace) {
  const auto scores = scores_in(document_of({table_of({heading, {"๑", "การปฏิบัติหน้าที่", "๙๑.๕๐", ""}}, 3)}));
  const Score* score = primary(scores, "1");
  ASSERT_NE(score, nullptr);
  EXPECT_EQ(score->source.place.page, 3);
  EXPECT_EQ(score->source.table, 0);
  EXPECT_EQ(score->source.row, 1);
}

TEST_F(TableScores, AreThoseOfTheNamedIndicatorWhereNoNumberStands) {
  EXPECT_EQ(value_of(scores_in(table_document({{"ตัวชี้วัด", "คะแนน"}, {"คุณภาพการดำเนินงาน", "84.10"}})), "6"), 84.1);
}

TEST_F(TableScores, AreThoseOfTools) {
  const auto scores = scores_in(table_document({{"เครื่องมือ", "คะแนน"}, {"IIT", "90.00"}, {"EIT", "80.00"}, {"OIT", "100"}}));
  EXPECT_EQ(value_of(scores, "IIT"), 90);
  EXPECT_EQ(value_of(scores, "EIT"), 80);
  EXPECT_EQ(value_of(scores, "OIT"), 100);
}

TEST_F(TableScores, AreThoseOfTheWholeInATotalRow) {
  EXPECT_EQ(value_of(scores_in(table_document({{"ตัวชี้วัด", "คะแนน"}, {"การปฏิบัติหน้าที่", "90.00"}, {"คะแนนรวม", "87.50"}})), "overall"), 87.5);
}

TEST_F(TableScores, AreThoseOfPartsOfIndicators) {
  const auto scores = scores_in(table_document({{"ตัวชี้วัด", "คะแนน"}, {"ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน", "95.00"}}));
  ASSERT_NE(primary(scores, "9.1"), nullptr);
  EXPECT_EQ(primary(scores, "9.1")->level, ScoreLevel::sub_indicator);
}

TEST_F(TableScores, AreOfTheYearsOverTheirColumns) {
  const auto scores = scores_in(table_document({{"ตัวชี้วัด", "คะแนน ปี ๒๕๖๗", "คะแนน ปี ๒๕๖๘"}, {"การปฏิบัติหน้าที่", "80.00", "90.00"}}));
  EXPECT_EQ(value_of(scores, "1", 2567), 80);
  EXPECT_EQ(value_of(scores, "1", 2568), 90);
}

TEST_F(TableScores, AreOfTheYearOfTheirRow) {
  const auto scores =
      scores_in(document_of({paragraph_of("คะแนน ITA ย้อนหลัง"), table_of({{"ปีงบประมาณ", "คะแนนรวม"}, {"๒๕๖๖", "80.00"}, {"๒๕๖๗", "85.00"}})}));
  EXPECT_EQ(value_of(scores, "overall", 2566), 80);
  EXPECT_EQ(value_of(scores, "overall", 2567), 85);
}

TEST_F(TableScores, AreOfTheDocumentsYearWhereTheTableNamesNone) {
  EXPECT_EQ(value_of(scores_in(table_document({{"เครื่องมือ", "คะแนน"}, {"IIT", "90.00"}}), 2566), "IIT", 2566), 90);
}

TEST_F(TableScores, AreFiledUnderTheToolOfTheirColumn) {
  const auto scores = scores_in(table_document({{"เครื่องมือ", "ตัวชี้วัด", "คะแนน"}, {"IIT", "การปฏิบัติหน้าที่", "90.00"}, {"^", "การใช้งบประมาณ", "80.00"}}));
  ASSERT_NE(primary(scores, "2"), nullptr);
  EXPECT_EQ(primary(scores, "2")->tool, "IIT");
}

TEST_F(TableScores, AreFiledUnderTheToolOfTheHeadingAboveThem) {
  const auto scores = scores_in(table_document({{"ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน"}, {"แบบวัด EIT", "<", "<"}, {"๖", "คุณภาพการดำเนินงาน", "90.00"}}));
  ASSERT_NE(primary(scores, "6"), nullptr);
  EXPECT_EQ(primary(scores, "6")->tool, "EIT");
}

TEST_F(TableScores, AreTargetsInAColumnOfTargets) {
  const auto scores = scores_in(table_document({{"ตัวชี้วัด", "ค่าเป้าหมาย", "คะแนนที่ได้"}, {"การปฏิบัติหน้าที่", "95.00", "90.00"}}));
  EXPECT_EQ(value_of(scores, "1", this_year, ScoreRole::target), 95);
  EXPECT_EQ(value_of(scores, "1"), 90);
}

TEST_F(TableScores, AreTargetsByYearInATableOfTargets) {
  const auto scores = scores_in(table_document({{"เป้าหมายคะแนน ITA", "ปี ๒๕๖๘", "ปี ๒๕๖๙"}, {"คะแนนภาพรวม", "87", "90"}}));
  EXPECT_EQ(value_of(scores, "overall", 2568, ScoreRole::target), 87);
  EXPECT_EQ(value_of(scores, "overall", 2569, ScoreRole::target), 90);
}

TEST_F(TableScores, AreNoDifferencesBetweenYears) {
  const auto scores = scores_in(table_document({{"ตัวชี้วัด", "คะแนน ปี ๒๕๖๗", "คะแนน ปี ๒๕๖๘", "ผลต่าง"}, {"การปฏิบัติหน้าที่", "80.00", "90.00", "10.00"}}));
  EXPECT_EQ(scores.size(), 2u);
}

TEST_F(TableScores, AreNoWeightsAndNoMaxima) {
  const auto scores = scores_in(table_document({{"เครื่องมือ", "น้ำหนัก (ร้อยละ)", "คะแนนเต็ม", "คะแนนที่ได้"}, {"IIT", "30", "100", "90.00"}}));
  ASSERT_EQ(scores.size(), 1u);
  EXPECT_EQ(scores[0].value, 90);
}

TEST_F(TableScores, AreThoseOfTheToolsOverTheirColumns) {
  const auto scores =
      scores_in(table_document({{"ปีงบประมาณ", "IIT", "EIT", "คะแนนรวม"}, {"๒๕๖๗", "80.00", "81.00", "81.10"}, {"๒๕๖๘", "90.00", "91.00", "91.10"}}));
  EXPECT_EQ(value_of(scores, "EIT", 2567), 81);
  EXPECT_EQ(value_of(scores, "overall", 2568), 91.1);
}

TEST_F(TableScores, AreThoseOfSurveyItems) {
  EXPECT_EQ(value_of(scores_in(table_document({{"ข้อ", "ข้อคำถาม", "คะแนน"}, {"e4", "ท่านได้รับบริการอย่างเท่าเทียมเพียงใด", "70.10"}})), "e4"), 70.1);
}

TEST_F(TableScores, AreNoneOutsideTheScale) { EXPECT_THAT(scores_in(table_document({heading, {"๑", "การปฏิบัติหน้าที่", "950.00", ""}})), IsEmpty()); }

TEST_F(TableScores, AreRemarkedOutsideTheScale) {
  EXPECT_THAT(remarks_on(table_document({heading, {"๑", "การปฏิบัติหน้าที่", "950.00", ""}})), ElementsAre("score.out_of_range"));
}

TEST_F(TableScores, AreNoNumbersOfATableOfMeasures) {
  EXPECT_THAT(scores_in(table_document({{"ที่", "มาตรการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"๑", "อบรม IIT", "๙๐", "กองคลัง"}})), IsEmpty());
}

// Prose

TEST_F(ProseScores, AreTheNumbersOfWhatIsNamedBeforeThem) {
  const auto scores = said("ผลการประเมินในภาพรวม ได้คะแนน 85.48 คะแนน");
  EXPECT_EQ(value_of(scores, "overall"), 85.48);
}

TEST_F(ProseScores, HaveTheRatingBehindThem) {
  const auto scores = said("ผลการประเมินภาพรวม ได้คะแนน ๘๕.๔๘ คะแนน อยู่ในระดับ ผ่าน");
  ASSERT_NE(primary(scores, "overall"), nullptr);
  EXPECT_EQ(primary(scores, "overall")->rating, "ผ่าน");
}

TEST_F(ProseScores, AreSeveralInOneSentence) {
  const auto scores = said("แบบวัด IIT ได้คะแนน 90.10 คะแนน แบบวัด EIT ได้คะแนน 80.20 คะแนน และ OIT ได้คะแนน 70.30 คะแนน");
  EXPECT_EQ(value_of(scores, "IIT"), 90.1);
  EXPECT_EQ(value_of(scores, "EIT"), 80.2);
  EXPECT_EQ(value_of(scores, "OIT"), 70.3);
}

TEST_F(ProseScores, AreOfTheYearNamedBeforeThem) {
  EXPECT_EQ(value_of(said("ในปีงบประมาณ พ.ศ. ๒๕๖๖ ผลการประเมินภาพรวม ได้คะแนน 82.00 คะแนน"), "overall", 2566), 82);
}

TEST_F(ProseScores, AreOfAnIndicator) { EXPECT_EQ(value_of(said("ตัวชี้วัดที่ ๓ การใช้อำนาจ ได้คะแนน 77.70 คะแนน"), "3"), 77.7); }

TEST_F(ProseScores, AreNoThresholds) {
  EXPECT_THAT(said("เกณฑ์ผ่านการประเมินภาพรวมต้องได้คะแนนไม่น้อยกว่า 85.00 คะแนน"), IsEmpty());
  EXPECT_THAT(said("หน่วยงานที่มีผลการประเมินภาพรวม 85.00 คะแนนขึ้นไป ถือว่าผ่าน"), IsEmpty());
}

TEST_F(ProseScores, AreNoChanges) { EXPECT_THAT(said("ผลการประเมินภาพรวม มีคะแนนเพิ่มขึ้น 3.20 คะแนน"), IsEmpty()); }

TEST_F(ProseScores, AreNoMaximum) { EXPECT_THAT(said("ผลการประเมินภาพรวม คะแนนเต็ม 100.00 คะแนน"), IsEmpty()); }

TEST_F(ProseScores, AreNoTargets) { EXPECT_THAT(said("ในปีต่อไปตั้งเป้าหมายคะแนนภาพรวม 95.00 คะแนน"), IsEmpty()); }

TEST_F(ProseScores, AreThoseInBracketsBehindAnIndicator) {
  const auto scores = said("ตัวชี้วัดที่ได้คะแนนสูงสุด คือ การใช้อำนาจ (95.20 คะแนน) ต่ำสุด คือ การป้องกันการทุจริต (60.00 คะแนน)");
  EXPECT_EQ(value_of(scores, "3"), 95.2);
  EXPECT_EQ(value_of(scores, "10"), 60);
}

TEST_F(ProseScores, AreNotOfAnotherIndex) { EXPECT_THAT(said("ประเทศไทยมีดัชนีการรับรู้การทุจริต (CPI) ได้คะแนน 36.00 คะแนน"), IsEmpty()); }

TEST_F(ProseScores, AreNoNumbersOfOtherThings) { EXPECT_THAT(said("มีผู้ตอบแบบวัด IIT จำนวน ๔๕ คน จากคะแนนทั้งหมด"), IsEmpty()); }

// The score to stand by

TEST_F(PrimaryScores, AreThoseOfTablesBeforeProse) {
  const auto scores = scores_in(document_of({paragraph_of("แบบวัด IIT ได้คะแนน 91.00 คะแนน"), table_of({{"เครื่องมือ", "คะแนน"}, {"IIT", "90.00"}})}));
  EXPECT_EQ(value_of(scores, "IIT"), 90);
}

TEST_F(PrimaryScores, AreThoseMostMentionsAgreeOn) {
  const auto scores = scores_in(prose({"แบบวัด IIT ได้คะแนน 91.00 คะแนน", "แบบวัด IIT ได้คะแนน 90.00 คะแนน", "คะแนน IIT เท่ากับ 90.00 คะแนน"}));
  EXPECT_EQ(value_of(scores, "IIT"), 90);
}

TEST_F(PrimaryScores, AreOneForEachSubject) {
  const auto scores = scores_in(prose({"แบบวัด IIT ได้คะแนน 90.00 คะแนน", "คะแนน IIT เท่ากับ 90.00 คะแนน"}));
  EXPECT_EQ(std::count_if(scores.begin(), scores.end(), [](const Score& score) { return score.is_primary; }), 1);
}

TEST_F(PrimaryScores, LeaveTheOtherMentionsInPlace) {
  EXPECT_EQ(scores_in(prose({"แบบวัด IIT ได้คะแนน 91.00 คะแนน", "แบบวัด IIT ได้คะแนน 90.00 คะแนน"})).size(), 2u);
}

TEST_F(PrimaryScores, TakeTheRatingOfAnotherMentionOfTheSameValue) {
  const auto scores = scores_in(document_of(
      {table_of({{"รายการประเมิน", "คะแนน"}, {"คะแนนภาพรวม", "85.48"}}), paragraph_of("ผลการประเมินภาพรวม ได้คะแนน 85.48 คะแนน อยู่ในระดับ ผ่าน")}));
  ASSERT_NE(primary(scores, "overall"), nullptr);
  EXPECT_EQ(primary(scores, "overall")->rating, "ผ่าน");
}

TEST_F(PrimaryScores, AreNoneOfTheResultsOfAMeasure) {
  const auto scores =
      scores_in(table_document({{"มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"}, {"อบรม", "กองคลัง", "ผลการประเมินภาพรวม ได้คะแนน 85.48 คะแนน"}}));
  EXPECT_EQ(primary(scores, "overall"), nullptr);
}

TEST_F(TableScores, AreFoundWhereTheHeadingsAreOnlyYears) {
  const auto scores = scores_in(table_document({{"ตัวชี้วัด", "ปี ๒๕๖๗", "ปี ๒๕๖๘", "ผลต่าง"},
                                                {"การปฏิบัติหน้าที่", "80.00", "90.00", "10.00"},
                                                {"การใช้งบประมาณ", "81.00", "91.00", "10.00"},
                                                {"การใช้อำนาจ", "82.00", "92.00", "10.00"}}));
  EXPECT_EQ(scores.size(), 6u);
}

TEST_F(TableScores, HaveAColumnForEachTool) {
  const auto scores = scores_in(table_document({{"ปีงบประมาณ", "IIT", "EIT", "OIT", "คะแนนรวม"}, {"๒๕๖๗", "80.00", "81.00", "82.00", "81.10"}}));
  EXPECT_EQ(scores.size(), 4u);
}

TEST_F(ProseScores, AreOfTheSameSubjectWhereTheTextGoesOnWithAnotherYear) {
  const auto scores = said("ตัวชี้วัดที่ ๙ ปี ๒๕๖๗ มีคะแนน ๘๐.๐๐ คะแนน ปี ๒๕๖๘ มีคะแนน ๙๐.๐๐ คะแนน");
  EXPECT_EQ(value_of(scores, "9", 2567), 80.0);
  EXPECT_EQ(value_of(scores, "9", 2568), 90.0);
  EXPECT_EQ(value_of(scores, "overall", 2568), -1);
}

TEST_F(ProseScores, AreOfTheWholeWhereTheTextGoesOnWithATotal) {
  const auto scores = said("ตัวชี้วัดที่ ๙ ปี ๒๕๖๘ มีคะแนน ๘๐.๐๐ คะแนน ปี ๒๕๖๘ มีคะแนนรวม ๘๕.๔๘ คะแนน");
  EXPECT_EQ(value_of(scores, "9"), 80.0);
  EXPECT_EQ(value_of(scores, "overall"), 85.48);
}

TEST_F(ProseScores, AreNotThoseOfTheCountry) {
  const auto scores = said("คะแนนเฉลี่ยของประเทศ 93.05 คะแนน ขณะที่ภาพรวมของเทศบาลได้ 85.48 คะแนน");
  ASSERT_EQ(scores.size(), 1u);
  EXPECT_EQ(scores[0].value, 85.48);
}

TEST_F(ProseScores, AreNotTheShareOfThoseWhoAnswered) {
  const auto scores = said("แบบวัด EIT มีผู้ตอบร้อยละ 30.50 คะแนน 80.00");
  ASSERT_EQ(scores.size(), 1u);
  EXPECT_EQ(scores[0].value, 80.0);
}

}  // namespace
}  // namespace prongsai

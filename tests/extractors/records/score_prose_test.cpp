#include "extractors/records/score_prose.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using ::testing::IsEmpty;
using testing::prose;

class ScoreProses : public testing::RecordFixture {
 protected:
  static std::vector<Score> said(const std::string& text) { return scores_of("องค์การบริหารส่วนจังหวัดตราด", prose({text})); }
};

TEST_F(ScoreProses, AreNotThoseOfAnotherAgency) {
  EXPECT_THAT(said("เมื่อเทียบกับ อบจ.ระยอง ได้คะแนน 96.40 คะแนน และ อบจ.จันทบุรี ได้คะแนน 95.12 คะแนน"), IsEmpty());
}

TEST_F(ScoreProses, AreThoseOfTheOwnBehindAnother) {
  const auto scores = said("เมื่อเทียบกับ อบจ.ระยอง ที่ได้คะแนน 96.40 คะแนน ส่วน อบจ.ตราด ได้คะแนน 94.38 คะแนน");
  ASSERT_EQ(scores.size(), 1u);
  EXPECT_EQ(value_of(scores, "overall"), 94.38);
}

TEST_F(ScoreProses, AreNotTheMeanOfMany) {
  EXPECT_THAT(said("ค่าเฉลี่ยคะแนน ITA ของหน่วยงานในจังหวัดตราด อยู่ที่ 91.33 คะแนน"), IsEmpty());
  EXPECT_EQ(value_of(said("คะแนนเฉลี่ยของ อบจ.ตราด จังหวัดตราด เท่ากับ 91.33 คะแนน"), "overall"), 91.33);
}

TEST_F(ScoreProses, AreNotTheMeanOfACountryOrAProvince) {
  const auto scores = said("ผลการประเมินในภาพรวมระดับประเทศมีคะแนนเฉลี่ย 93.82 คะแนน ขณะที่จังหวัดตราดมีคะแนนเฉลี่ย 91.01 คะแนน อบจ.ตราด มีคะแนนเฉลี่ย 88.76 คะแนน");
  ASSERT_EQ(scores.size(), 1u);
  EXPECT_EQ(value_of(scores, "overall"), 88.76);
  EXPECT_EQ(value_of(said("อบจ.ตราด อำเภอเมืองตราด จังหวัดตราด มีคะแนนเฉลี่ย 88.76 คะแนน"), "overall"), 88.76);
  EXPECT_EQ(value_of(said("องค์การบริหารส่วนจังหวัดตราดมีผลคะแนนเฉลี่ย 88.76 คะแนน"), "overall"), 88.76);
  EXPECT_EQ(value_of(said("ผลการประเมินของจังหวัดในปี 2568 มีคะแนนเฉลี่ยภาพรวม 88.76 คะแนน"), "overall"), 88.76);
}

TEST_F(ScoreProses, AreNotOfAnotherAssessment) {
  EXPECT_THAT(said("สรุปผลการประเมิน LPA ในภาพรวมได้คะแนนร้อยละ 84.35"), IsEmpty());
  EXPECT_THAT(said("ความพึงพอใจของผู้รับบริการในภาพรวมได้คะแนน 94.40 คะแนน"), IsEmpty());
}

TEST_F(ScoreProses, AreOfTheQuestionNamedLast) {
  const auto scores = said("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้คะแนน 97.21 คะแนน โดยข้อ i1 ได้คะแนน 98.00 คะแนน");
  EXPECT_EQ(value_of(scores, "1"), 97.21);
  EXPECT_EQ(value_of(scores, "i1"), 98.0);
}

TEST_F(ScoreProses, AreOfTheIndicatorBehindARangeOfQuestions) {
  EXPECT_EQ(value_of(said("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (i1 - i3) ได้คะแนน 97.21 คะแนน"), "1"), 97.21);
}

TEST_F(ScoreProses, AreThoseBehindAnEqualsSign) {
  const auto scores = said("ปี 2568 คะแนนเฉลี่ย IIT = 92.30, EIT = 91.03, OIT = 98.45 รวม 94.38 คะแนน");
  EXPECT_EQ(value_of(scores, "IIT"), 92.3);
  EXPECT_EQ(value_of(scores, "EIT"), 91.03);
  EXPECT_EQ(value_of(scores, "OIT"), 98.45);
  EXPECT_EQ(value_of(scores, "overall"), 94.38);
}

TEST_F(ScoreProses, AreNoneInTheRowOfATableWhoseColumnsWereLost) {
  EXPECT_THAT(said("คะแนนเฉลี่ยรวม ๗๗.๒๔ - ๘๗.๐๖ +๙.๘๒"), IsEmpty());
  EXPECT_EQ(said("คะแนนเฉลี่ยรวม ๘๗.๐๖ ระดับผ่าน").size(), 1u);
}

TEST_F(ScoreProses, AreNoHalvesOfANumberWithACommaForItsPoint) { EXPECT_THAT(said("แบบวัด IIT ได้คะแนน 85,48 คะแนน"), IsEmpty()); }

TEST_F(ScoreProses, AreNoneInARowWhoseTabsPartSeveral) { EXPECT_THAT(said("คะแนนรวม\t88.52\t92.39"), IsEmpty()); }

}  // namespace
}  // namespace prongsai

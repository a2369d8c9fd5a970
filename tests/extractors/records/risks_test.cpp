#include "extractors/records/risks.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Rows;
using testing::table_document;

class Risks : public testing::RecordFixture {
 protected:
  static std::vector<Risk> risks_of(Rows body) {
    body.insert(body.begin(), {"การดำเนินงาน", "ประเด็นความเสี่ยงการทุจริต", "Risk Score", "มาตรการควบคุมความเสี่ยง"});
    return risks_in(table_document(body));
  }
  static std::vector<std::string> activities(const std::vector<Risk>& risks) {
    std::vector<std::string> activities;
    for (const Risk& risk : risks) activities.push_back(risk.activity);
    return activities;
  }
};

TEST_F(Risks, HaveTheTextsOfTheirColumns) {
  const Risk risk = risks_of({{"การจัดซื้อ", "เอื้อประโยชน์ผู้ขาย", "สูง", "ตรวจสอบเอกสาร"}}).at(0);
  EXPECT_EQ(risk.activity, "การจัดซื้อ");
  EXPECT_EQ(risk.issue, "เอื้อประโยชน์ผู้ขาย");
  EXPECT_EQ(risk.level, "สูง");
  EXPECT_EQ(risk.control, "ตรวจสอบเอกสาร");
}

TEST_F(Risks, ShareAMergedActivity) {
  EXPECT_THAT(activities(risks_of({{"การจัดซื้อ", "เอื้อประโยชน์", "สูง", "ตรวจสอบ"}, {"^", "รับสินบน", "ต่ำ", "กำกับ"}})), ElementsAre("การจัดซื้อ", "การจัดซื้อ"));
}

TEST_F(Risks, HaveTheActivityAboveWhereTheirOwnIsBlank) {
  EXPECT_THAT(activities(risks_of({{"การจัดซื้อ", "เอื้อประโยชน์", "สูง", "ตรวจสอบ"}, {"", "รับสินบน", "ต่ำ", "กำกับ"}})), ElementsAre("การจัดซื้อ", "การจัดซื้อ"));
}

TEST_F(Risks, HaveAnActivityWithoutItsNumber) {
  EXPECT_THAT(activities(risks_of({{"๑. การจัดซื้อ", "เอื้อประโยชน์", "สูง", "ตรวจสอบ"}})), ElementsAre("การจัดซื้อ"));
}

TEST_F(Risks, HaveAHeadingOverTheirRowsAsActivity) {
  EXPECT_THAT(activities(risks_of({{"การให้บริการ", "<", "<", "<"}, {"", "เรียกรับเงิน", "สูง", "กำกับ"}})), ElementsAre("การให้บริการ"));
}

TEST_F(Risks, AreOneWhereAMergedIssueHasSeveralControls) {
  const auto risks = risks_of({{"การจัดซื้อ", "เอื้อประโยชน์", "สูง", "ตรวจสอบ"}, {"^", "^", "^", "กำกับ"}});
  ASSERT_EQ(risks.size(), 1u);
  EXPECT_EQ(risks[0].control, "ตรวจสอบ\nกำกับ");
}

TEST_F(Risks, HaveTheLevelThatIsTicked) {
  const auto risks = risks_in(
      table_document({{"ที่", "ความเสี่ยงการทุจริต", "เขียว", "เหลือง", "ส้ม", "แดง"}, {"๑", "รับสินบน", "", "", "✓", ""}, {"๒", "ล่าช้า", "✓", "", "", "✓"}}));
  ASSERT_EQ(risks.size(), 2u);
  EXPECT_EQ(risks[0].level, "ส้ม");
  EXPECT_EQ(risks[1].level, "");
}

TEST_F(Risks, HaveNoLevelOfLikelihoodAndImpactAlone) {
  EXPECT_EQ(risks_in(table_document({{"ความเสี่ยงการทุจริต", "โอกาส", "ผลกระทบ", "ค่าความเสี่ยงรวม"}, {"รับสินบน", "๓", "๒", "๖"}})).at(0).level, "๖");
  EXPECT_EQ(risks_in(table_document({{"ความเสี่ยงการทุจริต", "โอกาส", "ผลกระทบ"}, {"รับสินบน", "๓", "๒"}})).at(0).level, "");
}

TEST_F(Risks, KeepTheirPlace) {
  const auto risks = risks_of({{"การจัดซื้อ", "เอื้อประโยชน์", "สูง", "ตรวจสอบ"}});
  EXPECT_EQ(risks.at(0).source.table, 0);
  EXPECT_EQ(risks.at(0).source.row, 1);
}

TEST_F(Risks, AreNoMeasures) { EXPECT_THAT(risks_in(table_document({{"ที่", "มาตรการ", "ผู้รับผิดชอบ"}, {"๑", "จัดทำคู่มือ", "กองคลัง"}})), IsEmpty()); }

TEST_F(Risks, HaveTheWordOfTheirLevelWhereFiguresStandBesideIt) {
  EXPECT_EQ(risks_of({{"การจัดซื้อ", "รับสินบน", "๑๕\n(สูงมาก)", "กำกับ"}}).at(0).level, "สูงมาก");
  EXPECT_EQ(risks_of({{"การจัดซื้อ", "รับสินบน", "4 x 3 = 12 ระดับสูง", "กำกับ"}}).at(0).level, "สูง");
  EXPECT_EQ(risks_of({{"การจัดซื้อ", "รับสินบน", "๑๕", "กำกับ"}}).at(0).level, "๑๕");
}

TEST_F(Risks, MayHaveTheirLevelUnderAHeadingOfLevelsAlone) {
  const auto risks = risks_in(table_document({{"ประเด็นความเสี่ยงการทุจริต", "L", "I", "L x I (ระดับ)"}, {"รับสินบน", "๓", "๕", "๑๕ (สูงมาก)"}}));
  ASSERT_EQ(risks.size(), 1u);
  EXPECT_EQ(risks[0].level, "สูงมาก");
}

}  // namespace
}  // namespace prongsai

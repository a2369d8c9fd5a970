#include "extractors/records/indicator_findings.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Rows;

class IndicatorFindings : public testing::RecordFixture {
 protected:
  static std::vector<Finding> findings_in(const Document& document, const std::string& organisation_type = "อบต.") {
    Report report;
    report.fiscal_year = testing::this_year;
    report.organisation.type = organisation_type;
    report.scores = scores_in(document);
    check_indicators(document, context(), report);
    return report.findings;
  }
  static std::vector<std::string> said(const std::string& text) { return codes(findings_in(testing::prose({text}))); }
  static std::vector<std::string> tabled(const Rows& rows) { return codes(findings_in(testing::table_document(rows))); }
};

TEST_F(IndicatorFindings, TellANumberBeforeTheNameOfAnotherIndicator) {
  const auto findings = findings_in(testing::prose({"ตัวชี้วัดที่ ๘ ประสิทธิภาพการสื่อสาร ได้คะแนนน้อยที่สุด"}));
  ASSERT_THAT(codes(findings), ElementsAre("indicator.name_mismatch"));
  EXPECT_THAT(findings[0].message_en, ::testing::HasSubstr("which is that of indicator 7; indicator 8 is “การปรับปรุงการทำงาน”"));
}

TEST_F(IndicatorFindings, PassANumberBeforeItsOwnNameInAllSpellings) {
  EXPECT_THAT(said("ตัวชี้วัดที่ 4 : การใช้ทรัพย์สินของทางราชการ"), IsEmpty());
  EXPECT_THAT(said("ตัวชี้วัดที่ ๘ การปรับปรุงระบบการทำงาน"), IsEmpty());
  EXPECT_THAT(said("ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูลสาธารณะ"), IsEmpty());
}

TEST_F(IndicatorFindings, PassNamesThatNoIndicatorHas) {
  EXPECT_THAT(said("ตัวชี้วัดที่ ๑ การปรับปรุงหน้าที่"), IsEmpty());
  EXPECT_THAT(said("ตัวชี้วัดที่ ๑ จำนวนผู้เข้าร่วมโครงการ"), IsEmpty());
}

TEST_F(IndicatorFindings, PassPartsOfAnIndicatorAndRangesOfThem) {
  EXPECT_THAT(said("ตัวชี้วัดย่อยที่ ๙.๑ การปฏิบัติหน้าที่"), IsEmpty());
  EXPECT_THAT(said("ตัวชี้วัดที่ ๑ - ๕ และการเปิดเผยข้อมูล"), IsEmpty());
}

TEST_F(IndicatorFindings, TellARowOfATableAndItsScore) {
  const auto findings =
      findings_in(testing::table_document({{"ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน"}, {"1", "การปฏิบัติหน้าที่", "94.62"}, {"3", "การใช้งบประมาณ", "95.13"}}));
  ASSERT_THAT(codes(findings), ElementsAre("indicator.name_mismatch"));
  EXPECT_EQ(findings[0].record_kind, RecordKind::score);
  EXPECT_EQ(findings[0].record, 1);
}

TEST_F(IndicatorFindings, PassARunningNumberThatIsNoIndicators) {
  EXPECT_THAT(tabled({{"ลำดับ", "ตัวชี้วัด", "คะแนน"}, {"1", "การใช้อำนาจ", "99.49"}, {"2", "การปฏิบัติหน้าที่", "94.62"}}), IsEmpty());
}

TEST_F(IndicatorFindings, LeaveTheListsOfHospitalsAndSchoolsAlone) {
  EXPECT_THAT(said("MOIT ๑ ตัวชี้วัดที่ ๑ การเปิดเผยข้อมูล"), IsEmpty());
  EXPECT_THAT(codes(findings_in(testing::prose({"ตัวชี้วัดที่ ๑ การเปิดเผยข้อมูล"}), "โรงเรียน")), IsEmpty());
  EXPECT_THAT(said("ตัวชี้วัดที่ ๑ การเปิดเผยข้อมูล"), ElementsAre("indicator.name_mismatch"));
}

}  // namespace
}  // namespace prongsai

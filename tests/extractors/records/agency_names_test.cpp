#include "extractors/records/agency_names.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

class AgencyNamesOf : public testing::RecordFixture {
 protected:
  static Whose label(const std::string& text) { return agency("องค์การบริหารส่วนตำบลหนองบัว").of_label(text); }
  static Whose last(const std::string& text) { return agency("องค์การบริหารส่วนตำบลหนองบัว").last_in(text); }
};

TEST_F(AgencyNamesOf, LabelsKnowTheOwnNameInAnyForm) {
  EXPECT_EQ(label("องค์การบริหารส่วนตำบลหนองบัว"), Whose::own);
  EXPECT_EQ(label("๓. อบต. หนองบัว"), Whose::own);
  EXPECT_EQ(label("คะแนน อบต.หนองบัว"), Whose::own);
  EXPECT_EQ(label("ผลการประเมิน ITA ของ อบต.หนองบัว ปี ๒๕๖๘"), Whose::own);
}

TEST_F(AgencyNamesOf, LabelsTellOthersOfTheSameKindAndOfAnother) {
  EXPECT_EQ(label("อบต.บ้านใหม่"), Whose::others);
  EXPECT_EQ(label("เทศบาลตำบลหนองบัว"), Whose::others);
  EXPECT_EQ(label("โรงเรียนบ้านสายโท 4"), Whose::others);
}

TEST_F(AgencyNamesOf, LabelsTellManyAtOnce) {
  EXPECT_EQ(label("อบต. ทั้งประเทศ"), Whose::others);
  EXPECT_EQ(label("อบต.ในจังหวัดตรัง"), Whose::others);
}

TEST_F(AgencyNamesOf, LabelsOfNoAgencyAreNobodys) {
  EXPECT_EQ(label("การใช้งบประมาณ"), Whose::nobody);
  EXPECT_EQ(label("อบต. มีช่องทางรับฟังความคิดเห็น"), Whose::nobody);
  EXPECT_EQ(label("IIT"), Whose::nobody);
  EXPECT_EQ(label(""), Whose::nobody);
}

TEST_F(AgencyNamesOf, TextsAreOfTheAgencyNamedLast) {
  EXPECT_EQ(last("อบต.หนองบัว อยู่ในลำดับถัดจาก อบต.บ้านใหม่ ซึ่งได้"), Whose::others);
  EXPECT_EQ(last("สูงกว่า อบต.บ้านใหม่ โดย อบต.หนองบัว ได้"), Whose::own);
  EXPECT_EQ(last("ชอบต่อการให้บริการของโรงเรียนในพื้นที่"), Whose::nobody);
}

TEST_F(AgencyNamesOf, AReportOfNobodyTakesAllNamesForOthers) { EXPECT_EQ(agency("").of_label("อบต.หนองบัว"), Whose::others); }

}  // namespace
}  // namespace prongsai

#include "extractors/records/totals.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Rows;
using testing::table_document;

class Totals : public testing::RecordFixture {
 protected:
  static std::vector<Finding> findings_in(const Document& document) {
    Report report;
    report.measures = measures_in(document);
    check_totals(document, context(), report);
    return report.findings;
  }
  /// What is found in a plan table of project and amount.
  static std::vector<std::string> found(Rows body) {
    body.insert(body.begin(), {"โครงการ", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"});
    return codes(findings_in(table_document(body)));
  }
};

TEST_F(Totals, AreToldWhereTheyAreNotTheSumOfTheirRows) {
  EXPECT_THAT(found({{"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"คู่มือ", "๕,๐๐๐", "กองช่าง"}, {"รวม", "๑๖,๐๐๐", ""}}), ElementsAre("budget.sum_mismatch"));
}

TEST_F(Totals, PassWhereTheyAreTheSumOfTheirRows) {
  EXPECT_THAT(found({{"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"คู่มือ", "5,000", "กองช่าง"}, {"ปลูกต้นไม้", "-", "กองช่าง"}, {"รวม", "๑๕,๐๐๐", ""}}), IsEmpty());
}

TEST_F(Totals, SumOnlyTheRowsSinceTheLastSubtotal) {
  EXPECT_THAT(found({{"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"รวม", "๑๐,๐๐๐", ""}, {"คู่มือ", "๕,๐๐๐", "กองช่าง"}, {"รวม", "๕,๐๐๐", ""}}), IsEmpty());
}

TEST_F(Totals, OfTotalsSumAllRows) {
  EXPECT_THAT(
      found({{"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"รวม", "๑๐,๐๐๐", ""}, {"คู่มือ", "๕,๐๐๐", "กองช่าง"}, {"รวม", "๕,๐๐๐", ""}, {"รวมทั้งสิ้น", "๑๕,๐๐๐", ""}}),
      IsEmpty());
}

TEST_F(Totals, OfTotalsAreToldWhereTheyAreNotTheSumOfAllRows) {
  EXPECT_THAT(
      found({{"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"รวม", "๑๐,๐๐๐", ""}, {"คู่มือ", "๕,๐๐๐", "กองช่าง"}, {"รวม", "๕,๐๐๐", ""}, {"รวมทั้งสิ้น", "๒๐,๐๐๐", ""}}),
      ElementsAre("budget.sum_mismatch"));
}

TEST_F(Totals, AreToldOnceARow) {
  const Document document =
      table_document({{"โครงการ", "งบประมาณ (บาท)", "<"}, {"^", "ปี ๒๕๖๗", "ปี ๒๕๖๘"}, {"อบรม", "๑๐,๐๐๐", "๕,๐๐๐"}, {"รวม", "๑", "๒"}});
  EXPECT_THAT(codes(findings_in(document)), ElementsAre("budget.sum_mismatch"));
}

TEST_F(Totals, AreToldWithTheirYear) {
  const auto findings = findings_in(
      table_document({{"โครงการ", "งบประมาณ (บาท)", "<"}, {"^", "ปี ๒๕๖๗", "ปี ๒๕๖๘"}, {"อบรม", "๑๐,๐๐๐", "๕,๐๐๐"}, {"รวม", "๑๐,๐๐๐", "๖,๐๐๐"}}));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_THAT(findings[0].message_en, HasSubstr("2568"));
  EXPECT_EQ(findings[0].source.row, 3);
}

TEST_F(Totals, AreLeftAloneWhereAnAmountCannotBeRead) {
  EXPECT_THAT(found({{"อบรม", "ตามข้อบัญญัติ", "กองคลัง"}, {"คู่มือ", "๕,๐๐๐", "กองช่าง"}, {"รวม", "๑๖,๐๐๐", ""}}), IsEmpty());
}

TEST_F(Totals, AreLeftAloneWhereTheyCannotBeRead) { EXPECT_THAT(found({{"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"รวม", "หนึ่งหมื่นบาท", ""}}), IsEmpty()); }

TEST_F(Totals, AreLeftAloneOutsideTablesOfMeasures) {
  EXPECT_THAT(codes(findings_in(table_document({{"ประเด็นความเสี่ยง", "งบประมาณ"}, {"เอื้อประโยชน์", "๑,๐๐๐"}, {"รวม", "๒,๐๐๐"}}))), IsEmpty());
}

TEST_F(Totals, CountAnAmountOfSeveralRowsOnce) {
  EXPECT_THAT(found({{"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"คู่มือ", "^", "กองช่าง"}, {"รวม", "๑๐,๐๐๐", ""}}), IsEmpty());
}

}  // namespace
}  // namespace prongsai

#include "extractors/records/year_findings.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::paragraph_of;
using testing::Rows;
using testing::table_of;

class YearFindings : public testing::RecordFixture {
 protected:
  static std::vector<std::string> found(const Document& document, int first = testing::this_year, int last = 0) {
    Report report;
    report.fiscal_year = first;
    report.fiscal_year_end = last;
    report.measures = measures_in(document, first);
    check_years(document, context(first), report);
    return codes(report.findings);
  }

  static Document plan(const std::vector<std::string>& years) {
    Rows rows{{"โครงการ"}, {"^"}, {"อบรม"}};
    for (const std::string& year : years) {
      rows[0].push_back(year);
      rows[1].push_back("งบประมาณ (บาท)");
      rows[2].push_back("๑๐,๐๐๐");
    }
    rows[0].emplace_back("ผู้รับผิดชอบ");
    rows[1].emplace_back("^");
    rows[2].emplace_back("กองคลัง");
    return testing::table_document(rows);
  }

  static Document periods(const std::vector<std::string>& texts) {
    Rows rows{{"มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ"}};
    int number = 0;
    for (const std::string& text : texts) rows.push_back({"มาตรการที่ " + std::to_string(++number), text, "กองคลัง"});
    return testing::table_document(rows);
  }
};

TEST_F(YearFindings, TellAYearThatStandsTwiceAmongThoseOfAPlan) {
  EXPECT_THAT(found(plan({"ปี ๒๕๖๖", "ปี ๒๕๖๗", "ปี ๒๕๖๗", "ปี ๒๕๖๙", "ปี ๒๕๗๐"}), 2566, 2570), ElementsAre("year.mismatch"));
}

TEST_F(YearFindings, PassTheYearsOfAPlan) { EXPECT_THAT(found(plan({"ปี ๒๕๖๖", "ปี ๒๕๖๗", "ปี ๒๕๖๘", "ปี ๒๕๖๙", "ปี ๒๕๗๐"}), 2566, 2570), IsEmpty()); }

TEST_F(YearFindings, PassATableOfSomeYearsOfAPlan) { EXPECT_THAT(found(plan({"ปี ๒๕๖๖", "ปี ๒๕๖๗"}), 2566, 2570), IsEmpty()); }

TEST_F(YearFindings, TellATitleOfAnotherYearThanItsAmounts) {
  const Table table = table_of({{"โครงการ", "งบประมาณ ปี ๒๕๖๗ (บาท)", "ผู้รับผิดชอบ"}, {"อบรม", "๑๐,๐๐๐", "กองคลัง"}});
  EXPECT_THAT(found(testing::document_of({paragraph_of("แผนงบประมาณ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"), table})), ElementsAre("year.mismatch"));
  EXPECT_THAT(found(testing::document_of({paragraph_of("แผนงบประมาณ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"), table})), IsEmpty());
}

TEST_F(YearFindings, TellThePeriodThatAloneLiesOutsideOfTheYear) {
  EXPECT_THAT(found(periods({"ต.ค. ๒๕๖๗", "ม.ค. ๒๕๖๘", "ก.ย. ๒๕๖๘", "ต.ค. ๒๕๖๘ - ธ.ค. ๒๕๖๘"})), ElementsAre("year.mismatch"));
}

TEST_F(YearFindings, PassPeriodsThatReachInFromAnotherYear) {
  EXPECT_THAT(found(periods({"ต.ค. ๒๕๖๗", "ม.ค. ๒๕๖๘", "ก.ย. ๒๕๖๘", "ส.ค. ๒๕๖๗ - ธ.ค. ๒๕๖๗"})), IsEmpty());
}

TEST_F(YearFindings, PassMeasuresOfTheYearToCome) {
  EXPECT_THAT(found(periods({"ต.ค. ๒๕๖๘", "ม.ค. ๒๕๖๙", "ก.ย. ๒๕๖๙", "ต.ค. ๒๕๖๘ - ธ.ค. ๒๕๖๘"})), IsEmpty());
  EXPECT_THAT(found(periods({"ต.ค. ๒๕๖๗", "ม.ค. ๒๕๖๘", "ก.ย. ๒๕๖๙", "ต.ค. ๒๕๖๘ - ธ.ค. ๒๕๖๘"})), IsEmpty());
}

const std::string title = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ";

TEST_F(YearFindings, TellATitleThatOnceHasAnotherYear) {
  EXPECT_THAT(found(testing::prose({title + "๒๕๖๘", "ข้อความ", title + "๒๕๖๘", title + "๒๕๖๗"})), ElementsAre("year.mismatch"));
}

TEST_F(YearFindings, PassATitleOfEachOfTwoYears) { EXPECT_THAT(found(testing::prose({title + "๒๕๖๘", "ข้อความ", title + "๒๕๖๗"})), IsEmpty()); }

}  // namespace
}  // namespace prongsai

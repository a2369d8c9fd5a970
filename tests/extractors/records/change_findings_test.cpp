#include "extractors/records/change_findings.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::paragraph_of;
using testing::Rows;
using testing::table_of;

class ChangeFindings : public testing::RecordFixture {
 protected:
  static std::vector<std::string> found(const Document& document) {
    Report report;
    report.fiscal_year = testing::this_year;
    report.scores = scores_in(document);
    check_changes(document, context(), report);
    return codes(report.findings);
  }
  static std::vector<std::string> said(const std::string& text) { return found(testing::prose({text})); }
  static std::vector<std::string> tabled(const Rows& rows) { return found(testing::table_document(rows)); }
};

TEST_F(ChangeFindings, TellARiseThatTheTwoScoresDoNotGive) {
  EXPECT_THAT(said("ตัวชี้วัดที่ ๙ มีคะแนนอยู่ที่ ๘๒.๐๐ คะแนน จากเดิมตัวชี้วัดที่ ๙ มีคะแนน ๗๑.๐๐ คะแนน เพิ่มขึ้น ๒๕ คะแนน"), ElementsAre("score.change_mismatch"));
}

TEST_F(ChangeFindings, PassARiseInEitherOrderOfTheScores) {
  EXPECT_THAT(said("ตัวชี้วัดที่ ๙ มีคะแนน ๘๒.๐๐ คะแนน จากเดิม ๗๑.๐๐ คะแนน เพิ่มขึ้น ๑๑ คะแนน"), IsEmpty());
  EXPECT_THAT(said("ตัวชี้วัดที่ ๙ เดิมมีคะแนน ๗๑.๐๐ คะแนน ต่อมาได้ ๘๒.๐๐ คะแนน เพิ่มขึ้น ๑๑.๐๐ คะแนน"), IsEmpty());
}

TEST_F(ChangeFindings, TellAFallThatIsARiseWhereTheYearsAreNamed) {
  EXPECT_THAT(said("ตัวชี้วัดที่ ๙ ปี ๒๕๖๗ ได้ ๗๑.๐๐ คะแนน ปี ๒๕๖๘ ได้ ๘๒.๐๐ คะแนน ลดลง ๑๑.๐๐ คะแนน"), ElementsAre("score.change_mismatch"));
}

TEST_F(ChangeFindings, ForgiveADifferenceWithoutDecimalsItsRounding) {
  EXPECT_THAT(said("ตัวชี้วัดที่ ๙ ปี ๒๕๖๗ ได้ ๗๑.๓๐ คะแนน ปี ๒๕๖๘ ได้ ๘๒.๐๐ คะแนน เพิ่มขึ้น ๑๑ คะแนน"), IsEmpty());
}

TEST_F(ChangeFindings, PassARiseToAScoreAndOneInPercent) {
  EXPECT_THAT(said("ตัวชี้วัดที่ ๙ ปี ๒๕๖๗ ได้ ๗๑.๐๐ คะแนน ปี ๒๕๖๘ ได้ ๘๒.๐๐ คะแนน เพิ่มขึ้นเป็น ๘๒.๐๐ คะแนน"), IsEmpty());
  EXPECT_THAT(said("ตัวชี้วัดที่ ๙ ปี ๒๕๖๗ ได้ ๗๑.๐๐ คะแนน ปี ๒๕๖๘ ได้ ๘๒.๐๐ คะแนน เพิ่มขึ้นร้อยละ ๑๕ คะแนน"), IsEmpty());
}

TEST_F(ChangeFindings, PassARiseOfAnotherSubject) {
  EXPECT_THAT(said("ตัวชี้วัดที่ ๙ ได้ ๗๑.๐๐ คะแนน และตัวชี้วัดที่ ๑๐ มีคะแนนอยู่ที่ ๕๐.๐๐ คะแนน เพิ่มขึ้น ๕ คะแนน"), IsEmpty());
}

TEST_F(ChangeFindings, LookForTheOtherYearInTheRestOfTheDocument) {
  const auto text_and_table = [](const std::string& rise) {
    return testing::document_of({table_of({{"คะแนนรายเครื่องมือ", "ปี ๒๕๖๗", "ปี ๒๕๖๘"}, {"IIT", "๘๐.๐๐", "๙๐.๐๐"}, {"EIT", "๘๑.๐๐", "๘๕.๐๐"}}),
                                 paragraph_of("คะแนน IIT ปี ๒๕๖๘ ได้ ๙๐.๐๐ คะแนน เพิ่มขึ้น " + rise + " คะแนน")});
  };
  EXPECT_THAT(found(text_and_table("๑๒.๐๐")), ElementsAre("score.change_mismatch"));
  EXPECT_THAT(found(text_and_table("๑๐.๐๐")), IsEmpty());
}

const Rows differences{{"ตัวชี้วัด", "ปี ๒๕๖๗", "ปี ๒๕๖๘", "ผลต่าง"},
                       {"IIT", "๘๐.๐๐", "๙๐.๐๐", "+๑๐.๐๐"},
                       {"EIT", "๘๑.๐๐", "๘๕.๐๐", "๔.๐๐"},
                       {"OIT", "๙๐.๐๐", "๘๐.๐๐", "-๑๐.๐๐"}};

TEST_F(ChangeFindings, PassAComparisonBehindSeveralSubjectsThatNamesNone) {
  EXPECT_THAT(said("คะแนนภาพรวมเท่ากับ ๘๗.๑๖ คะแนน แบบวัด IIT เท่ากับ ๙๒.๘๗ คะแนน และแบบตรวจ OIT เท่ากับ ๘๓.๓๔ คะแนน เมื่อเทียบกับปี ๒๕๖๗ ซึ่งได้ "
                   "๘๓.๑๔ คะแนน พบว่าเพิ่มขึ้น ๔.๐๒ คะแนน"),
              IsEmpty());
}

TEST_F(ChangeFindings, TellACellOfAColumnOfDifferences) {
  Rows wrong = differences;
  wrong[3][3] = "-๒๐.๐๐";
  EXPECT_THAT(tabled(wrong), ElementsAre("score.change_mismatch"));
}

TEST_F(ChangeFindings, PassAColumnThatHolds) { EXPECT_THAT(tabled(differences), IsEmpty()); }

TEST_F(ChangeFindings, PassAColumnThatNoTwoRowsProve) {
  Rows percents = differences;
  for (std::size_t row = 1; row < percents.size(); ++row) percents[row][3] = "๕.๕๕";
  EXPECT_THAT(tabled(percents), IsEmpty());
}

}  // namespace
}  // namespace prongsai

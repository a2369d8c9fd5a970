#include "extractors/records/count_findings.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using testing::document_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::paragraph_of;
using testing::Rows;
using testing::table_of;

const Rows two_projects{{"โครงการ", "ผู้รับผิดชอบ"}, {"อบรม", "กองคลัง"}, {"คู่มือ", "กองช่าง"}};

class CountFindings : public testing::RecordFixture {
 protected:
  static std::vector<std::string> found(const Document& document) {
    Report report;
    report.measures = measures_in(document);
    check_counts(document, report);
    return codes(report.findings);
  }
  static std::vector<std::string> announced(const std::vector<std::string>& texts) {
    std::vector<Block> blocks;
    for (const std::string& text : texts) blocks.emplace_back(paragraph_of(text));
    blocks.emplace_back(table_of(two_projects));
    return found(document_of(std::move(blocks)));
  }
  static std::vector<std::string> totalled(const std::string& first, const std::string& all) {
    return found(testing::table_document({{"ที่", "โครงการ", "ผู้รับผิดชอบ"},
                                          {"1", "อบรม", "กองคลัง"},
                                          {"2", "คู่มือ", "กองช่าง"},
                                          {"", "รวม จำนวน " + first, ""},
                                          {"3", "ประชาคม", "สำนักปลัด"},
                                          {"", "รวมทั้งสิ้น จำนวน " + all, ""}}));
  }
};

TEST_F(CountFindings, TellACountThatNoListHas) {
  EXPECT_THAT(announced({"แผนมีโครงการรวมจำนวน ๓ โครงการ ดังนี้"}), ElementsAre("count.mismatch"));
  EXPECT_THAT(announced({"แผนมีโครงการรวมจำนวน ๒ โครงการ ดังนี้"}), IsEmpty());
}

TEST_F(CountFindings, TellPartsThatDoNotMakeTheirSum) {
  EXPECT_THAT(announced({"รวมทั้งสิ้นจำนวน ๒ โครงการ ดังนี้", "มิติที่ ๑ จำนวน ๑ โครงการ", "มิติที่ ๒ จำนวน ๒ โครงการ"}), ElementsAre("count.mismatch"));
}

TEST_F(CountFindings, PassPartsThatMakeTheirSum) {
  EXPECT_THAT(announced({"รวมทั้งสิ้นจำนวน ๒ โครงการ ดังนี้", "มิติที่ ๑ จำนวน ๑ โครงการ", "มิติที่ ๒ จำนวน ๑ โครงการ", "ทั้งนี้ ใช้งบประมาณ ๓๐๐ บาท"}), IsEmpty());
}

TEST_F(CountFindings, TakeNoSingleLineForAListOfParts) {
  EXPECT_THAT(announced({"รวมทั้งสิ้นจำนวน ๒ โครงการ", "ในจำนวนนี้ใช้งบประมาณ จำนวน ๑ โครงการ"}), IsEmpty());
}

TEST_F(CountFindings, AddUpNoListOfLevelsAndNoneThatSaysNotAllItsCounts) {
  EXPECT_THAT(announced({"รวมทั้งสิ้นจำนวน ๒ โครงการ", "มิติที่ ๑ จำนวน ๑ โครงการ", "๑.๑ ด้านบุคคล จำนวน ๑ โครงการ", "มิติที่ ๒ จำนวน ๑ โครงการ"}), IsEmpty());
  EXPECT_THAT(announced({"รวมทั้งสิ้นจำนวน ๒ โครงการ", "มิติที่ ๑ จำนวน ๑ โครงการ", "มิติที่ ๒ จำนวน ๑ โครงการ", "มิติที่ ๓ (๑ โครงการ)"}), IsEmpty());
}

TEST_F(CountFindings, TellATotalRowThatCountsOtherwise) {
  EXPECT_THAT(totalled("๑ โครงการ", "๓ โครงการ"), ElementsAre("count.mismatch"));
  EXPECT_THAT(totalled("๒ โครงการ", "๕ โครงการ"), ElementsAre("count.mismatch"));
}

TEST_F(CountFindings, PassTotalRowsThatCountWhatIsAboveThem) {
  EXPECT_THAT(totalled("๒ โครงการ", "๓ โครงการ"), IsEmpty());
  EXPECT_THAT(totalled("๑ โครงการ ๑ กิจกรรม", "๒ โครงการ ๑ กิจกรรม"), IsEmpty());
}

TEST_F(CountFindings, TrustNoCountOfRowsWithoutNumbers) {
  EXPECT_THAT(found(testing::table_document({{"โครงการ", "ผู้รับผิดชอบ"}, {"อบรม", "กองคลัง"}, {"คู่มือ", "กองช่าง"}, {"รวม จำนวน ๑ โครงการ", ""}})),
              IsEmpty());
}

}  // namespace
}  // namespace prongsai

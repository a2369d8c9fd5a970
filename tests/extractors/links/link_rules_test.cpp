#include "extractors/links/link_rules.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/support/link_rules.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;
using testing::link_rules;

TEST(LinkRules, TellTheRoundOfAReport) {
  EXPECT_EQ(link_rules().round_of("รายงานผลการดำเนินงาน รอบ ๖ เดือน ประจำปี ๒๕๖๘").name, "half_1");
  EXPECT_EQ(link_rules().round_of("รายงานผล (รอบ 6 เดือนหลัง)").name, "half_2");
  EXPECT_EQ(link_rules().round_of("รายงานผลไตรมาสที่ ๓ ต่อจากไตรมาสที่ ๒").name, "quarter_3");
  EXPECT_EQ(link_rules().round_of("รายงานผล ประจำปี ๒๕๖๘").name, "");
  EXPECT_LT(link_rules().round_of("รอบ 6 เดือน").order, link_rules().round_of("รอบ 12 เดือน").order);
}

TEST(LinkRules, TellTheProperNameOfAnOrganisation) {
  EXPECT_EQ(link_rules().proper_name("องค์การบริหารส่วนตำบลหนองบัว"), "หนองบัว");
  EXPECT_EQ(link_rules().proper_name("โรงพยาบาลส่งเสริมสุขภาพตำบลหนองบัว"), "หนองบัว");
  EXPECT_EQ(link_rules().proper_name("บริษัทสมมุติ"), "บริษัทสมมุติ");
}

TEST(LinkRules, SayWhichNumberIsMissingOrWrong) {
  const testing::TempFolder folder;
  std::filesystem::copy(PRONGSAI_SOURCE_DIR "/data/reference", folder / "reference", std::filesystem::copy_options::recursive);
  std::filesystem::copy(PRONGSAI_SOURCE_DIR "/data/lexicon", folder / "lexicon", std::filesystem::copy_options::recursive);
  folder.write("reference/links.csv", "name,value,meaning\ncopy_similarity,0.7,x\n");
  EXPECT_THAT(render(LinkRules::read(folder / "").error()), HasSubstr("verbatim_similarity is missing"));
  folder.write("reference/links.csv", "name,value,meaning\ncopy_similarity,much,x\n");
  EXPECT_THAT(render(LinkRules::read(folder / "").error()), HasSubstr("copy_similarity is no number"));
}

}  // namespace
}  // namespace prongsai

#include "extractors/records/progress.h"

#include "tests/support/record_fixture.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

using enum Progress;

class ProgressCell : public testing::RecordFixture {
 protected:
  static Progress state(std::string_view cell) { return data().progress.read(cell); }
  static std::string detail(std::string_view cell) { return data().progress.detail(cell); }
};

TEST_F(ProgressCell, SaysItsStateInWords) {
  EXPECT_EQ(state("ดำเนินการแล้ว"), completed);
  EXPECT_EQ(state("อยู่ระหว่างดำเนินการ"), in_progress);
  EXPECT_EQ(state("ยังไม่ได้ดำเนินการ"), not_started);
  EXPECT_EQ(state("ยกเลิกโครงการ"), cancelled);
}

TEST_F(ProgressCell, MaySayItsStateInEnglish) {
  EXPECT_EQ(state("Completed"), completed);
  EXPECT_EQ(state("On track"), in_progress);
  EXPECT_EQ(state("Not started"), not_started);
}

TEST_F(ProgressCell, SaysItsStateBeforeADetail) { EXPECT_EQ(state("ดำเนินการแล้วเสร็จ\nประชุมพนักงาน ๑ ครั้ง"), completed); }

TEST_F(ProgressCell, SaysItsStateWhateverItsSpacesAndItsNumber) {
  EXPECT_EQ(state("๑. ดำเนินการ แล้ว"), completed);
  EXPECT_EQ(state("- ยังไม่ได้ ดำเนินการ"), not_started);
}

TEST_F(ProgressCell, IsUnknownWhereItSaysNoState) {
  EXPECT_EQ(state(""), unknown);
  EXPECT_EQ(state("ประชุมพนักงาน ๑ ครั้ง"), unknown);
}

TEST_F(ProgressCell, IsUnknownWhereASentenceOnlyBeginsLikeAState) { EXPECT_EQ(state("ดำเนินการจัดประชุมชี้แจงแนวทางแก่พนักงานทุกคน"), unknown); }

TEST_F(ProgressCell, IsUnknownWhereItsLinesContradictEachOther) { EXPECT_EQ(state("ดำเนินการแล้ว\nยังไม่ได้ดำเนินการ"), unknown); }

TEST_F(ProgressCell, GoesByTheBoxThatIsTicked) {
  EXPECT_EQ(state("☑ ดำเนินการแล้ว\n☐ ยังไม่ได้ดำเนินการ"), completed);
  EXPECT_EQ(state("☐ ดำเนินการแล้ว\n☒ ยังไม่ได้ดำเนินการ"), not_started);
  EXPECT_EQ(state("☐ ดำเนินการแล้ว ☑ อยู่ระหว่างดำเนินการ"), in_progress);
}

TEST_F(ProgressCell, GoesByATickAloneToo) { EXPECT_EQ(state("✓ ดำเนินการแล้ว"), completed); }

TEST_F(ProgressCell, IsUnknownWhereNoBoxIsTicked) { EXPECT_EQ(state("☐ ดำเนินการแล้ว\n☐ ยังไม่ได้ดำเนินการ"), unknown); }

TEST_F(ProgressCell, IsUnknownWhereBothBoxesAreTicked) { EXPECT_EQ(state("☑ ดำเนินการแล้ว\n☑ ยังไม่ได้ดำเนินการ"), unknown); }

TEST_F(ProgressCell, LetsItsBoxesDecideOverItsWords) { EXPECT_EQ(state("ดำเนินการแล้ว\n☐ ดำเนินการแล้ว\n☑ ยังไม่ได้ดำเนินการ"), not_started); }

TEST_F(ProgressCell, KeepsWhatWasDoneAsItsDetail) {
  EXPECT_EQ(detail("☑ ดำเนินการแล้ว\n☐ ยังไม่ได้ดำเนินการ\nเผยแพร่บนเว็บไซต์"), "เผยแพร่บนเว็บไซต์");
  EXPECT_EQ(detail("ดำเนินการแล้ว\nประชุม ๑ ครั้ง\nสรุปผล"), "ประชุม ๑ ครั้ง\nสรุปผล");
}

TEST_F(ProgressCell, HasNoDetailWhereItOnlySaysItsState) { EXPECT_EQ(detail("☐ ดำเนินการแล้ว ☑ ยังไม่ได้ดำเนินการ"), ""); }

TEST(ParsePercent, ReadsAPercentageThatStandsAlone) {
  EXPECT_EQ(parse_percent("ร้อยละ ๑๐๐"), 100);
  EXPECT_EQ(parse_percent("80 %"), 80);
  EXPECT_EQ(parse_percent("๓๓.๕%"), 33.5);
  EXPECT_EQ(parse_percent("0%"), 0);
}

TEST(ParsePercent, ReadsNoBareNumber) { EXPECT_FALSE(parse_percent("๘๐")); }

TEST(ParsePercent, ReadsNothingAboveAHundred) { EXPECT_FALSE(parse_percent("ร้อยละ ๑๒๐")); }

TEST(ParsePercent, ReadsNothingWhereThereAreTwo) { EXPECT_FALSE(parse_percent("ร้อยละ ๘๐ จากร้อยละ ๑๐๐")); }

TEST(ParsePercent, ReadsNoSentence) { EXPECT_FALSE(parse_percent("ผู้เข้าร่วมอบรมมีความพึงพอใจเฉลี่ยร้อยละ ๘๐")); }

TEST(ProgressLexiconFile, IsRefusedWhereItNamesAStateThatDoesNotExist) {
  const testing::TempFolder folder;
  const auto lexicon = ProgressLexicon::load(folder.write("progress.csv", "phrase,status\nเสร็จ,finished\n"));
  ASSERT_FALSE(lexicon);
  EXPECT_THAT(lexicon.error().message, ::testing::HasSubstr("no such status: finished"));
}

TEST(ProgressLexiconFile, IsAnErrorWhereItIsMissing) { EXPECT_FALSE(ProgressLexicon::load("/nonexistent/progress.csv")); }

}  // namespace
}  // namespace prongsai

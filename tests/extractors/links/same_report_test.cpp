#include "extractors/links/same_report.h"

#include <gmock/gmock.h>

#include "extractors/links/comparable_text.h"
#include "extractors/links/sketch.h"
#include "tests/support/link_rules.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using testing::link_rules;

const std::vector<std::string> titles{"จัดทำคู่มือการปฏิบัติงาน",      "ประกาศนโยบายไม่รับของขวัญ",  "อบรมผลประโยชน์ทับซ้อน",
                                      "เผยแพร่แผนการจัดซื้อจัดจ้าง", "ตรวจสอบการใช้รถราชการ", "เปิดช่องทางร้องเรียน"};

/// A report of six measures as a file: what came of each, and how its text was read.
FileFacts file(const std::vector<std::string>& outputs, const std::string& status = "completed", const std::string& kind = "result_report") {
  FileFacts facts;
  facts.kind = kind;
  std::string text = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ซึ่งได้มาจากการวิเคราะห์ผลการประเมินของปีก่อน";
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const std::string& output = outputs[i % outputs.size()];
    facts.measures.push_back({title_key(titles[i]), status, "2024-10-01 2025-09-30", pieces_of(letters_of(output))});
    text += titles[i] + output;
  }
  facts.text = pieces_of(letters_of(text));
  facts.numbers = {"2568", "85"};
  return facts;
}

const std::vector<std::string> done{"ดำเนินการแล้วเสร็จ มีคู่มือ ๑ เล่มเผยแพร่บนเว็บไซต์", "ประกาศแล้ว"};

bool same(const FileFacts& a, const FileFacts& b) { return is_same_report(a, b, link_rules()); }

TEST(SameReport, IsFoundInAnotherFormat) { EXPECT_TRUE(same(file(done), file(done))); }

TEST(SameReport, IsFoundWhereAnExportLostTheCheckBoxes) { EXPECT_TRUE(same(file(done), file(done, ""))); }

TEST(SameReport, IsFoundInAnAmendedVersion) {
  FileFacts amended = file(done);
  amended.measures[2].status = "in_progress";
  EXPECT_TRUE(same(file(done), amended));
  amended.measures.push_back({title_key("จัดทำประมวลจริยธรรม"), "completed", "", {}});
  EXPECT_TRUE(same(file(done), amended));
}

TEST(SameReport, IsNotThatOfAnotherRound) {
  FileFacts first = file(done), second = file(done);
  first.round = {"half_1", 3};
  second.round = {"half_2", 6};
  EXPECT_FALSE(same(first, second));
  second.round = {};
  EXPECT_FALSE(same(first, second));
}

// Where the rounds do not say so: other states, other results.
TEST(SameReport, IsNotOneThatTellsOtherResultsOfTheSameMeasures) {
  EXPECT_FALSE(same(file(done, "completed"), file(done, "in_progress")));
  EXPECT_FALSE(same(file(done), file({"อยู่ระหว่างรวบรวมข้อมูลจากทุกกอง", "รอผู้บริหารลงนาม"})));
}

TEST(SameReport, IsNotThePlanOfWhichItTellsTheResults) {
  EXPECT_FALSE(same(file({""}, "", "action_plan"), file(done)));
  EXPECT_FALSE(same(file({""}, "", "other"), file(done, "completed", "other")));
}

TEST(SameReport, IsToldByTextAndNumbersWhereThereAreNoRecords) {
  FileFacts minutes = file(done, "", "minutes");
  minutes.measures.clear();
  EXPECT_TRUE(same(minutes, minutes));
  FileFacts others = minutes;
  others.numbers = {"2568", "86"};
  EXPECT_FALSE(same(minutes, others));
}

TEST(SameReport, IsToldByScores) {
  FileFacts scores = file(done);
  scores.measures.clear();
  for (int i = 1; i <= 10; ++i) scores.facts["score " + std::to_string(i)] = "90.00";
  FileFacts others = scores;
  EXPECT_TRUE(same(scores, others));
  for (auto& [what, value] : others.facts) value = "91.00";
  EXPECT_FALSE(same(scores, others));
}

TEST(GroupReports, GivesEachFileTheFirstOfItsReport) {
  EXPECT_THAT(group_reports(std::vector{file(done), file(done, "in_progress"), file(done), file(done, "in_progress")}, link_rules()),
              ElementsAre(0u, 1u, 0u, 1u));
}

TEST(NumbersIn, AreThoseOfTwoDigitsAndMore) { EXPECT_THAT(numbers_in("ข้อ ๑ ปี ๒๕๖๘ คะแนน 85.48"), ElementsAre("2568", "48", "85")); }

}  // namespace
}  // namespace prongsai

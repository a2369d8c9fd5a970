#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/store/store.h"
#include "tests/cli/command_line.h"
#include "tests/support/readings.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;
using testing::ProgramOutcome;

/// A database with one document: measures 2 and 4, budgets 3 and 5, score 1.
class CorrectCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    auto store = Store::open(folder_ / "r.db", "1");
    ASSERT_TRUE(store);
    ASSERT_TRUE(store->write({"/reports/a.pdf", "a.pdf", std::string(64, 'a'), 100}, testing::full_reading()));
    ASSERT_TRUE(store->finish());
  }

  ProgramOutcome run(const std::string& line) { return testing::prongsai(folder_, line + " --db @r.db"); }

  void expect_refused(const std::string& line, int exit_code, const std::string& why) {
    const auto outcome = run(line);
    EXPECT_EQ(outcome.exit_code, exit_code) << line;
    EXPECT_EQ(outcome.out, "") << line;
    EXPECT_THAT(outcome.err, HasSubstr(why)) << line;
  }

  std::string shown(const std::string& what) { return testing::prongsai(folder_, "show " + what + " --db @r.db").out; }

  testing::TempFolder folder_;
};

TEST_F(CorrectCommand, ChangesAValueAndSaysWhatItWas) {
  const auto outcome = run("correct score 1 value 88.5 --by somsri --note blurred");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "Correction 1: value of score 1 is 88.5 now; it was read as 87.25.\n");
  EXPECT_EQ(outcome.err, "");
  EXPECT_THAT(shown("score 1"), HasSubstr("value              88.5\n"));
}

TEST_F(CorrectCommand, ListsAndTakesBack) {
  EXPECT_EQ(run("correct --list").out, "There are no corrections.\n");
  run("correct item 6 status not_started --by somsri");
  EXPECT_THAT(run("correct --list").out, HasSubstr("1   applied  a.pdf  disclosure_item 6  status  completed  not_started  somsri"));
  EXPECT_THAT(run("correct --list --json").out, HasSubstr(R"([{"correction_id":1,"state":"applied","reason":null,"document_id":1,"path":"a.pdf",)"));
  EXPECT_EQ(run("correct --withdraw 1").out, "Correction 1 is withdrawn.\n");
  EXPECT_EQ(run("correct --list --state applied --json").out, "[]\n");
  EXPECT_THAT(shown("item 6"), HasSubstr("completed"));
  expect_refused("correct --withdraw 1", 2, "correction 1 is withdrawn already");
}

TEST_F(CorrectCommand, TakesAFileAsAWhole) {
  folder_.write("good.csv",
                "record_kind,record_id,path,column,value,read_value,by,note\n"
                "score,1,a.pdf,value,88.5,87.25,somsri,blurred\n"
                "document,,a.pdf,province,น่าน,,,\n"
                "measure,2,,period_end,,2025-09-30,,\n");
  const auto outcome = run("correct --from @good.csv");
  EXPECT_EQ(outcome.out, "3 corrections.\n") << outcome.err;
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(shown("document 1"), HasSubstr("province           น่าน\n"));
  folder_.write("bad.csv", "record_kind,record_id,column,value\nscore,1,value,90\nscore,1,value,900\n");
  expect_refused("correct --from @bad.csv", 2, "bad.csv: 2: '900' is not a score from 0 to 100");
  EXPECT_THAT(shown("score 1"), HasSubstr("88.5"));
  folder_.write("stale.csv", "record_kind,record_id,column,value,read_value\nscore,1,value,90,12\n");
  expect_refused("correct --from @stale.csv", 2, "value of score 1 was not read as '12'");
  folder_.write("elsewhere.csv", "record_kind,record_id,path,column,value\nscore,1,b.pdf,value,90\n");
  expect_refused("correct --from @elsewhere.csv", 2, "there is no score 1 b.pdf");
  folder_.write("other.csv", "kind,value\nscore,1\n");
  expect_refused("correct --from @other.csv", 2, "there is no column record_kind");
}

TEST_F(CorrectCommand, ReviewsFindings) {
  EXPECT_EQ(run("correct --review 9 dismissed --note fine").out, "Finding 9 is dismissed.\n") << run("correct --review 9 dismissed").err;
  EXPECT_THAT(shown("finding 9"), HasSubstr("state              dismissed\n"));
  EXPECT_THAT(run("check --severity info").out, HasSubstr("0 notes"));
  EXPECT_EQ(run("correct --review 9 open").out, "Finding 9 is open.\n");
  EXPECT_THAT(shown("finding 9"), HasSubstr("state              open\n"));
  expect_refused("correct --review 9 wrong", 2, "'wrong' is not open, confirmed or dismissed");
  expect_refused("correct --review x open", 2, "'x' is no finding_id");
}

TEST_F(CorrectCommand, TellsInACheckWhatIsOpen) {
  run("correct score 1 value 88.5");
  EXPECT_THAT(run("check").out, ::testing::Not(HasSubstr("correct --list")));
  {
    auto store = Store::open(folder_ / "r.db", "1");
    ASSERT_TRUE(store);
    ASSERT_TRUE(store->remove("/reports/a.pdf"));
    ASSERT_TRUE(store->finish());
  }
  EXPECT_THAT(run("check").out, HasSubstr("1 correction is open: `prongsai correct --list --state open`\n"));
  EXPECT_THAT(run("correct --list").out, HasSubstr("open (document_gone)  a.pdf"));
}

TEST_F(CorrectCommand, RefusesWhatCannotBe) {
  expect_refused("correct score 1 value 101", 2, "'101' is not a score from 0 to 100");
  expect_refused("correct score 77 value 90", 2, "there is no score with the id 77");
  expect_refused("correct score 1 colour 90", 2, "a score has no column 'colour' that can be corrected, but fiscal_year, code");
  expect_refused("correct score 1 value", 2, "VALUE are needed");
  expect_refused("correct cell 1 text x", 2, "cell");
  expect_refused("correct", 2, "name one of");
  expect_refused("correct --list --withdraw 1", 2, "name one of");
  expect_refused("correct --withdraw 1 --json", 2, "belong to --list");
  const auto outcome = testing::prongsai(folder_, "correct --list --db @none.db");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("does not exist"));
}

}  // namespace
}  // namespace prongsai

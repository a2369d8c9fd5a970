#include "tests/pipeline/serve/questions/question_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Names = std::vector<std::string>;

class Scores : public testing::QuestionFixture {
 protected:
  void SetUp() override {
    QuestionFixture::SetUp();
    write(file("a.pdf", 'a'), report_of("องค์การบริหารส่วนตำบลหนึ่ง", "อบต.", "น่าน", 2567, 80));
    write(file("b.pdf", 'b'), report_of("องค์การบริหารส่วนตำบลหนึ่ง", "อบต.", "น่าน", 2568, 90));
    write(file("c.pdf", 'c'), report_of("เทศบาลตำบลสอง", "เทศบาลตำบล", "แพร่", 2568, 85));
    Reading without_overall = report_of("เทศบาลตำบลสาม", "เทศบาลตำบล", "น่าน", 2568, 70);
    without_overall.report.scores.erase(without_overall.report.scores.begin());
    write(file("d.pdf", 'd'), without_overall);
    finish();
  }

  std::vector<std::string> names(const Values& values) { return each<std::string>("/scores", "organisation", values); }
};

TEST_F(Scores, AreOrderedByTheOverallScoreAndNullsAreLast) {
  EXPECT_THAT(names({}), ElementsAre("องค์การบริหารส่วนตำบลหนึ่ง", "เทศบาลตำบลสอง", "องค์การบริหารส่วนตำบลหนึ่ง", "เทศบาลตำบลสาม"));
  EXPECT_THAT(names({{"sort", "overall"}, {"year", "2568"}}), ElementsAre("เทศบาลตำบลสอง", "องค์การบริหารส่วนตำบลหนึ่ง", "เทศบาลตำบลสาม"));
}

TEST_F(Scores, SayNullWhereTheReportSaysNothing) {
  const Json items = ask("/scores", {{"organisation", organisation_id("เทศบาลตำบลสาม")}})["items"];
  ASSERT_EQ(items.size(), 1u);
  EXPECT_TRUE(items[0]["overall"].is_null());
  EXPECT_TRUE(items[0]["iit"].is_null());
  EXPECT_TRUE(items[0]["rank_overall"].is_null());
  EXPECT_EQ(items[0]["i3"], 70);
  EXPECT_EQ(items[0]["page"], 1);
  EXPECT_EQ(items[0]["document_id"], number("SELECT document_id FROM document WHERE path = 'd.pdf'"));
}

TEST_F(Scores, HeedEveryFilter) {
  EXPECT_THAT(names({{"year", "2567"}}), ElementsAre("องค์การบริหารส่วนตำบลหนึ่ง"));
  EXPECT_THAT(names({{"province", "แพร่"}}), ElementsAre("เทศบาลตำบลสอง"));
  EXPECT_THAT(names({{"type", "เทศบาลตำบล"}}), ElementsAre("เทศบาลตำบลสอง", "เทศบาลตำบลสาม"));
  EXPECT_THAT(names({{"q", "อบต. หนึ่ง"}, {"year", "2568"}}), ElementsAre("องค์การบริหารส่วนตำบลหนึ่ง"));
  EXPECT_THAT(names({{"min", "81"}, {"max", "89"}}), ElementsAre("เทศบาลตำบลสอง"));
  EXPECT_THAT(names({{"q", testing::hostile_question}}), IsEmpty());
  EXPECT_THAT(names({{"province", testing::hostile_question}}), IsEmpty());
  EXPECT_THAT(names({{"type", testing::hostile_question}}), IsEmpty());
  EXPECT_EQ(number("SELECT count(*) FROM document"), 4);
}

TEST_F(Scores, ComparesSeveralOrganisationsOverTheYears) {
  const Values two{{"organisation", organisation_id("เทศบาลตำบลสอง")}, {"organisation", organisation_id("องค์การบริหารส่วนตำบลหนึ่ง")}, {"sort", "year"}};
  EXPECT_THAT(each<int>("/scores", "year", two), ElementsAre(2567, 2568, 2568));
}

TEST_F(Scores, AreGivenPieceByPiece) {
  const Json piece = ask("/scores", {{"limit", "2"}, {"offset", "1"}});
  EXPECT_EQ(piece["total"], 4);
  EXPECT_EQ(piece["total_is_more"], false);
  ASSERT_EQ(piece["items"].size(), 2u);
  EXPECT_EQ(piece["items"][0]["organisation"], "เทศบาลตำบลสอง");
  EXPECT_TRUE(ask("/scores", {{"limit", "2"}, {"offset", "9"}})["items"].empty());
}

TEST_F(Scores, CanBeOrderedByEverythingThatTheyNameAsAnOrder) {
  for (const serve::Question& question : serve::questions()) {
    if (question.path != "/scores") continue;
    for (const serve::Parameter& parameter : question.parameters) {
      for (const std::string_view sort : parameter.choices) EXPECT_EQ(ask("/scores", {{"sort", std::string(sort)}})["items"].size(), 4u) << sort;
    }
  }
  EXPECT_THAT(names({{"sort", "-name"}, {"year", "2568"}}), ElementsAre("เทศบาลตำบลสาม", "เทศบาลตำบลสอง", "องค์การบริหารส่วนตำบลหนึ่ง"));
}

TEST_F(Scores, SayTheSameOnceTheyAreWorkedOut) {
  const Json before = ask("/scores");
  link();
  EXPECT_EQ(ask("/scores"), before);
}

TEST_F(Scores, ShowACorrectionBeforeTheNextRun) {
  link();
  const CorrectionRequest correction{"score", number("SELECT score_id FROM v_scores WHERE path = 'c.pdf' AND level = 'overall'"), "value", "95"};
  ASSERT_TRUE(correct(store_->database(), std::span(&correction, 1)));
  EXPECT_EQ(ask("/scores")["items"][0]["organisation"], "เทศบาลตำบลสอง");
}

}  // namespace
}  // namespace prongsai

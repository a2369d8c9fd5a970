#include "tests/pipeline/serve/questions/question_fixture.h"

namespace prongsai {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

class Overview : public testing::QuestionFixture {
 protected:
  void SetUp() override {
    QuestionFixture::SetUp();
    write(file("a.pdf", 'a'), report_of("องค์การบริหารส่วนตำบลหนึ่ง", "อบต.", "น่าน", 2567, 81));
    Reading later = report_of("องค์การบริหารส่วนตำบลหนึ่ง", "อบต.", "น่าน", 2568, 90);
    later.report.findings = {{Severity::warning, "year.mismatch", "ปีไม่ตรง", "years differ", RecordKind::document, -1, testing::source_at(1)}};
    write(file("b.pdf", 'b'), later);
    write(file("c.pdf", 'c'), report_of("เทศบาลตำบลสอง", "เทศบาลตำบล", "แพร่", 2568, 100));
    ASSERT_TRUE(store_->write_failure(file("d.pdf", 'd'), Error{ErrorCode::encrypted, "needs a password", "read", 0}));
    finish();
  }
};

TEST_F(Overview, CountsWhatIsThere) {
  for (const bool is_linked : {false, true}) {
    if (is_linked) link();
    const Json all = ask("/overview");
    EXPECT_EQ(all["documents"], 4);
    EXPECT_EQ(all["reports"], 3);
    EXPECT_EQ(all["organisations"], 2);
    ASSERT_EQ(all["years"].size(), 2u);
    EXPECT_EQ(all["years"][1]["year"], 2568);
    EXPECT_EQ(all["years"][1]["organisations"], 2);
    EXPECT_EQ(all["years"][1]["mean"], 95);
    EXPECT_EQ(all["years"][1]["median"], 95);
    EXPECT_EQ(all["failures"], Json::array({{{"code", "encrypted"}, {"documents", 1}}}));
    EXPECT_EQ(all["distribution"],
              Json({{{"from", 80}, {"to", 85}, {"count", 1}}, {{"from", 90}, {"to", 95}, {"count", 1}}, {{"from", 95}, {"to", 100}, {"count", 1}}}));
    EXPECT_EQ(all["provinces"].size(), 2u) << "of the latest year";
    EXPECT_EQ(all["newest_findings"][0]["code"], "year.mismatch");
    EXPECT_EQ(all["is_current"], is_linked);
  }
}

TEST_F(Overview, IsAboutAYearWhereOneIsNamed) {
  const Json year = ask("/overview", {{"year", "2567"}});
  EXPECT_EQ(year["documents"], 1);
  EXPECT_EQ(year["provinces"],
            Json::array({{{"province", "น่าน"}, {"year", 2567}, {"organisations", 1}, {"mean", 81}, {"median", 81}, {"passed", nullptr}}}));
  EXPECT_TRUE(year["newest_findings"].empty());
  EXPECT_TRUE(ask("/overview", {{"year", "2599"}})["distribution"].empty());
}

TEST_F(Overview, CountsThoseThatPassOnceTheLevelsAreKnown) {
  ASSERT_TRUE(store_->database().take_status());
  store_->database().execute("INSERT INTO ref_rating VALUES (2567, 2568, 'ผ่าน', 85, NULL, 1, 'stated')");
  const Json years = ask("/overview")["years"];
  EXPECT_EQ(years[0]["passed"], 0);
  EXPECT_EQ(years[1]["passed"], 2);
}

TEST_F(Overview, IsThereForAnEmptyDatabase) {
  store_->database().execute("DELETE FROM document");
  const Json all = ask("/overview");
  EXPECT_EQ(all["documents"], 0);
  EXPECT_EQ(all["organisations"], 0);
  EXPECT_EQ(all["years"], Json::array());
}

TEST_F(Overview, MetaTellsWhatCanBeAskedFor) {
  const Json meta = ask("/meta");
  EXPECT_EQ(meta["years"], Json({2567, 2568}));
  EXPECT_EQ(meta["provinces"].size(), 2u);
  EXPECT_EQ(meta["types"], Json({"อบต.", "เทศบาลตำบล"}));
  EXPECT_EQ(meta["database"]["documents"], 4);
  int latest = 0;
  for (const Json& indicator : meta["indicators"]) latest += indicator["is_latest"] == true ? 1 : 0;
  EXPECT_EQ(latest, 10);
}

}  // namespace
}  // namespace prongsai

#include "tests/pipeline/serve/questions/question_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// Two reports of two organisations: three measures and one.
class Measures : public testing::QuestionFixture {
 protected:
  void SetUp() override {
    QuestionFixture::SetUp();
    Reading first = report_of("องค์การบริหารส่วนตำบลหนึ่ง", "อบต.", "น่าน", 2567, 80);
    first.report.measures = {measure_of("จัดทำคู่มือ ก", "กองคลัง", Progress::completed, "1"),
                             measure_of("อบรมเจ้าหน้าที่ ข", "สำนักปลัด", Progress::not_started, "2"), measure_of("ประกาศนโยบาย ค", "งานพัสดุ กองคลัง")};
    first.report.measures[0].budgets = {{2567, 1000, testing::source_at(1)}, {2567, 500, testing::source_at(1)}};
    first.report.measures[0].method = "ประชุม𝒳 คู่มือ";
    Reading second = report_of("เทศบาลตำบลสอง", "เทศบาลตำบล", "แพร่", 2568, 85);
    second.report.measures = {measure_of("จัดทำคู่มือ ง", "กองคลัง", Progress::completed, "1")};
    write(file("a.pdf", 'a'), first);
    write(file("b.pdf", 'b'), second);
    finish();
  }

  std::vector<std::string> titles(const Values& values = {}) { return each<std::string>("/measures", "title", values); }

  /// With and without words, and so over the search and without it.
  void expect_both(Values values, const std::vector<std::string>& expected) {
    EXPECT_THAT(titles(values), ::testing::UnorderedElementsAreArray(expected));
    values.emplace("q", "จัด");
    std::vector<std::string> with_word;
    for (const std::string& title : expected) {
      if (title.find("จัด") != std::string::npos) with_word.push_back(title);
    }
    EXPECT_THAT(titles(values), ::testing::UnorderedElementsAreArray(with_word));
  }
};

TEST_F(Measures, ComeTheNewestFirst) { EXPECT_THAT(titles(), ElementsAre("จัดทำคู่มือ ง", "ประกาศนโยบาย ค", "อบรมเจ้าหน้าที่ ข", "จัดทำคู่มือ ก")); }

TEST_F(Measures, SayWhatAListShows) {
  const Json item = ask("/measures", {{"q", "ก คู่มือ"}, {"year", "2567"}})["items"][0];
  EXPECT_EQ(item["organisation"], "องค์การบริหารส่วนตำบลหนึ่ง");
  EXPECT_EQ(item["year"], 2567);
  EXPECT_EQ(item["units"], Json::array({{{"unit", "กองคลัง"}, {"kind", "division"}}}));
  EXPECT_EQ(item["budget_baht"], 1500);
  EXPECT_EQ(item["box"], Json({10, 20, 110, 40}));
  EXPECT_EQ(item["copies"], 0);
  EXPECT_TRUE(item["promise"].is_null());
  EXPECT_TRUE(item["progress_percent"].is_null());
}

TEST_F(Measures, HeedEveryFilterWithWordsAndWithout) {
  expect_both({{"year", "2568"}}, {"จัดทำคู่มือ ง"});
  expect_both({{"province", "น่าน"}}, {"จัดทำคู่มือ ก", "อบรมเจ้าหน้าที่ ข", "ประกาศนโยบาย ค"});
  expect_both({{"type", "เทศบาลตำบล"}}, {"จัดทำคู่มือ ง"});
  expect_both({{"organisation", organisation_id("เทศบาลตำบลสอง")}}, {"จัดทำคู่มือ ง"});
  expect_both({{"document", document_id("a.pdf")}}, {"จัดทำคู่มือ ก", "อบรมเจ้าหน้าที่ ข", "ประกาศนโยบาย ค"});
  expect_both({{"unit", "กองคลัง"}}, {"จัดทำคู่มือ ก", "จัดทำคู่มือ ง"});
  expect_both({{"unit", "กองคลัง"}, {"province", "น่าน"}}, {"จัดทำคู่มือ ก"});
  expect_both({{"unit", "ไม่มี"}}, {});
  expect_both({{"indicator", "1"}, {"indicator", "2"}}, {"จัดทำคู่มือ ก", "จัดทำคู่มือ ง", "อบรมเจ้าหน้าที่ ข"});
  expect_both({{"status", "completed"}}, {"จัดทำคู่มือ ก", "จัดทำคู่มือ ง"});
  expect_both({{"status", "unknown"}}, {"ประกาศนโยบาย ค"});
  expect_both({{"status", "unknown"}, {"status", "not_started"}}, {"ประกาศนโยบาย ค", "อบรมเจ้าหน้าที่ ข"});
  expect_both({{"province", "น่าน"}, {"status", "completed"}, {"indicator", "1"}, {"year", "2567"}}, {"จัดทำคู่มือ ก"});
}

TEST_F(Measures, TakeWhateverIsAskedAsText) {
  for (const char* name : {"q", "province", "type", "unit"}) EXPECT_THAT(titles({{name, testing::hostile_question}}), IsEmpty()) << name;
  EXPECT_THAT(titles({{"q", testing::hostile_question}, {"document", document_id("a.pdf")}}), IsEmpty());
  EXPECT_EQ(number("SELECT count(*) FROM measure"), 4);
}

TEST_F(Measures, AreGivenPieceByPiece) {
  const Json piece = ask("/measures", {{"limit", "1"}, {"offset", "1"}});
  EXPECT_EQ(piece["total"], 4);
  EXPECT_EQ(piece["total_is_more"], false);
  EXPECT_EQ(piece["items"].size(), 1u);
  EXPECT_EQ(piece["items"][0]["title"], "ประกาศนโยบาย ค");
  EXPECT_THAT(titles({{"limit", "5"}, {"offset", "4"}}), IsEmpty());
  EXPECT_THAT(titles({{"q", "คู่มือ"}, {"limit", "1"}, {"offset", "1"}}), ElementsAre("จัดทำคู่มือ ก"));
}

TEST_F(Measures, MarkTheWordsInUnitsOfUtf16) {
  const Json snippet = ask("/measures", {{"q", "ประชุม คู่มือ"}})["items"][0]["snippet"];
  EXPECT_EQ(snippet["text"], "จัดทำคู่มือ ก ประชุม𝒳 คู่มือ");
  EXPECT_EQ(snippet["marks"], Json({{5, 6}, {14, 6}, {23, 6}}));
}

TEST_F(Measures, CountWhatTheyAreToldApartBy) {
  const Json facets = ask("/measures", {{"facets", "1"}, {"limit", "1"}})["facets"];
  EXPECT_EQ(facets["is_sample"], false);
  EXPECT_EQ(facets["counted"], 4);
  EXPECT_EQ(facets["unit"][0], Json({{"value", "กองคลัง"}, {"count", 2}}));
  EXPECT_EQ(facets["year"][0], Json({{"value", 2567}, {"count", 3}}));
  EXPECT_EQ(facets["indicator"][0], Json({{"value", "1"}, {"count", 2}}));
  EXPECT_EQ(facets["status"],
            Json({{{"value", "completed"}, {"count", 2}}, {{"value", "unknown"}, {"count", 1}}, {{"value", "not_started"}, {"count", 1}}}));
  EXPECT_FALSE(ask("/measures").contains("facets"));
}

TEST_F(Measures, OfAReportInSeveralFilesAreThoseOfTheFileThatStandsForIt) {
  store_->database().execute("INSERT INTO link_report SELECT document_id, (SELECT min(document_id) FROM document), 'one' FROM document");
  EXPECT_THAT(titles(), ElementsAre("ประกาศนโยบาย ค", "อบรมเจ้าหน้าที่ ข", "จัดทำคู่มือ ก"));
  EXPECT_THAT(titles({{"all_files", "1"}, {"q", "คู่มือ"}}), UnorderedElementsAre("จัดทำคู่มือ ก", "จัดทำคู่มือ ง"));
  EXPECT_THAT(titles({{"document", document_id("b.pdf")}}), ElementsAre("จัดทำคู่มือ ง"));
}

TEST_F(Measures, AreShownWithAllThatIsKnown) {
  const Json one = ask("/measures/{id}", {{"id", measure_id("จัดทำคู่มือ ก")}});
  EXPECT_EQ(one["method"], "ประชุม𝒳 คู่มือ");
  EXPECT_EQ(one["budgets"].size(), 2u);
  EXPECT_EQ(one["units"][0]["unit_text"], "กองคลัง");
  EXPECT_EQ(one["boxes"], Json::array({{{"page", 1}, {"box", {10, 20, 110, 40}}}}));
  EXPECT_TRUE(one["promise"].is_null());
  EXPECT_TRUE(one["copy"].is_null());
  EXPECT_EQ(one["copies"], Json::array());
  EXPECT_EQ(failure("/measures/{id}", {{"id", "99999"}}), ErrorCode::empty);
}

TEST_F(Measures, HaveCopiesElsewhere) {
  store_->database().execute(
      "INSERT INTO link_copy SELECT measure_id, 'f', 1.0, 2, iif(measure_id = (SELECT min(measure_id) FROM measure), 'source', 'copy'), 1, NULL "
      "FROM measure WHERE title LIKE 'จัด%'");
  const Values of{{"id", measure_id("จัดทำคู่มือ ง")}};
  EXPECT_THAT(each<std::string>("/measures/{id}/copies", "title", of), ElementsAre("จัดทำคู่มือ ก"));
  const Json one = ask("/measures/{id}", of);
  EXPECT_EQ(one["copies_total"], 1);
  EXPECT_EQ(one["copies"][0]["is_source"], true);
  EXPECT_EQ(one["copies"][0]["organisation"], "องค์การบริหารส่วนตำบลหนึ่ง");
  EXPECT_EQ(one["copy"]["role"], "copy");
  EXPECT_EQ(ask("/measures", {{"q", "ง"}})["items"][0]["copies"], 1);
}

/// More measures than are counted.
TEST_F(Measures, AreCountedUpToALimitAndFoundBeyondIt) {
  Reading many = report_of("เทศบาลตำบลสาม", "เทศบาลตำบล", "ตาก", 2569, 85);
  for (int number = 0; number < 1100; ++number) many.report.measures.push_back(measure_of("งานที่ " + std::to_string(number)));
  write(file("c.pdf", 'c'), many);
  finish();
  const Json first = ask("/measures", {{"facets", "1"}});
  EXPECT_EQ(first["total"], 400);
  EXPECT_EQ(first["total_is_more"], true);
  EXPECT_EQ(first["facets"]["is_sample"], true);
  EXPECT_THAT(titles({{"offset", "1100"}}), ElementsAre("จัดทำคู่มือ ง", "ประกาศนโยบาย ค", "อบรมเจ้าหน้าที่ ข", "จัดทำคู่มือ ก"));
  EXPECT_EQ(ask("/measures", {{"offset", "1100"}})["total"], 1104);
}

}  // namespace
}  // namespace prongsai

#include "tests/pipeline/serve/questions/question_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A report with one of everything, a text without pages, and a file that could not be read.
class Documents : public testing::QuestionFixture {
 protected:
  void SetUp() override {
    QuestionFixture::SetUp();
    write(file("a.pdf", 'a'), testing::full_reading());
    Reading text = report_of("เทศบาลตำบลสอง", "เทศบาลตำบล", "แพร่", 2567, 70);
    text.document.format = Format::txt;
    text.document.pages = {{0, 0, 0, "ข้อความทั้งหมด", TextSource::text, std::nullopt, 1, false, {}}};
    for (Score& score : text.report.scores) score.source = {};
    text.report.measures = {measure_of("ก")};
    text.report.measures[0].source = {{}, 0, 1};
    write(file("โฟลเดอร์/b.txt", 'b'), text);
    ASSERT_TRUE(store_->write_failure(file("c.pdf", 'c'), Error{ErrorCode::encrypted, "needs a password", "read", 0}));
    finish();
  }

  std::vector<std::string> paths(const Values& values = {}) { return each<std::string>("/documents", "path", values); }
};

TEST_F(Documents, AreListedTheLastOneFirst) {
  EXPECT_THAT(paths(), ElementsAre("c.pdf", "โฟลเดอร์/b.txt", "a.pdf"));
  const Json items = ask("/documents")["items"];
  EXPECT_EQ(items[0]["status"], "failed");
  EXPECT_EQ(items[0]["error"], "encrypted: needs a password");
  EXPECT_TRUE(items[0]["organisation_id"].is_null());
  EXPECT_TRUE(items[1]["pages"].is_null());
  EXPECT_EQ(items[2]["pages"], 2);
  EXPECT_EQ(items[2]["text_source"], "mixed");
  EXPECT_EQ(items[2]["kind"], "measures_report");
}

TEST_F(Documents, HeedEveryFilter) {
  EXPECT_THAT(paths({{"q", "โฟลเดอร์"}}), ElementsAre("โฟลเดอร์/b.txt"));
  EXPECT_THAT(paths({{"q", "ทต.สอง"}}), ElementsAre("โฟลเดอร์/b.txt"));
  EXPECT_THAT(paths({{"q", "A.PDF"}}), ElementsAre("a.pdf"));
  EXPECT_THAT(paths({{"year", "2567"}}), ElementsAre("โฟลเดอร์/b.txt"));
  EXPECT_THAT(paths({{"province", "แพร่"}}), ElementsAre("โฟลเดอร์/b.txt"));
  EXPECT_THAT(paths({{"type", "อบต."}}), ElementsAre("a.pdf"));
  EXPECT_THAT(paths({{"organisation", organisation_id("เทศบาลตำบลสอง")}}), ElementsAre("โฟลเดอร์/b.txt"));
  EXPECT_THAT(paths({{"status", "failed"}}), ElementsAre("c.pdf"));
  EXPECT_THAT(paths({{"format_is", "pdf"}, {"limit", "1"}}), ElementsAre("a.pdf"));
  EXPECT_THAT(paths({{"q", testing::hostile_question}}), IsEmpty());
  EXPECT_EQ(ask("/documents", {{"limit", "1"}})["total"], 3);
}

TEST_F(Documents, AreShownWithTheirPagesAndCounts) {
  const Json one = ask("/documents/{id}", {{"id", document_id("a.pdf")}});
  ASSERT_EQ(one["pages"].size(), 2u);
  EXPECT_EQ(one["pages"][1]["text_source"], "ocr");
  EXPECT_EQ(one["page_count"], 2);
  EXPECT_EQ(one["records"]["measure"], 2);
  EXPECT_EQ(one["findings"]["warning"], 1);
  EXPECT_EQ(one["subdistrict"], "ตัวอย่าง");
  EXPECT_EQ(ask("/documents/{id}", {{"id", document_id("c.pdf")}})["problems"][0]["code"], "encrypted");
  EXPECT_EQ(failure("/documents/{id}", {{"id", "77"}}), ErrorCode::empty);
}

TEST_F(Documents, SayWhichFilesHoldTheSameReport) {
  store_->database().execute(
      "INSERT INTO link_report SELECT document_id, (SELECT min(document_id) FROM document), 'one' FROM document WHERE status = 'ok'");
  const Json one = ask("/documents/{id}", {{"id", document_id("โฟลเดอร์/b.txt")}});
  ASSERT_EQ(one["files"].size(), 2u);
  EXPECT_EQ(one["files"][0]["is_lead"], true);
  EXPECT_EQ(one["report_id"], number("SELECT min(document_id) FROM document"));
}

TEST_F(Documents, PagesHaveTheirTextCellsAndRecords) {
  const Json page = ask("/documents/{id}/pages/{page}", {{"id", document_id("a.pdf")}, {"page", "1"}});
  EXPECT_EQ(page["text"], "รายงานผล ปี ๒๕๖๘");
  EXPECT_EQ(page["page_count"], 2);
  ASSERT_EQ(page["cells"].size(), 2u);
  const Json& cell = page["cells"][1];
  EXPECT_EQ(cell["table"], 1);
  EXPECT_EQ(cell["row"], 2);
  EXPECT_EQ(cell["role"], "title");
  EXPECT_EQ(cell["is_header"], false);
  EXPECT_EQ(cell["text_source"], "ocr");
  EXPECT_EQ(cell["confidence"], 0.5);
  EXPECT_EQ(cell["box"], Json({10, 120, 200, 140}));
  EXPECT_EQ(cell["boxes"].size(), 2u);
  std::map<std::string, int> kinds;
  for (const Json& record : page["records"]) ++kinds[record["kind"]];
  EXPECT_THAT(kinds, ::testing::UnorderedElementsAre(::testing::Pair("score", 1), ::testing::Pair("measure", 2), ::testing::Pair("budget", 2),
                                                     ::testing::Pair("finding", 2)));
}

TEST_F(Documents, WhatAPageBreakCutsStandsOnBothPages) {
  const Json page = ask("/documents/{id}/pages/{page}", {{"id", document_id("a.pdf")}, {"page", "2"}});
  ASSERT_EQ(page["cells"].size(), 1u);
  EXPECT_EQ(page["cells"][0]["page"], 1);
  EXPECT_EQ(page["cells"][0]["box"], Json({10, 50, 200, 70}));
  int measures = 0;
  for (const Json& record : page["records"]) {
    if (record["kind"] != "measure") continue;
    ++measures;
    EXPECT_EQ(record["box"], Json({10, 50, 200, 70}));
    EXPECT_EQ(record["confidence"], 0.5);
    EXPECT_EQ(record["columns"]["title"], "จัดทำคู่มือการปฏิบัติงาน");
    EXPECT_EQ(record["columns"]["units"], Json({"สำนักปลัด", "กองคลัง"}));
  }
  EXPECT_EQ(measures, 2);
}

TEST_F(Documents, WithoutPagesAreOnePageWithoutANumber) {
  const Values first{{"id", document_id("โฟลเดอร์/b.txt")}, {"page", "1"}};
  const Json page = ask("/documents/{id}/pages/{page}", first);
  EXPECT_TRUE(page["page"].is_null());
  EXPECT_EQ(page["page_count"], 0);
  EXPECT_EQ(page["text"], "ข้อความทั้งหมด");
  EXPECT_EQ(page["records"].size(), 12u);
  EXPECT_TRUE(page["records"][0]["box"].is_null());
  EXPECT_EQ(failure("/documents/{id}/pages/{page}", {{"id", document_id("โฟลเดอร์/b.txt")}, {"page", "2"}}), ErrorCode::empty);
  EXPECT_EQ(failure("/documents/{id}/pages/{page}", {{"id", document_id("a.pdf")}, {"page", "3"}}), ErrorCode::empty);
}

TEST_F(Documents, GiveTheirCellsTableByTable) {
  const std::string id = document_id("a.pdf");
  EXPECT_EQ(ask("/documents/{id}/cells", {{"id", id}})["total"], 2);
  EXPECT_EQ(ask("/documents/{id}/cells", {{"id", id}, {"table", "1"}, {"offset", "1"}})["items"][0]["text"], "จัดทำคู่มือ\nการปฏิบัติงาน");
  EXPECT_EQ(ask("/documents/{id}/cells", {{"id", id}, {"table", "2"}})["total"], 0);
}

TEST_F(Documents, PagesAreFoundByTheirWords) {
  const Json found = ask("/pages", {{"q", "ปี 2568"}});
  ASSERT_EQ(found["total"], 1);
  EXPECT_EQ(found["items"][0]["path"], "a.pdf");
  EXPECT_EQ(found["items"][0]["page"], 1);
  EXPECT_EQ(found["items"][0]["organisation_id"], number("SELECT organisation_id FROM document WHERE path = 'a.pdf'"));
  EXPECT_EQ(found["items"][0]["snippet"]["marks"], Json({{9, 2}, {12, 4}}));
  EXPECT_TRUE(ask("/pages", {{"q", "ข้อความ"}})["items"][0]["page"].is_null());
  EXPECT_EQ(ask("/pages", {{"q", "ข้อความ"}, {"province", "น่าน"}})["total"], 0);
  EXPECT_EQ(ask("/pages", {{"q", testing::hostile_question}})["total"], 0);
  EXPECT_EQ(failure("/pages"), ErrorCode::unsupported);
}

}  // namespace
}  // namespace prongsai

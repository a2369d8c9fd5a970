#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/ask_fixture.h"

namespace prongsai {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class SearchCommand : public testing::AskFixture {
 protected:
  void write_reports() {
    Reading first = report_of("เทศบาลตำบลหนึ่ง", "น่าน", 2568, {});
    first.report.measures = {measure_of("จัดทำคู่มือ ปี ๒๕๖๘", "3", {"กองคลัง"}), measure_of("อบรม")};
    first.report.measures[0].status = Progress::not_started;
    first.document.pages[0].text = "คู่มือการปฏิบัติงาน";
    write(file("one.pdf"), first);
    close();
  }
};

TEST_F(SearchCommand, TellsWhereTheWordsStandAndWhoIsResponsible) {
  write_reports();
  EXPECT_EQ(told("search 2568 คู"),
            "measure 1 · เทศบาลตำบลหนึ่ง · น่าน · 2568 · one.pdf, page 1\n  จัดทำคู่มือ ปี ๒๕๖๘\n    จัดทำคู่มือ ปี ๒๕๖๘\n    กองคลัง · not_started\n\n1 to 1 of 1 "
            "measure\n");
  EXPECT_EQ(told("search ไม่มี"), "No measure has it.\n");
  EXPECT_EQ(told("search คู่มือ อบรม"), "No measure has all of these words.\n");
}

TEST_F(SearchCommand, LooksIntoPages) {
  write_reports();
  EXPECT_EQ(told("search คู่มือ --in pages"), "page 1 of document 1 · เทศบาลตำบลหนึ่ง · น่าน · 2568 · one.pdf\n    คู่มือการปฏิบัติงาน\n\n1 to 1 of 1 page\n");
}

TEST_F(SearchCommand, HeedsFiltersAndParts) {
  write_reports();
  EXPECT_THAT(told("search ม --status not_started --unit คลัง --indicator 3 --year 2568"), HasSubstr("1 to 1 of 1 measure\n"));
  EXPECT_EQ(told("search ม --indicator 4"), "No measure has it.\n");
  EXPECT_THAT(told("search ม --limit 1 --offset 1"), HasSubstr("2 to 2 of 2 measures\n"));
  EXPECT_EQ(told("search ม --offset 5"), "none of 2 measures\n");
}

TEST_F(SearchCommand, FindsAReportOnceAndItsOtherFilesWhenAsked) {
  Reading report = report_of("องค์การบริหารส่วนตำบลทุ่งน้อย", "น่าน", 2568, {});
  report.report.measures = {measure_of("จัดทำคู่มือ")};
  write(file("a.pdf"), report);
  write(file("b.docx", 'b'), report);
  link("a.pdf", "a.pdf");
  link("b.docx", "a.pdf");
  close();
  EXPECT_THAT(told("search คู่มือ"), HasSubstr("1 to 1 of 1 measure\n"));
  EXPECT_THAT(told("search หน้า --in pages"), HasSubstr("1 to 1 of 1 page\n"));
  EXPECT_THAT(told("search คู่มือ --all-files"), HasSubstr("1 to 2 of 2 measures\n"));
  EXPECT_THAT(told("search คู่มือ --organisation อบต.ทุ่งน้อย"), HasSubstr("1 to 1 of 1 measure\n"));
  EXPECT_EQ(told("search คู่มือ --organisation ทต.ทุ่งน้อย"), "No measure has it.\n");
}

TEST_F(SearchCommand, GivesScriptsEverything) {
  write_reports();
  const json result = json::parse(told("search ๒๕๖๘ --json"));
  EXPECT_EQ(result["known"], 1);
  EXPECT_EQ(result["has_more"], false);
  const json hit = result["hits"][0];
  EXPECT_EQ(hit["measure_id"], 1);
  EXPECT_EQ(hit["units"], json::array({"กองคลัง"}));
  EXPECT_EQ(hit["marks"], json::parse("[[15, 19]]"));
  EXPECT_EQ(hit["page"], 1);
  EXPECT_EQ(json::parse(told("search ไม่มี --json"))["hits"], json::array());
}

TEST_F(SearchCommand, RefusesWhatMakesNoSense) {
  write_reports();
  EXPECT_THAT(ask("search \"\"").err, HasSubstr("nothing to look for"));
  EXPECT_EQ(ask("search \"\"").exit_code, 2);
  EXPECT_THAT(ask("search x --in pages --unit คลัง").err, HasSubstr("are of measures, not of pages"));
  EXPECT_EQ(ask("search x --status sunshine").exit_code, 2);
  EXPECT_EQ(ask("search x --year 2025").exit_code, 2);
}

TEST_F(SearchCommand, PrintsWhatAReportSaysAsText) {
  Reading report = report_of(testing::hostile_text, "", 2568, {});
  report.report.measures = {measure_of(testing::hostile_text, "", {testing::hostile_text})};
  write(file("a.pdf"), report);
  close();
  const std::string text = told("search script");
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
  EXPECT_THAT(text, Not(HasSubstr("\u202E")));
  EXPECT_EQ(count(text, "=HYPERLINK(\"x\")\\x1B[2J<script>"), 4u);
  EXPECT_EQ(json::parse(told("search script --json"))["hits"][0]["title"], testing::hostile_text);
}

}  // namespace
}  // namespace prongsai

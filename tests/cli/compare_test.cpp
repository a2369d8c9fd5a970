#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>

#include "tests/cli/ask_fixture.h"

namespace prongsai {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Compare : public testing::AskFixture {
 protected:
  void write_reports() {
    Reading earlier = report_of("เทศบาลตำบลหนึ่ง", "น่าน", 2567, {70, 80, 90});
    earlier.report.organisation.type = "เทศบาลตำบล";
    write(file("a.pdf", 'a'), earlier);
    Reading later = report_of("เทศบาลตำบลหนึ่ง", "น่าน", 2568, {80, 85, 90});
    later.report.organisation.type = "เทศบาลตำบล";
    later.report.measures = {measure_of("อบรมเจ้าหน้าที่", "1", {"สำนักปลัด", "กองคลัง"}), measure_of("ประชุม", "3", {"กองช่าง"})};
    write(file("b.pdf", 'b'), later);
    write(file("c.pdf", 'c'), report_of("เทศบาลตำบลสอง", "แพร่", 2568, {95, 100, 90}));
    write(file("d.pdf", 'd'), report_of("เทศบาลตำบลสาม", "น่าน", 2568, {60, 100, 98}));
    close();
  }

  json rows(const std::string& options) { return json::parse(told("compare --json " + options)); }

  std::vector<std::string> organisations(const std::string& options) {
    std::vector<std::string> names;
    for (const json& row : rows(options)) names.push_back(row["organisation"].get<std::string>() + ' ' + row["rank"].dump());
    return names;
  }
};

TEST_F(Compare, RanksAmongThoseThatAreChosen) {
  write_reports();
  EXPECT_THAT(organisations("--year 2568"), ElementsAre("เทศบาลตำบลสอง 1", "เทศบาลตำบลสาม 2", "เทศบาลตำบลหนึ่ง 3"));
  EXPECT_THAT(organisations("--year 2568 --province น่าน"), ElementsAre("เทศบาลตำบลสาม 1", "เทศบาลตำบลหนึ่ง 2"));
  EXPECT_THAT(organisations("--year 2568 --indicator 1"), ElementsAre("เทศบาลตำบลสอง 1", "เทศบาลตำบลหนึ่ง 2", "เทศบาลตำบลสาม 3"));
  EXPECT_THAT(organisations("--organisation หนึ่ง"), ElementsAre("เทศบาลตำบลหนึ่ง 1", "เทศบาลตำบลหนึ่ง 1"));
  EXPECT_THAT(organisations("--type เทศบาลตำบล"), ElementsAre("เทศบาลตำบลหนึ่ง 1", "เทศบาลตำบลหนึ่ง 1"));
  EXPECT_THAT(organisations("--unit คลัง"), ElementsAre("เทศบาลตำบลหนึ่ง 1"));
  EXPECT_THAT(organisations("--year 2560-2566"), ElementsAre());
}

TEST_F(Compare, LeavesOutWhatIsNotBelowAndKeepsTheRanks) {
  write_reports();
  EXPECT_THAT(organisations("--year 2568 --below 86"), ElementsAre("เทศบาลตำบลหนึ่ง 3"));
  EXPECT_THAT(organisations("--year 2568 --below 85 --indicator 1"), ElementsAre("เทศบาลตำบลหนึ่ง 2", "เทศบาลตำบลสาม 3"));
}

TEST_F(Compare, GivesScriptsTheScoresAsBefore) {
  write_reports();
  const json row = rows("--organisation หนึ่ง --year 2568")[0];
  EXPECT_EQ(row["fiscal_year"], 2568);
  EXPECT_EQ(row["overall"], 85.0);
  EXPECT_EQ(row["indicators"], json::parse("[80.0, 85.0, 90.0, null, null, null, null, null, null, null]"));
  EXPECT_EQ(row["rank_in_province"], 2);
  EXPECT_EQ(row["rank_overall"], 3);
  EXPECT_EQ(row["path"], "b.pdf");
  EXPECT_EQ(told("compare --format json"), told("compare --json"));
}

TEST_F(Compare, TellsChangesSinceTheYearBefore) {
  write_reports();
  const json changes = rows("--change");
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0]["since"], 2567);
  EXPECT_EQ(changes[0]["overall_change"], 5.0);
  EXPECT_EQ(changes[0]["i1_change"], 10.0);
  EXPECT_EQ(changes[0]["i3_change"], 0.0);
  EXPECT_EQ(rows("--change --year 2568").size(), 1u) << "the year before counts though it is not asked for";
  EXPECT_THAT(told("compare --change"), HasSubstr("+5.00"));
}

TEST_F(Compare, TellsTheWeakestIndicators) {
  write_reports();
  const json weakest = rows("--weakest 1 --year 2568");
  ASSERT_EQ(weakest.size(), 3u);
  EXPECT_EQ(weakest[0]["organisation"], "เทศบาลตำบลสอง");
  EXPECT_EQ(weakest[0]["indicator"], 3);
  EXPECT_EQ(weakest[0]["name"], "การใช้อำนาจ");
  EXPECT_EQ(weakest[0]["score"], 90.0);
  EXPECT_EQ(rows("--weakest --year 2568").size(), 9u);
  EXPECT_EQ(rows("--weakest --below 85").size(), 4u);
}

TEST_F(Compare, TellsWhatAnswersAWeakIndicatorAndWhoIsResponsible) {
  write_reports();
  const json answers = rows("--answers --below 85 --organisation หนึ่ง");
  ASSERT_EQ(answers.size(), 3u);
  EXPECT_EQ(answers[0]["fiscal_year"], 2568);
  EXPECT_EQ(answers[0]["measure"], "อบรมเจ้าหน้าที่");
  EXPECT_EQ(answers[0]["units"], "สำนักปลัด, กองคลัง");
  EXPECT_EQ(answers[0]["path"], "b.pdf");
  EXPECT_EQ(answers[1]["fiscal_year"], 2567);
  EXPECT_EQ(answers[1]["indicator"], 1);
  EXPECT_EQ(answers[1]["measure"], "อบรมเจ้าหน้าที่") << "stated in the next year's report";
  EXPECT_EQ(answers[2]["indicator"], 2);
  EXPECT_EQ(answers[2]["measure"], nullptr);
}

TEST_F(Compare, ShowsTheMeasuresOfAReportAndNotOfEachOfItsFiles) {
  Reading pdf = report_of("เทศบาลตำบลหนึ่ง", "น่าน", 2568, {80}), docx = pdf;
  pdf.report.measures = {measure_of("อบรมเจ้าหน้าที่", "1")};
  docx.report.measures = {measure_of("อบรม เจ้าหน้าที่", "1")};
  write(file("a.pdf", 'a'), pdf);
  write(file("b.docx", 'b'), docx);
  link("a.pdf", "a.pdf");
  link("b.docx", "a.pdf");
  close();
  EXPECT_EQ(rows("").size(), 1u);
  const json answers = rows("--answers");
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0]["path"], "a.pdf");
  EXPECT_EQ(rows("--answers --all-files").size(), 2u);
}

// One row of two agencies would be a number that neither has.
TEST_F(Compare, KeepsNamesakesApart) {
  Reading first = report_of("องค์การบริหารส่วนตำบลทุ่งน้อย", "", 2567, {80}), second = report_of("องค์การบริหารส่วนตำบลทุ่งน้อย", "", 2568, {60});
  first.report.measures = {measure_of("อบรมเจ้าหน้าที่", "1")};
  second.report.measures = {measure_of("จัดทำคู่มือ", "1")};
  write(file("x/a.pdf", 'a'), first);
  write(file("y/a.pdf", 'b'), second);
  close();
  EXPECT_EQ(rows("").size(), 2u);
  EXPECT_EQ(rows("--change").size(), 0u);
  const json answers = rows("--answers");
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_EQ(answers[0]["measure"], "จัดทำคู่มือ");
  EXPECT_EQ(answers[1]["measure"], "อบรมเจ้าหน้าที่");
}

TEST_F(Compare, KnowsAnOrganisationByEveryFormOfItsName) {
  write(file("a.pdf", 'a'), report_of("องค์การบริหารส่วนตำบลทุ่งน้อย", "น่าน", 2568, {80}));
  write(file("b.pdf", 'b'), report_of("เทศบาลตำบลทุ่งน้อย", "น่าน", 2568, {90}));
  close();
  for (const std::string name : {"อบต.ทุ่งน้อย", "อบต", "องค์การบริหารส่วนตำบลทุ่งน้อย", "องค์กรบริหารส่วนตำบลทุ่งน้อย"}) {
    EXPECT_THAT(organisations("--organisation " + name), ElementsAre("องค์การบริหารส่วนตำบลทุ่งน้อย 1")) << name;
  }
  for (const std::string name : {"อบต. ทุ่งน้อย", "องค์การบริหารส่วนตำบล ทุ่ง น้อย"}) {
    const auto outcome = testing::run_program(PRONGSAI_PROGRAM, {"compare", "--json", "--organisation", name, "--db", (folder_ / "reports.db").string()}, {});
    EXPECT_EQ(json::parse(outcome.out).size(), 1u) << name;
  }
  EXPECT_EQ(rows("--organisation ทุ่งน้อย").size(), 2u);
  EXPECT_EQ(rows("--organisation ทต.ทุ่งน้อย").size(), 1u);
  EXPECT_EQ(rows("--organisation อบจ.ทุ่งน้อย").size(), 0u);
}

TEST_F(Compare, AlignsThai) {
  write_reports();
  const std::string text = told("compare --year 2568 --indicator 1");
  EXPECT_EQ(text,
            "year  rank  organisation   province  rating  overall      1\n"
            "2568     1  เทศบาลตำบลสอง  แพร่       -         95.00  95.00\n"
            "2568     2  เทศบาลตำบลหนึ่ง  น่าน       -         85.00  80.00\n"
            "2568     3  เทศบาลตำบลสาม  น่าน       -         86.00  60.00\n");
  EXPECT_EQ(told("compare --year 2560"), "No organisation's scores are known: years 2560.\n");
}

TEST_F(Compare, WritesAFile) {
  write_reports();
  EXPECT_EQ(told("compare --format csv --bom --output @out.csv"), "");
  std::ifstream in(folder_ / "out.csv", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  EXPECT_THAT(text, StartsWith("\uFEFFfiscal_year,rank,organisation,province,"));
  EXPECT_THAT(text, HasSubstr("\r\n2568,1,เทศบาลตำบลสอง,แพร่,,95.00,"));
  EXPECT_THAT(ask("compare --output @none/out").err, HasSubstr("cannot be written"));
  EXPECT_EQ(ask("compare --output @none/out").exit_code, 3);
}

TEST_F(Compare, RefusesWhatMakesNoSense) {
  write_reports();
  EXPECT_EQ(ask("compare --change --weakest 3").exit_code, 2);
  EXPECT_EQ(ask("compare --indicator 11").exit_code, 2);
  EXPECT_EQ(ask("compare --format pdf").exit_code, 2);
  EXPECT_EQ(ask("compare --year 2568-2567").exit_code, 2);
}

class CompareHostile : public Compare {
 protected:
  void SetUp() override {
    Compare::SetUp();
    Reading report = report_of(testing::hostile_text, "@SUM(1)", 2568, {70});
    report.report.scores.back().rating = "-1+cmd";
    report.report.measures = {measure_of(testing::hostile_text, "1", {"+1"})};
    write(file("a.pdf"), report);
    close();
  }
};

TEST_F(CompareHostile, IsTextInATerminal) {
  for (const std::string more : {"", " --answers"}) {
    EXPECT_THAT(told("compare" + more), Not(HasSubstr("\x1B")));
    EXPECT_THAT(told("compare" + more), HasSubstr("=HYPERLINK(\"x\")\\x1B[2J<script>"));
  }
}

TEST_F(CompareHostile, IsTextOnAPageThatRunsAndLoadsNothing) {
  for (const std::string more : {"", " --answers", " --change"}) {
    const std::string page = told("compare --format html" + more);
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("\x1B")));
    EXPECT_THAT(page, Not(::testing::ContainsRegex("[ \"](src|href|on[a-z]+)=")));
    EXPECT_THAT(page, Not(HasSubstr("url(")));
    EXPECT_THAT(page, HasSubstr("Content-Security-Policy\" content=\"default-src 'none'"));
  }
  EXPECT_THAT(told("compare --format html"), HasSubstr("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
  EXPECT_THAT(told("compare --format html --province <b>"), Not(HasSubstr("<b>")));
}

TEST_F(CompareHostile, IsNoFormulaInASpreadsheet) {
  const std::string text = told("compare --format csv --answers");
  EXPECT_THAT(text, HasSubstr(",\"'=HYPERLINK(\"\"x\"\")"));
  EXPECT_THAT(text, HasSubstr(",\"'@SUM(1)\""));
  EXPECT_THAT(text, HasSubstr(",\"'+1\""));
  EXPECT_THAT(told("compare --format csv"), HasSubstr(",\"'-1+cmd\",70.00,"));
}

TEST_F(CompareHostile, IsTextInMarkdown) {
  const std::string text = told("compare --format markdown");
  EXPECT_THAT(text, HasSubstr("&lt;script\\>"));
  EXPECT_THAT(text, HasSubstr("\\|\\`\\*"));
}

TEST_F(Compare, DrawsChartsOfWhatIsShown) {
  write_reports();
  const std::string page = told("compare --format html");
  EXPECT_EQ(count(page, "<svg "), 3u);
  EXPECT_THAT(page, HasSubstr("88.67 (3)")) << "mean of 2568";
  EXPECT_THAT(page, HasSubstr("@media print"));
  EXPECT_EQ(count(told("compare --format html --weakest 1"), "<svg "), 1u);
  EXPECT_EQ(count(told("compare --format html --year 2560"), "<svg "), 0u);
}

}  // namespace
}  // namespace prongsai

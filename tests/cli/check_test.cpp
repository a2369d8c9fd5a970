#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/cli/ask_fixture.h"

namespace prongsai {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class Check : public testing::AskFixture {
 protected:
  void write_two_reports() {
    Reading first = report_of("เทศบาลตำบลหนึ่ง", "น่าน", 2568, {90, 80});
    first.report.findings = {
        {Severity::warning, "score.conflict", "ขัดแย้ง", "in conflict", RecordKind::score, 0, testing::source_at(2)},
        {Severity::error, "score.weighted_mismatch", "ไม่ตรง", "does not add up", RecordKind::document, -1, testing::source_at(1)}};
    write(file("one.pdf"), first);
    Reading second = report_of("เทศบาลตำบลสอง", "แพร่", 2567, {});
    second.report.measures = {measure_of("จัดทำคู่มือ")};
    second.report.findings = {{Severity::info, "measure.duplicate", "ซ้ำ", "twice", RecordKind::measure, 0, testing::source_at(1)}};
    write(file("two.pdf", 'b'), second);
    close();
  }

  void write_the_same_twice() {
    Reading report = report_of("เทศบาลตำบลหนึ่ง", "น่าน", 2568, {90});
    report.report.findings = {{Severity::error, "score.weighted_mismatch", "ไม่ตรง", "does not add up", RecordKind::document, -1, testing::source_at(1)}};
    write(file("a.pdf"), report);
    write(file("b.docx", 'b'), report);
    link("a.pdf", "a.pdf");
    link("b.docx", "a.pdf");
    close();
  }
};

TEST_F(Check, TellsErrorsFirstAndWhatToLookAt) {
  write_two_reports();
  const std::string text = told("check");
  EXPECT_LT(text.find("1 error\n"), text.find("1 warning\n"));
  EXPECT_LT(text.find("1 warning\n"), text.find("1 note\n"));
  EXPECT_THAT(text, HasSubstr("one.pdf · เทศบาลตำบลหนึ่ง · น่าน · 2568\n    score.weighted_mismatch (page 1, finding "));
  EXPECT_THAT(text, HasSubstr("      ขัดแย้ง\n      score 1: 1 = 90.00\n"));
  EXPECT_THAT(text, HasSubstr(": จัดทำคู่มือ\n"));
  EXPECT_THAT(text, HasSubstr("\n1 error, 1 warning, 1 note in 2 reports\n"));
  EXPECT_THAT(text, Not(HasSubstr("in conflict")));
  EXPECT_THAT(told("check --language en"), HasSubstr("in conflict"));
}

TEST_F(Check, HeedsEveryFilter) {
  write_two_reports();
  EXPECT_THAT(told("check --severity error"), HasSubstr("\n1 error, 0 warnings, 0 notes in 1 report\n"));
  EXPECT_THAT(told("check --severity error,info"), HasSubstr("\n1 error, 0 warnings, 1 note in 2 reports\n"));
  EXPECT_THAT(told("check --code score.conflict"), HasSubstr("\n0 errors, 1 warning, 0 notes in 1 report\n"));
  EXPECT_THAT(told("check --year 2566-2567"), HasSubstr("\n0 errors, 0 warnings, 1 note in 1 report\n"));
  EXPECT_THAT(told("check --province แพร่"), HasSubstr("\n0 errors, 0 warnings, 1 note in 1 report\n"));
  EXPECT_THAT(told("check --organisation ตำบลหนึ่ง"), HasSubstr("\n1 error, 1 warning, 0 notes in 1 report\n"));
  EXPECT_EQ(told("check --organisation ไม่มี"), "0 errors, 0 warnings, 0 notes in 0 reports\n");
}

TEST_F(Check, FailsOnlyWhereItIsToldTo) {
  write_two_reports();
  EXPECT_EQ(ask("check --fail-on error").exit_code, 1);
  EXPECT_EQ(ask("check --fail-on warning --severity warning").exit_code, 1);
  EXPECT_EQ(ask("check --fail-on error --severity warning").exit_code, 0);
  EXPECT_EQ(ask("check --fail-on info --code none").exit_code, 0);
  EXPECT_EQ(ask("check --fail-on warning --province แพร่").exit_code, 0);
}

TEST_F(Check, GivesScriptsEverything) {
  write_two_reports();
  const json findings = json::parse(told("check --json"));
  ASSERT_EQ(findings.size(), 3u);
  EXPECT_EQ(findings[0]["code"], "score.weighted_mismatch");
  EXPECT_EQ(findings[0]["record_kind"], "document");
  EXPECT_EQ(findings[1]["value"], "90.00");
  EXPECT_EQ(findings[1]["page"], 2);
  EXPECT_EQ(findings[1]["message_en"], "in conflict");
  EXPECT_EQ(findings[2]["text"], "จัดทำคู่มือ");
}

TEST_F(Check, TellsOfTheFileThatStandsForAReport) {
  write_the_same_twice();
  EXPECT_THAT(told("check"), HasSubstr("\n1 error, 0 warnings, 0 notes in 1 report\n1 more in other files of these reports: --all-files\n"));
  EXPECT_THAT(told("check"), Not(HasSubstr("b.docx")));
  EXPECT_EQ(json::parse(told("check --json")).size(), 1u);
  EXPECT_THAT(told("check --all-files"), HasSubstr("\n2 errors, 0 warnings, 0 notes in 1 report\n"));
  EXPECT_THAT(told("check --all-files"), HasSubstr("b.docx"));
}

TEST_F(Check, KnowsAnOrganisationByItsShortName) {
  Reading report = report_of("องค์การบริหารส่วนตำบลทุ่งน้อย", "น่าน", 2568, {});
  report.report.findings = {{Severity::error, "measure.duplicate", "ซ้ำ", "twice", RecordKind::document, -1, testing::source_at(1)}};
  write(file("a.pdf"), report);
  close();
  EXPECT_EQ(json::parse(told("check --json --organisation อบต.ทุ่งน้อย")).size(), 1u);
  EXPECT_EQ(json::parse(told("check --json --organisation ทต.ทุ่งน้อย")).size(), 0u);
}

TEST_F(Check, PrintsWhatAReportSaysAsText) {
  Reading report = report_of(testing::hostile_text, "", 2568, {});
  report.report.measures = {measure_of(testing::hostile_text)};
  report.report.findings = {
      {Severity::error, "measure.duplicate", testing::hostile_text, testing::hostile_text, RecordKind::measure, 0, testing::source_at(1)}};
  write(file("a.pdf"), report);
  close();
  const std::string text = told("check");
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
  EXPECT_THAT(text, Not(HasSubstr("\u202E")));
  EXPECT_EQ(count(text, "=HYPERLINK(\"x\")\\x1B[2J"), 3u);
  EXPECT_THAT(told("show measure 1"), Not(HasSubstr("\x1B")));
}

}  // namespace
}  // namespace prongsai

#include "extractors/records/findings.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::this_year;

ScoreLevel level_of(const std::string& code) {
  if (code == "overall") return ScoreLevel::overall;
  if (code == "IIT" || code == "EIT" || code == "OIT") return ScoreLevel::tool;
  return ScoreLevel::indicator;
}

Score score_of(const std::string& code, double value, const std::string& rating = "") {
  Score score;
  score.fiscal_year = this_year;
  score.level = level_of(code);
  score.code = code;
  score.value = value;
  score.rating = rating;
  score.is_primary = true;
  return score;
}

Report report_of(std::vector<Score> scores, int fiscal_year = this_year) {
  Report report;
  report.fiscal_year = fiscal_year;
  for (Score& score : scores) score.fiscal_year = fiscal_year;
  report.scores = std::move(scores);
  return report;
}

/// Tools of 90, 80 and 70, which make 79.
std::vector<Score> tools_and(Score overall) { return {score_of("IIT", 90), score_of("EIT", 80), score_of("OIT", 70), std::move(overall)}; }

Measure measure_of(std::string title, int table) {
  Measure measure;
  measure.title = std::move(title);
  measure.source.table = table;
  return measure;
}

class ScoreFindings : public testing::RecordFixture {};
class MeasureFindings : public testing::RecordFixture {};
class PageFindings : public testing::RecordFixture {};

// The weighted sum of the tools

TEST_F(ScoreFindings, TellAnOverallScoreThatIsNotTheWeightedSum) {
  EXPECT_THAT(findings_of(report_of(tools_and(score_of("overall", 81)))), ElementsAre("score.weighted_mismatch"));
}

TEST_F(ScoreFindings, PassAnOverallScoreThatIsTheWeightedSum) { EXPECT_THAT(findings_of(report_of(tools_and(score_of("overall", 79)))), IsEmpty()); }

TEST_F(ScoreFindings, ForgiveAWeightedSumItsRounding) { EXPECT_THAT(findings_of(report_of(tools_and(score_of("overall", 79.01)))), IsEmpty()); }

TEST_F(ScoreFindings, DoNotForgiveAWeightedSumMore) {
  EXPECT_THAT(findings_of(report_of(tools_and(score_of("overall", 79.03)))), ElementsAre("score.weighted_mismatch"));
}

TEST_F(ScoreFindings, DoNotWeighWhereAToolIsMissing) {
  EXPECT_THAT(findings_of(report_of({score_of("IIT", 90), score_of("EIT", 80), score_of("overall", 20)})), IsEmpty());
}

TEST_F(ScoreFindings, WeighTheMeansOfIndicatorsWhereNoToolIsStated) {
  std::vector<Score> scores{score_of("overall", 20)};
  for (int number = 1; number <= 10; ++number) scores.push_back(score_of(std::to_string(number), 80));
  EXPECT_THAT(findings_of(report_of(scores)), ElementsAre("score.weighted_mismatch"));
}

TEST_F(ScoreFindings, DoNotWeighTargets) {
  auto scores = tools_and(score_of("overall", 20));
  for (Score& score : scores) score.role = ScoreRole::target;
  EXPECT_THAT(findings_of(report_of(scores)), IsEmpty());
}

TEST_F(ScoreFindings, DoNotWeighToolsOfAnotherYear) {
  Report report = report_of(tools_and(score_of("overall", 20)));
  report.scores[3].fiscal_year = 2567;
  EXPECT_THAT(findings_of(report), IsEmpty());
}

// The mean of a tool's indicators

TEST_F(ScoreFindings, TellAToolThatIsNotTheMeanOfItsIndicators) {
  EXPECT_THAT(findings_of(report_of({score_of("6", 80), score_of("7", 82), score_of("8", 84), score_of("EIT", 90)})),
              ElementsAre("score.tool_mean_mismatch"));
}

TEST_F(ScoreFindings, PassAToolThatIsTheMeanOfItsIndicators) {
  EXPECT_THAT(findings_of(report_of({score_of("6", 80), score_of("7", 82), score_of("8", 84), score_of("EIT", 82)})), IsEmpty());
}

TEST_F(ScoreFindings, ForgiveAMeanItsRounding) {
  EXPECT_THAT(findings_of(report_of({score_of("6", 80), score_of("7", 80), score_of("8", 81), score_of("EIT", 80.33)})), IsEmpty());
}

TEST_F(ScoreFindings, TakeNoMeanWhereAnIndicatorIsMissing) {
  EXPECT_THAT(findings_of(report_of({score_of("6", 80), score_of("8", 84), score_of("EIT", 90)})), IsEmpty());
}

// Values and names that disagree

TEST_F(ScoreFindings, TellTwoValuesOfOneScore) {
  Report report = report_of({score_of("3", 80), score_of("3", 81)});
  report.scores[1].is_primary = false;
  EXPECT_THAT(findings_of(report), ElementsAre("score.conflict"));
}

TEST_F(ScoreFindings, TellAValueThatIsRepeatedOnce) {
  Report report = report_of({score_of("3", 80), score_of("3", 81), score_of("3", 81)});
  report.scores[1].is_primary = report.scores[2].is_primary = false;
  EXPECT_THAT(findings_of(report), ElementsAre("score.conflict"));
}

TEST_F(ScoreFindings, PassTheSameValueTwice) {
  Report report = report_of({score_of("3", 80), score_of("3", 80)});
  report.scores[1].is_primary = false;
  EXPECT_THAT(findings_of(report), IsEmpty());
}

TEST_F(ScoreFindings, PassValuesOfTwoYears) {
  Report report = report_of({score_of("3", 80), score_of("3", 81)});
  report.scores[1].fiscal_year = 2567;
  EXPECT_THAT(findings_of(report), IsEmpty());
}

TEST_F(ScoreFindings, PassATargetBesideAResult) {
  Report report = report_of({score_of("3", 80), score_of("3", 95)});
  report.scores[1].role = ScoreRole::target;
  EXPECT_THAT(findings_of(report), IsEmpty());
}

TEST_F(ScoreFindings, TellAnIndicatorUnderTheWrongTool) {
  Report report = report_of({score_of("9", 80)});
  report.scores[0].tool = "IIT";
  EXPECT_THAT(findings_of(report), ElementsAre("indicator.wrong_tool"));
}

TEST_F(ScoreFindings, PassAnIndicatorUnderItsTool) {
  Report report = report_of({score_of("9", 80)});
  report.scores[0].tool = "OIT";
  EXPECT_THAT(findings_of(report), IsEmpty());
}

TEST_F(ScoreFindings, PassAnIndicatorUnderNoTool) { EXPECT_THAT(findings_of(report_of({score_of("9", 80)})), IsEmpty()); }

// Ratings

TEST_F(ScoreFindings, TellARatingThatTheScoreDoesNotEarn) {
  EXPECT_THAT(findings_of(report_of({score_of("overall", 80, "A")}, 2565)), ElementsAre("rating.mismatch"));
}

TEST_F(ScoreFindings, PassARatingThatTheScoreEarns) { EXPECT_THAT(findings_of(report_of({score_of("overall", 80, "B")}, 2565)), IsEmpty()); }

TEST_F(ScoreFindings, TellARatingThatATooLowToolForbids) {
  EXPECT_THAT(findings_of(report_of({score_of("IIT", 90), score_of("EIT", 80), score_of("OIT", 95), score_of("overall", 89, "ผ่านดี")})),
              ElementsAre("rating.mismatch"));
}

TEST_F(ScoreFindings, PassARatingThatDependsOnToolsNobodyKnows) { EXPECT_THAT(findings_of(report_of({score_of("overall", 89, "ผ่านดี")})), IsEmpty()); }

TEST_F(ScoreFindings, PassARatingInWordsThatTheYearDoesNotHave) {
  EXPECT_THAT(findings_of(report_of({score_of("overall", 80, "ดีมาก")}, 2565)), IsEmpty());
}

TEST_F(ScoreFindings, TellTheScoreTheyAreAbout) {
  Report report = report_of(tools_and(score_of("overall", 81)));
  report.scores[3].source.place.page = 4;
  check_report({}, context(), report);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].record_kind, RecordKind::score);
  EXPECT_EQ(report.findings[0].record, 3);
  EXPECT_EQ(report.findings[0].source.place.page, 4);
  EXPECT_EQ(report.findings[0].severity, Severity::error);
}

TEST_F(ScoreFindings, SayBothNumbersInBothLanguages) {
  Report report = report_of(tools_and(score_of("overall", 81)));
  check_report({}, context(), report);
  ASSERT_EQ(report.findings.size(), 1u);
  for (const std::string& message : {report.findings[0].message_th, report.findings[0].message_en}) {
    EXPECT_THAT(message, ::testing::AllOf(::testing::HasSubstr("81.00"), ::testing::HasSubstr("79.00")));
  }
}

TEST_F(ScoreFindings, LeaveTheScoresAsTheyAre) {
  Report report = report_of(tools_and(score_of("overall", 81)));
  check_report({}, context(), report);
  EXPECT_EQ(report.scores[3].value, 81);
}

// Measures

TEST_F(MeasureFindings, TellAPeriodThatCannotBe) {
  Report report;
  report.measures = {measure_of("จัดทำคู่มือ", 0)};
  report.measures[0].period.impossible = true;
  EXPECT_THAT(findings_of(report), ElementsAre("period.impossible"));
}

TEST_F(MeasureFindings, TellAMeasureThatAnEarlierTableHolds) {
  Report report;
  report.measures = {measure_of("จัดทำคู่มือการปฏิบัติงาน", 0), measure_of("จัดทำคู่มือการปฏิบัติงาน", 1)};
  check_report({}, context(), report);
  EXPECT_EQ(report.measures[0].duplicate_of, -1);
  EXPECT_EQ(report.measures[1].duplicate_of, 0);
  EXPECT_THAT(codes(report.findings), ElementsAre("measure.duplicate"));
}

TEST_F(MeasureFindings, PointEveryDuplicateAtTheFirst) {
  Report report;
  for (int table = 0; table < 3; ++table) report.measures.push_back(measure_of("จัดทำคู่มือการปฏิบัติงาน", table));
  check_report({}, context(), report);
  EXPECT_EQ(report.measures[2].duplicate_of, 0);
}

TEST_F(MeasureFindings, PassTheSameTitleTwiceInOneTable) {
  Report report;
  report.measures = {measure_of("จัดทำคู่มือการปฏิบัติงาน", 0), measure_of("จัดทำคู่มือการปฏิบัติงาน", 0)};
  EXPECT_THAT(findings_of(report), IsEmpty());
}

TEST_F(MeasureFindings, PassTwoTitles) {
  Report report;
  report.measures = {measure_of("จัดทำคู่มือการปฏิบัติงาน", 0), measure_of("อบรมคุณธรรมพนักงานทุกคน", 1)};
  EXPECT_THAT(findings_of(report), IsEmpty());
}

// Pages

TEST_F(PageFindings, TellAPageOfPicturesOnly) {
  Document document;
  document.pages = {{1, 595, 842, "", TextSource::text, std::nullopt, 1, false}};
  EXPECT_THAT(findings_of({}, document), ElementsAre("page.empty"));
}

TEST_F(PageFindings, PassAPageThatIsBlank) {
  Document document;
  document.pages = {{1, 595, 842, "", TextSource::text, std::nullopt, 0, false}};
  EXPECT_THAT(findings_of({}, document), IsEmpty());
}

TEST_F(PageFindings, TellAPageWhoseTextWasRepaired) {
  Document document;
  document.pages = {{1, 595, 842, "กำหนด", TextSource::repaired, std::nullopt, 0, true}};
  EXPECT_THAT(findings_of({}, document), ElementsAre("text.repaired"));
}

Document document_judged(TextVerdict verdict) {
  Document document;
  document.pages = {{1, 595, 842, "ทังนี", TextSource::text, std::nullopt, 0, true, std::move(verdict)}};
  return document;
}

TEST_F(PageFindings, TellAPageWhoseTextCannotBeTrusted) {
  const Document document = document_judged({TextTrust::read_again, TextFault::lost_tones, 700, 0, 120, "Sample"});
  Report report;
  check_report(document, context(this_year), report);
  ASSERT_THAT(codes(report.findings), ElementsAre("text.broken_encoding"));
  EXPECT_EQ(report.findings[0].message_en,
            "the text layer of page 1 cannot be trusted: the tone marks over 120 upper vowels are missing (font Sample)");
  EXPECT_EQ(report.findings[0].source.place.page, 1);
}

TEST_F(PageFindings, TellWhySomeLinesOfAPageWereReadFromItsPicture) {
  Document document = document_judged({TextTrust::read_again, TextFault::unnamed_glyphs, 700, 0, 120, "Sample"});
  document.pages[0].ocr_confidence = 0.9;
  Report report;
  check_report(document, context(this_year), report);
  ASSERT_THAT(codes(report.findings), ElementsAre("text.broken_encoding"));
  EXPECT_EQ(report.findings[0].severity, Severity::info);
  EXPECT_THAT(report.findings[0].message_en, ::testing::EndsWith("; those lines were read from its picture instead"));
}

TEST_F(PageFindings, TellWhyAPageWasReadFromItsPicture) {
  Document document = document_judged({TextTrust::read_again, TextFault::foreign_layer, 700, 0, 700, ""});
  document.pages[0].source = TextSource::ocr;
  Report report;
  check_report(document, context(this_year), report);
  ASSERT_THAT(codes(report.findings), ElementsAre("text.broken_encoding"));
  EXPECT_EQ(report.findings[0].severity, Severity::info);
  EXPECT_EQ(report.findings[0].message_en,
            "the text layer of page 1 cannot be trusted: an invisible layer of 700 characters under the picture is not Thai; read from its picture "
            "instead");
}

TEST_F(PageFindings, TellTheRulesOfAFontOnce) {
  Document document;
  document.glyph_rules = {{"Sample", 201, "\u0E48", GlyphEvidence::order, 12, 2},
                          {"Other", 7, "\u0E01", GlyphEvidence::name, 1, 5},
                          {"Sample", 202, "\u0E49", GlyphEvidence::outline, 3, 4}};
  Report report;
  check_report(document, context(this_year), report);
  ASSERT_THAT(codes(report.findings), ElementsAre("text.repaired", "text.repaired"));
  EXPECT_EQ(report.findings[0].message_en,
            "font Sample maps characters wrongly or not at all; mended in the whole document: 201 → ◌่ (12 times, by the order of the font's glyphs); "
            "202 → ◌้ (3 times, by its shape)");
  EXPECT_EQ(report.findings[0].source.place.page, 2);
}

TEST_F(PageFindings, LeaveAPageThatOnlyRulesMendedToTheRules) {
  Document document = document_judged({TextTrust::repaired, TextFault::none, 700, 3, 0, ""});
  document.pages[0].source = TextSource::repaired;
  EXPECT_THAT(findings_of({}, document), IsEmpty());
}

}  // namespace
}  // namespace prongsai

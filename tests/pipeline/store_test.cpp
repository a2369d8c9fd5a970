#include "pipeline/store/store.h"

#include <gmock/gmock.h>

#include "models/gazetteer.h"
#include "pipeline/store/record_writer.h"
#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;

class StoreTest : public testing::StoreFixture {};

TEST_F(StoreTest, ShowsADocumentWithItsOrganisationAndSource) {
  write(file("a.pdf"));
  EXPECT_EQ(text("SELECT organisation || ' ' || province || ' ' || fiscal_year || ' ' || format || ' ' || pages || ' ' || status FROM v_documents"),
            "องค์การบริหารส่วนตำบลตัวอย่าง จังหวัดหนึ่ง 2568 pdf 2 ok");
  EXPECT_EQ(text("SELECT page || ' ' || box || ' ' || text_source || ' ' || ocr_confidence FROM v_documents"), "1 10.0,20.0,110.0,40.0 mixed 0.9");
}

TEST_F(StoreTest, StampsADocumentWithTheTimeInUtc) {
  write(file("a.pdf"));
  EXPECT_EQ(number("SELECT extracted_at GLOB '2[0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z' FROM v_documents"), 1);
}

TEST_F(StoreTest, ShowsACellThatAPageBreakCutsWithBothPlaces) {
  write(file("a.pdf"));
  EXPECT_EQ(text("SELECT table_no || ' ' || \"row\" || ' ' || \"column\" || ' ' || role || ' ' || page || ' ' || box || ' ' || more_boxes "
                 "FROM v_cells WHERE NOT is_header"),
            R"(1 2 1 title 1 10.0,120.0,200.0,140.0 [{"page":2,"box":"10.0,50.0,200.0,70.0"}])");
}

TEST_F(StoreTest, ShowsAMeasureWithItsUnitsBudgetAndTwin) {
  write(file("a.pdf"));
  const std::string first = "(SELECT min(measure_id) FROM v_measures)";
  EXPECT_EQ(text("SELECT title || ' ' || period_start || ' ' || period_end || ' ' || status FROM v_measures WHERE measure_id = " + first),
            "จัดทำคู่มือการปฏิบัติงาน 2024-10-01 2025-09-30 completed");
  EXPECT_EQ(text("SELECT group_concat(unit || ' ' || unit_kind, ', ') FROM v_measure_units WHERE measure_id = " + first),
            "สำนักปลัด office, กองคลัง division");
  EXPECT_EQ(text("SELECT amount_baht || ' ' || title FROM v_budgets WHERE measure_id = " + first), "20000 จัดทำคู่มือการปฏิบัติงาน");
  EXPECT_EQ(number("SELECT duplicate_of = " + first + " FROM v_measures WHERE duplicate_of IS NOT NULL"), 1);
}

TEST_F(StoreTest, LeadsAFindingToTheRecordItIsAbout) {
  write(file("a.pdf"));
  EXPECT_EQ(
      text("SELECT m.title || ' ' || f.message FROM v_findings f JOIN v_measures m ON m.measure_id = f.record_id WHERE record_kind = 'measure'"),
      "จัดทำคู่มือการปฏิบัติงาน ซ้ำ / twice");
  EXPECT_EQ(number("SELECT count(*) FROM v_findings JOIN v_documents USING (document_id) WHERE record_kind = 'document' AND record_id = document_id"),
            1);
}

TEST_F(StoreTest, KeepsTheLineThatARecordInRunningTextWasReadFrom) {
  write(file("a.pdf"));
  EXPECT_EQ(text("SELECT line FROM record WHERE kind = 'score'"), "องค์การบริหารส่วนตำบลตัวอย่าง");
}

TEST_F(StoreTest, ShowsUnknownPagesAndYearsAsNull) {
  Reading reading;
  reading.document.pages.resize(1);
  reading.report.scores.resize(1);
  write(file("a.txt"), reading);
  EXPECT_EQ(number("SELECT page IS NULL AND box IS NULL AND fiscal_year IS NULL AND organisation IS NULL FROM v_scores"), 1);
  EXPECT_EQ(number("SELECT page IS NULL AND box IS NULL AND width_pt IS NULL FROM v_pages"), 1);
  EXPECT_EQ(number("SELECT pages IS NULL AND province IS NULL FROM v_documents"), 1);
}

TEST_F(StoreTest, CallsADocumentWithWarningsPartialAndSaysWhich) {
  Reading reading;
  reading.document.warnings = {{ErrorCode::damaged, "no image", "read", 3}, {ErrorCode::limit_exceeded, "", "read", 0}};
  write(file("a.pdf"), reading);
  EXPECT_EQ(text("SELECT status FROM v_documents"), "partial");
  EXPECT_EQ(text("SELECT error FROM v_documents"), render(reading.document.warnings[0]) + '\n' + render(reading.document.warnings[1]));
}

TEST_F(StoreTest, ShowsAFailedDocumentWithItsError) {
  const Error error{ErrorCode::encrypted, "needs a password", "read", 0};
  ASSERT_TRUE(store_->write_failure({"/x", "x", "", 5}, error));
  EXPECT_EQ(text("SELECT status || ' ' || error FROM v_documents WHERE sha256 IS NULL AND format IS NULL"), "failed " + render(error));
}

TEST_F(StoreTest, ReplacesWhatNewerBytesSupersede) {
  write(file("a.pdf", 'a'));
  const std::int64_t id = number("SELECT document_id FROM v_documents");
  write(file("a.pdf", 'b'), Reading{});
  EXPECT_EQ(number("SELECT count(*) FROM v_documents"), 1);
  EXPECT_EQ(number("SELECT document_id FROM v_documents"), id) << "a file keeps its id";
  EXPECT_EQ(number("SELECT count(*) FROM v_measures"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM record"), 0);
  EXPECT_EQ(text("SELECT sha256 || ' ' || reason FROM history"), std::string(64, 'a') + " changed");
}

TEST_F(StoreTest, TakesAVanishedFileOutOfTheViews) {
  write(file("a.pdf"));
  ASSERT_TRUE(store_->remove("/reports/a.pdf"));
  ASSERT_TRUE(store_->finish());
  EXPECT_EQ(everything(), "");
  EXPECT_EQ(text("SELECT path || ' ' || reason FROM history"), "a.pdf vanished");
  EXPECT_EQ(number("SELECT (SELECT count(*) FROM organisation) + (SELECT count(*) FROM unit)"), 0) << "what nobody refers to goes too";
}

TEST_F(StoreTest, CopiesADocumentForASecondFileWithTheSameBytes) {
  write(file("a.pdf"));
  ASSERT_TRUE(store_->copy(number("SELECT document_id FROM v_documents"), file("b.pdf")));
  for (const char* view : {"v_pages", "v_cells", "v_scores", "v_measures", "v_measure_units", "v_budgets", "v_disclosure_items", "v_disclosure_units",
                           "v_risks", "v_findings"}) {
    const std::string rows_of = std::string("(SELECT count(*) FROM ") + view + " WHERE path = ";
    EXPECT_EQ(number("SELECT " + rows_of + "'a.pdf') = " + rows_of + "'b.pdf')"), 1) << view;
  }
  EXPECT_EQ(number("SELECT count(DISTINCT measure_id) FROM v_measures"), 4) << "each file has measures of its own";
  EXPECT_EQ(number("SELECT count(*) FROM v_measures a JOIN v_measures b ON a.duplicate_of = b.measure_id WHERE a.document_id <> b.document_id"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM v_findings f JOIN v_measures m ON m.measure_id = f.record_id AND m.document_id = f.document_id"), 2);
}

TEST_F(StoreTest, StoresAReadingThatTheTablesRefuseAsAFailure) {
  Reading reading = testing::full_reading();
  auto& table = std::get<Table>(reading.document.blocks[1]);
  table.cells.push_back(table.cells.back());
  write(file("a.pdf"), reading);
  EXPECT_EQ(text("SELECT status FROM v_documents"), "failed");
  EXPECT_THAT(text("SELECT error FROM v_documents"), HasSubstr("internal: the tables refuse what was read: UNIQUE constraint failed"));
  EXPECT_EQ(number("SELECT count(*) FROM v_pages"), 0);
}

TEST_F(StoreTest, FindsTheSameBytesOnlyIfThisExtractorReadThem) {
  write(file("a.pdf", 'a'));
  EXPECT_NE(store_->with_content(std::string(64, 'a')), 0);
  open("2");
  EXPECT_EQ(store_->with_content(std::string(64, 'a')), 0);
}

TEST_F(StoreTest, LeavesOneFileBehind) {
  write(file("a.pdf"));
  ASSERT_TRUE(store_->finish());
  store_.reset();
  EXPECT_FALSE(std::filesystem::exists(folder_ / "reports.db-wal"));
  auto database = Database::open(folder_ / "reports.db", Database::Mode::read_only);
  ASSERT_TRUE(database);
  const auto mode = database->query("PRAGMA journal_mode");
  ASSERT_TRUE(mode);
  EXPECT_EQ(mode->rows[0][0], "delete") << "so that it opens in a read-only folder";
}

class OrganisationScores : public testing::StoreFixture {
 protected:
  void state(const std::string& path, const std::string& organisation, const std::string& province, int year,
             const std::vector<testing::StatedScore>& scores) {
    write(file(path, static_cast<char>('a' + seen_++ % 6)), testing::reading_with_scores(organisation, province, year, scores));
  }
  int seen_ = 0;
};

TEST_F(OrganisationScores, PutsAnOrganisationsScoresOfAYearIntoOneRow) {
  state("a.pdf", "A", "P", 2568,
        {{ScoreLevel::overall, "overall", 90.5}, {ScoreLevel::tool, "IIT", 91}, {ScoreLevel::tool, "OIT", 92}, {ScoreLevel::indicator, "10", 93}});
  EXPECT_EQ(text("SELECT overall || ' ' || iit || ' ' || ifnull(eit, '-') || ' ' || oit || ' ' || i10 || ' ' || path || ' ' || page FROM "
                 "v_organisation_scores"),
            "90.5 91.0 - 92.0 93.0 a.pdf 1");
}

TEST_F(OrganisationScores, RanksWithinProvinceAndOverallForEachYear) {
  state("a.pdf", "A", "P", 2568, {{ScoreLevel::overall, "overall", 90}});
  state("b.pdf", "B", "Q", 2568, {{ScoreLevel::overall, "overall", 95}});
  state("c.pdf", "C", "P", 2568, {{ScoreLevel::overall, "overall", 80}});
  state("d.pdf", "D", "P", 2567, {{ScoreLevel::overall, "overall", 70}});
  EXPECT_EQ(text("SELECT group_concat(organisation || rank_in_province || rank_overall, ' ') FROM (SELECT * FROM v_organisation_scores ORDER BY 3)"),
            "A12 B11 C23 D11");
}

TEST_F(OrganisationScores, GivesTheSameRankToTheSameScoreAndNoneToAnUnknownOne) {
  state("a.pdf", "A", "P", 2568, {{ScoreLevel::overall, "overall", 90}});
  state("b.pdf", "B", "P", 2568, {{ScoreLevel::overall, "overall", 90}});
  state("c.pdf", "C", "P", 2568, {{ScoreLevel::overall, "overall", 80}});
  state("d.pdf", "D", "P", 2568, {{ScoreLevel::tool, "IIT", 99}});
  EXPECT_EQ(text("SELECT group_concat(organisation || ifnull(rank_overall, '-'), ' ') FROM (SELECT * FROM v_organisation_scores ORDER BY 3)"),
            "A1 B1 C3 D-");
}

TEST_F(OrganisationScores, BelievesTheDocumentThatStatesMoreOfTheYear) {
  state("mention.pdf", "A", "P", 2568, {{ScoreLevel::overall, "overall", 11}});
  state("analysis.pdf", "A", "P", 2568, {{ScoreLevel::overall, "overall", 90}, {ScoreLevel::tool, "IIT", 91}});
  EXPECT_EQ(text("SELECT overall || ' ' || path FROM v_organisation_scores"), "90.0 analysis.pdf");
}

Report report_about(const std::string& type, const std::string& province, const std::string& code = "") {
  Report report;
  report.organisation.name = type + "ตัวอย่าง";
  report.organisation.type = type;
  report.organisation.province = province;
  report.organisation.code = code;
  return report;
}

TEST(IsOpen, WhereNothingTellsAnOrganisationFromItsNamesakes) {
  EXPECT_TRUE(is_open(report_about("โรงเรียน", "")));
  EXPECT_FALSE(is_open(report_about("โรงเรียน", "หนึ่ง")));
  EXPECT_FALSE(is_open(report_about("โรงเรียน", "", "0510")));
  EXPECT_FALSE(is_open(report_about("กรม", "")));
  EXPECT_FALSE(is_open({})) << "a report that names none is about nobody";
}

TEST(IsOpen, KnowsTheTypesThatExistOnce) {
  const auto gazetteer = Gazetteer::read(PRONGSAI_SOURCE_DIR "/data/reference");
  ASSERT_TRUE(gazetteer) << render(gazetteer.error());
  for (const OrganisationForm& form : gazetteer->forms()) {
    const bool has_no_namesakes = exists_once(form) || form.seat == Seat::place;
    EXPECT_EQ(is_open(report_about(form.type, "")), !has_no_namesakes) << form.type;
  }
}

/// Namesakes that nothing tells apart.
class OpenOrganisation : public testing::StoreFixture {
 protected:
  void state(const std::string& path, double overall, int year = 2568, bool is_open = true) {
    Reading reading = testing::reading_with_scores("อบต.ทุ่งน้อย", "หนึ่ง", year, {{ScoreLevel::overall, "overall", overall}});
    if (is_open) reading.report.findings = {{Severity::warning, "organisation.ambiguous", "", "", RecordKind::document, -1, testing::source_at(1)}};
    write(file(path), reading);
  }

  std::string scores() {
    return text("SELECT group_concat(overall || ' ' || path, ', ') FROM (SELECT * FROM v_organisation_scores ORDER BY fiscal_year, path)");
  }
};

TEST_F(OpenOrganisation, IsAnotherInAnotherFolderAndUnderAnotherName) {
  state("x/a.pdf", 90);
  state("y/a.pdf", 70);
  state("y/b.pdf", 60);
  EXPECT_EQ(scores(), "90.0 x/a.pdf, 70.0 y/a.pdf, 60.0 y/b.pdf");
  EXPECT_EQ(text("SELECT count(*) || ' ' || min(is_ambiguous) FROM v_organisations"), "3 1");
  EXPECT_EQ(number("SELECT count(DISTINCT organisation_id) FROM v_documents"), 3);
}

TEST_F(OpenOrganisation, IsOneInFilesThatDifferInTheirEndings) {
  state("x/a.v2.pdf", 90);
  state("x/a.v2.docx", 90);
  state("x/a.v3", 80);
  EXPECT_EQ(text("SELECT group_concat(documents) FROM (SELECT * FROM v_organisations ORDER BY documents)"), "1,2");
}

TEST_F(OpenOrganisation, IsNotTheOneWhosePlaceIsKnown) {
  state("x/a.pdf", 90, 2568, false);
  state("y/a.pdf", 70, 2567, false);
  state("z/a.pdf", 60, 2566);
  EXPECT_EQ(text("SELECT group_concat(is_ambiguous || ' ' || documents) FROM (SELECT * FROM v_organisations ORDER BY documents)"), "1 1,0 2");
}

TEST_F(OpenOrganisation, IsAnotherInAnotherFileWithTheSameBytes) {
  state("x/a.pdf", 90);
  const std::int64_t document = number("SELECT document_id FROM v_documents");
  ASSERT_TRUE(store_->copy(document, file("y/a.pdf")));
  ASSERT_TRUE(store_->copy(document, file("x/a.docx")));
  EXPECT_EQ(text("SELECT group_concat(documents) FROM (SELECT * FROM v_organisations ORDER BY documents)"), "1,2");
  EXPECT_EQ(number("SELECT a.organisation_id = b.organisation_id FROM v_documents a, v_documents b WHERE a.path = 'x/a.pdf' AND b.path = 'x/a.docx'"),
            1);
}

TEST_F(OrganisationScores, LeavesOutTargetsAndOtherMentions) {
  Reading reading = testing::reading_with_scores("A", "P", 2568, {{ScoreLevel::overall, "overall", 90}, {ScoreLevel::overall, "overall", 80}});
  reading.report.scores[0].role = ScoreRole::target;
  reading.report.scores[1].is_primary = false;
  write(file("a.pdf"), reading);
  EXPECT_EQ(number("SELECT count(*) FROM v_organisation_scores"), 0);
}

}  // namespace
}  // namespace prongsai

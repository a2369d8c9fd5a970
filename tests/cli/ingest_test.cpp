#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "pipeline/store/sqlite.h"
#include "tests/cli/command_line.h"
#include "tests/support/tiny_docx.h"
#include "tests/support/tiny_pdf.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;

constexpr const char* report_text =
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\n"
    "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n";

std::string small_pdf() { return test::TinyPdf().page("BT /Helv 12 Tf 72 700 Td (Report of the year) Tj ET").bytes(); }
std::string small_docx() { return support::TinyDocx("<w:p><w:r><w:t>รายงานผล</w:t></w:r></w:p>").bytes(); }

std::string test_file(const std::string& name) {
  std::ifstream in(std::string(PRONGSAI_SOURCE_DIR "/tests/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class Ingest : public ::testing::Test {
 protected:
  testing::ProgramOutcome ingest(const std::string& more = "", const testing::ProgramOptions& options = {}) {
    return testing::prongsai(folder_, "ingest @in --db @reports.db " + more, options);
  }

  std::string text(const std::string& sql) {
    auto database = Database::open(folder_ / "reports.db", Database::Mode::read_only);
    if (!database) return render(database.error());
    const auto rows = database->query(sql);
    return rows && !rows->rows.empty() ? rows->rows[0][0].value_or("null") : "nothing";
  }

  /// Reads one file and gives its status and error.
  std::string fate_of(const std::string& name, const std::string& bytes) {
    folder_.write("in/" + name, bytes);
    exit_code_ = ingest("--quiet").exit_code;
    return text("SELECT status || ' ' || coalesce(error, '') FROM v_documents");
  }

  testing::TempFolder folder_;
  int exit_code_ = -1;
};

TEST_F(Ingest, ReadsAText) {
  EXPECT_EQ(fate_of("a.txt", report_text), "ok ");
  EXPECT_EQ(exit_code_, 0);
}

TEST_F(Ingest, ReadsAPdf) {
  EXPECT_EQ(fate_of("a.pdf", small_pdf()), "ok ");
  EXPECT_EQ(text("SELECT format || pages FROM v_documents"), "pdf1");
}

TEST_F(Ingest, ReadsADocx) {
  EXPECT_EQ(fate_of("a.docx", small_docx()), "ok ");
  EXPECT_EQ(text("SELECT format FROM v_documents"), "docx");
}

TEST_F(Ingest, ReadsAFileWithTheWrongEndingByItsBytes) {
  EXPECT_EQ(fate_of("a.docx", small_pdf()), "ok ");
  EXPECT_EQ(text("SELECT format FROM v_documents"), "pdf");
}

TEST_F(Ingest, StoresAnEmptyFileAsFailed) {
  EXPECT_THAT(fate_of("a.pdf", ""), HasSubstr("failed empty"));
  EXPECT_EQ(exit_code_, 1);
}

TEST_F(Ingest, StoresATruncatedPdfAsFailed) {
  EXPECT_THAT(fate_of("a.pdf", small_pdf().substr(0, 200)), HasSubstr("failed damaged"));
  EXPECT_EQ(exit_code_, 1);
}

TEST_F(Ingest, StoresATruncatedDocxAsFailed) {
  const std::string whole = small_docx();
  EXPECT_THAT(fate_of("a.docx", whole.substr(0, whole.size() / 2)), HasSubstr("failed damaged"));
}

TEST_F(Ingest, StoresAnEncryptedPdfAsFailed) {
  EXPECT_THAT(fate_of("a.pdf", test_file("extractors/pdf/fixtures/encrypted-with-password.pdf")), HasSubstr("failed encrypted"));
  EXPECT_EQ(exit_code_, 1);
}

TEST_F(Ingest, StoresASpreadsheetAsUnsupported) {
  EXPECT_THAT(fate_of("a.xlsx", support::TinyDocx().part("xl/workbook.xml", "<workbook/>").bytes()), HasSubstr("failed unsupported"));
}

TEST_F(Ingest, StoresAProgramAsUnsupported) {
  EXPECT_THAT(fate_of("a.pdf", std::string("\x7f"
                                           "ELF\x02\x01\x01\0\0\0\0\0",
                                           12) +
                                   std::string(500, '\0')),
              HasSubstr("failed unsupported"));
}

TEST_F(Ingest, StoresAnUnreadableFileAsFailed) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const auto file = folder_.write("in/a.pdf", small_pdf());
  std::filesystem::permissions(file, std::filesystem::perms::none);
  EXPECT_EQ(ingest("--quiet").exit_code, 1);
  EXPECT_THAT(text("SELECT error FROM v_documents"), HasSubstr("Permission denied"));
}

TEST_F(Ingest, CannotRunWhereTheDatabaseCannotBeWritten) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  folder_.write("in/a.txt", report_text);
  std::filesystem::permissions(folder_.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  EXPECT_EQ(ingest("--quiet").exit_code, 3);
}

TEST_F(Ingest, ShowsANameThatIsNoTextInEscapes) {
  folder_.write("in/a\xFF\n.txt", report_text);
  const auto outcome = ingest();
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(text("SELECT path FROM v_documents"), "a\\xFF\\x0A.txt");
}

TEST_F(Ingest, GoesOnPastTheFilesThatFail) {
  folder_.write("in/1.pdf", "");
  folder_.write("in/2.txt", report_text);
  const auto outcome = ingest();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("Read 2 of 2 files"));
  EXPECT_THAT(outcome.out, HasSubstr("1 ok, 0 partial, 1 failed"));
  EXPECT_THAT(outcome.err, HasSubstr("failed    1.pdf: empty"));
}

TEST_F(Ingest, SaysNothingButFailuresWhenQuiet) {
  folder_.write("in/a.txt", report_text);
  const auto outcome = ingest("--quiet");
  EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST_F(Ingest, CountsInJson) {
  folder_.write("in/1.pdf", "");
  folder_.write("in/2.txt", report_text);
  const auto summary = nlohmann::json::parse(ingest("--json").out);
  EXPECT_EQ(summary["files"], 2);
  EXPECT_EQ(summary["ok"], 1);
  EXPECT_EQ(summary["failures"][0]["path"], "1.pdf");
}

TEST_F(Ingest, ReadsNothingTwice) {
  folder_.write("in/a.txt", report_text);
  ingest();
  const auto outcome = ingest();
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("Read 0 of 1 files"));
  EXPECT_THAT(outcome.out, HasSubstr("1 unchanged"));
}

TEST_F(Ingest, StopsAtCtrlCAndGoesOnNextTime) {
  for (int number = 0; number < 400; ++number) folder_.write("in/" + std::to_string(number) + ".txt", report_text + std::to_string(number));
  const auto outcome = ingest("--jobs 1", {.interrupt_after = "40 of 400 files"});
  EXPECT_EQ(outcome.exit_code, 130);
  EXPECT_THAT(outcome.out, HasSubstr("Interrupted: what was finished is stored"));
  const int stored = std::stoi(text("SELECT count(*) FROM v_documents"));
  EXPECT_GT(stored, 0);
  EXPECT_LT(stored, 400);

  EXPECT_EQ(ingest("--quiet").exit_code, 0);
  EXPECT_EQ(text("SELECT count(*) FROM v_documents"), "400");
}

constexpr const char* namesake = "รายงานผล ประจำปีงบประมาณ พ.ศ. 2568\nองค์การบริหารส่วนตำบลหนองบัว\n";

TEST_F(Ingest, TellsNamesakesApartByTheFoldersNameWhenAsked) {
  folder_.write("in/ขอนแก่น/บ้านฝาง/a.txt", namesake);
  folder_.write("in/b.txt", namesake);
  EXPECT_EQ(ingest("--quiet").exit_code, 0);
  EXPECT_EQ(text("SELECT count(*) FROM v_documents WHERE district IS NULL"), "2");
  EXPECT_EQ(text("SELECT count(*) FROM v_findings WHERE code = 'organisation.ambiguous'"), "2");
  EXPECT_EQ(text("SELECT count(*) || ' ' || max(documents) || ' ' || min(is_ambiguous) FROM v_organisations"), "2 1 1") << "they may be two";

  EXPECT_EQ(ingest("--quiet --organisation-from-path").exit_code, 0);
  EXPECT_EQ(text("SELECT path || ' ' || district || ' ' || province || ' ' || location_source FROM v_documents WHERE district IS NOT NULL"),
            "ขอนแก่น/บ้านฝาง/a.txt บ้านฝาง ขอนแก่น inferred");
  EXPECT_EQ(text("SELECT severity FROM v_findings WHERE code = 'organisation.from_folder'"), "info");
  EXPECT_EQ(text("SELECT documents || ' ' || is_ambiguous FROM v_organisations WHERE district IS NOT NULL"), "1 0");
}

TEST_F(Ingest, KnowsTheOrganisationsOfARegister) {
  folder_.write("in/a.txt", namesake);
  folder_.write("register.csv", "name,district,province,code\nอบต.หนองบัว,บ้านฝาง,ขอนแก่น,06400701\n");
  EXPECT_EQ(ingest("--quiet --organisations @register.csv").exit_code, 0);
  EXPECT_EQ(text("SELECT organisation || ' ' || district || ' ' || organisation_code FROM v_documents"), "องค์การบริหารส่วนตำบลหนองบัว บ้านฝาง 06400701");
  EXPECT_EQ(text("SELECT code || ' ' || documents || ' ' || years FROM v_organisations"), "06400701 1 2568");
}

TEST_F(Ingest, ReadsAgainWhatAnotherRegisterHasDecided) {
  folder_.write("in/a.txt", namesake);
  folder_.write("register.csv", "name,district,province,code\nอบต.หนองบัว,บ้านฝาง,ขอนแก่น,1\n");
  ingest("--quiet --organisations @register.csv");
  EXPECT_THAT(ingest("--organisations @register.csv").out, HasSubstr("1 unchanged"));
  folder_.write("register.csv", "name,district,province,code\nอบต.หนองบัว,บ้านฝาง,ขอนแก่น,2\n");
  EXPECT_THAT(ingest("--organisations @register.csv --dry-run").out, HasSubstr("version   a.txt"));
  ingest("--quiet --organisations @register.csv");
  EXPECT_EQ(text("SELECT organisation_code FROM v_documents"), "2");
}

TEST_F(Ingest, DoesNotBeginWithARegisterThatIsWrong) {
  folder_.write("in/a.txt", namesake);
  folder_.write("register.csv", "name,district,province\nอบต.หนองบัว,บ้านฝาง,ขอนแก่น\nอบต.หนองบัว,ไม่มีที่ไหน,ขอนแก่น\n");
  const auto outcome = ingest("--organisations @register.csv");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("register.csv: line 3: there is no district ไม่มีที่ไหน in the province ขอนแก่น"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "reports.db"));
  EXPECT_EQ(ingest("--organisations @nowhere.csv").exit_code, 3);
  EXPECT_EQ(ingest("--organisations @nowhere.csv --dry-run").exit_code, 3);
}

TEST_F(Ingest, IsShownByTheOtherCommands) {
  folder_.write("in/a.txt", report_text);
  folder_.write("in/b.pdf", "");
  ingest("--jobs 1");  // in the order of their names: a.txt is document 1
  const auto status = testing::prongsai(folder_, "status --db @reports.db");
  EXPECT_EQ(status.exit_code, 0);
  EXPECT_THAT(status.out, HasSubstr("documents         2"));
  EXPECT_THAT(status.out, HasSubstr("unknown units     0"));
  EXPECT_THAT(status.out, HasSubstr("b.pdf\n         empty"));
  EXPECT_EQ(nlohmann::json::parse(testing::prongsai(folder_, "status --db @reports.db --json").out)["failed"], 1);
  EXPECT_THAT(testing::prongsai(folder_, "show document 1 --db @reports.db").out, HasSubstr("path               a.txt"));
  EXPECT_EQ(testing::prongsai(folder_, "compare --db @reports.db").exit_code, 0);
}

TEST_F(Ingest, LeavesNoRecordToShowUnderAnUnknownId) {
  folder_.write("in/a.txt", report_text);
  ingest();
  const auto outcome = testing::prongsai(folder_, "show measure 999 --db @reports.db");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_EQ(outcome.err, "prongsai: there is no measure with the id 999\n");
}

}  // namespace
}  // namespace prongsai

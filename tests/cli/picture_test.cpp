#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "pipeline/store/sqlite.h"
#include "tests/cli/command_line.h"
#include "tests/support/tiny_docx.h"
#include "tests/support/tiny_pdf.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class Picture : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.write("in/a.pdf", test::TinyPdf().page("BT /Helv 12 Tf 72 700 Td (Report of the year) Tj ET").page("").bytes());
    folder_.write("in/b.docx", support::TinyDocx("<w:p><w:r><w:t>รายงานผล</w:t></w:r></w:p>").bytes());
    ASSERT_EQ(testing::prongsai(folder_, "ingest @in --db @r.db --quiet --jobs 1").exit_code, 0);
  }

  testing::ProgramOutcome show(const std::string& what) { return testing::prongsai(folder_, "show " + what + " --db @r.db"); }

  std::string content_of(const std::string& name) {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  /// The number of the document with pages.
  std::string pdf() { return show("document 1").out.find("a.pdf") != std::string::npos ? "1" : "2"; }
  std::string docx() { return pdf() == "1" ? "2" : "1"; }

  testing::TempFolder folder_;
};

TEST_F(Picture, OfAPageIsWrittenAsAFile) {
  const auto outcome = show("page " + pdf() + " 1 --picture @p.png");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Report of the year"));
  EXPECT_THAT(outcome.out, HasSubstr("\nPicture of page 1 of a.pdf: "));
  EXPECT_THAT(content_of("p.png"), StartsWith("\x89PNG"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "p.png.part"));
}

TEST_F(Picture, IsRefusedWhereTheFileIsNotTheOneThatWasRead) {
  const std::string number = pdf();
  folder_.write("in/a.pdf", test::TinyPdf().page("").bytes());
  const auto changed = show("page " + number + " 1 --picture @p.png");
  EXPECT_EQ(changed.exit_code, 3);
  EXPECT_THAT(changed.err, HasSubstr("is not the file that was read"));
  std::filesystem::remove(folder_ / "in/a.pdf");
  const auto gone = show("page " + number + " 1 --picture @p.png");
  EXPECT_EQ(gone.exit_code, 3);
  EXPECT_THAT(gone.err, HasSubstr("cannot be opened"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "p.png"));
}

TEST_F(Picture, IsRefusedOfWhatHasNoPages) {
  const auto outcome = show("document " + docx() + " --picture @p.png --page 1");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("only PDF and picture files can be shown"));
}

TEST_F(Picture, IsRefusedWhereItCannotBeWritten) {
  const auto outcome = show("page " + pdf() + " 1 --picture @none/p.png");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("cannot be written"));
}

TEST_F(Picture, RefusesWhatMakesNoSense) {
  EXPECT_EQ(show("page " + pdf()).exit_code, 2);
  EXPECT_EQ(show("document 1 1").exit_code, 2);
  EXPECT_EQ(show("document 1 --page 1").exit_code, 2);
  EXPECT_EQ(show("page " + pdf() + " 9").exit_code, 3);
  EXPECT_EQ(show("page " + pdf() + " 1 --picture @p.png --dpi 5000").exit_code, 2);
}

/// A sample in which a page break cuts a row.
class PictureOfASample : public Picture {
 protected:
  void SetUp() override {
    std::filesystem::copy(PRONGSAI_SOURCE_DIR "/data/samples/thung-saeng-thong-2568/report.pdf", folder_ / "report.pdf");
    ASSERT_EQ(testing::prongsai(folder_, "ingest @report.pdf --db @r.db --quiet --jobs 1").exit_code, 0);
    auto database = Database::open(folder_ / "r.db", Database::Mode::read_only);
    ASSERT_TRUE(database);
    id_ = std::to_string(database->number("SELECT measure_id FROM v_measures ORDER BY measure_id"));
  }

  std::string id_;
};

TEST_F(PictureOfASample, FramesTheRowOfAMeasure) {
  const auto framed = show("measure " + id_ + " --picture @framed.png");
  EXPECT_EQ(framed.exit_code, 0) << framed.err;
  const auto rows = framed.out.find("Picture of page ");
  ASSERT_NE(rows, std::string::npos);
  const std::string page = framed.out.substr(rows + 16, framed.out.find(' ', rows + 16) - rows - 16);
  ASSERT_EQ(show("page 1 " + page + " --picture @plain.png").exit_code, 0);
  EXPECT_NE(content_of("framed.png"), content_of("plain.png"));
  const auto elsewhere = show("measure " + id_ + " --picture @x.png --page 1000");
  EXPECT_EQ(elsewhere.exit_code, 3);
  EXPECT_THAT(elsewhere.err, HasSubstr("it does not stand on page 1000, but on " + page));
}

}  // namespace
}  // namespace prongsai

#include "extractors/pdf/pdf_reader.h"

#include <fstream>
#include <iterator>
#include <thread>

#include "tests/extractors/pdf/read_pdf.h"

namespace prongsai::test {
namespace {

std::string fixture(const std::string& name) {
  std::ifstream file(std::string(PRONGSAI_SOURCE_DIR) + "/tests/extractors/pdf/fixtures/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Error error_of(std::string bytes) {
  auto reader = PdfReader::open(std::move(bytes));
  return reader ? Error{.code = ErrorCode::internal, .message = "it opened", .stage = {}, .page = 0} : reader.error();
}

TEST(PdfReader, CountsPagesAndNumbersThemFromOne) {
  auto reader = PdfReader::open(TinyPdf().page(text_at(72, 700, "one")).page(text_at(72, 700, "two")).bytes());

  ASSERT_TRUE(reader);
  EXPECT_EQ(reader->page_count(), 2);
  const auto second = reader->read_page(2);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->number, 2);
  EXPECT_EQ(text_of(*second), "two");
}

TEST(PdfReader, GivesThePageItsSize) {
  const PageContent page = page_with("", "/MediaBox[0 0 595.5 842]");

  EXPECT_DOUBLE_EQ(page.width_pt, 595.5);
  EXPECT_DOUBLE_EQ(page.height_pt, 842);
}

TEST(PdfReader, TurnsAPageAsItIsShown) {
  const PageContent page = page_with(text_at(72, 700, "x"), "/Rotate 90");

  EXPECT_DOUBLE_EQ(page.width_pt, 800);
  EXPECT_DOUBLE_EQ(page.height_pt, 600);
  EXPECT_DOUBLE_EQ(page.glyphs[0].baseline_y, 72);
  EXPECT_NEAR(page.glyphs[0].box.center_x(), 700, 10);
  EXPECT_EQ(page.glyphs[0].rotation, 90);
}

TEST(PdfReader, CountsFromTheCornerOfTheCropBox) {
  const PageContent page = page_with(text_at(72, 700, "in") + text_at(10, 700, "out"), "/CropBox[50 100 550 750]");

  EXPECT_DOUBLE_EQ(page.width_pt, 500);
  EXPECT_EQ(text_of(page), "in");
  EXPECT_NEAR(page.glyphs[0].box.x0, 22, 0.01);
  EXPECT_DOUBLE_EQ(page.glyphs[0].baseline_y, 50);
}

TEST(PdfReader, ReadsWhatAnAnnotationWritesOnThePage) {
  TinyPdf pdf;
  const int look = pdf.add_stream(text_at(0, 0, "filled"), "/Type/XObject/Subtype/Form/BBox[0 -5 100 20]");
  const int note = pdf.add_object("<</Type/Annot/Subtype/FreeText/Rect[72 700 172 725]/AP<</N " + TinyPdf::reference(look) + ">>>>");
  EXPECT_EQ(text_of(first_page(pdf.page("", "/Annots[" + TinyPdf::reference(note) + "]"))), "filled");
}

TEST(PdfReader, OpensAnEncryptedFileThatNeedsNoPassword) {
  auto reader = PdfReader::open(fixture("encrypted-empty-password.pdf"));

  ASSERT_TRUE(reader) << reader.error().message;
  EXPECT_EQ(text_of(*reader->read_page(1)), "open to all");
}

TEST(PdfReader, SaysThatAFileNeedsAPassword) {
  const Error error = error_of(fixture("encrypted-with-password.pdf"));
  EXPECT_EQ(error.code, ErrorCode::encrypted);
  EXPECT_NE(error.message.find("password"), std::string::npos);
}

TEST(PdfReader, SaysThatAFileIsEmpty) {
  EXPECT_EQ(error_of("").code, ErrorCode::empty);
  EXPECT_EQ(error_of(" \r\n").code, ErrorCode::empty);
}

TEST(PdfReader, SaysThatAFileIsNoPdf) {
  const Error error = error_of("PK\x03\x04 a spreadsheet, perhaps");
  EXPECT_EQ(error.code, ErrorCode::damaged);
  EXPECT_NE(error.message.find("is no PDF"), std::string::npos) << error.message;
}

TEST(PdfReader, SaysThatAFileIsCutOff) {
  const std::string whole = TinyPdf().page(text_at(72, 700, "x")).bytes();
  const Error error = error_of(whole.substr(0, whole.size() / 2));
  EXPECT_EQ(error.code, ErrorCode::damaged);
  EXPECT_NE(error.message.find("cut off"), std::string::npos) << error.message;
}

TEST(PdfReader, PutsWhatPopplerSaysIntoTheMessage) {
  EXPECT_NE(error_of("%PDF-1.7\nnothing of use\n%%EOF").message.find("Poppler: "), std::string::npos);
}

TEST(PdfReader, SaysThatAFileHasNoPages) { EXPECT_EQ(error_of(TinyPdf().bytes()).code, ErrorCode::damaged); }

TEST(PdfReader, OpensAFileWhoseTableOfObjectsIsWrong) {
  std::string bytes = TinyPdf().page(text_at(72, 700, "found")).bytes();
  bytes.replace(bytes.rfind("startxref"), 10, "startxref\n9999999");
  auto reader = PdfReader::open(bytes);

  ASSERT_TRUE(reader);
  EXPECT_EQ(text_of(*reader->read_page(1)), "found");
}

TEST(PdfReader, RefusesAPageThatIsNotThere) {
  auto reader = PdfReader::open(TinyPdf().page("").bytes());

  ASSERT_TRUE(reader);
  for (const int number : {-1, 0, 2}) {
    const auto page = reader->read_page(number);
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode::damaged);
    EXPECT_EQ(page.error().page, number);
  }
}

TEST(PdfReader, WarnsOfAPageThatPopplerComplainsAbout) {
  auto reader = PdfReader::open(TinyPdf().page(text_at(72, 700, "x")).page("nonsense " + text_at(72, 700, "x")).bytes());

  ASSERT_TRUE(reader);
  ASSERT_TRUE(reader->read_page(1));
  EXPECT_TRUE(reader->warnings().empty());
  ASSERT_TRUE(reader->read_page(2));
  ASSERT_EQ(reader->warnings().size(), 1u);
  EXPECT_EQ(reader->warnings()[0].page, 2);
  EXPECT_EQ(reader->warnings()[0].message, "Poppler: Unknown operator 'nonsense'");
}

TEST(PdfReader, PrintsNothing) {
  ::testing::internal::CaptureStderr();
  ::testing::internal::CaptureStdout();
  (void)error_of("%PDF-1.7 broken");
  (void)page_with("nonsense ] >> (");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
}

TEST(PdfReader, WorksOnSeveralThreads) {
  const auto read = [] { EXPECT_EQ(text_of(page_with(text_at(72, 700, "same"))), "same"); };
  std::jthread first(read), second(read);
}

}  // namespace
}  // namespace prongsai::test

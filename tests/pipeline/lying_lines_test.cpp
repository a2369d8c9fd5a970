#include "pipeline/lying_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/page_ocr.h"
#include "pipeline/read_pdf.h"
#include "tests/support/tiny_pdf.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Glyph glyph(double x, double y, std::uint16_t font) {
  Glyph result{.text = "a", .box = {x, y, x + 6, y + 10}};
  result.baseline_y = y + 8;
  result.size_pt = 10;
  result.font = font;
  return result;
}

/// Three lines of ten letters; the second begins in the second font.
PageContent page_of_lines() {
  PageContent page;
  page.number = 1;
  page.width_pt = 100;
  page.height_pt = 200;
  page.fonts = {"Sound", "Lying"};
  for (const double y : {20, 80, 140}) {
    for (int i = 0; i < 10; ++i) page.glyphs.push_back(glyph(10 + 6 * i, y, y == 80 && i < 3 ? 1 : 0));
  }
  return page;
}

std::optional<LyingLines> lines_of(const PageContent& page, const std::vector<std::string>& fonts = {"Lying"}) {
  return lying_lines(page, laid_out(page, TextSource::text), fonts);
}

TEST(LyingLinesOfAPage, AreTheParagraphsThatTheFontTakesPartIn) {
  const auto lines = lines_of(page_of_lines());
  ASSERT_TRUE(lines);
  EXPECT_THAT(lines->glyphs, ElementsAre(10, 11, 12, 13, 14, 15, 16, 17, 18, 19));
  EXPECT_EQ(lines->places.size(), 1u);
}

TEST(LyingLinesOfAPage, AreNoneWhereMostOfItIsConcerned) { EXPECT_FALSE(lines_of(page_of_lines(), {"Lying", "Sound"})); }

TEST(LyingLinesOfAPage, AloneAreOnTheirPicture) {
  PageImage black{.width = 200, .height = 400, .width_pt = 100, .height_pt = 200, .pixels = std::vector<std::uint8_t>(200 * 400, 0)};
  const PageImage picture = picture_of(*lines_of(page_of_lines()), black);
  EXPECT_EQ(picture.row(170)[60], 0);
  EXPECT_EQ(picture.row(50)[60], 255);
  EXPECT_EQ(picture.row(300)[60], 255);
}

TEST(LyingLinesOfAPage, AreReplacedByWhatWasRead) {
  const PageContent page = page_of_lines();
  PageContent read;
  read.glyphs = {glyph(10, 80, 0), glyph(10, 20, 0)};  // the second is not asked for
  const auto whole = with_lines_read(page, *lines_of(page), read);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->glyphs.size(), 21u);
  EXPECT_LT(whole->glyphs.back().confidence, 1);
}

TEST(LyingLinesOfAPage, AreNotReplacedByNothing) {
  const PageContent page = page_of_lines();
  EXPECT_FALSE(with_lines_read(page, *lines_of(page), {}));
}

/// A page of lines in a sound font and two in one whose map names private characters.
std::string pdf_with_a_lying_font() {
  test::TinyPdf pdf;
  const int map = pdf.add_stream(
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
      "1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfrange <20> <7E> <E100> endbfrange\nendcmap end end");
  pdf.add_resource("Font", "Lying",
                   "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding/ToUnicode " + test::TinyPdf::reference(map) + ">>");
  std::string content;
  for (int i = 0; i < 12; ++i) content += test::text_at(60, 700 - 40 * i, "What the sound font says of line " + std::to_string(i));
  content += "BT /Lying 14 Tf 60 180 Td (Integrity Assessment) Tj ET\nBT /Lying 14 Tf 60 140 Td (Annual Report 2568) Tj ET\n";
  return pdf.page(content).bytes();
}

TEST(PdfWithALyingFont, IsReadFromItsPictureInTheLinesConcernedOnly) {
  auto ocr = PageOcr::create(PRONGSAI_SOURCE_DIR "/data", {});
  ASSERT_TRUE(ocr);
  const auto document = read_pdf(pdf_with_a_lying_font(), &*ocr, {});
  ASSERT_TRUE(document);

  const Page& page = document->pages.at(0);
  EXPECT_TRUE(page.verdict.needs_ocr());
  EXPECT_EQ(page.source, TextSource::text);
  EXPECT_TRUE(page.ocr_confidence);
  std::string letters = page.text;
  std::erase(letters, ' ');  // where words end is told by the font that this machine has for a PDF that brings none
  EXPECT_THAT(letters, HasSubstr("IntegrityAssessment"));
  for (const Block& block : document->blocks) {
    const auto& paragraph = std::get<Paragraph>(block);
    const bool is_sound = paragraph.text.starts_with("What the sound font says");
    EXPECT_EQ(paragraph.source, is_sound ? TextSource::text : TextSource::ocr) << paragraph.text;
  }
}

}  // namespace
}  // namespace prongsai

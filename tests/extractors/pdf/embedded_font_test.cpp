// Fonts whose mapping in the PDF lies, and what the program embedded for them proves.

#include "extractors/pdf/embedded_font.h"

#include <gmock/gmock.h>

#include "tests/extractors/pdf/read_pdf.h"
#include "tests/support/tiny_font.h"

namespace prongsai::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TinyFont::Outline hook(int x, int y) { return {{{x, y}, {x + 100, y}, {x + 100, y + 200}, {x + 70, y + 200}, {x + 70, y + 40}, {x, y + 40}}}; }
TinyFont::Outline bar(int x, int y) { return {{{x, y}, {x + 40, y}, {x + 40, y + 200}, {x, y + 200}}}; }
TinyFont::Outline block(int size) { return {{{0, 0}, {size, 0}, {size, size}, {0, size}}}; }

/// Glyphs in the order in which some exporter first needed them: ก, low mai tho, low mai ek, ข, high mai tho, high mai ek,
/// a mark that is like neither.
TinyFont shuffled_font() {
  TinyFont font;
  font.glyph(block(500), "a").glyph(hook(-200, 600), "b").glyph(bar(-100, 600), "c").glyph(block(450), "d");
  font.glyph(hook(-200, 800), "e").glyph(bar(-90, 790), "f").glyph(block(90), "g");
  return font;
}

constexpr std::string_view low_marks_mapped = "4 beginbfchar <0001> <0E01> <0002> <0E49> <0003> <0E48> <0004> <0E02> endbfchar";

/// Codes are glyph numbers; 1 and 4 have a width, all others are marks.
TinyPdf pdf_with(const TinyFont& font, std::string_view mapping) {
  TinyPdf pdf;
  const int map = pdf.add_stream(
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <FFFF> "
      "endcodespacerange\n" +
      std::string(mapping) + "\nendcmap end end");
  const int program = pdf.add_stream(font.bytes());
  const int descendant = pdf.add_object(
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Sample/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
      "/DW 0/W[1[500] 4[500]]/CIDToGIDMap/Identity/FontDescriptor<</Type/FontDescriptor/FontName/AAAAAA+Sample/Flags 4/Ascent 900"
      "/Descent -300/FontBBox[0 -300 1000 900]/FontFile2 " +
      TinyPdf::reference(program) + ">>>>");
  pdf.add_resource("Font", "Thai",
                   "<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Sample/Encoding/Identity-H/DescendantFonts[" + TinyPdf::reference(descendant) +
                       "]/ToUnicode " + TinyPdf::reference(map) + ">>");
  return pdf;
}

std::string drawn(std::string_view codes) { return "BT /Thai 10 Tf 72 700 Td <" + std::string(codes) + "> Tj ET"; }

std::vector<GlyphRule> rules_of(const TinyPdf& pdf) {
  auto reader = PdfReader::open(pdf.bytes());
  if (!reader || !reader->read_page(1)) {
    ADD_FAILURE() << "the PDF cannot be read";
    return {};
  }
  return reader->glyph_rules();
}

TEST(EmbeddedFont, TellsALostMarkByTheShapeOfOneThatIsMapped) {
  TinyPdf pdf = pdf_with(shuffled_font(), low_marks_mapped);
  pdf.page(drawn("00010005000400060005"));
  EXPECT_EQ(text_of(first_page(pdf)), "ก้ข่้");
  EXPECT_THAT(rules_of(pdf), ElementsAre(GlyphRule{"Sample", 5, "\u0E49", GlyphEvidence::outline, 2, 1},
                                         GlyphRule{"Sample", 6, "\u0E48", GlyphEvidence::outline, 1, 1}));
}

TEST(EmbeddedFont, LeavesAMarkOfAShapeThatNothingExplains) {
  TinyPdf pdf = pdf_with(shuffled_font(), low_marks_mapped);
  pdf.page(drawn("00010007"));
  EXPECT_EQ(text_of(first_page(pdf)), "ก");
  EXPECT_THAT(rules_of(pdf), IsEmpty());
}

TEST(EmbeddedFont, IsToldWhatAnUndecidedMarkIs) {
  TinyPdf pdf = pdf_with(shuffled_font(), low_marks_mapped);
  pdf.page(drawn("00010007")).page(drawn("000700010007"));
  auto reader = PdfReader::open(pdf.bytes());
  ASSERT_TRUE(reader);
  const auto before = reader->read_page(1);
  ASSERT_TRUE(before && reader->read_page(2));
  ASSERT_EQ(before->glyphs.at(1).undecided, 1u);

  reader->teach(1, 0x0E4C, GlyphEvidence::words);
  const auto after = reader->read_page(1);
  ASSERT_TRUE(after && reader->read_page(2));
  EXPECT_EQ(text_of(*after), "ก์");
  EXPECT_EQ(after->glyphs.at(1).undecided, 0u);
  EXPECT_THAT(reader->glyph_rules(), ElementsAre(GlyphRule{"Sample", 7, "\u0E4C", GlyphEvidence::words, 3, 1}));
}

TEST(EmbeddedFont, CountsWhatItMendsOnceAPage) {
  TinyPdf pdf = pdf_with(shuffled_font(), low_marks_mapped);
  pdf.page(drawn("00010005"));
  auto reader = PdfReader::open(pdf.bytes());
  ASSERT_TRUE(reader && reader->read_page(1) && reader->read_page(1));
  EXPECT_EQ(reader->glyph_rules().at(0).times, 1);
}

TEST(EmbeddedFont, LeavesAMarkWhoseShapeTwoCharactersHave) {
  TinyFont twins = shuffled_font();
  twins.glyph(hook(-250, 700));
  TinyPdf lying = pdf_with(twins, "4 beginbfchar <0001> <0E01> <0002> <0E49> <0005> <0E4A> <0004> <0E02> endbfchar");
  lying.page(drawn("00010008"));
  EXPECT_EQ(text_of(first_page(lying)), "ก");
}

TEST(EmbeddedFont, BelievesNoShapesOfACharacterThatHasTwo) {
  TinyPdf pdf = pdf_with(shuffled_font(), "4 beginbfchar <0001> <0E01> <0002> <0E49> <0003> <0E49> <0004> <0E02> endbfchar");
  pdf.page(drawn("00010005"));
  EXPECT_EQ(text_of(first_page(pdf)), "ก");
}

TEST(EmbeddedFont, TellsALetterByTheFontsOwnMap) {
  TinyFont font = shuffled_font();
  font.map(0x0E01, 1).map(0x0E49, 2).map(0x0E48, 3).map(0x0E02, 4);
  TinyPdf pdf = pdf_with(font, "3 beginbfchar <0001> <0E01> <0002> <0E49> <0003> <0E48> endbfchar");
  pdf.page(drawn("00010004"));
  EXPECT_EQ(text_of(first_page(pdf)), "กข");
  EXPECT_EQ(rules_of(pdf).at(0).evidence, GlyphEvidence::program);
}

TEST(EmbeddedFont, DoesNotBelieveAMapThatContradictsTheFile) {
  TinyFont font = shuffled_font();
  font.map(0x0E05, 1).map(0x0E06, 2).map(0x0E07, 3).map(0x0E08, 4);
  TinyPdf pdf = pdf_with(font, "3 beginbfchar <0001> <0E01> <0002> <0E49> <0003> <0E48> endbfchar");
  pdf.page(drawn("00010004"));
  EXPECT_EQ(text_of(first_page(pdf)), "ก");
}

TEST(EmbeddedFont, TellsAMarkByItsName) {
  TinyFont font;
  font.glyph(block(500), "uni0E01").glyph(hook(0, 0), "uni0E49").glyph(bar(0, 0), "uni0E48").glyph(block(450), "uni0E02");
  font.glyph(block(90), "uni0E49.high");
  TinyPdf pdf = pdf_with(font, "3 beginbfchar <0001> <0E01> <0002> <0E49> <0003> <0E48> endbfchar");
  pdf.page(drawn("00010005"));
  EXPECT_EQ(text_of(first_page(pdf)), "ก้");
  EXPECT_EQ(rules_of(pdf).at(0).evidence, GlyphEvidence::name);
}

TEST(EmbeddedFont, ReadsAFontThatTheFileMapsNotAtAllByItsOwnMap) {
  TinyFont font = shuffled_font();
  font.map(0x0E01, 1).map(0x0E49, 2);
  TinyPdf pdf = pdf_with(font, "");
  pdf.page(drawn("00010002"));
  EXPECT_EQ(text_of(first_page(pdf)), "ก้");
}

TEST(EmbeddedFont, ThatIsNoFontProvesNothing) {
  TinyPdf pdf;
  const int program = pdf.add_stream("no font");
  const int descendant = pdf.add_object(
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/Sample/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500"
      "/CIDToGIDMap/Identity/FontDescriptor<</Type/FontDescriptor/FontName/Sample/Flags 4/FontFile2 " +
      TinyPdf::reference(program) + ">>>>");
  pdf.add_resource("Font", "Thai",
                   "<</Type/Font/Subtype/Type0/BaseFont/Sample/Encoding/Identity-H/DescendantFonts[" + TinyPdf::reference(descendant) + "]>>");
  pdf.page(drawn("0005"));
  EXPECT_EQ(text_of(first_page(pdf)), "");
}

/// The same font with one byte a code, which Poppler reads as a Western one where the map says nothing.
TinyPdf simple_pdf_with(const TinyFont& font, std::string_view mapping) {
  TinyPdf pdf;
  const int map = pdf.add_stream(
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <FF> "
      "endcodespacerange\n" +
      std::string(mapping) + "\nendcmap end end");
  const int program = pdf.add_stream(font.bytes());
  const int descriptor =
      pdf.add_object("<</Type/FontDescriptor/FontName/AAAAAA+Sample/Flags 4/Ascent 900/Descent -300/FontBBox[0 -300 1000 900]/FontFile2 " +
                     TinyPdf::reference(program) + ">>");
  pdf.add_resource("Font", "Thai",
                   "<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Sample/FirstChar 48/LastChar 54/Widths[500 0 0 500 0 0 0]/ToUnicode " +
                       TinyPdf::reference(map) + "/FontDescriptor " + TinyPdf::reference(descriptor) + ">>");
  return pdf;
}

TinyFont simple_font() {
  TinyFont font = shuffled_font();
  for (int i = 0; i < 7; ++i) font.map(U'0' + static_cast<char32_t>(i), i + 1);  // code 0x30 draws glyph 1
  return font;
}

constexpr std::string_view simple_marks_mapped =
    "2 beginbfchar <30> <0E01> <33> <0E02> endbfchar 1 beginbfrange <31> <32> [<0E49> <0E48>] endbfrange";

TEST(SimpleFont, DoesNotReadALostMarkAsADigit) {
  TinyPdf pdf = simple_pdf_with(simple_font(), simple_marks_mapped);
  pdf.page(drawn("303433"));
  EXPECT_EQ(text_of(first_page(pdf)), "ก้ข");
}

TEST(SimpleFont, LeavesAMarkThatNothingExplainsWithoutText) {
  TinyPdf pdf = simple_pdf_with(simple_font(), simple_marks_mapped);
  pdf.page(drawn("303633"));
  const PageContent page = first_page(pdf);
  ASSERT_EQ(page.glyphs.size(), 3u);
  EXPECT_EQ(page.glyphs[1].text, "");
}

TEST(SimpleFont, BelievesACharacterWithoutWidthThatTheFileMaps) {
  TinyPdf pdf = simple_pdf_with(simple_font(), "2 beginbfchar <30> <0E01> <34> <0027> endbfchar");
  pdf.page(drawn("3034"));
  EXPECT_EQ(text_of(first_page(pdf)), "ก'");
}

TEST(GlyphNames, TellThaiCharacters) {
  EXPECT_EQ(thai_character_named("uni0E49"), 0x0E49u);
  EXPECT_EQ(thai_character_named("uni0E49.low_left"), 0x0E49u);
  EXPECT_EQ(thai_character_named("uni0041"), 0u);
  EXPECT_EQ(thai_character_named("uni0E490E48"), 0u);
  EXPECT_EQ(thai_character_named("uni0E4G"), 0u);
  EXPECT_EQ(thai_character_named("maitho"), 0u);
}

}  // namespace
}  // namespace prongsai::test

#include <gmock/gmock.h>

#include "tests/extractors/pdf/read_pdf.h"

namespace prongsai::test {
namespace {

using ::testing::ElementsAre;

/// A composite font whose codes are glyph numbers in the order of the Thai block: 0001 is ก, 0032 is า, 0043 is the
/// first of the upper marks, 004C is ๐. Marks have no width. The map says which codes the file maps.
TinyPdf thai_pdf(std::string_view bfchars) {
  TinyPdf pdf;
  const int map =
      pdf.add_stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n" +
                     std::string(bfchars) + "\nendcmap end end");
  const int descendant = pdf.add_object(
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/Sample/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
      "/DW 500/W[49[0] 52 58 0 67 74 0]/CIDToGIDMap/Identity"
      "/FontDescriptor<</Type/FontDescriptor/FontName/Sample/Flags 4/Ascent 900/Descent -300/FontBBox[0 -300 1000 900]>>>>");
  pdf.add_resource("Font", "Thai",
                   "<</Type/Font/Subtype/Type0/BaseFont/Sample/Encoding/Identity-H/DescendantFonts[" + TinyPdf::reference(descendant) +
                       "]/ToUnicode " + TinyPdf::reference(map) + ">>");
  return pdf;
}

TEST(Glyphs, ComeInTheOrderInWhichThePageDrawsThem) { EXPECT_EQ(text_of(page_with(text_at(300, 100, "low") + text_at(50, 700, "high"))), "lowhigh"); }

TEST(Glyphs, StandWhereTheyAreCountedFromTheTopLeft) {
  const PageContent page = page_with("BT /Helv 10 Tf 72 700 Td (HI) Tj ET");

  ASSERT_EQ(page.glyphs.size(), 2u);
  const Glyph& h = page.glyphs[0];
  EXPECT_DOUBLE_EQ(h.baseline_y, 100);
  EXPECT_NEAR(h.box.x0, 72, 0.01);
  EXPECT_NEAR(h.box.x1, 72 + 7.22, 0.01);  // Helvetica's H is 722 thousandths wide
  EXPECT_LT(h.box.y0, 100);
  EXPECT_GT(h.box.y1, 100);
  EXPECT_NEAR(page.glyphs[1].box.x0, h.box.x1, 0.01);
}

TEST(Glyphs, KnowTheirFontAndItsSize) {
  const PageContent page = page_with("BT 2 0 0 2 72 700 Tm /Helv 6 Tf (a) Tj /HelvBold 7 Tf (b) Tj ET");

  EXPECT_THAT(page.fonts, ElementsAre("Helvetica", "Helvetica-Bold"));
  ASSERT_EQ(page.glyphs.size(), 2u);
  EXPECT_FLOAT_EQ(page.glyphs[0].size_pt, 12);
  EXPECT_FALSE(page.glyphs[0].bold);
  EXPECT_EQ(page.glyphs[1].font, 1);
  EXPECT_TRUE(page.glyphs[1].bold);
}

TEST(Glyphs, LeaveCharacterSpacingOutOfTheirBoxes) {
  const PageContent page = page_with("BT /Helv 10 Tf 5 Tc 72 700 Td (HH) Tj ET");

  EXPECT_NEAR(page.glyphs[0].box.width(), 7.22, 0.01);
}

TEST(Glyphs, CarrySpacesAsAFlag) {
  const PageContent page = page_with(text_at(72, 700, "a b"));

  ASSERT_EQ(page.glyphs.size(), 2u);
  EXPECT_FALSE(page.glyphs[0].space_before);
  EXPECT_TRUE(page.glyphs[1].space_before);
}

TEST(Glyphs, CarryAWideGapAsASpace) { EXPECT_EQ(text_of(page_with("BT /Helv 10 Tf 72 700 Td [(a) -400 (b)] TJ ET")), "a b"); }

TEST(Glyphs, DoNotTakeKerningForASpace) { EXPECT_EQ(text_of(page_with("BT /Helv 10 Tf 72 700 Td [(a) -60 (b) 30 (c)] TJ ET")), "abc"); }

TEST(Glyphs, DoNotTakeTheNextLineForASpace) { EXPECT_EQ(text_of(page_with(text_at(72, 700, "a") + text_at(300, 600, "b"))), "ab"); }

TEST(Glyphs, KnowTheDirectionOfWriting) {
  const PageContent page = page_with("BT /Helv 10 Tf 0 1 -1 0 300 400 Tm (up) Tj 0 -1 1 0 300 400 Tm (down) Tj -1 0 0 -1 300 400 Tm (over) Tj ET");

  EXPECT_EQ(page.glyphs.front().rotation, 270);
  EXPECT_EQ(page.glyphs[2].rotation, 90);
  EXPECT_EQ(page.glyphs.back().rotation, 180);
  EXPECT_GT(page.glyphs.front().box.y0, page.glyphs[1].box.y0);  // the second stands above the first
}

TEST(Glyphs, KnowThatRenderModeThreeIsNotSeen) {
  const PageContent page = page_with("BT /Helv 10 Tf 72 700 Td 3 Tr (a) Tj 0 Tr (b) Tj ET");

  EXPECT_TRUE(page.glyphs[0].invisible);
  EXPECT_FALSE(page.glyphs[1].invisible);
}

TEST(Glyphs, DrawnTwiceAreOneBoldGlyph) {
  const PageContent page = page_with(text_at(72, 700, "word") + text_at(72.3, 700, "word"));

  EXPECT_EQ(text_of(page), "word");
  EXPECT_TRUE(page.glyphs[0].bold);
}

TEST(Glyphs, ThatRepeatBesideEachOtherAreKept) {
  EXPECT_EQ(text_of(page_with(text_at(72, 700, "ill.....") + text_at(72, 688, "ill....."))), "ill.....ill.....");
}

TEST(Glyphs, OutsideTheClipAreNotOnThePage) {
  EXPECT_EQ(text_of(page_with("q 0 600 600 200 re W n " + text_at(72, 700, "in") + text_at(72, 300, "out") + "Q " + text_at(72, 200, "again"))),
            "inagain");
}

TEST(Glyphs, ThatMakeASoftMaskAreNotOnThePage) {
  TinyPdf pdf;
  const int mask = pdf.add_stream(text_at(72, 700, "mask"), "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency/CS/DeviceGray>>");
  pdf.add_resource("ExtGState", "Masked", "<</SMask<</S/Luminosity/G " + TinyPdf::reference(mask) + ">>>>");
  EXPECT_EQ(text_of(first_page(pdf.page("/Masked gs " + text_at(72, 700, "shown")))), "shown");
}

TEST(Glyphs, InFormsStandWhereTheFormIsPut) {
  TinyPdf pdf;
  pdf.add_resource("XObject", "X", pdf.add_stream(text_at(0, 0, "x"), "/Type/XObject/Subtype/Form/BBox[-5 -5 600 800]"));
  EXPECT_DOUBLE_EQ(first_page(pdf.page("q 1 0 0 1 72 700 cm /X Do Q")).glyphs.at(0).baseline_y, 100);
}

TEST(Glyphs, OfAType3FontAreAsLargeAsTheFontsBox) {
  TinyPdf pdf;
  const int drawing = pdf.add_stream("500 0 d0");
  pdf.add_resource("Font", "Own",
                   "<</Type/Font/Subtype/Type3/Name/Own/FontBBox[0 -20 80 80]/FontMatrix[.01 0 0 .01 0 0]/CharProcs<</a " +
                       TinyPdf::reference(drawing) + ">>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[50]>>");
  const PageContent page = first_page(pdf.page("BT /Own 20 Tf 72 700 Td (a) Tj ET"));

  EXPECT_EQ(text_of(page), "a");
  EXPECT_NEAR(page.glyphs.at(0).size_pt, 20, 0.01);
  EXPECT_EQ(page.glyphs.at(0).box, (Box{72, 84, 82, 104}));
}

TEST(Glyphs, GiveFontNamesThatCanBeRead) {
  TinyPdf pdf;
  pdf.add_resource("Font", "Odd", "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Sample#99/Encoding/WinAnsiEncoding>>");
  EXPECT_THAT(first_page(pdf.page("BT /Odd 10 Tf 72 700 Td (a) Tj ET")).fonts, ElementsAre("Sample?"));
}

TEST(ActualText, ReplacesItsGlyphsByOneWithTheUnitedBox) {
  const PageContent page = page_with("BT /Helv 10 Tf 72 700 Td /Span <</ActualText (fi)>> BDC (HI) Tj EMC (x) Tj ET");

  ASSERT_EQ(page.glyphs.size(), 2u);
  EXPECT_EQ(page.glyphs[0].text, "fi");
  EXPECT_NEAR(page.glyphs[0].box.width(), 7.22 + 2.78, 0.01);
}

TEST(ActualText, ReadsUtf16) {
  EXPECT_EQ(text_of(page_with("BT /Helv 10 Tf 72 700 Td /Span <</ActualText <FEFF0E330E01>>> BDC (HI) Tj EMC ET")), "\u0E33\u0E01");
}

TEST(ActualText, ThatSaysWhatIsDrawnLeavesTheGlyphsAlone) {
  EXPECT_EQ(page_with("BT /Helv 10 Tf 72 700 Td /Span <</ActualText (a b)>> BDC (a b) Tj EMC ET").glyphs.size(), 2u);
}

TEST(ActualText, ThatIsEmptyTakesItsGlyphsOffThePage) {
  EXPECT_EQ(text_of(page_with("BT /Helv 10 Tf 72 700 Td /Span <</ActualText ()>> BDC (--) Tj EMC (x) Tj ET")), "x");
}

TEST(ActualText, OfTheOutermostRunCounts) {
  EXPECT_EQ(
      text_of(page_with("BT /Helv 10 Tf 72 700 Td /Span <</ActualText (out)>> BDC /Span <</ActualText (in)>> BDC (a) Tj EMC (b) Tj EMC (c) Tj ET")),
      "outc");
}

TEST(ActualText, HandsOnTheSpacesAroundIt) {
  EXPECT_EQ(text_of(page_with("BT /Helv 10 Tf 72 700 Td (a) Tj /Span <</ActualText ( b )>> BDC (x) Tj EMC (c) Tj ET")), "a b c");
}

TEST(CheckBoxes, OfWingdingsBecomeBallotBoxes) { EXPECT_EQ(text_of(page_with("BT /Wing 10 Tf 72 700 Td <A8FEFD6F> Tj ET")), "☐☑☒☐"); }

TEST(CheckBoxes, InPrivateUseBecomeBallotBoxesInAnyFont) {
  TinyPdf pdf = thai_pdf("2 beginbfchar <00C9> <F0A8> <00CA> <F0FE> endbfchar");
  EXPECT_EQ(text_of(first_page(pdf.page("BT /Thai 10 Tf 72 700 Td <00C900CA> Tj ET"))), "☐☑");
}

constexpr std::string_view letters = "1 beginbfrange <0001> <0031> <0E01> endbfrange\n";  // ก to mai han-akat
constexpr std::string_view vowels = "1 beginbfrange <0034> <003A> <0E34> endbfrange\n";

TEST(LostMarks, ThatWordMapsToASpaceAreTheNikhahitTheirNeighboursImply) {
  TinyPdf pdf = thai_pdf(
      "2 beginbfrange <0001> <003A> <0E01> <0043> <0048> <0E47> endbfrange\n"
      "2 beginbfchar <0049> <0020> <004C> <0E50> endbfchar");
  EXPECT_EQ(text_of(first_page(pdf.page("BT /Thai 10 Tf 72 700 Td <000100490032> Tj ET"))), "\u0E01\u0E4D\u0E32");
}

TEST(LostMarks, WithoutAnyMappingAreWhatTheirNeighboursImply) {
  TinyPdf pdf = thai_pdf("2 beginbfchar <0043> <0E47> <0048> <0E4C> endbfchar");
  EXPECT_EQ(text_of(first_page(pdf.page("BT /Thai 10 Tf 72 700 Td <00440045> Tj ET"))), "\u0E48\u0E49");
}

TEST(LostMarks, AreMarkedAsMendedAndLoggedAsOneRule) {
  TinyPdf pdf = thai_pdf("2 beginbfchar <0043> <0E47> <0048> <0E4C> endbfchar");
  for (int page = 0; page < 2; ++page) pdf.page("BT /Thai 10 Tf 72 700 Td <0043> Tj 0 -20 Td <00440043> Tj ET");
  auto reader = PdfReader::open(pdf.bytes());
  ASSERT_TRUE(reader);
  const auto first = reader->read_page(1), second = reader->read_page(2);
  ASSERT_TRUE(first && second);

  EXPECT_FALSE(first->glyphs.at(0).mended);
  EXPECT_TRUE(first->glyphs.at(1).mended);
  EXPECT_THAT(reader->glyph_rules(), ElementsAre(GlyphRule{"Sample", 0x44, "\u0E48", GlyphEvidence::order, 2, 1}));
}

TEST(LostMarks, SaraAaMappedToSaraAmBecomesItselfAgain) {
  TinyPdf pdf = thai_pdf(std::string(letters) + "1 beginbfchar <0032> <0E33> endbfchar\n" + std::string(vowels));
  EXPECT_EQ(text_of(first_page(pdf.page("BT /Thai 10 Tf 72 700 Td <00010032> Tj ET"))), "\u0E01\u0E32");
}

TEST(LostMarks, ARealSaraAmStays) {
  TinyPdf pdf = thai_pdf("1 beginbfrange <0001> <003A> <0E01> endbfrange");
  EXPECT_EQ(text_of(first_page(pdf.page("BT /Thai 10 Tf 72 700 Td <00010033> Tj ET"))), "\u0E01\u0E33");
}

TEST(ActualText, OfALetterDrawnInTwoGlyphsOfWhichOneIsNamedIsOneGlyph) {
  TinyPdf pdf = thai_pdf("2 beginbfchar <0001> <0E01> <0049> <0E33> endbfchar");  // the ring says ำ, the rest nothing
  const PageContent page =
      first_page(pdf.page("BT /Thai 10 Tf 72 700 Td <0001> Tj /Span <</ActualText <FEFF0E33>>> BDC <00490032> Tj EMC <0001> Tj ET"));

  EXPECT_EQ(text_of(page), "\u0E01\u0E33\u0E01");
  ASSERT_EQ(page.glyphs.size(), 3u);
  EXPECT_NEAR(page.glyphs[1].box.width(), 5, 0.01);
}

TEST(ActualText, OfAWordLeavesItsGlyphsAloneWhereOneLetterHasTwo) {
  TinyPdf pdf = thai_pdf("2 beginbfchar <0001> <0E01> <0049> <0E33> endbfchar");
  const PageContent page = first_page(pdf.page("BT /Thai 10 Tf 72 700 Td /Span <</ActualText <FEFF0E010E330E01>>> BDC <0001004900320001> Tj EMC ET"));

  EXPECT_EQ(text_of(page), "\u0E01\u0E33\u0E01");
  EXPECT_EQ(page.glyphs.size(), 3u);
}

constexpr std::string_view clusters_on_their_bases = "4 beginbfchar <0001> <0E01> <0032> <FFFD> <0049> <0E33> <0044> <FFFD> endbfchar";

TEST(ActualText, OfAWholeClusterIsNotFollowedByItsRest) {
  TinyPdf pdf = thai_pdf(clusters_on_their_bases);
  const PageContent page =
      first_page(pdf.page("BT /Thai 10 Tf 72 700 Td /Span <</ActualText <FEFF0E010E33>>> BDC <0001> Tj EMC <004900320001> Tj ET"));

  EXPECT_EQ(text_of(page), "\u0E01\u0E33\u0E33\u0E01");  // the second ำ is the ring's own name
  EXPECT_NEAR(page.glyphs.back().box.x0, 82, 0.01);
}

TEST(LostMarks, TheRestOfASaraAmThatIsNamedByItsRingIsNoCharacter) {
  TinyPdf pdf = thai_pdf(clusters_on_their_bases);
  EXPECT_EQ(text_of(first_page(pdf.page("BT /Thai 10 Tf 72 700 Td <000100490032> Tj ET"))), "\u0E01\u0E33");
}

TEST(ActualText, OfAClusterIsNotFollowedByMarksThatSayNothing) {
  TinyPdf pdf = thai_pdf(clusters_on_their_bases);
  EXPECT_EQ(text_of(first_page(pdf.page("BT /Thai 10 Tf 72 700 Td /Span <</ActualText <FEFF0E010E48>>> BDC <0001> Tj EMC <0044> Tj ET"))),
            "\u0E01\u0E48");
}

TEST(ActualText, LosesWhatSaysNothingBesideCharacters) {
  EXPECT_EQ(text_of(page_with("BT /Helv 10 Tf 72 700 Td /Span <</ActualText <FEFFFFFD0E1B0E35>>> BDC (HI) Tj EMC ET")), "\u0E1B\u0E35");
}

TEST(LostMarks, WithNeighboursThatDisagreeStayWithoutText) {
  TinyPdf pdf = thai_pdf("2 beginbfchar <0001> <0E01> <0030> <0E10> endbfchar");
  const PageContent page = first_page(pdf.page("BT /Thai 10 Tf 72 700 Td <00010005> Tj ET"));

  ASSERT_EQ(page.glyphs.size(), 2u);
  EXPECT_EQ(page.glyphs[1].text, "");
}

}  // namespace
}  // namespace prongsai::test

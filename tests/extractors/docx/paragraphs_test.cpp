#include "tests/extractors/docx/docx_test_support.h"

namespace prongsai {
namespace {

Texts texts_of(const std::string& content) { return paragraphs(read(in_paragraph(content))); }

TEST(DocxParagraphs, JoinRunsAndWriteTabsBreaksAndHyphens) {
  EXPECT_EQ(texts_of("<w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t></w:r><w:r><w:br/><w:t>ค</w:t><w:cr/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>"),
            Texts{"ก\tข\nค\n1-2"});
}

TEST(DocxParagraphs, KeepSpacesOnlyWhereTheXmlSaysSo) {
  EXPECT_EQ(texts_of("<w:r><w:t xml:space=\"preserve\">a </w:t><w:t>b </w:t><w:t>c</w:t></w:r>"), Texts{"a bc"});
}

TEST(DocxParagraphs, LoseNothingToPageBreaksAndSoftHyphens) {
  EXPECT_EQ(texts_of("<w:r><w:br w:type=\"page\"/><w:lastRenderedPageBreak/><w:t>โครง</w:t><w:softHyphen/><w:t>การ</w:t></w:r>"), Texts{"โครงการ"});
}

TEST(DocxParagraphs, AreInTheNormalFormOfThaiAcrossRuns) {
  EXPECT_EQ(texts_of("<w:r><w:t>ก\u0E4D</w:t></w:r><w:r><w:t>\u0E32หนด</w:t></w:r>"), Texts{"กำหนด"});
}

TEST(DocxParagraphs, LeaveEmptyOnesOut) { EXPECT_TRUE(read("<w:p/><w:p><w:r><w:t>  </w:t></w:r></w:p>").blocks.empty()); }

TEST(DocxParagraphs, ReadHyperlinksSmartTagsAndContentControls) {
  EXPECT_EQ(texts_of("<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>b</w:t></w:r></w:smartTag>"
                     "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt>"),
            Texts{"abc"});
}

TEST(DocxParagraphs, ReadABlockOfATableOfContents) {
  EXPECT_EQ(paragraphs(read("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>"
                            "<w:sdtContent>" +
                            paragraph("สารบัญ") + paragraph("บทนำ 1") + "</w:sdtContent></w:sdt>")),
            (Texts{"สารบัญ", "บทนำ 1"}));
}

TEST(DocxParagraphs, ShowTheResultOfAFieldAndNotItsInstruction) {
  EXPECT_EQ(texts_of("<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:t>hidden</w:t>"
                     "<w:fldChar w:fldCharType=\"separate\"/><w:t>7</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>"
                     "<w:fldSimple w:instr=\"DATE\"><w:r><w:t> May</w:t></w:r></w:fldSimple>"),
            Texts{"7May"});
}

TEST(DocxParagraphs, AreNotSwallowedByAFieldThatNeverEnds) {
  EXPECT_EQ(paragraphs(read("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>X</w:instrText></w:r></w:p>" + paragraph("after"))),
            Texts{"after"});
}

TEST(DocxParagraphs, DropHiddenText) {
  EXPECT_EQ(texts_of(run("<w:t>a</w:t>") + run("<w:t>b</w:t>", "<w:vanish/>") + run("<w:t>c</w:t>", "<w:vanish w:val=\"0\"/>")), Texts{"ac"});
}

TEST(DocxParagraphs, DropTextThatACharacterStyleHides) {
  TinyDocx docx(in_paragraph(run("<w:t>a</w:t>") + run("<w:t>b</w:t>", "<w:rStyle w:val=\"Ghost\"/>")));
  docx.related("styles", "styles", "<w:style w:type=\"character\" w:styleId=\"Ghost\"><w:rPr><w:vanish/></w:rPr></w:style>");
  EXPECT_EQ(paragraphs(read(docx)), Texts{"a"});
}

TEST(DocxParagraphs, ReadFormulasAndTheBaseOfRuby) {
  EXPECT_EQ(texts_of("<m:oMath><m:f><m:num><m:r><m:t>85</m:t></m:r></m:num><m:den><m:r><m:t>100</m:t></m:r></m:den></m:f></m:oMath>"
                     "<w:r><w:ruby><w:rt><w:r><w:t>reading</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>"),
            Texts{"85/100base"});
}

TEST(DocxParagraphs, KnowSizeBoldnessAndAlignment) {
  const Document document =
      read(in_paragraph(run("<w:t>หัวข้อ</w:t>", "<w:b/><w:bCs/><w:sz w:val=\"28\"/><w:szCs w:val=\"36\"/>"), "<w:jc w:val=\"center\"/>"));
  ASSERT_EQ(document.blocks.size(), 1u);
  const auto& heading = std::get<Paragraph>(document.blocks[0]);
  EXPECT_TRUE(heading.bold);
  EXPECT_TRUE(heading.centered);
  EXPECT_EQ(heading.size_pt, 18);
}

TEST(DocxParagraphs, InheritTheirLooksFromStyles) {
  TinyDocx docx(in_paragraph(run("<w:t>text</w:t>"), "<w:pStyle w:val=\"Child\"/>"));
  docx.related("styles", "styles",
               "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults>"
               "<w:style w:type=\"paragraph\" w:styleId=\"Child\"><w:basedOn w:val=\"Parent\"/><w:rPr><w:b/></w:rPr></w:style>"
               "<w:style w:type=\"paragraph\" w:styleId=\"Parent\"><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>");
  const auto styled = std::get<Paragraph>(read(docx).blocks.at(0));
  EXPECT_TRUE(styled.bold);
  EXPECT_TRUE(styled.centered);
  EXPECT_EQ(styled.size_pt, 11);
}

TEST(DocxParagraphs, SurviveStylesThatInheritFromEachOther) {
  TinyDocx docx(in_paragraph(run("<w:t>text</w:t>"), "<w:pStyle w:val=\"A\"/>"));
  docx.related("styles", "styles",
               "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
               "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>");
  EXPECT_EQ(paragraphs(read(docx)), Texts{"text"});
}

TEST(DocxChanges, AreReadAsAcceptedAndDeletedTextIsKeptApart) {
  const Document document =
      read(in_paragraph("<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
                        "<w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>there</w:t></w:r></w:moveFrom>"));
  EXPECT_EQ(paragraphs(document), Texts{"newhere"});
  EXPECT_EQ(paragraphs(document, ParagraphRole::deleted), Texts{"oldthere"});
  EXPECT_EQ(document.pages.at(0).text, "newhere");
}

TEST(DocxChanges, JoinAParagraphWhoseMarkIsDeletedToTheNext) {
  EXPECT_EQ(paragraphs(read(in_paragraph(run("<w:t>first</w:t>"), "<w:rPr><w:del/></w:rPr>") + paragraph("second"))), Texts{"firstsecond"});
}

TEST(DocxChanges, IgnoreWhatPropertiesWereBefore) {
  EXPECT_FALSE(
      std::get<Paragraph>(read(in_paragraph(run("<w:t>x</w:t>"), "<w:pPrChange><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:pPrChange>")).blocks.at(0))
          .centered);
}

constexpr const char* text_box = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>";

TEST(DocxTextBoxes, FollowTheirParagraphAndAreReadOnce) {
  const std::string box(text_box);
  EXPECT_EQ(texts_of("<w:r><w:t>before</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box +
                     "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                     "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>after</w:t></w:r>"),
            (Texts{"beforeafter", "in the box"}));
}

TEST(DocxTextBoxes, ComeFromTheFallbackWhereTheChoiceIsUnknown) {
  EXPECT_EQ(texts_of("<w:r><mc:AlternateContent><mc:Choice Requires=\"x\"><w:t>unknown</w:t></mc:Choice>"
                     "<mc:Fallback><w:t>known</w:t></mc:Fallback></mc:AlternateContent></w:r>"),
            Texts{"known"});
}

TEST(DocxImages, AreCounted) {
  const Document document = read(in_paragraph("<w:r><w:drawing><a:blip/></w:drawing><w:pict><v:imagedata/></w:pict></w:r>"));
  EXPECT_EQ(document.pages.at(0).images, 2);
  EXPECT_FALSE(document.pages.at(0).has_text);
}

}  // namespace
}  // namespace prongsai

#include "extractors/docx/docx_reader.h"

#include "tests/extractors/docx/docx_test_support.h"

namespace prongsai {
namespace {

Error error_of(const std::string& bytes, const DocxLimits& limits = {}) {
  const auto document = read_docx(bytes, limits);
  EXPECT_FALSE(document);
  return document ? Error{} : document.error();
}

TEST(DocxReader, GivesOnePageWithoutANumber) {
  const Document document = read(paragraph("a") + paragraph("b"));
  EXPECT_EQ(document.format, Format::docx);
  ASSERT_EQ(document.pages.size(), 1u);
  EXPECT_EQ(document.pages[0].number, 0);
  EXPECT_EQ(document.pages[0].text, "a\nb");
}

TEST(DocxReader, FindsTheMainPartThroughTheRelationships) {
  TinyDocx docx;
  docx.part("_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
            "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"/other/./name.xml\"/></Relationships>");
  docx.part("other/name.xml", support::document_xml(paragraph("found")));
  EXPECT_EQ(paragraphs(read(docx)), Texts{"found"});
}

TEST(DocxReader, ReadsStrictOoxmlUnderAnyPrefix) {
  TinyDocx docx;
  docx.part("word/document.xml",
            "<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><r><t>strict</t></r></p></body></document>");
  EXPECT_EQ(paragraphs(read(docx)), Texts{"strict"});
}

TEST(DocxReader, ReadsAPartInUtf16) {
  TinyDocx docx;
  std::string wide("\xFF\xFE");
  for (const char c : std::string("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>") +
                          paragraph("wide") + "</w:body></w:document>")
    wide.append({c, '\0'});
  EXPECT_EQ(paragraphs(read(docx.part("word/document.xml", wide))), Texts{"wide"});
}

TEST(DocxReader, PutsNotesHeadersAndFootersAfterTheBody) {
  TinyDocx docx(paragraph("body"));
  docx.related("header", "hdr", paragraph("top")).related("header", "hdr", paragraph("top")).related("footer", "ftr", paragraph("bottom"));
  docx.related("footnotes", "footnotes",
               "<w:footnote w:type=\"separator\">" + paragraph("---") + "</w:footnote><w:footnote w:id=\"1\">" + paragraph("note") + "</w:footnote>");
  docx.related("endnotes", "endnotes", "<w:endnote w:id=\"1\">" + paragraph("end") + "</w:endnote>");
  const Document document = read(docx);
  EXPECT_EQ(paragraphs(document), Texts{"body"});
  EXPECT_EQ(paragraphs(document, ParagraphRole::footnote), (Texts{"note", "end"}));
  EXPECT_EQ(paragraphs(document, ParagraphRole::header), Texts{"top"});
  EXPECT_EQ(paragraphs(document, ParagraphRole::footer), Texts{"bottom"});
  EXPECT_EQ(document.pages.at(0).text, "body\nnote\nend\ntop\nbottom");
}

TEST(DocxReader, ReadsATableInAHeaderAsParagraphs) {
  TinyDocx docx(paragraph("body"));
  docx.related("header", "hdr", "<w:tbl>" + row(cell("a") + cell("b")) + "</w:tbl>");
  EXPECT_EQ(paragraphs(read(docx), ParagraphRole::header), Texts{"a\tb"});
}

TEST(DocxReader, KeepsWhatStandsBeforeBrokenXmlAndWarns) {
  TinyDocx docx;
  std::string xml = support::document_xml(paragraph("kept") + std::string(4000, ' ') + "<w:tbl>" + row(cell("cell")) + std::string(4000, ' '));
  const Document document = read(docx.part("word/document.xml", xml.substr(0, xml.size() - 40) + "<oops"));
  EXPECT_EQ(paragraphs(document), Texts{"kept"});
  ASSERT_EQ(tables(document).size(), 1u);
  ASSERT_EQ(document.warnings.size(), 1u);
  EXPECT_EQ(document.warnings[0].code, ErrorCode::damaged);
  EXPECT_NE(document.warnings[0].message.find("word/document.xml breaks off"), std::string::npos);
}

TEST(DocxReader, FailsWhereNothingStandsBeforeBrokenXml) {
  TinyDocx docx;
  EXPECT_EQ(error_of(docx.part("word/document.xml", "<w:document").bytes()).code, ErrorCode::damaged);
}

TEST(DocxReader, WarnsOfABrokenPartBesideTheMainOne) {
  TinyDocx docx(paragraph("body"));
  docx.related("styles", "styles", "<w:style>");
  const Document document = read(docx);
  EXPECT_EQ(paragraphs(document), Texts{"body"});
  EXPECT_EQ(document.warnings.size(), 1u);
}

TEST(DocxReader, WarnsOfDocumentsWithinTheDocument) { EXPECT_EQ(read(paragraph("a") + "<w:altChunk/>").warnings.size(), 1u); }

TEST(DocxReader, TellsEmptyFromDamagedFromTruncated) {
  EXPECT_EQ(error_of("").code, ErrorCode::empty);
  EXPECT_EQ(error_of("no archive").code, ErrorCode::damaged);
  const std::string whole = TinyDocx(paragraph("a")).bytes();
  const Error truncated = error_of(whole.substr(0, whole.size() / 2));
  EXPECT_EQ(truncated.code, ErrorCode::damaged);
  EXPECT_NE(truncated.message.find("truncated"), std::string::npos);
}

TEST(DocxReader, SaysThatAPasswordProtectsADocument) {
  std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  for (const char c : std::string("EncryptedPackage")) bytes.append({c, '\0'});
  const Error error = error_of(bytes);
  EXPECT_EQ(error.code, ErrorCode::encrypted);
  EXPECT_NE(error.message.find("password"), std::string::npos);
}

TEST(DocxReader, DoesNotReadOldDocFilesOrOtherArchives) {
  EXPECT_EQ(error_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 WordDocument").code, ErrorCode::unsupported);
  EXPECT_EQ(error_of(TinyDocx().bytes()).code, ErrorCode::unsupported);
  EXPECT_EQ(error_of(TinyDocx().part("word/document.xml", "<workbook/>").bytes()).code, ErrorCode::unsupported);
}

TEST(DocxReader, RefusesDocumentTypesAndEntities) {
  TinyDocx docx;
  docx.part("word/document.xml", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + support::document_xml(paragraph("&x;")).substr(38));
  EXPECT_EQ(error_of(docx.bytes()).code, ErrorCode::damaged);
}

TEST(DocxReader, CountsInflatedBytes) {
  const std::string bytes = TinyDocx(paragraph(std::string(20'000, 'a'))).bytes();
  DocxLimits limits;
  limits.part_bytes = 10'000;
  EXPECT_EQ(error_of(bytes, limits).code, ErrorCode::limit_exceeded);
  limits = {};
  limits.total_bytes = 10'000;
  EXPECT_EQ(error_of(bytes, limits).code, ErrorCode::limit_exceeded);
}

TEST(DocxReader, RefusesAPartThatInflatesBeyondMeasure) {
  EXPECT_EQ(error_of(TinyDocx(std::string(6'000'000, ' ')).bytes()).code, ErrorCode::limit_exceeded);
}

TEST(DocxReader, RefusesAnArchiveOfTooManyParts) {
  DocxLimits limits;
  limits.parts = 2;
  EXPECT_EQ(error_of(TinyDocx(paragraph("a")).bytes(), limits).code, ErrorCode::limit_exceeded);
}

TEST(DocxReader, RefusesTablesNestedTooDeep) {
  std::string nested = paragraph("x");
  for (int depth = 0; depth < 17; ++depth) nested = "<w:tbl><w:tr><w:tc>" + nested + "</w:tc></w:tr></w:tbl>";
  EXPECT_EQ(error_of(TinyDocx(nested).bytes()).code, ErrorCode::limit_exceeded);
}

TEST(DocxReader, RefusesElementsNestedTooDeep) {
  std::string nested;
  for (int depth = 0; depth < 300; ++depth) nested += "<x:y>";
  for (int depth = 0; depth < 300; ++depth) nested += "</x:y>";
  EXPECT_EQ(error_of(TinyDocx(nested).bytes()).code, ErrorCode::limit_exceeded);
}

TEST(DocxReader, RefusesTooManyParagraphs) {
  DocxLimits limits;
  limits.items = 2;
  EXPECT_EQ(error_of(TinyDocx(paragraph("a") + paragraph("b") + paragraph("c")).bytes(), limits).code, ErrorCode::limit_exceeded);
}

}  // namespace
}  // namespace prongsai

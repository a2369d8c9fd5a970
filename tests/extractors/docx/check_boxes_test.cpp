#include "tests/extractors/docx/docx_test_support.h"

namespace prongsai {
namespace {

std::string text_of(const std::string& content) {
  const auto found = paragraphs(read(in_paragraph(content)));
  return found.empty() ? std::string() : found.front();
}

std::string sym(const std::string& font, const std::string& code) {
  return text_of("<w:r><w:sym w:font=\"" + font + "\" w:char=\"" + code + "\"/></w:r>");
}

TEST(DocxCheckBoxes, AreReadFromWingdings) {
  for (const char* code : {"F0A8", "F06F", "F071"}) EXPECT_EQ(sym("Wingdings", code), "☐") << code;
  for (const char* code : {"F0FE", "F052"}) EXPECT_EQ(sym("Wingdings", code), "☑") << code;
  for (const char* code : {"F0FD", "F054"}) EXPECT_EQ(sym("Wingdings", code), "☒") << code;
}

TEST(DocxCheckBoxes, AreReadFromWingdings2) {
  for (const char* code : {"F0A3", "F02A"}) EXPECT_EQ(sym("Wingdings 2", code), "☐") << code;
  for (const char* code : {"F052", "F050", "0052"}) EXPECT_EQ(sym("Wingdings 2", code), "☑") << code;
  for (const char* code : {"F051", "F054", "F04F"}) EXPECT_EQ(sym("Wingdings 2", code), "☒") << code;
}

TEST(DocxCheckBoxes, StayWhereTheFontIsOneOfLetters) { EXPECT_EQ(sym("MS Gothic", "2611"), "☑"); }

TEST(DocxCheckBoxes, StayWhereTheyAreText) { EXPECT_EQ(text_of(run("<w:t>☐ ☑ ☒ ✓ ✔</w:t>")), "☐ ☑ ☒ ✓ ✔"); }

TEST(DocxCheckBoxes, AreReadFromTextInASymbolFont) {
  EXPECT_EQ(text_of(run("<w:t>\uF0FE</w:t>", "<w:rFonts w:ascii=\"Wingdings\"/>")), "☑");
  EXPECT_EQ(text_of(run("<w:t>\u00A8</w:t>", "<w:rFonts w:ascii=\"Wingdings\"/>")), "☐");
  EXPECT_EQ(text_of(run("<w:t>\uF0FE</w:t>", "<w:rFonts w:ascii=\"TH SarabunPSK\"/>")), "☑");
}

TEST(DocxCheckBoxes, IgnoreASymThatNamesNoCharacter) {
  EXPECT_EQ(sym("Wingdings", "D800"), "");
  EXPECT_EQ(sym("Wingdings", "xyz"), "");
}

std::string control(const std::string& checked, const std::string& shown) {
  return "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"" + checked + "\"/></w14:checkbox></w:sdtPr><w:sdtContent>" + shown +
         "</w:sdtContent></w:sdt>";
}

TEST(DocxCheckBoxes, OfContentControlsShowTheirStateOnceWhateverTheGlyph) {
  EXPECT_EQ(text_of(control("1", run("<w:t>☐</w:t>")) + run("<w:t xml:space=\"preserve\"> ใช่</w:t>")), "☑ ใช่");
  EXPECT_EQ(text_of(control("0", run("<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>"))), "☐");
}

TEST(DocxCheckBoxes, OfContentControlsWithoutAGlyphShowTheirState) { EXPECT_EQ(text_of(control("true", "") + run("<w:t>ใช่</w:t>")), "☑ใช่"); }

TEST(DocxCheckBoxes, OfContentControlsAroundACellShowTheirState) {
  const auto found = tables(read("<w:tbl>" + row(control("1", cell("☐")) + cell("x")) + "</w:tbl>"));
  EXPECT_EQ(found.at(0).cells.at(0).text, "☑");
  EXPECT_EQ(found.at(0).cells.at(1).text, "x");
}

std::string form_field(const std::string& data) {
  return text_of("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>" + data +
                 "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORM</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r>");
}

TEST(DocxCheckBoxes, OfFormFieldsShowTheirState) {
  EXPECT_EQ(form_field("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>"), "☑");
  EXPECT_EQ(form_field("<w:checkBox><w:default w:val=\"1\"/></w:checkBox>"), "☑");
  EXPECT_EQ(form_field("<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>"), "☐");
}

TEST(DocxFormFields, ShowTheChosenEntryOfAList) {
  EXPECT_EQ(form_field("<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"a\"/><w:listEntry w:val=\"b\"/></w:ddList>"), "b");
}

}  // namespace
}  // namespace prongsai

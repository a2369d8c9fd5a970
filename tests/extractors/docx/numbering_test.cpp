#include "tests/extractors/docx/docx_test_support.h"

namespace prongsai {
namespace {

std::string level(int index, const std::string& format, const std::string& text, const std::string& more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/><w:lvlText w:val=\"" + text +
         "\"/>" + more + "</w:lvl>";
}
std::string definition(int id, const std::string& levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}
std::string list(int id, int definition_id, const std::string& overrides = "") {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(definition_id) + "\"/>" + overrides + "</w:num>";
}
std::string item(int num_id, int index = 0, const std::string& text = "x") {
  return in_paragraph(run("<w:t>" + text + "</w:t>"),
                      "<w:numPr><w:ilvl w:val=\"" + std::to_string(index) + "\"/><w:numId w:val=\"" + std::to_string(num_id) + "\"/></w:numPr>");
}

Texts numbered(const std::string& numbering, const std::string& body, const std::string& styles = "") {
  TinyDocx docx(body);
  docx.related("numbering", "numbering", numbering);
  if (!styles.empty()) docx.related("styles", "styles", styles);
  return paragraphs(read(docx));
}

TEST(DocxNumbering, WritesTheNumberBeforeTheText) {
  EXPECT_EQ(numbered(definition(1, level(0, "thaiNumbers", "%1.")) + list(1, 1), item(1) + item(1)), (Texts{"๑. x", "๒. x"}));
}

TEST(DocxNumbering, CountsLevelsWithinLevels) {
  const std::string levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "thaiLetters", "(%3)");
  EXPECT_EQ(
      numbered(definition(1, levels) + list(1, 1), item(1) + item(1, 1) + item(1, 2) + item(1, 2) + item(1, 1) + item(1, 2) + item(1) + item(1, 1)),
      (Texts{"1. x", "1.1 x", "(ก) x", "(ข) x", "1.2 x", "(ก) x", "2. x", "2.1 x"}));
}

TEST(DocxNumbering, GoesOnWhereALevelNeverRestarts) {
  const std::string levels = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", "<w:lvlRestart w:val=\"0\"/>");
  EXPECT_EQ(numbered(definition(1, levels) + list(1, 1), item(1) + item(1, 1) + item(1) + item(1, 1)), (Texts{"1. x", "1) x", "2. x", "2) x"}));
}

TEST(DocxNumbering, ContinuesBetweenListsOfOneDefinition) {
  EXPECT_EQ(numbered(definition(1, level(0, "decimal", "%1.")) + list(1, 1) + list(2, 1), item(1) + item(2) + item(1)),
            (Texts{"1. x", "2. x", "3. x"}));
}

TEST(DocxNumbering, RestartsWhereAListSaysWhereItStarts) {
  const std::string overrides = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
  EXPECT_EQ(numbered(definition(1, level(0, "decimal", "%1.")) + list(1, 1) + list(2, 1, overrides), item(1) + item(2) + item(2)),
            (Texts{"1. x", "5. x", "6. x"}));
}

TEST(DocxNumbering, TakesALevelThatAListDefinesForItself) {
  const std::string overrides = "<w:lvlOverride w:ilvl=\"0\">" + level(0, "upperRoman", "%1)") + "</w:lvlOverride>";
  EXPECT_EQ(numbered(definition(1, level(0, "decimal", "%1.")) + list(1, 1, overrides), item(1)), Texts{"I) x"});
}

TEST(DocxNumbering, WritesEveryNumberInDigitsWhereALevelIsLegal) {
  const std::string levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>");
  EXPECT_EQ(numbered(definition(1, levels) + list(1, 1), item(1) + item(1, 1)), (Texts{"I. x", "1.1 x"}));
}

TEST(DocxNumbering, GluesTheNumberWhereNothingFollowsIt) {
  EXPECT_EQ(numbered(definition(1, level(0, "decimal", "ข้อ %1", "<w:suff w:val=\"nothing\"/>")) + list(1, 1), item(1, 0, "/1")), Texts{"ข้อ 1/1"});
}

TEST(DocxNumbering, WritesBulletsOfSymbolFontsAsBullets) {
  const auto bullet = [](const std::string& text, const std::string& font) {
    return numbered(definition(1, level(0, "bullet", text, "<w:rPr><w:rFonts w:ascii=\"" + font + "\"/></w:rPr>")) + list(1, 1), item(1));
  };
  EXPECT_EQ(bullet("\uF0B7", "Symbol"), Texts{"• x"});
  EXPECT_EQ(bullet("\uF0D8", "Wingdings"), Texts{"• x"});
  EXPECT_EQ(bullet("o", "Courier New"), Texts{"• x"});
  EXPECT_EQ(bullet("-", "TH SarabunPSK"), Texts{"- x"});
  EXPECT_EQ(bullet("\uF0A8", "Wingdings"), Texts{"☐ x"});
}

TEST(DocxNumbering, ComesFromAStyleAndTheStylesItIsBasedOn) {
  const std::string styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"List\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:basedOn w:val=\"List\"/></w:style>";
  const std::string levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"Sub\"/>");
  EXPECT_EQ(numbered(definition(1, levels) + list(1, 1),
                     in_paragraph(run("<w:t>a</w:t>"), "<w:pStyle w:val=\"List\"/>") + in_paragraph(run("<w:t>b</w:t>"), "<w:pStyle w:val=\"Sub\"/>"),
                     styles),
            (Texts{"1. a", "1.1 b"}));
}

TEST(DocxNumbering, IsSwitchedOffByListZero) {
  const std::string styles = "<w:style w:type=\"paragraph\" w:styleId=\"List\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
  EXPECT_EQ(numbered(definition(1, level(0, "decimal", "%1.")) + list(1, 1),
                     in_paragraph(run("<w:t>a</w:t>"), "<w:pStyle w:val=\"List\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"), styles),
            Texts{"a"});
}

TEST(DocxNumbering, FollowsTheLinkToANumberingStyle) {
  const std::string numbering =
      definition(1, "<w:numStyleLink w:val=\"Outline\"/>") + definition(2, level(0, "lowerLetter", "%1)")) + list(1, 1) + list(2, 2);
  const std::string styles = "<w:style w:type=\"numbering\" w:styleId=\"Outline\"><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>";
  EXPECT_EQ(numbered(numbering, item(1), styles), Texts{"a) x"});
}

TEST(DocxNumbering, IsTheWholeTextOfAnEmptyCell) {
  TinyDocx docx("<w:tbl><w:tr><w:tc>" + in_paragraph("", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") +
                "</w:tc></w:tr></w:tbl>");
  docx.related("numbering", "numbering", definition(1, level(0, "decimal", "%1.")) + list(1, 1));
  EXPECT_EQ(tables(read(docx)).at(0).cells.at(0).text, "1.");
}

TEST(DocxNumbering, IsNoFailureWhereItIsMissing) { EXPECT_EQ(paragraphs(read(item(1))), Texts{"x"}); }

}  // namespace
}  // namespace prongsai

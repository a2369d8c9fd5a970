#include "extractors/text/paragraphs.h"

#include <gmock/gmock.h>

namespace prongsai::text {
namespace {

using testing::ElementsAre;

constexpr std::string_view kLongLine = "หน่วยงานได้ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน";

std::vector<std::string> texts_in(std::string_view text, bool wrapped = true) {
  Lines lines;
  split_lines(text, 0, lines);
  std::vector<std::string> texts;
  for (const Paragraph& paragraph : read_paragraphs(lines, wrapped)) texts.push_back(paragraph.text);
  return texts;
}

std::string long_line_and(std::string_view next) { return std::string(kLongLine) + "\n" + std::string(next); }

TEST(ReadParagraphs, EndsOneAtABlankLine) { EXPECT_THAT(texts_in("ก\n\nข\n \nค"), ElementsAre("ก", "ข", "ค")); }

TEST(ReadParagraphs, JoinsALineThatReachesTheMargin) {
  EXPECT_THAT(texts_in(long_line_and("ครบถ้วน")), ElementsAre(std::string(kLongLine) + "ครบถ้วน"));
}

TEST(ReadParagraphs, JoinsNothingInAnExportThatDoesNotWrap) { EXPECT_EQ(texts_in(long_line_and("ครบถ้วน"), false).size(), 2u); }

TEST(ReadParagraphs, KeepsTheLinesOfATitleApart) {
  EXPECT_THAT(texts_in("รายงานผล\nเทศบาลตำบลตัวอย่าง\nอำเภอเมือง จังหวัดตัวอย่าง"), ElementsAre("รายงานผล", "เทศบาลตำบลตัวอย่าง", "อำเภอเมือง จังหวัดตัวอย่าง"));
}

TEST(ReadParagraphs, BeginsOneAtANumberABulletAndALabel) {
  for (const std::string_view next : {"๒. ข้อสอง", "- ข้อย่อย", "เรื่อง รายงาน", "(นายตัวอย่าง)"})
    EXPECT_EQ(texts_in(long_line_and(next)).size(), 2u) << next;
}

TEST(ReadParagraphs, GoesOnInsideAnOpenBracket) {
  EXPECT_THAT(texts_in("แผนปฏิบัติการป้องกันการทุจริตของหน่วยงานในระยะห้าปี (พ.ศ. ๒๕๖๖\n- ๒๕๗๐) ฉบับปรับปรุง").size(), 1u);
}

TEST(ReadParagraphs, GoesOnAfterAShortLineOfANumberedItem) {
  EXPECT_THAT(texts_in("๑. ชื่อโครงการ : มาตรการรับเรื่อง\nร้องเรียน"), ElementsAre("๑. ชื่อโครงการ : มาตรการรับเรื่องร้องเรียน"));
}

TEST(ReadParagraphs, GivesANumberAloneItsText) {
  EXPECT_THAT(texts_in("๒)\n\nเพื่อป้องกัน\n\n๓) เพื่อตรวจสอบ"), ElementsAre("๒) เพื่อป้องกัน", "๓) เพื่อตรวจสอบ"));
}

TEST(ReadParagraphs, DropsRulesAndDottedLines) { EXPECT_THAT(texts_in("ก\n-----\nข\n..............\nค"), ElementsAre("ก", "ข", "ค")); }

TEST(ReadParagraphs, ReadsAHeadingInBoldWithoutItsMark) {
  Lines lines;
  split_lines("## บทนำ", 3, lines);
  const auto paragraphs = read_paragraphs(lines, true);
  ASSERT_EQ(paragraphs.size(), 1u);
  EXPECT_EQ(paragraphs[0].text, "บทนำ");
  EXPECT_TRUE(paragraphs[0].bold);
  EXPECT_EQ(paragraphs[0].place.page, 3);
}

TEST(ReadParagraphs, PartsAPageNumberFromTheTextBehindIt) {
  Lines lines;
  split_lines("-๑๒-ตัวชี้วัดย่อย", 0, lines);
  const auto paragraphs = read_paragraphs(lines, true);
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[0].role, ParagraphRole::page_number);
  EXPECT_EQ(paragraphs[0].text, "-๑๒-");
  EXPECT_EQ(paragraphs[1].text, "ตัวชี้วัดย่อย");
}

TEST(ReadParagraphs, TakesAHyphenAndANumberForText) { EXPECT_THAT(texts_in("- 3 ครั้ง"), ElementsAre("- 3 ครั้ง")); }

}  // namespace
}  // namespace prongsai::text

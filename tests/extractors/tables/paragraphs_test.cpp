#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/tables/page_sketch.h"

namespace prongsai {
namespace {

using testing::ElementsAre;

/// Fills a line.
const std::string full_line = "หน่วยงานจัดทำประกาศเพื่อให้ประชาชนทราบและปฏิบัติ";

TEST(Paragraphs, JoinWrappedLines) {
  PageSketch page;
  page.lines_at(60, 100, {full_line, full_line, "ต่อไป"});
  EXPECT_THAT(paragraph_texts(page.layout()), ElementsAre(full_line + full_line + "ต่อไป"));
}

TEST(Paragraphs, EndWhereTheNextWordWouldHaveFitted) {
  PageSketch page;
  page.lines_at(60, 100, {full_line, "สรุปผล", "หน่วยงานจัดทำประกาศ"});
  EXPECT_THAT(paragraph_texts(page.layout()), ElementsAre(full_line + "สรุปผล", "หน่วยงานจัดทำประกาศ"));
}

TEST(Paragraphs, BeginWithAnEnumerator) {
  PageSketch page;
  page.lines_at(60, 100, {full_line, "๑. " + full_line, "- " + full_line});
  EXPECT_EQ(paragraph_texts(page.layout()).size(), 3u);
}

TEST(Paragraphs, BeginWithACheckBox) {
  PageSketch page;
  page.lines_at(60, 100, {full_line, "☐ " + full_line, "☑ " + full_line});
  EXPECT_EQ(paragraph_texts(page.layout()).size(), 3u);
}

TEST(Paragraphs, BeginWithALabel) {
  PageSketch page;
  page.lines_at(60, 100, {full_line, "ผู้รับผิดชอบ : " + full_line, "มีดังนี้ ระยะเวลา : " + full_line});
  EXPECT_EQ(paragraph_texts(page.layout()).size(), 2u);
}

TEST(Paragraphs, GoOnWithTheRestOfARange) {
  PageSketch page;
  page.lines_at(60, 100, {full_line + " ๒๕๖๖", "- ๒๕๗๐ นั้น"});
  EXPECT_EQ(paragraph_texts(page.layout()).size(), 1u);
}

TEST(Paragraphs, BeginWithAnIndent) {
  PageSketch page;
  page.lines_at(60, 100, {full_line, full_line}).text_at(100, 140, full_line.substr(0, full_line.size() - 15)).text_at(60, 160, full_line);
  EXPECT_EQ(paragraph_texts(page.layout()).size(), 2u);
}

TEST(Paragraphs, HangUnderTheirEnumerator) {
  PageSketch page;
  page.lines_at(60, 100, {"๑. " + full_line}).lines_at(80, 120, {full_line, full_line});
  EXPECT_EQ(paragraph_texts(page.layout()).size(), 1u);
}

TEST(Paragraphs, AreSetApartByMoreRoom) {
  PageSketch page;
  page.lines_at(60, 100, {full_line, full_line, full_line}).lines_at(60, 175, {full_line, full_line});
  EXPECT_EQ(paragraph_texts(page.layout()).size(), 2u);
}

TEST(Paragraphs, AreNotJoinedAcrossLettersOfAnotherSize) {
  PageSketch page;
  page.size(20).text_at(60, 100, full_line).size(16).text_at(60, 124, full_line);
  EXPECT_EQ(paragraph_texts(page.layout()).size(), 2u);
}

TEST(Paragraphs, KnowCentredBoldHeadings) {
  PageSketch page;
  page.bold(true).centred_at(60 + page.width_of(full_line) / 2, 60, "คำนำ").bold(false).lines_at(60, 100, {full_line, full_line});
  const auto paragraphs = paragraphs_of(page.layout());
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_TRUE(paragraphs[0].bold);
  EXPECT_TRUE(paragraphs[0].centered);
  EXPECT_FALSE(paragraphs[1].bold);
  EXPECT_FALSE(paragraphs[1].centered);
}

TEST(Paragraphs, KeepSignaturesBesideEachOtherApart) {
  PageSketch page;
  page.text_at(60, 100, "ผู้รายงาน").text_at(300, 108, "ผู้อนุมัติ").text_at(60, 116, "วันที่").text_at(300, 124, "วันที่");
  EXPECT_THAT(paragraph_texts(page.layout()), ElementsAre("ผู้รายงาน", "ผู้อนุมัติ", "วันที่", "วันที่"));
}

TEST(Paragraphs, KeepContentsWithLeadersLineByLine) {
  PageSketch page;
  const std::string leaders(40, '.');
  page.lines_at(60, 100, {"บทนำ " + leaders + " ๑", "ผลการประเมิน " + leaders + " ๒", "ภาคผนวก " + leaders + " ๓"});
  EXPECT_TRUE(tables_of(page.layout()).empty());
  EXPECT_EQ(paragraph_texts(page.layout()).size(), 3u);
}

TEST(Paragraphs, ReadTwoColumnsOneAfterTheOther) {
  PageSketch page;
  const std::string narrow = "หน่วยงานจัดทำประกาศเพื่อให้ประชาชน";
  for (int i = 0; i < 7; ++i) page.text_at(40, 100 + 20 * i, "ก" + narrow).text_at(320, 100 + 20 * i, "ข" + narrow);
  const auto texts = paragraph_texts(page.layout());
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0].find("ข" + narrow), std::string::npos);
}

TEST(Paragraphs, HaveTheBoxOfTheirLines) {
  PageSketch page;
  page.text_at(60, 100, "ประกาศ");
  const Paragraph paragraph = paragraphs_of(page.layout()).at(0);
  EXPECT_EQ(paragraph.place.page, 1);
  ASSERT_TRUE(paragraph.place.box);
  EXPECT_NEAR(paragraph.place.box->x0, 60, 0.01);
  EXPECT_NEAR(paragraph.place.box->x1, 108, 0.01);
  EXPECT_NEAR(paragraph.place.box->y0, 84, 0.01);
}

}  // namespace
}  // namespace prongsai

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/tables/page_sketch.h"

namespace prongsai {
namespace {

using testing::ElementsAre;

std::string only_text(const PageLayout& layout) {
  const auto texts = paragraph_texts(layout);
  return texts.size() == 1 ? texts.front() : "(" + std::to_string(texts.size()) + " paragraphs)";
}

TEST(Lines, KeepMarksOnTheirBase) {
  PageSketch page;
  page.text_at(100, 100, "ตัวชี้วัดที่ ๑");
  EXPECT_EQ(only_text(page.layout()), "ตัวชี้วัดที่ ๑");
}

TEST(Lines, TakeMarksDrawnBeforeTheirBase) {
  PageSketch page;
  page.glyph_at(108, 100, "้", 0).glyph_at(100, 100, "ข", 8).glyph_at(108, 100, "อ", 8);
  EXPECT_EQ(only_text(page.layout()), "ข้อ");
}

TEST(Lines, TakeMarksDrawnAfterTheWholeLine) {
  PageSketch page;
  page.text_at(100, 100, "ขอบคณ").glyph_at(108, 100, "้", 0).glyph_at(132, 100, "ุ", 0);
  EXPECT_EQ(only_text(page.layout()), "ข้อบคุณ");
}

TEST(Lines, SortRunsThatAreDrawnOutOfOrder) {
  PageSketch page;
  page.text_at(180, 100, "หลัง").text_at(100, 100, "หน้า");
  EXPECT_EQ(only_text(page.layout()), "หน้า หลัง");
}

TEST(Lines, KeepASuperscriptOnItsLine) {
  PageSketch page;
  page.text_at(100, 100, "ผลงาน").size(9).text_at(141, 96, "1").size(16).text_at(147, 100, "ดี");
  EXPECT_EQ(only_text(page.layout()), "ผลงาน1ดี");
}

TEST(Lines, TakeNoSpacesFromJustification) {
  PageSketch page;
  page.spread(2).text_at(60, 100, "ประชาชนสามารถเข้าถึงบริการ");
  EXPECT_EQ(only_text(page.layout()), "ประชาชนสามารถเข้าถึงบริการ");
}

TEST(Lines, KeepTheWiderSpacesOfJustifiedText) {
  PageSketch page;
  page.spread(2).text_at(60, 100, "ประชาชนสามารถ    เข้าถึงบริการ");
  EXPECT_EQ(only_text(page.layout()), "ประชาชนสามารถ เข้าถึงบริการ");
}

TEST(Lines, DropASpaceThatTakesNoRoom) {
  PageSketch page;
  page.text_at(100, 100, "บริการ");
  page.content().glyphs[3].space_before = true;
  EXPECT_EQ(only_text(page.layout()), "บริการ");
}

TEST(Lines, KeepTheSpaceThatStandsForALostSaraAm) {
  PageSketch page;
  page.text_at(100, 100, "กาหนด");
  page.content().glyphs[1].space_before = true;
  EXPECT_EQ(only_text(page.layout()), "ก าหนด");
}

TEST(Lines, DropGlyphsDrawnTwice) {
  PageSketch page;
  page.text_at(100, 100, "ประกาศ").text_at(100.4, 100.3, "ประกาศ");
  EXPECT_EQ(only_text(page.layout()), "ประกาศ");
}

TEST(Lines, DropTextTooSmallToRead) {
  PageSketch page;
  page.text_at(100, 100, "ประกาศ").size(1).text_at(149, 100, "17");
  EXPECT_EQ(only_text(page.layout()), "ประกาศ");
}

TEST(Lines, IgnoreAHiddenLayerUnderVisibleText) {
  PageSketch page;
  page.text_at(100, 100, "เห็น").invisible(true).text_at(100, 200, "ซ่อน");
  EXPECT_EQ(only_text(page.layout()), "เห็น");
}

TEST(Lines, ReadAHiddenLayerWhereItIsAllThereIs) {
  PageSketch page;
  page.invisible(true).text_at(100, 200, "ซ่อน");
  EXPECT_EQ(only_text(page.layout()), "ซ่อน");
}

TEST(Lines, SayWhereAGlyphHasNoName) {
  PageSketch page;
  page.text_at(100, 100, "ก").glyph_at(108, 100, "", 8).glyph_at(116, 100, "ข", 8);
  EXPECT_EQ(only_text(page.layout()), "ก\uFFFDข");
}

TEST(Lines, PassOverANamelessMark) {
  PageSketch page;
  page.text_at(100, 100, "ทั").glyph_at(108, 100, "", 0).glyph_at(108, 100, "ง", 8);
  EXPECT_EQ(only_text(page.layout()), "ทัง");
}

TEST(Lines, ReadAPageThatLiesOnItsSide) {
  PageSketch page(842, 595);
  page.lines_at(60, 100, {"บทนำ"}).lines_at(60, 160, {"เนื้อหา"});
  EXPECT_THAT(paragraph_texts(lay_out_page(page.turned_clockwise())), ElementsAre("บทนำ", "เนื้อหา"));
}

TEST(Lines, PlaceTextOfATurnedPageOnThePageAsShown) {
  PageSketch page(842, 595);
  page.text_at(60, 100, "บทนำ");
  const auto layout = lay_out_page(page.turned_clockwise());
  const Box box = *paragraphs_of(layout).at(0).place.box;
  EXPECT_NEAR(box.y0, 60, 0.1);        // it begins 60 points from the top of the page as shown
  EXPECT_NEAR(box.x1, 595 - 84, 0.1);  // its upper edge, 84 points from the long side, shows on the right
}

}  // namespace
}  // namespace prongsai

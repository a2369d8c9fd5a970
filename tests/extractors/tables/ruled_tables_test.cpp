#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/tables/page_sketch.h"

namespace prongsai {
namespace {

using testing::ElementsAre;

const std::vector<double> columns{50, 150, 350, 500};
const std::vector<double> rows{100, 130, 160, 190};

/// A table of three by three with the text "row.column" in its cells.
PageSketch& fill(PageSketch& page) {
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      page.text_at(columns[static_cast<std::size_t>(column)] + 6, rows[static_cast<std::size_t>(row)] + 20,
                   "a" + std::to_string(row) + "b" + std::to_string(column));
    }
  }
  return page;
}

void expect_whole(const PageLayout& layout) {
  const auto tables = tables_of(layout);
  ASSERT_EQ(tables.size(), 1u);
  ASSERT_EQ(tables[0].rows, 3);
  ASSERT_EQ(tables[0].columns, 3);
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) EXPECT_EQ(text_at(tables[0], row, column), "a" + std::to_string(row) + "b" + std::to_string(column));
  }
}

TEST(RuledTables, AreReadCellByCell) {
  PageSketch page;
  expect_whole(fill(page.box_grid(columns, rows)).layout());
}

TEST(RuledTables, HandADoubtfulNumberToItsCell) {
  PageSketch page;
  fill(page.box_grid(columns, rows));
  for (Glyph& glyph : page.content().glyphs) {
    if (glyph.text == "2" && glyph.box.x0 > columns[2] && glyph.baseline_y > rows[2]) glyph.doubt = '7';
  }
  const auto tables = tables_of(page.layout());

  ASSERT_EQ(tables.size(), 1u);
  EXPECT_THAT(tables[0].at(2, 2)->doubts, testing::Contains(NumberDoubt{"2", "7"}));
  EXPECT_THAT(tables[0].at(1, 1)->doubts, testing::IsEmpty());
}

TEST(RuledTables, GiveEveryCellItsPlace) {
  PageSketch page;
  const auto tables = tables_of(fill(page.box_grid(columns, rows)).layout());
  const Cell* cell = tables.at(0).at(1, 2);
  ASSERT_TRUE(cell);
  EXPECT_THAT(cell->places, ElementsAre(Place{1, Box{350, 130, 500, 160}}));
}

TEST(RuledTables, SurviveBordersInPieces) {
  PageSketch page;
  for (const double y : rows) {
    for (double x = 50; x < 500; x += 10) page.line(x, y, x + 8, y);
  }
  for (const double x : columns) {
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) page.line(x, rows[i], x, rows[i + 1]);
  }
  expect_whole(fill(page).layout());
}

TEST(RuledTables, SurviveDoubledAndMisalignedBorders) {
  PageSketch page;
  page.box_grid(columns, rows).box_grid({51.2, 148.9, 351, 501}, {101, 131.4, 158.8, 191});
  expect_whole(fill(page).layout());
}

TEST(RuledTables, SurviveBordersThatStandOutALittle) {
  PageSketch page;
  for (const double y : rows) page.line(46, y, 504, y);
  for (const double x : columns) page.line(x, 97, x, 193);
  expect_whole(fill(page).layout());
}

TEST(RuledTables, SurviveOpenSides) {
  PageSketch page;
  for (const double y : rows) page.line(50, y, 500, y);
  for (const double x : {150.0, 350.0}) page.line(x, 100, x, 190);
  expect_whole(fill(page).layout());
}

TEST(RuledTables, SurviveAMissingLastBorder) {
  PageSketch page;
  for (const double y : {100.0, 130.0, 160.0}) page.line(50, y, 500, y);
  for (const double x : columns) page.line(x, 100, x, 190);
  expect_whole(fill(page).layout());
}

TEST(RuledTables, MergeCellsWhereASeparatorIsMissing) {
  PageSketch page;
  page.line(50, 100, 500, 100).line(150, 130, 500, 130).line(50, 160, 500, 160).line(50, 190, 500, 190);   // no line under (0,0)
  page.line(50, 100, 50, 190).line(150, 100, 150, 190).line(350, 130, 350, 190).line(500, 100, 500, 190);  // none between (0,1) and (0,2)
  page.text_at(60, 140, "หัวข้อ").text_at(200, 120, "งบประมาณ").text_at(200, 150, "ปีแรก").text_at(400, 150, "ปีหลัง").text_at(60, 180, "รวม");
  const auto tables = tables_of(page.layout());
  ASSERT_EQ(tables.size(), 1u);
  const Cell* heading = tables[0].at(1, 0);
  ASSERT_TRUE(heading);
  EXPECT_EQ(heading->row, 0);
  EXPECT_EQ(heading->row_span, 2);
  const Cell* budget = tables[0].at(0, 2);
  ASSERT_TRUE(budget);
  EXPECT_EQ(budget->column, 1);
  EXPECT_EQ(budget->column_span, 2);
  EXPECT_EQ(budget->text, "งบประมาณ");
  EXPECT_EQ(text_at(tables[0], 1, 1), "ปีแรก");
  EXPECT_EQ(text_at(tables[0], 1, 2), "ปีหลัง");
}

TEST(RuledTables, AreToldApart) {
  PageSketch page;
  page.box_grid({50, 250, 500}, {100, 130, 160}).box_grid({50, 150, 300, 500}, {200, 230});
  page.text_at(60, 120, "ก").text_at(60, 185, "ระหว่าง").text_at(60, 220, "ข");
  const auto layout = page.layout();
  ASSERT_EQ(layout.blocks.size(), 3u);
  EXPECT_EQ(std::get<Table>(layout.blocks[0]).columns, 2);
  EXPECT_EQ(std::get<Paragraph>(layout.blocks[1]).text, "ระหว่าง");
  EXPECT_EQ(std::get<Table>(layout.blocks[2]).columns, 3);
}

TEST(RuledTables, BesideEachOtherAreReadFromTheLeft) {
  PageSketch page;
  page.box_grid({310, 400, 500}, {99, 130}).box_grid({50, 150, 250}, {100, 130});
  page.text_at(320, 120, "ขวา").text_at(60, 120, "ซ้าย");
  const auto tables = tables_of(page.layout());
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(text_at(tables[0], 0, 0), "ซ้าย");
}

TEST(RuledTables, KeepTheirTextInsideADoubleFrameAroundThePage) {
  PageSketch page;
  page.box_grid({20, 575}, {20, 822}).box_grid({26, 569}, {26, 816});
  expect_whole(fill(page.box_grid(columns, rows)).layout());
}

TEST(RuledTables, StandWithinTheTextOfAFrame) {
  PageSketch page;
  page.box_grid({20, 575}, {20, 822}).text_at(60, 60, "ก่อน").text_at(60, 260, "หลัง");
  const auto layout = fill(page.box_grid(columns, rows)).layout();
  ASSERT_EQ(layout.blocks.size(), 3u);
  EXPECT_TRUE(std::holds_alternative<Table>(layout.blocks[1]));
}

TEST(RuledTables, AreNoSingleBoxes) {
  PageSketch page;
  page.box_grid({50, 500}, {100, 200}).text_at(60, 130, "ข้อความในกรอบ");
  EXPECT_TRUE(tables_of(page.layout()).empty());
  EXPECT_THAT(paragraph_texts(page.layout()), ElementsAre("ข้อความในกรอบ"));
}

TEST(RuledTables, AreNoUnderlines) {
  PageSketch page;
  page.text_at(60, 100, "หัวเรื่อง").line(60, 103, 120, 103).text_at(60, 140, "เรื่อง").line(60, 143, 120, 143).line(20, 800, 575, 800);
  EXPECT_TRUE(tables_of(page.layout()).empty());
}

TEST(RuledTables, AreNoFlowCharts) {
  PageSketch page;
  page.box_grid({200, 400}, {100, 140}).box_grid({200, 400}, {180, 220}).box_grid({200, 400}, {260, 300});
  page.line(300, 140, 300, 180).line(300, 220, 300, 260);
  page.text_at(210, 125, "รับเรื่อง").text_at(210, 205, "พิจารณา").text_at(210, 285, "แจ้งผล");
  EXPECT_TRUE(tables_of(page.layout()).empty());
  EXPECT_THAT(paragraph_texts(page.layout()), ElementsAre("รับเรื่อง", "พิจารณา", "แจ้งผล"));
}

TEST(RuledTables, AreNothingWithoutText) {
  PageSketch page;
  page.box_grid(columns, rows).text_at(60, 300, "แผนภูมิ");
  EXPECT_TRUE(tables_of(page.layout()).empty());
}

TEST(RuledTables, IgnoreAnUnderlineInACell) {
  PageSketch page;
  page.box_grid(columns, rows).line(56, 124, 100, 124);
  expect_whole(fill(page).layout());
}

TEST(RuledTables, KeepAWordThatOverflowsItsCellWhole) {
  PageSketch page;
  page.box_grid({50, 100, 300}, {100, 130}).text_at(54, 120, "ดำเนินการ").text_at(200, 120, "แล้ว");
  const auto tables = tables_of(page.layout());
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(text_at(tables[0], 0, 0), "ดำเนินการ");
  EXPECT_EQ(text_at(tables[0], 0, 1), "แล้ว");
}

TEST(RuledTables, JoinTheWrappedLinesOfACellAndKeepItsParagraphs) {
  PageSketch page;
  page.box_grid({50, 150, 300}, {100, 200}).lines_at(56, 116, {"หน่วยงานจัดทำ", "คู่มือบริการ", "- เผยแพร่"}, 20).text_at(160, 116, "ครบ");
  EXPECT_EQ(text_at(tables_of(page.layout()).at(0), 0, 0), "หน่วยงานจัดทำคู่มือบริการ\n- เผยแพร่");
}

TEST(RuledTables, NeverFuseAmountsUnderEachOther) {
  PageSketch page;
  page.box_grid({50, 120, 300}, {100, 160}).text_at(65, 120, "20,000").text_at(65, 140, "30,000").text_at(130, 120, "บาท");
  EXPECT_EQ(text_at(tables_of(page.layout()).at(0), 0, 0), "20,000\n30,000");
}

TEST(RuledTables, ReadTextWrittenUpANarrowCell) {
  PageSketch page;
  page.box_grid({50, 80, 300}, {100, 300}).text_at(100, 150, "ข้อมูล");
  double y = 250;
  for (const char* letter : {"ม", "ต", "ก"}) {  // from the bottom upwards
    page.glyph_at(60, y, letter, 16);
    Glyph& glyph = page.content().glyphs.back();
    glyph.box = {60, y - 8, 80, y};
    glyph.rotation = 270;
    y -= 8;
  }
  EXPECT_EQ(text_at(tables_of(page.layout()).at(0), 0, 0), "มตก");
}

TEST(RuledTables, AppearInThePagesTextByRowsAndTabs) {
  PageSketch page;
  page.box_grid({50, 150, 300}, {100, 130, 160})
      .text_at(60, 80, "ตาราง")
      .text_at(60, 120, "ก")
      .text_at(160, 120, "ข")
      .text_at(60, 150, "ค")
      .text_at(160, 150, "ง");
  EXPECT_EQ(page.layout().text, "ตาราง\nก\tข\nค\tง");
}

TEST(RuledTables, OfATurnedPageAreReadUpright) {
  PageSketch page(842, 595);
  expect_whole(lay_out_page(fill(page.box_grid(columns, rows)).turned_clockwise()));
}

TEST(RuledTables, AreFoundAmongThousandsOfStrokes) {
  PageSketch page;
  fill(page.box_grid(columns, rows));
  for (int i = 0; i < 20'000; ++i) page.line(50 + i % 100 * 4, 300 + i / 100 * 2.5, 52 + i % 100 * 4, 300 + i / 100 * 2.5);
  expect_whole(page.layout());
}

}  // namespace
}  // namespace prongsai

#include <gtest/gtest.h>

#include "tests/extractors/tables/page_sketch.h"

namespace prongsai {
namespace {

/// A line of a list in three columns.
void add_row(PageSketch& page, double baseline, std::string_view name, std::string_view amount, std::string_view unit) {
  page.text_at(60, baseline, name).text_at(300, baseline, amount).text_at(420, baseline, unit);
}

TEST(WhiteSpaceTables, StandInThreeAlignedColumnsOverThreeLines) {
  PageSketch page;
  add_row(page, 100, "รายจ่ายประจำ", "20,000", "บาท");
  add_row(page, 120, "รายจ่ายลงทุน", "30,000", "บาท");
  add_row(page, 140, "รายจ่ายอื่น", "40,000", "บาท");
  const auto tables = tables_of(page.layout());
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].rows, 3);
  EXPECT_EQ(tables[0].columns, 3);
  EXPECT_EQ(text_at(tables[0], 1, 0), "รายจ่ายลงทุน");
  EXPECT_EQ(text_at(tables[0], 2, 1), "40,000");
}

TEST(WhiteSpaceTables, JoinTheWrappedLineOfACell) {
  PageSketch page;
  add_row(page, 100, "รายจ่ายประจำ", "20,000", "บาท");
  page.text_at(60, 120, "ของสำนักปลัด");
  add_row(page, 140, "รายจ่ายลงทุน", "30,000", "บาท");
  add_row(page, 160, "รายจ่ายอื่น", "40,000", "บาท");
  const auto tables = tables_of(page.layout());
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].rows, 3);
  EXPECT_EQ(text_at(tables[0], 0, 0), "รายจ่ายประจำของสำนักปลัด");
}

TEST(WhiteSpaceTables, GiveCellsTheBoxOfTheirText) {
  PageSketch page;
  for (const double y : {100.0, 120.0, 140.0}) add_row(page, y, "รายจ่าย", "20,000", "บาท");
  const auto tables = tables_of(page.layout());
  const Cell* cell = tables.at(0).at(0, 1);
  ASSERT_TRUE(cell);
  EXPECT_NEAR(cell->places.at(0).box->x0, 300, 0.01);
}

TEST(WhiteSpaceTables, AreNotTwoLines) {
  PageSketch page;
  add_row(page, 100, "รายจ่ายประจำ", "20,000", "บาท");
  add_row(page, 120, "รายจ่ายลงทุน", "30,000", "บาท");
  EXPECT_TRUE(tables_of(page.layout()).empty());
}

TEST(WhiteSpaceTables, AreNotTwoColumns) {
  PageSketch page;
  for (const double y : {100.0, 120.0, 140.0, 160.0}) page.text_at(60, y, "ผู้รายงาน").text_at(300, y, "ผู้อนุมัติ");
  EXPECT_TRUE(tables_of(page.layout()).empty());
}

TEST(WhiteSpaceTables, AreNotUnalignedGaps) {
  PageSketch page;
  page.text_at(60, 100, "เรื่อง").text_at(140, 100, "รายงาน").text_at(300, 100, "ผล");
  page.text_at(60, 120, "เรียน").text_at(120, 120, "นายก").text_at(260, 120, "อบต.");
  page.text_at(60, 140, "อ้างถึง").text_at(170, 140, "หนังสือ").text_at(330, 140, "ที่");
  EXPECT_TRUE(tables_of(page.layout()).empty());
}

TEST(WhiteSpaceTables, AreNotLeaders) {
  PageSketch page;
  for (const double y : {100.0, 120.0, 140.0}) add_row(page, y, "บทนำ", "..........", "๑");
  EXPECT_TRUE(tables_of(page.layout()).empty());
}

TEST(WhiteSpaceTables, AreNotNumberedLists) {
  PageSketch page;
  for (int i = 0; i < 4; ++i) page.text_at(60, 100 + 20 * i, "๑.").text_at(100, 100 + 20 * i, "จัดทำคู่มือ");
  EXPECT_TRUE(tables_of(page.layout()).empty());
}

}  // namespace
}  // namespace prongsai

#include "extractors/records/logical_rows.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using testing::document_of;
using ::testing::ElementsAre;
using testing::paragraph_of;
using testing::Rows;
using testing::table_of;
using enum ColumnRole;

const std::vector<std::string> heading{"ที่", "มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ"};

/// A table with that heading, its columns known.
Table measures(Rows body, int page = 0) {
  body.insert(body.begin(), heading);
  Table table = table_of(body, page);
  recognise_columns(table, testing::column_lexicon());
  return table;
}

TEST(LogicalRows, MakeOneRowOfGridRowsThatShareTheirKeyCell) {
  const Table table = measures({{"๑", "อบรม", "ประชุม", "กองคลัง"}, {"^", "^", "สรุปผล", "^"}, {"๒", "คู่มือ", "ร่าง", "กองช่าง"}});
  const auto rows = logical_rows(table, 0, title);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].first(), 1);
  EXPECT_EQ(rows[0].last(), 2);
}

TEST(LogicalRows, JoinTheTextsOfTheirGridRowsByLines) {
  const Table table = measures({{"๑", "อบรม", "ประชุม", "กองคลัง"}, {"^", "^", "สรุปผล", "^"}});
  EXPECT_EQ(logical_rows(table, 0, title)[0].text(method), "ประชุม\nสรุปผล");
}

TEST(LogicalRows, HaveNoHeadingThatReachesDownIntoThem) {
  const Table table = measures({{"๑", "อบรม", "ประชุม", "^"}, {"๒", "คู่มือ", "ร่าง", "กองช่าง"}});
  const auto rows = logical_rows(table, 0, title);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].text(units), "");
  EXPECT_EQ(rows[0].cell(units), nullptr);
  EXPECT_EQ(rows[1].text(units), "กองช่าง");
}

TEST(LogicalRows, TakeTheTextOfAMergedCellOnce) {
  const Table table = measures({{"๑", "อบรม", "ประชุม", "กองคลัง"}, {"^", "^", "สรุปผล", "^"}});
  EXPECT_EQ(logical_rows(table, 0, title)[0].text(units), "กองคลัง");
}

TEST(LogicalRows, StandAloneWhereTheTableHasNoKeyColumn) {
  const Table table = measures({{"๑", "อบรม", "ประชุม", "กองคลัง"}, {"๒", "คู่มือ", "ร่าง", "กองช่าง"}});
  EXPECT_EQ(logical_rows(table, 0, risk_issue).size(), 2u);
}

TEST(LogicalRows, LeaveBlankRowsOut) {
  const Table table = measures({{"", " ", "", ""}, {"๑", "อบรม", "ประชุม", "กองคลัง"}});
  EXPECT_EQ(logical_rows(table, 0, title).size(), 1u);
}

TEST(LogicalRows, SayInWhichTableAndRowTheyStand) {
  const Table table = measures({{"๑", "อบรม", "ประชุม", "กองคลัง"}});
  const Source source = logical_rows(table, 4, title)[0].source();
  EXPECT_EQ(source.table, 4);
  EXPECT_EQ(source.row, 1);
}

TEST(LogicalRows, TakeTheBoxAroundTheirCells) {
  const Table table = measures({{"๑", "อบรม", "ประชุม", "กองคลัง"}}, 7);
  const Source source = logical_rows(table, 0, title)[0].source();
  EXPECT_EQ(source.place.page, 7);
  ASSERT_TRUE(source.place.box);
  EXPECT_EQ(*source.place.box, (Box{0, 20, 200, 40}));
}

TEST(LogicalRows, NameThePagesThatABreakCutsThemInto) {
  Table table = measures({{"๑", "อบรม", "ประชุม", "กองคลัง"}}, 1);
  table.at(1, 1)->places.push_back({2, Box{50, 30, 100, 50}});
  table.at(1, 2)->places.push_back({2, Box{100, 30, 150, 60}});
  const auto more = logical_rows(table, 0, title)[0].more_places();
  EXPECT_THAT(more, ElementsAre(Place{2, Box{50, 30, 150, 60}}));
}

TEST(LogicalRows, KnowTheFirstFilledCellOfARole) {
  const Table table = measures({{"๑", "อบรม", "", "กองคลัง"}});
  const auto rows = logical_rows(table, 0, title);
  ASSERT_NE(rows[0].cell(units), nullptr);
  EXPECT_EQ(rows[0].cell(units)->text, "กองคลัง");
  EXPECT_EQ(rows[0].cell(method), nullptr);
}

TEST(IsTotal, KnowsARowThatSumsOthersUp) {
  const Table table = measures({{"", "รวม", "", ""}, {"รวมทั้งสิ้น ๑๖ โครงการ", "<", "", ""}, {"", "ยอดรวม", "", ""}});
  for (const LogicalRow& row : logical_rows(table, 0, title)) EXPECT_TRUE(is_total(row)) << row.first();
}

TEST(IsTotal, KnowsAMeasureThatBeginsWithTheSameWord) {
  const Table table = measures({{"๑", "รวมพลังประชาชนต่อต้านการทุจริต", "ประชุม", "กองคลัง"}});
  EXPECT_FALSE(is_total(logical_rows(table, 0, title)[0]));
}

TEST(InnerHeading, IsTheOneCellOverMostColumns) {
  const Table table = measures({{"มิติที่ ๑ การปลูกฝัง", "<", "<", "<"}, {"๑", "อบรม", "", ""}});
  const auto rows = logical_rows(table, 0, title);
  ASSERT_NE(inner_heading(rows[0]), nullptr);
  EXPECT_EQ(inner_heading(rows[0])->text, "มิติที่ ๑ การปลูกฝัง");
  EXPECT_EQ(inner_heading(rows[1]), nullptr);
}

TEST(InnerHeading, IsNoCellOfOneColumn) {
  const Table table = measures({{"", "อบรม", "", ""}});
  EXPECT_EQ(inner_heading(logical_rows(table, 0, title)[0]), nullptr);
}

TEST(TablesOf, GivesEachTableTheParagraphsSinceTheLast) {
  Paragraph footer = paragraph_of("หน้า ๑");
  footer.role = ParagraphRole::footer;
  const Document document =
      document_of({paragraph_of("ส่วนที่ ๑"), table_of({{"ก"}}), footer, paragraph_of("ส่วนที่ ๒"), paragraph_of(" "), table_of({{"ข"}})});
  const auto tables = tables_of(document);
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_THAT(tables[0].before, ElementsAre("ส่วนที่ ๑"));
  EXPECT_THAT(tables[1].before, ElementsAre("ส่วนที่ ๒"));
  EXPECT_EQ(tables[1].index, 1);
}

TEST(TablesOf, RemembersNoMoreThanFourParagraphs) {
  const Document document =
      document_of({paragraph_of("ก"), paragraph_of("ข"), paragraph_of("ค"), paragraph_of("ง"), paragraph_of("จ"), table_of({{"ฉ"}})});
  EXPECT_THAT(tables_of(document)[0].before, ElementsAre("ข", "ค", "ง", "จ"));
}

}  // namespace
}  // namespace prongsai

#include "tests/extractors/docx/docx_test_support.h"

namespace prongsai {
namespace {

struct Position {
  int row, column, row_span, column_span;
  friend bool operator==(const Position&, const Position&) = default;
};

std::vector<Position> positions(const Table& table) {
  std::vector<Position> found;
  for (const Cell& cell : table.cells) found.push_back({cell.row, cell.column, cell.row_span, cell.column_span});
  return found;
}

std::string tbl(const std::string& rows) { return "<w:tbl>" + rows + "</w:tbl>"; }

const std::string restart = "<w:vMerge w:val=\"restart\"/>";
const std::string go_on = "<w:vMerge/>";
const std::string two_wide = "<w:gridSpan w:val=\"2\"/>";

TEST(DocxTables, SeparateTheParagraphsOfACellByLineBreaks) {
  EXPECT_EQ(table(tbl(row("<w:tc>" + paragraph("a") + "<w:p/>" + paragraph("b") + "</w:tc>"))).cells.at(0).text, "a\nb");
}

TEST(DocxTables, SpanColumns) {
  const Table found = table(tbl(row(cell("a", two_wide) + cell("b")) + row(cell("c") + cell("d") + cell("e"))));
  EXPECT_EQ(found.columns, 3);
  EXPECT_EQ(positions(found), (std::vector<Position>{{0, 0, 1, 2}, {0, 2, 1, 1}, {1, 0, 1, 1}, {1, 1, 1, 1}, {1, 2, 1, 1}}));
}

TEST(DocxTables, SpanRows) {
  const Table found = table(tbl(row(cell("a", restart) + cell("b")) + row(cell("", go_on) + cell("c")) + row(cell("d", restart) + cell("e"))));
  EXPECT_EQ(positions(found), (std::vector<Position>{{0, 0, 2, 1}, {0, 1, 1, 1}, {1, 1, 1, 1}, {2, 0, 1, 1}, {2, 1, 1, 1}}));
}

TEST(DocxTables, KeepACellThatContinuesNothing) {
  const Table found = table(tbl(row(cell("a", restart + two_wide) + cell("b")) + row(cell("c", go_on) + cell("d") + cell("e"))));
  EXPECT_EQ(positions(found), (std::vector<Position>{{0, 0, 1, 2}, {0, 2, 1, 1}, {1, 0, 1, 1}, {1, 1, 1, 1}, {1, 2, 1, 1}}));
}

TEST(DocxTables, MergeCellsOfOldToTheLeft) {
  const Table found = table(tbl(row(cell("a", "<w:hMerge w:val=\"restart\"/>") + cell("", "<w:hMerge/>") + cell("b"))));
  EXPECT_EQ(positions(found), (std::vector<Position>{{0, 0, 1, 2}, {0, 2, 1, 1}}));
}

TEST(DocxTables, LeaveGridColumnsOutBeforeAndAfterARow) {
  const Table found = table(tbl(row(cell("a") + cell("b") + cell("c")) + row(cell("d"), "<w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/>")));
  EXPECT_EQ(found.columns, 3);
  ASSERT_NE(found.at(1, 1), nullptr);
  EXPECT_EQ(found.at(1, 1)->text, "d");
  EXPECT_EQ(found.at(1, 0), nullptr);
}

TEST(DocxTables, TakeRowsOfDifferentLengths) {
  const Table found = table(tbl(row(cell("a")) + row(cell("b") + cell("c") + cell("d"))));
  EXPECT_EQ(found.rows, 2);
  EXPECT_EQ(found.columns, 3);
}

TEST(DocxTables, MarkTheRowsThatRepeatAsHeadings) {
  const Table found =
      table(tbl(row(cell("h"), "<w:tblHeader/>") + row(cell("i"), "<w:tblHeader w:val=\"true\"/>") + row(cell("a"), "<w:tblHeader w:val=\"0\"/>")));
  EXPECT_EQ(found.header_rows, 2);
  EXPECT_TRUE(found.cells.at(0).is_header);
  EXPECT_FALSE(found.cells.at(2).is_header);
}

TEST(DocxTables, MakeOneLineOfGridLinesThatWereMeantToBeOne) {
  const std::string grid = "<w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"20\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>";
  const Table found = table(tbl(grid + row(cell("head", two_wide) + cell("head")) + row(cell("a") + cell("b", two_wide))));
  EXPECT_EQ(found.columns, 2);
  EXPECT_EQ(positions(found), (std::vector<Position>{{0, 0, 1, 1}, {0, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 1, 1}}));
}

TEST(DocxTables, KeepANarrowColumnThatHasCells) {
  const std::string grid = "<w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"20\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>";
  EXPECT_EQ(table(tbl(grid + row(cell("a") + cell("b") + cell("c")))).columns, 3);
}

TEST(DocxTables, DropColumnsThatNoCellBeginsOrEndsAt) {
  EXPECT_EQ(table(tbl(row(cell("a", two_wide) + cell("b")) + row(cell("c", two_wide) + cell("d")))).columns, 2);
}

TEST(DocxTables, GiveAnInnerTableAsItsOwnBlockAndNoPartOfTheOuterCell) {
  const std::string inner = tbl(row(cell("1") + cell("2")) + row(cell("3") + cell("4")));
  const Document document = read(tbl(row("<w:tc>" + paragraph("outer") + inner + "<w:p/></w:tc>")));
  const auto found = tables(document);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].cells.at(0).text, "outer");
  EXPECT_EQ(found[1].rows, 2);
  EXPECT_EQ(document.pages.at(0).text, "outer\n1\t2\n3\t4");
}

TEST(DocxTables, ReadRowsAndCellsInContentControls) {
  const Table found = table(
      tbl("<w:sdt><w:sdtContent>" + row("<w:sdt><w:sdtContent>" + cell("a") + "</w:sdtContent></w:sdt>" + cell("b")) + "</w:sdtContent></w:sdt>"));
  EXPECT_EQ(positions(found), (std::vector<Position>{{0, 0, 1, 1}, {0, 1, 1, 1}}));
}

TEST(DocxTables, DropDeletedRowsAndKeepTheirTextApart) {
  const Document document = read(tbl(row(cell("a")) + row(cell("b"), "<w:del/>")));
  EXPECT_EQ(tables(document).at(0).rows, 1);
  EXPECT_EQ(paragraphs(document, ParagraphRole::deleted), Texts{"b"});
}

TEST(DocxTables, StayApartWhereTheDocumentHasThemApart) { EXPECT_EQ(tables(read(tbl(row(cell("a"))) + "<w:p/>" + tbl(row(cell("b"))))).size(), 2u); }

TEST(DocxTables, StandInThePageTextARowALine) {
  EXPECT_EQ(read(paragraph("before") + tbl(row(cell("a") + cell("b")) + row(cell("c") + cell("d")))).pages.at(0).text, "before\na\tb\nc\td");
}

}  // namespace
}  // namespace prongsai

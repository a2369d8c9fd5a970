#include "extractors/records/row_progress.h"

#include "extractors/records/logical_rows.h"
#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using testing::table_of;

class ProgressOfARow : public testing::RecordFixture {
 protected:
  /// Of the one row under a heading.
  static RowProgress progress(const std::vector<std::string>& heading, const std::vector<std::string>& row) {
    Table table = table_of({heading, row});
    recognise_columns(table, testing::column_lexicon());
    return read_row_progress(logical_rows(table, 0, ColumnRole::title).at(0), data().progress);
  }
  /// Of a row under one heading besides measure and unit.
  static RowProgress progress(const std::string& heading, const std::string& cell) {
    return progress({"มาตรการ", "ผู้รับผิดชอบ", heading}, {"อบรม", "กองคลัง", cell});
  }
};

TEST_F(ProgressOfARow, IsWhatItsStatusColumnSays) { EXPECT_EQ(progress("สถานะการดำเนินการ", "อยู่ระหว่างดำเนินการ").status, Progress::in_progress); }

TEST_F(ProgressOfARow, IsWhatItsResultsSayWhereTheySayNothingElse) {
  EXPECT_EQ(progress("ผลการดำเนินการ", "ดำเนินการแล้ว").status, Progress::completed);
}

TEST_F(ProgressOfARow, IsUnknownWhereItsResultsAreASentence) {
  EXPECT_EQ(progress("ผลการดำเนินการ", "ดำเนินการแล้วตามแผนที่กำหนดไว้ทุกประการ").status, Progress::unknown);
}

TEST_F(ProgressOfARow, IsTheHeadingOfTheColumnThatIsTicked) {
  EXPECT_EQ(progress({"มาตรการ", "ผู้รับผิดชอบ", "มี", "ไม่มี"}, {"อบรม", "กองคลัง", "", "√"}).status, Progress::not_started);
  EXPECT_EQ(progress({"มาตรการ", "ผู้รับผิดชอบ", "มี", "ไม่มี"}, {"อบรม", "กองคลัง", "√", ""}).status, Progress::completed);
}

TEST_F(ProgressOfARow, IsNoWordThatIsAStateOverTicksOnly) { EXPECT_EQ(progress("ผลการดำเนินการ", "ไม่มี").status, Progress::unknown); }

TEST_F(ProgressOfARow, HasThePercentageOfItsColumn) { EXPECT_EQ(progress("ความก้าวหน้า", "ร้อยละ ๔๐").percent, 40); }

TEST_F(ProgressOfARow, HasABareNumberAsPercentageWhereTheHeadingSaysSo) { EXPECT_EQ(progress("ความก้าวหน้า (ร้อยละ)", "๔๐").percent, 40); }

TEST_F(ProgressOfARow, IsWhatBothHeadingsOverItsTickSay) {
  Table table = table_of({{"โครงการ", "ดำเนินการ", "<", "ผู้รับผิดชอบ"}, {"^", "แล้ว", "อยู่ระหว่าง", "^"}, {"อบรม", "✓", "", "กองคลัง"}});
  recognise_columns(table, testing::column_lexicon());
  EXPECT_EQ(read_row_progress(logical_rows(table, 0, ColumnRole::title).at(0), data().progress).status, Progress::completed);
}

TEST_F(ProgressOfARow, IsNotWhetherThereWasTrouble) {
  Table table = table_of({{"โครงการ", "ปัญหาอุปสรรค", "<", "ผู้รับผิดชอบ"}, {"^", "มี", "ไม่มี", "^"}, {"อบรม", "", "✓", "กองคลัง"}});
  recognise_columns(table, testing::column_lexicon());
  EXPECT_EQ(read_row_progress(logical_rows(table, 0, ColumnRole::title).at(0), data().progress).status, Progress::unknown);
}

TEST_F(ProgressOfARow, HasThePercentageOfItsState) {
  EXPECT_EQ(progress("สถานะ", "อยู่ระหว่างดำเนินการ (ร้อยละ ๕๐)").percent, 50);
  const RowProgress partly = progress("สถานะ", "ดำเนินการแล้ว คิดเป็นร้อยละ 60");
  EXPECT_EQ(partly.status, Progress::in_progress);
  EXPECT_EQ(partly.percent, 60);
  EXPECT_EQ(progress("สถานะ", "ดำเนินการแล้วเสร็จ 100%").status, Progress::completed);
  EXPECT_FALSE(progress("สถานะ", "ดำเนินการแล้วเสร็จ มีผู้เข้าอบรมร้อยละ 80").percent);
}

TEST_F(ProgressOfARow, HasNoPercentageFromABareNumberElsewhere) { EXPECT_FALSE(progress("ความก้าวหน้า", "๔๐").percent); }

TEST_F(ProgressOfARow, GoesByItsPercentageWhereNoWordsSayMore) {
  EXPECT_EQ(progress("ความก้าวหน้า", "๑๐๐%").status, Progress::completed);
  EXPECT_EQ(progress("ความก้าวหน้า", "๔๐%").status, Progress::in_progress);
  EXPECT_EQ(progress("ความก้าวหน้า", "๐%").status, Progress::not_started);
}

TEST_F(ProgressOfARow, GoesByTheColumnThatIsTicked) {
  const std::vector<std::string> heading{"มาตรการ", "ผู้รับผิดชอบ", "ดำเนินการแล้ว", "ยังไม่ได้ดำเนินการ"};
  EXPECT_EQ(progress(heading, {"อบรม", "กองคลัง", "✓", ""}).status, Progress::completed);
  EXPECT_EQ(progress(heading, {"อบรม", "กองคลัง", "", "/"}).status, Progress::not_started);
}

TEST_F(ProgressOfARow, IsUnknownWhereNoOrEveryColumnIsTicked) {
  const std::vector<std::string> heading{"มาตรการ", "ผู้รับผิดชอบ", "ดำเนินการแล้ว", "ยังไม่ได้ดำเนินการ"};
  EXPECT_EQ(progress(heading, {"อบรม", "กองคลัง", "", ""}).status, Progress::unknown);
  EXPECT_EQ(progress(heading, {"อบรม", "กองคลัง", "✓", "✓"}).status, Progress::unknown);
}

TEST_F(ProgressOfARow, KeepsTheWordsBesideTheState) { EXPECT_EQ(progress("ความก้าวหน้า", "ดำเนินการแล้ว\nจัดอบรม ๑ ครั้ง").detail, "จัดอบรม ๑ ครั้ง"); }

}  // namespace
}  // namespace prongsai

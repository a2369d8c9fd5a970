#include "extractors/tables/month_columns.h"

#include <gtest/gtest.h>

#include "tests/support/tables.h"

namespace prongsai {
namespace {

using testing::column_lexicon;
using testing::Rows;
using testing::table_of;
using enum ColumnRole;

Table recognised(const Rows& rows) {
  Table table = table_of(rows);
  recognise_columns(table, column_lexicon());
  return table;
}

std::vector<MonthColumn> columns_of(const Rows& rows, int fiscal_year = 2568) { return month_columns(recognised(rows), fiscal_year); }

const Rows calendar_years{{"ที่", "กิจกรรม", "ปี พ.ศ. ๒๕๖๗", "<", "<", "ปี พ.ศ. ๒๕๖๘", "<", "ผู้รับผิดชอบ"},
                          {"^", "^", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "^"},
                          {"๑", "ประกาศเจตนารมณ์", "", "✓", "✓", "✓", "", "กองคลัง"}};

TEST(MonthColumns, StandInTheCalendarYearsOverThem) {
  const auto columns = columns_of(calendar_years, 2560);
  ASSERT_EQ(columns.size(), 5u);
  EXPECT_EQ(columns[0].column, 2);
  EXPECT_EQ(columns[0].period.start, (Date{2024, 10, 1}));
  EXPECT_EQ(columns[4].period.end, (Date{2025, 2, 28}));
  EXPECT_EQ(recognised(calendar_years).roles, (std::vector{number, title, month, month, month, month, month, units}));
}

TEST(MonthColumns, StandInTheFiscalYearThatRunsOverThemAll) {
  const auto columns =
      columns_of({{"กิจกรรม", "ปี ๒๕๖๘", "<", "<", "ผู้รับผิดชอบ"}, {"^", "พ.ย.", "ธ.ค.", "ม.ค.", "^"}, {"อบรม", "", "←→", "", "กองคลัง"}}, 2560);
  ASSERT_EQ(columns.size(), 3u);
  EXPECT_EQ(columns[0].period.start, (Date{2024, 11, 1}));
  EXPECT_EQ(columns[2].period.start, (Date{2025, 1, 1}));
}

TEST(MonthColumns, StandInTheReportsYearWhereNoneIsWritten) {
  const auto columns = columns_of({{"กิจกรรม", "ไตรมาส ๑", "ไตรมาส ๒", "ผู้รับผิดชอบ"}, {"อบรม", "/", "/", "กองคลัง"}}, 2567);
  ASSERT_EQ(columns.size(), 2u);
  EXPECT_EQ(columns[0].period.start, (Date{2023, 10, 1}));
}

TEST(MonthColumns, MayBeBareNumbersOfQuarters) {
  const auto columns = columns_of(
      {{"มาตรการ", "ระยะเวลาดำเนินการ (ไตรมาส)", "<", "<", "<", "ผู้รับผิดชอบ"}, {"^", "1", "2", "3", "4", "^"}, {"อบรม", "", "x", "", "", "กองคลัง"}});
  ASSERT_EQ(columns.size(), 4u);
  EXPECT_EQ(columns[3].period.start, (Date{2025, 7, 1}));
}

TEST(MonthColumns, AreNoneWhereTheyHoldResultsOrCounts) {
  EXPECT_TRUE(columns_of({{"มาตรการ", "ไตรมาส ๑", "ไตรมาส ๒", "ผู้รับผิดชอบ"}, {"อบรม", "อบรมแล้ว ๒ ครั้ง", "", "กองคลัง"}}).empty());
  const Rows counts{{"เรื่อง", "ต.ค.", "พ.ย.", "ธ.ค."}, {"การทุจริต", "๐", "๑", "๐"}};
  EXPECT_TRUE(columns_of(counts).empty());
  EXPECT_NE(recognised(counts).roles[1], month);
}

TEST(MonthColumns, MayHoldAnArrowDrawnCellByCell) {
  EXPECT_EQ(columns_of({{"มาตรการ", "ต.ค.", "พ.ย.", "ธ.ค.", "ผู้รับผิดชอบ"}, {"อบรม", "←", "──", "→", "กองคลัง"}}).size(), 3u);
}

TEST(MonthColumns, AreNoneOutOfOrder) {
  EXPECT_TRUE(columns_of({{"มาตรการ", "ม.ค.", "ก.พ.", "ธ.ค.", "ผู้รับผิดชอบ"}, {"อบรม", "✓", "", "", "กองคลัง"}}).empty());
}

TEST(MonthMark, IsATickOrAnArrowAndNothingElse) {
  for (const char* mark : {"✓", "/", "X", " ● ", "◄────►", "←", "<--->", "☑"}) EXPECT_TRUE(is_month_mark(mark)) << mark;
  for (const char* other : {"", "-", "---", "☐", "1", "๒ ครั้ง", "✓ ก.ค.", "กองคลัง"}) EXPECT_FALSE(is_month_mark(other)) << other;
}

}  // namespace
}  // namespace prongsai

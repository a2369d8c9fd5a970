#include "extractors/tables/folded_columns.h"

#include <gtest/gtest.h>

#include "tests/support/tables.h"

namespace prongsai {
namespace {

using testing::Rows;
using testing::table_of;
using testing::texts_of;

Rows unfolded(const Rows& rows) {
  Table table = table_of(rows);
  unfold_columns(table);
  return texts_of(table);
}

TEST(FoldedColumns, BecomeOneList) {
  EXPECT_EQ(unfolded({{"ข้อ", "คะแนน", "ข้อ", "คะแนน"}, {"o1", "100", "o3", "0"}, {"o2", "50", "", ""}}),
            (Rows{{"ข้อ", "คะแนน"}, {"o1", "100"}, {"o2", "50"}, {"o3", "0"}}));
}

TEST(FoldedColumns, KeepARowThatReachesOverTheBlocksAtTheEnd) {
  EXPECT_EQ(
      unfolded({{"ตัวชี้วัด", "คะแนน", "ตัวชี้วัด", "คะแนน"}, {"1", "90.00", "6", "80.00"}, {"2", "91.00", "7", "81.00"}, {"คะแนนรวม", "<", "<", "85.00"}}),
      (Rows{{"ตัวชี้วัด", "คะแนน"}, {"1", "90.00"}, {"2", "91.00"}, {"6", "80.00"}, {"7", "81.00"}, {"คะแนนรวม", "85.00"}}));
}

TEST(FoldedColumns, AreNoneUnderOtherHeadings) {
  const Rows plain{{"ที่", "คะแนน", "ที่", "ระดับ"}, {"1", "90.00", "2", "ผ่าน"}, {"3", "91.00", "4", "ผ่าน"}};
  EXPECT_EQ(unfolded(plain), plain);
  const Rows years{{"ตัวชี้วัด", "ตัวชี้วัด", "ตัวชี้วัด", "ตัวชี้วัด"}, {"1", "2", "3", "4"}, {"5", "6", "7", "8"}};
  EXPECT_EQ(unfolded(years), years) << "one heading over all columns is no list of two columns";
}

}  // namespace
}  // namespace prongsai

#include "extractors/tables/turned_tables.h"

#include <gtest/gtest.h>

#include "tests/support/tables.h"

namespace prongsai {
namespace {

using testing::column_lexicon;
using testing::Rows;
using testing::table_of;
using testing::texts_of;

Rows upright(const Rows& rows) {
  Table table = table_of(rows);
  turn_upright(table, column_lexicon());
  return texts_of(table);
}

TEST(TurnedTables, StandUpright) {
  EXPECT_EQ(upright({{"รายการ", "มาตรการที่ 1", "มาตรการที่ 2"},
                     {"มาตรการ", "อบรม", "ตรวจนับ"},
                     {"ผู้รับผิดชอบ", "กองคลัง", "กองช่าง"},
                     {"ระยะเวลา", "ก.พ. 67", "มี.ค. 67"}}),
            (Rows{{"รายการ", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"},
                  {"มาตรการที่ 1", "อบรม", "กองคลัง", "ก.พ. 67"},
                  {"มาตรการที่ 2", "ตรวจนับ", "กองช่าง", "มี.ค. 67"}}));
}

TEST(TurnedTables, AreNoneWhereTheFirstColumnHoldsMeasures) {
  const Rows plain{{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"}, {"มาตรการส่งเสริมความโปร่งใส", "กองคลัง", "ก.พ. 67"}, {"โครงการอบรม", "กองช่าง", "มี.ค. 67"}};
  EXPECT_EQ(upright(plain), plain);
}

TEST(TurnedTables, AreNoFormsOfLabelsAndValues) {
  const Rows form{{"มาตรการ", "อบรม"}, {"ผู้รับผิดชอบ", "กองคลัง"}, {"ระยะเวลา", "ก.พ. 67"}};
  EXPECT_EQ(upright(form), form);
}

}  // namespace
}  // namespace prongsai

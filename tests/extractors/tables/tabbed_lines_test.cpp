#include "extractors/tables/tabbed_lines.h"

#include <gtest/gtest.h>

#include "tests/support/tables.h"

namespace prongsai {
namespace {

using testing::paragraph_of;
using testing::Rows;
using testing::texts_of;

std::vector<Block> typed(const std::vector<std::string>& lines) {
  std::vector<Block> blocks;
  for (const std::string& line : lines) blocks.emplace_back(paragraph_of(line));
  return tables_of_tabs(std::move(blocks));
}

TEST(TabbedLines, BecomeATableWithTheirColumns) {
  const auto blocks = typed({"ผลการประเมิน", "แบบวัด\tปี 2565\tปี 2566", "IIT\t\t88.14\t91.20", "EIT\t80.25\t86.77", "จบ"});
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_EQ(texts_of(std::get<Table>(blocks[1])), (Rows{{"แบบวัด", "ปี 2565", "ปี 2566"}, {"IIT", "88.14", "91.20"}, {"EIT", "80.25", "86.77"}}));
}

TEST(TabbedLines, OfTwoColumnsNeedNumbersInTheSecond) {
  EXPECT_EQ(typed({"ตัวชี้วัด\tคะแนน", "การใช้อำนาจ\t91.20", "การใช้งบประมาณ\t86.77"}).size(), 1u);
  EXPECT_EQ(typed({"๑. นายอำเภอ\tประธาน", "๒. ปลัดอำเภอ\tกรรมการ", "๓. เกษตรอำเภอ\tเลขานุการ"}).size(), 3u) << "a list of persons and their offices";
}

TEST(TabbedLines, AreThreeAtLeastOfEquallyManyPieces) {
  EXPECT_EQ(typed({"ที่ มค ๐๐๑๗\tวันที่ ๔ มีนาคม\tโทร. ๑", "เรื่อง\tรายงานผล", "เรียน\tผู้ว่าราชการจังหวัด"}).size(), 3u);
  EXPECT_EQ(typed({"ก\tข\tค", "ง\tจ\tฉ"}).size(), 2u);
}

}  // namespace
}  // namespace prongsai

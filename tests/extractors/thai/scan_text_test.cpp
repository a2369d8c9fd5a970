#include "extractors/thai/scan_text.h"

#include <gtest/gtest.h>

namespace prongsai::thai {
namespace {

class ScanTextTest : public ::testing::Test {
protected:
  std::string settled(std::string_view text) const {
    static const auto loaded =
        ScanText::load(std::filesystem::path(PRONGSAI_SOURCE_DIR) /
                       "data/lexicon/scan_confusions.csv");
    if (!loaded)
      throw std::runtime_error(render(loaded.error()));
    return loaded->settled(text);
  }
};

TEST_F(ScanTextTest, SettlesWhatIsNoThai) {
  EXPECT_EQ(settled("ประจำปงบประมาณ พ.ศ. ๒๕๖๘ ดียิ่งขี้น"),
            "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ดียิ่งขึ้น");
}

TEST_F(ScanTextTest, SettlesTheNameOfAStandardItem) {
  EXPECT_EQ(settled("O๑๐ O&A"), "O๑๐ Q&A");
}

TEST_F(ScanTextTest, LeavesWhatIsThai) {
  for (const char *text : {"ประจำปีงบประมาณ", "มะระขี้นก", "แตกต่าง", "ต่างหาก",
                           "นายเรือง ใจดี", "ตำบลรุ่งเรือง", "มีอยู่"}) {
    EXPECT_EQ(settled(text), text);
  }
}

TEST_F(ScanTextTest, SettlesTheHeadingsOfTables) {
  EXPECT_EQ(settled("ตัวชี้วัดที 1"), "ตัวชี้วัดที่ 1");
  EXPECT_EQ(settled("ตัวชี้วัดที่ ฿ การปรับปรุง"), "ตัวชี้วัดที่ 8 การปรับปรุง");
  EXPECT_EQ(settled("ข้อที"), "ข้อที่");
  EXPECT_EQ(settled("คะแนนเฉลีย"), "คะแนนเฉลี่ย");
}

TEST_F(ScanTextTest, LeavesWordsThatLookLikeWhatIsMixedUp) {
  for (const char *text : {"เฉลียวฉลาด", "หัวหน้าทีม", "ทีละข้อ", "เวที ๒", "คว่ำ", "ค่าตังค์", "เรียงหน้า"})
    EXPECT_EQ(settled(text), text);
}

TEST_F(ScanTextTest, SettlesAWordThatStandsAlone) {
  EXPECT_EQ(settled("ต่า"), "ต่ำ");
  EXPECT_EQ(settled("ต่า ง"), "ต่า ง");
}

TEST_F(ScanTextTest, SettlesTheBeginningOfAParagraph) {
  EXPECT_EQ(settled("เรือง รายงานผล"), "เรื่อง รายงานผล");
  EXPECT_EQ(settled("บ้านเรือง รายงานผล"), "บ้านเรือง รายงานผล");
}

TEST_F(ScanTextTest, NeverSettlesANumber) {
  EXPECT_EQ(settled("๒๕๖๘ 05 ๐ 1,234.50 ๙๙.๔๙"), "๒๕๖๘ 05 ๐ 1,234.50 ๙๙.๔๙");
}

TEST(SettledItemCode, ReadsRingsAndStrokesByTheirPlace) {
  EXPECT_EQ(settled_item_code("o1l"), "O11");
  EXPECT_EQ(settled_item_code("๐2"), "O2");
  EXPECT_EQ(settled_item_code("ol"), "O1");
  EXPECT_EQ(settled_item_code("O30"), "O30");
}

TEST(SettledQuestionCode, ReadsStrokesAsOnesAndAZAsATwo) {
  EXPECT_EQ(settled_question_code("it"), "i1");
  EXPECT_EQ(settled_question_code("iz"), "i2");
  EXPECT_EQ(settled_question_code("el0"), "e10");
  EXPECT_EQ(settled_question_code("i15"), "i15");
}

TEST(SettledQuestionCode, LeavesWords) {
  for (const char *text : {"is", "in", "IT", "e", "i0", "east", "o1", ""})
    EXPECT_EQ(settled_question_code(text), text);
}

TEST(SettledItemCode, LeavesNumbersAndWords) {
  for (const char *text :
       {"05", "010", "๐๕", "๐", "o", "or", "Oil", "O123", "1l", ""})
    EXPECT_EQ(settled_item_code(text), text);
}

} // namespace
} // namespace prongsai::thai

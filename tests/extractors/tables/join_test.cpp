#include "extractors/tables/join.h"

#include <gtest/gtest.h>

#include "tests/support/tables.h"

namespace prongsai {
namespace {

using testing::column_lexicon;
using testing::paragraph_of;
using testing::Rows;
using testing::table_of;
using testing::texts_of;

const std::vector<std::string> heading{"ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"};

std::vector<Table> tables_after_join(std::vector<Block> blocks) {
  std::vector<Table> tables;
  for (Block& block : join_over_pages(std::move(blocks), column_lexicon())) {
    if (auto* table = std::get_if<Table>(&block)) tables.push_back(*table);
  }
  return tables;
}

TEST(JoinOverPages, DropsTheHeadingsThatAreRepeated) {
  const auto tables = tables_after_join(
      {table_of({heading, {"1", "อบรมคุณธรรม", "กองคลัง", "ไตรมาส 1"}}, 1), table_of({heading, {"2", "จัดทำคู่มือ", "กองช่าง", "ไตรมาส 2"}}, 2)});
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(texts_of(tables[0]), (Rows{heading, {"1", "อบรมคุณธรรม", "กองคลัง", "ไตรมาส 1"}, {"2", "จัดทำคู่มือ", "กองช่าง", "ไตรมาส 2"}}));
}

TEST(JoinOverPages, MakesOneRowOfARowThatThePageCuts) {
  const auto tables = tables_after_join({table_of({heading, {"1", "เผยแพร่แผนการจัดซื้อจัด", "กองคลัง", "ไตรมาส 1"}}, 1),
                                         table_of({heading, {"", "จ้างประจำปี", "", ""}, {"2", "จัดทำคู่มือ", "กองช่าง", "ไตรมาส 2"}}, 2)});
  ASSERT_EQ(tables.size(), 1u);
  ASSERT_EQ(tables[0].rows, 3);
  const Cell* title = tables[0].at(1, 1);
  EXPECT_EQ(title->text, "เผยแพร่แผนการจัดซื้อจัดจ้างประจำปี");
  ASSERT_EQ(title->places.size(), 2u);
  EXPECT_EQ(title->places[0].page, 1);
  EXPECT_EQ(title->places[1].page, 2);
}

TEST(JoinOverPages, NeverFusesTwoAmounts) {
  const std::vector<std::string> money{"โครงการ", "ปี ๒๕๖๗", "ปี ๒๕๖๘"}, unit{"", "งบประมาณ (บาท)", "งบประมาณ (บาท)"};
  const auto tables =
      tables_after_join({table_of({money, unit, {"อบรม", "๑๐,๐๐๐", "๒๐,๐๐๐"}}, 1), table_of({money, unit, {"", "๓๐,๐๐๐", "๔๐,๐๐๐"}}, 2)});
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].rows, 4);
  EXPECT_EQ(tables[0].at(2, 1)->text, "๑๐,๐๐๐");
}

TEST(JoinOverPages, JoinsTablesThatOnlyASpeckOfAPictureParts) {
  const auto joined = [](TextSource source) {
    Paragraph speck = paragraph_of("i", 2);
    speck.source = source;
    return tables_after_join({table_of({heading, {"1", "ก", "กองคลัง", "-"}}, 1), speck, table_of({heading, {"2", "ข", "กองช่าง", "-"}}, 2)});
  };
  EXPECT_EQ(joined(TextSource::ocr).size(), 1u);
  EXPECT_EQ(joined(TextSource::text).size(), 2u);
}

TEST(JoinOverPages, KeepsTablesApartThatTextParts) {
  EXPECT_EQ(tables_after_join({table_of({heading, {"1", "ก", "กองคลัง", "-"}}, 1), paragraph_of("ส่วนที่ ๒ ผลการดำเนินงานอื่น", 1),
                               table_of({heading, {"1", "ข", "กองช่าง", "-"}}, 1)})
                .size(),
            2u);
}

TEST(JoinOverPages, JoinsNoTableWhoseCaptionHasOtherLettersOrNumbers) {
  const auto caption = [](const std::string& text, int page) { return paragraph_of("ผลการประเมินของหน่วยงานในสังกัดตามแบบวัดการรับรู้ " + text, page); };
  EXPECT_EQ(tables_after_join({caption("(IIT) 88.34", 1), table_of({heading, {"1", "ก", "กองคลัง", "-"}}, 1), caption("(EIT) 83.71", 2),
                               table_of({heading, {"2", "ข", "กองช่าง", "-"}}, 2)})
                .size(),
            2u);
}

TEST(JoinOverPages, JoinsOverACaptionThatIsRepeated) {
  const auto caption = [](int page) { return paragraph_of("รายงานผลการดำเนินการตามมาตรการ (ต่อ)", page); };
  EXPECT_EQ(tables_after_join(
                {caption(1), table_of({heading, {"1", "ก", "กองคลัง", "-"}}, 1), caption(2), table_of({heading, {"2", "ข", "กองช่าง", "-"}}, 2)})
                .size(),
            1u);
}

TEST(JoinOverPages, KeepsTablesOfOtherColumnsApart) {
  EXPECT_EQ(tables_after_join({table_of({heading, {"1", "ก", "กองคลัง", "-"}}, 1), table_of({{"ตัวชี้วัด", "คะแนน"}, {"การใช้อำนาจ", "90.00"}}, 2)}).size(),
            2u);
}

TEST(JoinOverPages, GivesTheRestOfATitleBackToTheRowAbove) {
  const std::vector<std::string> plan{"โครงการ/กิจกรรม/มาตรการ", "ปี ๒๕๖๗"}, unit{"", "งบประมาณ (บาท)"};
  const auto tables = tables_after_join({table_of({plan, unit, {"๑. อบรม", "-"}, {"๒. มาตรการของเทศบาล", "-"}}, 1),
                                         table_of({plan, unit, {"ตำบลตัวอย่าง\n๓. มาตรการต่อไป", "-"}, {"๔. อื่น ๆ", "-"}}, 2)});
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].at(3, 0)->text, "๒. มาตรการของเทศบาลตำบลตัวอย่าง");
  EXPECT_EQ(tables[0].at(4, 0)->text, "๓. มาตรการต่อไป");
}

TEST(JoinOverPages, JoinsAMergedTopicThatTheBreakCuts) {
  const std::vector<std::string> plan{"มิติ", "โครงการ/มาตรการ", "งบประมาณ (บาท)"};
  const auto tables = tables_after_join({table_of({plan, {"๑. การสร้างสังคมสุจริต", "๑. อบรม", "-"}, {"๒. การยกระดับกลไกการตรวจ", "๒. ประกาศ", "-"}}, 1),
                                         table_of({plan, {"สอบ", "๓. มาตรการต่อไป", "-"}, {"๓. การมีส่วนร่วม", "๔. อื่น ๆ", "-"}}, 2)});
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].at(2, 0)->text, "๒. การยกระดับกลไกการตรวจสอบ");
  EXPECT_EQ(tables[0].at(3, 0), tables[0].at(2, 0));
  EXPECT_EQ(tables[0].at(3, 1)->text, "๓. มาตรการต่อไป");
}

TEST(JoinOverPages, ClosesUpAPeriodThatABreakCutsInsideTheYear) {
  const std::vector<std::string> head{"มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ"};
  const auto tables =
      tables_after_join({table_of({head, {"ให้ความสำคัญกับการเผย", "ตลอดปีงบประมาณ พ.ศ.๒๕๖", "กอง"}}, 1), table_of({head, {"แพร่ข้อมูล", "๗", "คลัง"}}, 2)});
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].rows, 2);
}

TEST(JoinOverPages, JoinsARowThatItsAuthorCutByHand) {
  const std::vector<std::string> head{"ประเด็น", "มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ"};
  const auto tables = tables_after_join({table_of({head,
                                                   {"๑. การให้บริการ", "จัดทำคู่มือ", "ไตรมาส ๑", "กองคลัง"},
                                                   {"๒. การใช้งบ", "เผยแพร่แผน", "ไตรมาส ๒", "กองคลัง"},
                                                   {"", "ประจำปี", "", ""},
                                                   {"๓. การใช้อำนาจ", "อบรม", "ไตรมาส ๓", "สำนักปลัด"}})});
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].rows, 5) << "one cell alone may be a measure of its own";
}

}  // namespace
}  // namespace prongsai

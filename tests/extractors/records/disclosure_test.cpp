#include "extractors/records/disclosure.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using testing::document_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::paragraph_of;
using testing::Rows;
using testing::table_document;
using testing::table_of;

const std::vector<std::string> heading{"ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "ผู้รับผิดชอบ", "ความก้าวหน้า"};

class DisclosureItems : public testing::RecordFixture {
 protected:
  static std::vector<DisclosureItem> items_of(Rows body) {
    body.insert(body.begin(), heading);
    return items_in(table_document(body));
  }
  static std::vector<std::string> codes_of(const std::vector<DisclosureItem>& items) {
    std::vector<std::string> codes;
    for (const DisclosureItem& item : items) codes.push_back(item.code);
    return codes;
  }
  static Progress status_of(const std::string& cell) { return items_of({{"O1", "โครงสร้าง", "แสดงแผนผัง", "สำนักปลัด", cell}}).at(0).status; }
};

TEST_F(DisclosureItems, HaveTheTextsOfTheirColumns) {
  const DisclosureItem item = items_of({{"O1", "โครงสร้าง\nหน่วยงาน", "แสดงแผนผัง\nแสดงตำแหน่ง", "สำนักปลัด", "ดำเนินการแล้ว\nเผยแพร่บนเว็บไซต์"}}).at(0);
  EXPECT_EQ(item.code, "O1");
  EXPECT_EQ(item.name, "โครงสร้าง หน่วยงาน");
  EXPECT_EQ(item.requirement, "แสดงแผนผัง\nแสดงตำแหน่ง");
  EXPECT_EQ(item.detail, "เผยแพร่บนเว็บไซต์");
  EXPECT_THAT(names(item.units), ElementsAre("สำนักปลัด"));
}

TEST_F(DisclosureItems, AreKnownByTheirCodesHoweverTheyAreWritten) {
  EXPECT_THAT(codes_of(items_of({{"O1", "ก", "", "", ""},
                                 {"02", "ข", "", "", ""},
                                 {"๐๓", "ค", "", "", ""},
                                 {"o๑๒", "ง", "", "", ""},
                                 {"0๓1", "จ", "", "", ""},
                                 {"0 ๓ 2", "ฉ", "", "", ""}})),
              ElementsAre("O1", "O2", "O3", "O12", "O31", "O32"));
}

TEST_F(DisclosureItems, AreReadBesideTheirScores) {
  const auto items = items_in(
      table_document({{"ข้อ", "ข้อมูล", "คะแนน", "หน่วยงานรับผิดชอบ"}, {"O1", "โครงสร้าง", "100", "สำนักปลัด"}, {"O2", "ข้อมูลผู้บริหาร", "0", "กองคลัง"}}));
  EXPECT_THAT(codes_of(items), ElementsAre("O1", "O2"));
  EXPECT_THAT(names(items[1].units), ElementsAre("กองคลัง"));
}

TEST_F(DisclosureItems, AreNoNumberedRowsWithScores) {
  EXPECT_THAT(items_in(table_document({{"ข้อ", "ข้อมูล", "คะแนน"}, {"01", "การปฏิบัติหน้าที่", "90.00"}, {"02", "การใช้งบประมาณ", "80.00"}})), IsEmpty());
}

TEST_F(DisclosureItems, AreKeptOnceWhereTwoTablesHoldThem) {
  const Table list = table_of({heading, {"O1", "โครงสร้าง", "แสดงแผนผัง", "สำนักปลัด", ""}, {"O2", "ผู้บริหาร", "แสดงรายนาม", "สำนักปลัด", ""}});
  EXPECT_THAT(codes_of(items_in(document_of({list, paragraph_of("บันทึกข้อความ"), list}))), ElementsAre("O1", "O2"));
}

TEST_F(DisclosureItems, AreNoRowsWithoutACode) {
  EXPECT_THAT(codes_of(items_of({{"O1", "โครงสร้าง", "", "", ""}, {"การบริหารงาน", "<", "<", "<", "<"}, {"O2", "ผู้บริหาร", "", "", ""}})),
              ElementsAre("O1", "O2"));
}

TEST_F(DisclosureItems, AreNoMeasures) {
  EXPECT_THAT(items_in(table_document({{"ที่", "มาตรการ", "ผู้รับผิดชอบ"}, {"๐๑", "จัดทำคู่มือ", "กองคลัง"}})), IsEmpty());
}

TEST_F(DisclosureItems, AreNoScores) { EXPECT_THAT(items_in(table_document({{"ข้อ", "ข้อมูล", "คะแนน"}, {"O1", "โครงสร้าง", "100"}})), IsEmpty()); }

TEST_F(DisclosureItems, AreCompletedOrNotAsTheirBoxSays) {
  EXPECT_EQ(status_of("☑ ดำเนินการแล้ว\n☐ ยังไม่ได้ดำเนินการ"), Progress::completed);
  EXPECT_EQ(status_of("☐ ดำเนินการแล้ว\n☑ ยังไม่ได้ดำเนินการ"), Progress::not_started);
}

TEST_F(DisclosureItems, AreOfUnknownProgressWhereNoOrEveryBoxIsTicked) {
  EXPECT_EQ(status_of("☐ ดำเนินการแล้ว\n☐ ยังไม่ได้ดำเนินการ"), Progress::unknown);
  EXPECT_EQ(status_of("☑ ดำเนินการแล้ว\n☑ ยังไม่ได้ดำเนินการ"), Progress::unknown);
}

TEST_F(DisclosureItems, AreCompletedOrNotAsTheirWordsSay) {
  EXPECT_EQ(status_of("ดำเนินการแล้ว"), Progress::completed);
  EXPECT_EQ(status_of("ยังไม่ได้ดำเนินการ"), Progress::not_started);
}

TEST_F(DisclosureItems, KeepTheirPlace) {
  const auto items = items_in(document_of({table_of({heading, {"O1", "โครงสร้าง", "", "สำนักปลัด", ""}}, 6)}));
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].source.place.page, 6);
  EXPECT_EQ(items[0].source.row, 1);
}

TEST_F(DisclosureItems, AreThereOrNot) {
  const auto items = items_in(table_document({{"ข้อ", "รายการข้อมูล", "การเปิดเผย", "<", "ผู้รับผิดชอบ"},
                                              {"^", "^", "มี", "ไม่มี", "^"},
                                              {"O1", "โครงสร้าง", "✓", "", "สำนักปลัด"},
                                              {"O2", "ข้อมูลผู้บริหาร", "", "✓", "สำนักปลัด"}}));
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].status, Progress::completed);
  EXPECT_EQ(items[1].status, Progress::not_started);
  EXPECT_EQ(status_of("ยังไม่เผยแพร่"), Progress::not_started);
  EXPECT_EQ(status_of("มีการปรับปรุงข้อมูล"), Progress::unknown);
}

}  // namespace
}  // namespace prongsai

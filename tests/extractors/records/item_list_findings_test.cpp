#include "extractors/records/item_list_findings.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Rows;

class ItemList : public testing::RecordFixture {
 protected:
  /// The list of a year as a checklist.
  static Rows list_of(int year) {
    Rows rows{{"ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "ผู้รับผิดชอบ"}};
    for (const OitItem* item : data().ita.items(year)) rows.push_back({item->code, item->name, "แสดงข้อมูล", "สำนักปลัด"});
    return rows;
  }

  static Report read(const Rows& rows, int fiscal_year, const std::string& organisation_type = "อบต.") {
    const Document document = testing::table_document(rows);
    Report report;
    report.fiscal_year = fiscal_year;
    report.organisation.type = organisation_type;
    report.items = read_disclosure_items(document, context(fiscal_year), report.findings);
    check_item_list(document, context(fiscal_year), report);
    return report;
  }
  static std::vector<std::string> found(const Rows& rows, int fiscal_year, const std::string& organisation_type = "อบต.") {
    return codes(read(rows, fiscal_year, organisation_type).findings);
  }
};

TEST_F(ItemList, IsNobodysMistakeWhereItIsThatOfTheYear) {
  for (const int year : {2562, 2563, 2564, 2565, 2566, 2567, 2568}) EXPECT_THAT(found(list_of(year), year), IsEmpty()) << year;
}

TEST_F(ItemList, IsToldWhereItIsThatOfAnotherYear) {
  EXPECT_THAT(found(list_of(2566), 2568), ElementsAre("year.mismatch"));
  EXPECT_THAT(found(list_of(2568), 2566), ElementsAre("year.mismatch"));
}

TEST_F(ItemList, IsLeftAloneWhereItIsAHospitalsOrASchools) {
  EXPECT_THAT(found(list_of(2566), 2568, "โรงพยาบาล"), IsEmpty());
  EXPECT_THAT(found(list_of(2566), 2568, "โรงเรียน"), IsEmpty());
  Rows moit = list_of(2566);
  moit[1][1] = "MOIT 1 หน่วยงานมีการวางระบบ";
  EXPECT_THAT(found(moit, 2568), IsEmpty());
}

TEST_F(ItemList, NamesTheItemThatACodeIsPrintedWithByMistake) {
  Rows rows = list_of(2568);
  rows[10][0] = "O1";
  const Report report = read(rows, 2568);
  EXPECT_THAT(codes(report.findings), ElementsAre("item.code_repeated"));
  ASSERT_EQ(report.items.size(), 28u);
  EXPECT_EQ(report.items[9].code, "O10");
  EXPECT_EQ(report.findings[0].record, 9);
}

TEST_F(ItemList, NamesTheFirstOfTwoRowsWhereTheSecondHasItsOwnName) {
  Rows rows = list_of(2568);
  rows[1][0] = "O10";
  EXPECT_EQ(read(rows, 2568).items[0].code, "O1");
}

TEST_F(ItemList, LeavesOutWhatNeitherCodeNorNameTells) {
  Rows rows = list_of(2568);
  rows.push_back({"O1", "ข้อมูลอื่นที่หน่วยงานเห็นสมควร", "แสดงข้อมูล", "สำนักปลัด"});
  const Report report = read(rows, 2568);
  EXPECT_THAT(codes(report.findings), ElementsAre("item.code_repeated"));
  EXPECT_EQ(report.items.size(), 28u);
}

TEST_F(ItemList, HoldsNoNameAgainstAReportThatIsNotCertain) {
  Rows rows = list_of(2567);
  std::swap(rows[26][1], rows[27][1]);  // both from general knowledge
  EXPECT_THAT(found(rows, 2567), IsEmpty());
}

TEST_F(ItemList, TellsWhichItemsAListThatIsNearlyWholeLacks) {
  Rows rows = list_of(2568);
  rows.erase(rows.begin() + 5);
  EXPECT_THAT(found(rows, 2568), ElementsAre("item.missing"));
  rows.erase(rows.begin() + 10, rows.begin() + 20);
  EXPECT_THAT(found(rows, 2568), IsEmpty());
}

}  // namespace
}  // namespace prongsai

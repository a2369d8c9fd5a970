#include "extractors/records/units.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const UnitNames& known_names() {
  static const auto names = UnitNames::read(PRONGSAI_SOURCE_DIR "/data/reference");
  return names.value();
}

std::vector<Unit> read_units(std::string_view cell) { return prongsai::read_units(cell, known_names()); }
bool looks_like_units(std::string_view text) { return prongsai::looks_like_units(text, known_names()); }

std::vector<std::string> names(std::string_view cell) {
  std::vector<std::string> result;
  for (const Unit& unit : read_units(cell)) result.push_back(unit.name);
  return result;
}

TEST(ReadUnits, FindNoneInWhatAStampLeaves) {
  EXPECT_THAT(names("……"), IsEmpty());
  EXPECT_THAT(names("กองคลัง ……"), ElementsAre("กองคลัง"));
}

UnitKind kind(std::string_view cell) {
  const auto units = read_units(cell);
  EXPECT_EQ(units.size(), 1u) << cell;
  return units.empty() ? UnitKind::all_units : units[0].kind;
}

TEST(ReadUnits, SplitsAtSlashesCommasAndLines) {
  EXPECT_THAT(names("สำนักปลัด/กองคลัง"), ElementsAre("สำนักปลัด", "กองคลัง"));
  EXPECT_THAT(names("สำนักปลัด,กองช่าง, กองคลัง"), ElementsAre("สำนักปลัด", "กองช่าง", "กองคลัง"));
  EXPECT_THAT(names("สำนักปลัด\nกองคลัง"), ElementsAre("สำนักปลัด", "กองคลัง"));
}

TEST(ReadUnits, SplitsAtSpacesBetweenKnownUnits) { EXPECT_THAT(names("สำนักปลัด กองคลัง กองช่าง"), ElementsAre("สำนักปลัด", "กองคลัง", "กองช่าง")); }

TEST(ReadUnits, SplitsAtAndBetweenUnitsButNotInsideAName) {
  EXPECT_THAT(names("กองคลังและกองช่าง"), ElementsAre("กองคลัง", "กองช่าง"));
  EXPECT_THAT(names("สำนักปลัด และงานการเงินและบัญชี"), ElementsAre("สำนักปลัด", "งานการเงินและบัญชี"));
  EXPECT_THAT(names("กองสวัสดิการและคุณภาพชีวิต"), ElementsAre("กองสวัสดิการและคุณภาพชีวิต"));
}

TEST(ReadUnits, ReadsNumberedLists) {
  EXPECT_THAT(names("๑. สำนักปลัด ๒. กองคลัง"), ElementsAre("สำนักปลัด", "กองคลัง"));
  EXPECT_THAT(names("1.คณะกรรมการพิจารณา ทบทวนคู่มือการใช้รถ \n2.กองคลัง"), ElementsAre("คณะกรรมการพิจารณา ทบทวนคู่มือการใช้รถ", "กองคลัง"));
  EXPECT_THAT(names("1) นักประชาสัมพันธ์\n2) กองคลัง กองการศึกษาฯ กองสาธารณสุข"),
              ElementsAre("นักประชาสัมพันธ์", "กองคลัง", "กองการศึกษา ศาสนาและวัฒนธรรม", "กองสาธารณสุขและสิ่งแวดล้อม"));
}

TEST(ReadUnits, NamesASectionAndItsDivision) {
  EXPECT_THAT(names("งานพัสดุ (กองคลัง)"), ElementsAre("งานพัสดุ", "กองคลัง"));
  EXPECT_THAT(names("งานพัสดุ / กองคลัง"), ElementsAre("งานพัสดุ", "กองคลัง"));
}

TEST(ReadUnits, ForgetsTheSpacesOfLineWraps) {
  EXPECT_THAT(names("เจ้าพนักงาน ธุรการ"), ElementsAre("เจ้าพนักงานธุรการ"));
  EXPECT_THAT(names("กองการศึกษา ศาสนา และวัฒนธรรม"), ElementsAre("กองการศึกษา ศาสนาและวัฒนธรรม"));
  EXPECT_THAT(names("คณะกรรมการ บริหาร ความเสี่ยง/ ทุกกลุ่ม งาน"), ElementsAre("คณะกรรมการบริหารความเสี่ยง", "ทุกส่วนราชการ"));
}

TEST(ReadUnits, TakesEveryKindOfEveryUnitAsOne) {
  for (const auto cell : {"ทุกสำนัก/กอง", "ทุกสำนัก / กอง", "ทุกส่วนงาน", "ทุกกลุ่มงาน", "ทุกหน่วยงาน", "ทุกกอง", "ทุกกอง/ฝ่าย", "ทุกสำนัก กอง", "ทุกสำนักและทุกกอง",
                          "ทุกส่วนราชการ", "สำนัก/กอง ทุกกอง", "สำนัก/กอง/ฝ่าย", "ทุกส่วนราชการในสังกัดเทศบาล"}) {
    EXPECT_THAT(names(cell), ElementsAre("ทุกส่วนราชการ")) << cell;
  }
}

TEST(ReadUnits, LeavesOutTheYearOfACommittee) {
  EXPECT_THAT(names("คณะกรรมการ ITA ปี ๒๕๖๗"), ElementsAre("คณะกรรมการ ITA"));
  EXPECT_THAT(names("คณะทำงาน ITA ประจำปีงบประมาณ พ.ศ. 2567"), ElementsAre("คณะทำงาน ITA"));
}

TEST(ReadUnits, LeavesOutTheOrganisationThatAUnitBelongsTo) {
  EXPECT_THAT(names("สำนักปลัด อบต."), ElementsAre("สำนักปลัด"));
  EXPECT_THAT(names("สำนักปลัดองค์การบริหารส่วนตำบล"), ElementsAre("สำนักปลัด"));
  EXPECT_THAT(names("สำนักปลัด องค์การบริหารส่วนตำบลหนองบัว"), ElementsAre("สำนักปลัด"));
  EXPECT_THAT(names("กองคลัง เทศบาลตำบลหนองบัว"), ElementsAre("กองคลัง"));
  EXPECT_THAT(names("นายก อบต.หนองบัว"), ElementsAre("นายกองค์การบริหารส่วนตำบล"));
}

TEST(ReadUnits, TakesAnOrganisationInItsFullForm) {
  EXPECT_THAT(names("องค์การบริหารส่วนตำบลหนองบัว"), ElementsAre("องค์การบริหารส่วนตำบลหนองบัว"));
  EXPECT_THAT(names("อบต. หนองบัว"), ElementsAre("องค์การบริหารส่วนตำบลหนองบัว"));
  EXPECT_EQ(kind("เทศบาลเมืองหนองบัว"), UnitKind::organisation);
}

TEST(ReadUnits, KnowsPositions) {
  EXPECT_THAT(names("ปลัด อบต./หัวหน้าสำนักปลัด"), ElementsAre("ปลัดองค์การบริหารส่วนตำบล", "หัวหน้าสำนักปลัด"));
  EXPECT_THAT(names("ผอ.กองคลัง"), ElementsAre("ผู้อำนวยการกองคลัง"));
  EXPECT_THAT(names("หัวหน้าฝ่ายอำนวยการ"), ElementsAre("หัวหน้าฝ่ายอำนวยการ"));
  EXPECT_THAT(names("งานอำนวยการ"), ElementsAre("งานอำนวยการ"));  // of a police station
  EXPECT_THAT(names("นักทรัพยากรบุคคลชำนาญการ"), ElementsAre("นักทรัพยากรบุคคล"));
  EXPECT_EQ(kind("นักวิชาการพัสดุ ปก."), UnitKind::position);
}

TEST(ReadUnits, GuessesTheKindOfAnUnknownUnitByItsBeginning) {
  EXPECT_EQ(kind("สำนักดิจิทัล"), UnitKind::office);
  EXPECT_EQ(kind("กองดิจิทัล"), UnitKind::division);
  EXPECT_EQ(kind("กลุ่มงานพัฒนาระบบ"), UnitKind::section);
  EXPECT_EQ(kind("นักจิตวิทยา"), UnitKind::position);
  EXPECT_EQ(kind("คณะกรรมการขับเคลื่อนจริยธรรม"), UnitKind::committee);
  EXPECT_THAT(names("กองช่างสุขาภิบาลเมือง"), ElementsAre("กองช่างสุขาภิบาลเมือง"));
}

TEST(ReadUnits, PartsUnknownUnitsAtTheWordBetweenThem) {
  EXPECT_THAT(names("สำนักงานคณบดี และคณะกรรมการประจำคณะ"), ElementsAre("สำนักงานคณบดี", "คณะกรรมการประจำคณะ"));
  EXPECT_THAT(names("กองดิจิทัลและนวัตกรรม"), ElementsAre("กองดิจิทัลและนวัตกรรม"));
}

TEST(ReadUnits, UnderstandsDamagedNames) {
  EXPECT_THAT(names("สานักปลัด"), ElementsAre("สำนักปลัด"));
  EXPECT_THAT(names("กองสาธารณสุขและสิงแวดล้อม"), ElementsAre("กองสาธารณสุขและสิ่งแวดล้อม"));
  EXPECT_THAT(names("กองสวัสดิการสังคน"), ElementsAre("กองสวัสดิการสังคม"));
}

TEST(ReadUnits, NamesARepeatedUnitOnce) { EXPECT_THAT(names("สำนักปลัด\nสำนักปลัด"), ElementsAre("สำนักปลัด")); }

TEST(ReadUnits, FindsNoneInDashesNumbersAndNamesOfPersons) {
  EXPECT_THAT(names(""), IsEmpty());
  EXPECT_THAT(names(" - "), IsEmpty());
  EXPECT_THAT(names("๐๔๔-๑๒๓๔๕๖"), IsEmpty());
  EXPECT_THAT(names("นายตัวอย่าง สมมติ"), IsEmpty());
  EXPECT_THAT(names("นาย ก. สมมติ"), IsEmpty());
  EXPECT_THAT(names("นางสาวตัวอย่าง สมมติ\nนักวิชาการศึกษา\nโทร. 081-0000000"), ElementsAre("นักวิชาการศึกษา"));
}

TEST(ReadUnits, FindsNoneInAPeriodOrAStateOfWork) {
  EXPECT_THAT(names("ตลอดปีงบประมาณ"), IsEmpty());
  EXPECT_THAT(names("ม.ค. 2566 - ก.ย. 2566"), IsEmpty());
  EXPECT_THAT(names("ดำเนินการแล้วเสร็จ"), IsEmpty());
}

TEST(ReadUnits, KeepsTheTextAsWritten) {
  const auto units = read_units("งานพัสดุ /กองการศึกษาฯ");
  ASSERT_EQ(units.size(), 2u);
  EXPECT_EQ(units[1].text, "กองการศึกษาฯ");
}

TEST(LooksLikeUnits, WantsNothingButUnits) {
  EXPECT_TRUE(looks_like_units("สำนักปลัด กองคลัง"));
  EXPECT_TRUE(looks_like_units("๑. เจ้าหน้าที่ประชาสัมพันธ์ ๒. ทุกส่วนราชการ"));
  EXPECT_FALSE(looks_like_units("กองคลังจัดทำรายงานการเงินประจำเดือน"));
  EXPECT_FALSE(looks_like_units("จัดประชุมชี้แจงแก่ทุกส่วนราชการ"));
  EXPECT_FALSE(looks_like_units("ตลอดปีงบประมาณ"));
  EXPECT_FALSE(looks_like_units("-"));
}

}  // namespace
}  // namespace prongsai

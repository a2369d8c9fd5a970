#include "extractors/records/organisation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "tests/support/record_fixture.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;

/// Invented documents about real places: paragraphs in, the organisation out.
class FindOrganisation : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto read = Gazetteer::read(PRONGSAI_SOURCE_DIR "/data/reference");
    ASSERT_TRUE(read) << render(read.error());
    gazetteer = new Gazetteer(*std::move(read));
  }
  static void TearDownTestSuite() { delete gazetteer; }

  static Document document(std::initializer_list<std::string> paragraphs) {
    Document document;
    int page = 1;
    for (const std::string& text : paragraphs) {
      Paragraph paragraph;
      paragraph.text = text;
      paragraph.place.page = page++;
      document.blocks.emplace_back(paragraph);
    }
    return document;
  }

  static OrganisationReading read(std::initializer_list<std::string> paragraphs) { return find_organisation(document(paragraphs), *gazetteer); }

  static void expect(const OrganisationReading& reading, std::string_view name, std::string_view type, std::string_view subdistrict,
                     std::string_view district, std::string_view province, std::string_view source) {
    EXPECT_EQ(reading.organisation.name, name);
    EXPECT_EQ(reading.organisation.type, type);
    EXPECT_EQ(reading.organisation.subdistrict, subdistrict);
    EXPECT_EQ(reading.organisation.district, district);
    EXPECT_EQ(reading.organisation.province, province);
    EXPECT_EQ(reading.organisation.location_source, source);
  }

  static const Finding* finding(const OrganisationReading& reading, std::string_view code) {
    for (const Finding& found : reading.findings) {
      if (found.code == code) return &found;
    }
    return nullptr;
  }

  static inline Gazetteer* gazetteer = nullptr;
};

TEST_F(FindOrganisation, ReadsATitleThatStatesEverything) {
  const auto reading = read({"รายงานผลการดำเนินการตามมาตรการ\nองค์การบริหารส่วนตำบลวังกระแจะ\nอำเภอเมืองตราด จังหวัดตราด"});
  expect(reading, "องค์การบริหารส่วนตำบลวังกระแจะ", "อบต.", "วังกระแจะ", "เมืองตราด", "ตราด", "stated");
  EXPECT_TRUE(reading.findings.empty());
}

TEST_F(FindOrganisation, CutsTheNameBeforeTheWordsThatFollow) {
  const auto reading =
      read({"องค์การบริหารส่วนตำบลหนองบัวได้ดำเนินการประเมินความเสี่ยง", "ประชาชนในเขตองค์การบริหารส่วนตำบลหนองบัวมีส่วนร่วม", "อบต.หนองบัว อ.บ้านฝาง จ.ขอนแก่น"});
  expect(reading, "องค์การบริหารส่วนตำบลหนองบัว", "อบต.", "หนองบัว", "บ้านฝาง", "ขอนแก่น", "stated");
}

TEST_F(FindOrganisation, TakesTheLongerOfTwoNamesThatBeginAlike) {
  const auto reading = read({"ประกาศองค์การบริหารส่วนตำบลบ้านแพ้ว", "องค์การบริหารส่วนตำบลบ้านแพ้ว อำเภอบ้านแพ้ว จังหวัดสมุทรสาคร"});
  EXPECT_EQ(reading.organisation.name, "องค์การบริหารส่วนตำบลบ้านแพ้ว");
}

TEST_F(FindOrganisation, ReadsAnAbbreviationWithASpace) {
  const auto reading = read({"มาตรการป้องกันการทุจริต อบต. ทุ่งลูกนก", "อำเภอกำแพงแสน จังหวัดนครปฐม", "บุคลากร อบต. ทุ่งลูกนก ทุกคน"});
  expect(reading, "องค์การบริหารส่วนตำบลทุ่งลูกนก", "อบต.", "ทุ่งลูกนก", "กำแพงแสน", "นครปฐม", "stated");
  EXPECT_EQ(reading.organisation.name_text, "อบต. ทุ่งลูกนก");
}

TEST_F(FindOrganisation, FindsNoAbbreviationInsideOtherWords) {
  const auto reading = read({"เจ้าหน้าที่รับผิดชอบต่อหน้าที่ และตอบตามแบบสอบถาม", "โปรแกรมบัญชี"});
  EXPECT_EQ(reading.organisation.name, "");
}

TEST_F(FindOrganisation, FindsNoAbbreviationMadeOfTwoPlaces) {
  expect(read({"อบต.คลองใหญ่ อ.แหลมงอบ จ.ตราด"}), "องค์การบริหารส่วนตำบลคลองใหญ่", "อบต.", "คลองใหญ่", "แหลมงอบ", "ตราด", "stated");
}

TEST_F(FindOrganisation, UnderstandsAMisspeltForm) {
  const auto reading = read({"องค์กรบริหารส่วนตำบลทุ่งลูกนก\nอำเภอกำแพงแสน จังหวัดนครปฐม"});
  expect(reading, "องค์การบริหารส่วนตำบลทุ่งลูกนก", "อบต.", "ทุ่งลูกนก", "กำแพงแสน", "นครปฐม", "stated");
  EXPECT_EQ(reading.organisation.name_text, "องค์กรบริหารส่วนตำบลทุ่งลูกนก");
}

TEST_F(FindOrganisation, JoinsANameThatLineWrapsSplit) {
  const auto reading = read({"รายงานขององค์การบริหารส่วน", "ตำบลทุ่ง", "ลูกนก อำเภอกำแพงแสน", "จังหวัดนครปฐม", "องค์การบริหารส่วนตำบลทุ่งลูกนกได้รายงาน"});
  expect(reading, "องค์การบริหารส่วนตำบลทุ่งลูกนก", "อบต.", "ทุ่งลูกนก", "กำแพงแสน", "นครปฐม", "stated");
}

TEST_F(FindOrganisation, LetsTheGazetteerSettleAMisspeltDistrict) {
  const auto reading = read({"องค์การบริหารส่วนตำบลทุ่งลูกนก\nอำเภอกำแพงแสง จังหวัดนครปฐม"});
  EXPECT_EQ(reading.organisation.district, "กำแพงแสน");
  const Finding* conflict = finding(reading, "organisation.location_conflict");
  ASSERT_NE(conflict, nullptr);
  EXPECT_THAT(conflict->message_th, HasSubstr("กำแพงแสง"));
  EXPECT_THAT(conflict->message_en, HasSubstr("กำแพงแสน"));
}

TEST_F(FindOrganisation, LetsTheGazetteerSettleADistrictOfAnotherProvince) {
  const auto reading = read({"องค์การบริหารส่วนตำบลทุ่งลูกนก\nอำเภอภูเรือ จังหวัดนครปฐม", "องค์การบริหารส่วนตำบลทุ่งลูกนก อำเภอปากช่อง จังหวัดนครปฐม"});
  expect(reading, "องค์การบริหารส่วนตำบลทุ่งลูกนก", "อบต.", "ทุ่งลูกนก", "กำแพงแสน", "นครปฐม", "stated");
  ASSERT_NE(finding(reading, "organisation.location_conflict"), nullptr);
  EXPECT_THAT(finding(reading, "organisation.location_conflict")->message_th, HasSubstr("อำเภอภูเรือ, อำเภอปากช่อง"));
}

TEST_F(FindOrganisation, LetsTheGazetteerSettleADistrictThatHasNoSuchSubdistrict) {
  const auto reading = read({"องค์การบริหารส่วนตำบลทุ่งลูกนก\nอำเภอสามพราน จังหวัดนครปฐม"});
  EXPECT_EQ(reading.organisation.district, "กำแพงแสน");
  EXPECT_NE(finding(reading, "organisation.location_conflict"), nullptr);
}

TEST_F(FindOrganisation, InfersThePlaceOfANameThatExistsOnce) {
  const auto reading = read({"แผนปฏิบัติการป้องกันการทุจริต\nขององค์การบริหารส่วนตำบลทุ่งลูกนก\n(พ.ศ. 2566 - 2570)"});
  expect(reading, "องค์การบริหารส่วนตำบลทุ่งลูกนก", "อบต.", "ทุ่งลูกนก", "กำแพงแสน", "นครปฐม", "inferred");
}

TEST_F(FindOrganisation, InfersTheProvinceFromTheDocumentsNumber) {
  const auto reading = read({"ที่ ตร ๗๑๒๐๑/๑๒๓", "องค์การบริหารส่วนตำบลวังกระแจะ"});
  expect(reading, "องค์การบริหารส่วนตำบลวังกระแจะ", "อบต.", "วังกระแจะ", "เมืองตราด", "ตราด", "inferred");
}

TEST_F(FindOrganisation, GuessesNoneOfManyPlaces) {
  const auto reading = read({"องค์การบริหารส่วนตำบลหนองบัว\nรายงานประจำปี"});
  expect(reading, "องค์การบริหารส่วนตำบลหนองบัว", "อบต.", "หนองบัว", "", "", "");
  ASSERT_NE(finding(reading, "organisation.ambiguous"), nullptr);
  EXPECT_THAT(finding(reading, "organisation.ambiguous")->message_th, HasSubstr("อ.พัฒนานิคม จ.ลพบุรี, "));
  EXPECT_THAT(finding(reading, "organisation.ambiguous")->message_en, HasSubstr(", +"));
  EXPECT_EQ(finding(reading, "organisation.unknown"), nullptr);
}

TEST_F(FindOrganisation, NamesTheNamesakesOfOneProvince) {
  const auto reading = read({"องค์การบริหารส่วนตำบลในเมือง จังหวัดขอนแก่น"});
  expect(reading, "องค์การบริหารส่วนตำบลในเมือง", "อบต.", "ในเมือง", "", "ขอนแก่น", "stated");
  ASSERT_NE(finding(reading, "organisation.ambiguous"), nullptr);
  EXPECT_THAT(finding(reading, "organisation.ambiguous")->message_en, HasSubstr("อ.บ้านไผ่ จ.ขอนแก่น"));
}

TEST_F(FindOrganisation, KnowsNoPlaceForANameThatNoneHas) {
  const auto reading = read({"องค์การบริหารส่วนตำบลสมมติทดลอง อำเภอบ้านฝาง จังหวัดขอนแก่น"});
  expect(reading, "องค์การบริหารส่วนตำบลสมมติทดลอง", "อบต.", "", "บ้านฝาง", "ขอนแก่น", "stated");
  EXPECT_NE(finding(reading, "organisation.unknown"), nullptr);
}

TEST_F(FindOrganisation, UnderstandsAnyOneLetterWrong) {
  for (const char* text : {"องค์การบริหรส่วนตำบลทุ่งลูกนก อำเภอกำแพงแสน จังหวัดนครปฐม", "องค์การบริหารส่วนตำบทุ่งลูกนก อำเภอกำแพงแสน จังหวัดนครปฐม",
                           "องค์การบริหารส่วนตำบลทุ่งลุกนก อำเภอกำแพงแสน จังหวัดนครปฐม", "องค์การบริหารส่วนตำบลทุ่งลูกนก อำเกอกำแพงแสน จังหวัดนครปฐม",
                           "องค์การบริหารส่วนตำบลทุ่งลูกนก อำเภอกำแพแสน จังหวัดนครปฐม", "องค์การบริหารส่วนตำบลทุ่งลูกนก อำเภอกำแพงแสน จังหวดนครปฐม"}) {
    SCOPED_TRACE(text);
    expect(read({text}), "องค์การบริหารส่วนตำบลทุ่งลูกนก", "อบต.", "ทุ่งลูกนก", "กำแพงแสน", "นครปฐม", "stated");
  }
}

TEST_F(FindOrganisation, LetsANameStandThatIsWrittenTheSameAgainAndAgain) {
  const std::string once = "เทศบาลเมืองอรัญญประเทศ อำเภออรัญประเทศ จังหวัดสระแก้ว";
  EXPECT_EQ(read({once}).organisation.name, "เทศบาลเมืองอรัญประเทศ");
  EXPECT_EQ(read({once, "เทศบาลเมืองอรัญญประเทศ"}).organisation.name, "เทศบาลเมืองอรัญญประเทศ");
}

TEST_F(FindOrganisation, FindsTheSubdistrictInTheNameOfAJoinedAdministration) {
  expect(read({"องค์การบริหารส่วนตำบลทุ่งลูกนกพัฒนา อำเภอกำแพงแสน จังหวัดนครปฐม"}), "องค์การบริหารส่วนตำบลทุ่งลูกนกพัฒนา", "อบต.", "ทุ่งลูกนก", "กำแพงแสน", "นครปฐม",
         "stated");
}

class FindInFolders : public FindOrganisation {
 protected:
  static OrganisationReading read(std::string_view path, std::initializer_list<std::string> paragraphs) {
    return find_organisation(document(paragraphs), *gazetteer, {nullptr, path});
  }
};

TEST_F(FindInFolders, TellsANamesakeByItsFolder) {
  const auto reading = read("ขอนแก่น/บ้านฝาง/a.pdf", {"องค์การบริหารส่วนตำบลหนองบัว"});
  expect(reading, "องค์การบริหารส่วนตำบลหนองบัว", "อบต.", "หนองบัว", "บ้านฝาง", "ขอนแก่น", "inferred");
  ASSERT_NE(finding(reading, "organisation.from_folder"), nullptr);
  EXPECT_EQ(finding(reading, "organisation.ambiguous"), nullptr);
}

TEST_F(FindInFolders, NeedsNoFolderWhereTheDocumentTells) {
  const auto reading = read("ขอนแก่น/a.pdf", {"องค์การบริหารส่วนตำบลหนองบัว อำเภอบ้านฝาง จังหวัดขอนแก่น"});
  expect(reading, "องค์การบริหารส่วนตำบลหนองบัว", "อบต.", "หนองบัว", "บ้านฝาง", "ขอนแก่น", "stated");
  EXPECT_TRUE(reading.findings.empty());
}

TEST_F(FindInFolders, LetsTheDocumentStandAgainstItsFolder) {
  const auto other = read("อบต.วังกระแจะ/a.pdf", {"องค์การบริหารส่วนตำบลทุ่งลูกนก อำเภอกำแพงแสน จังหวัดนครปฐม"});
  EXPECT_EQ(other.organisation.name, "องค์การบริหารส่วนตำบลทุ่งลูกนก");
  ASSERT_NE(finding(other, "organisation.folder_conflict"), nullptr);
  EXPECT_THAT(finding(other, "organisation.folder_conflict")->message_en, HasSubstr("อบต.วังกระแจะ"));
  const auto elsewhere = read("ตราด/a.pdf", {"องค์การบริหารส่วนตำบลทุ่งลูกนก อำเภอกำแพงแสน จังหวัดนครปฐม"});
  EXPECT_EQ(elsewhere.organisation.province, "นครปฐม");
  EXPECT_NE(finding(elsewhere, "organisation.folder_conflict"), nullptr);
  const auto same = read("อบต.ทุ่งลูกนค/a.pdf", {"องค์การบริหารส่วนตำบลทุ่งลูกนก อำเภอกำแพงแสน จังหวัดนครปฐม"});
  EXPECT_EQ(finding(same, "organisation.folder_conflict"), nullptr);
}

TEST_F(FindInFolders, GivesADocumentThatNamesNobodyToItsFolder) {
  const auto reading = read("อบต.ทุ่งลูกนก จ.นครปฐม/a.pdf", {"รายงานผล ตามหนังสือกระทรวงมหาดไทย"});
  expect(reading, "องค์การบริหารส่วนตำบลทุ่งลูกนก", "อบต.", "ทุ่งลูกนก", "กำแพงแสน", "นครปฐม", "inferred");
  EXPECT_NE(finding(reading, "organisation.from_folder"), nullptr);
  EXPECT_EQ(finding(reading, "organisation.unknown"), nullptr);
}

class FindInRegister : public FindOrganisation {
 protected:
  OrganisationReading read(const std::string& rows, std::initializer_list<std::string> paragraphs) {
    const auto file = folder_.write("register.csv", "name,subdistrict,district,province,code,other_names\n" + rows);
    const auto organisations = OrganisationRegister::read(file, PRONGSAI_SOURCE_DIR "/data/lexicon/register_columns.csv", *gazetteer);
    EXPECT_TRUE(organisations) << render(organisations.error());
    return find_organisation(document(paragraphs), *gazetteer, {&*organisations, {}});
  }

  testing::TempFolder folder_;
};

constexpr const char* two_of_a_name =
    "เทศบาลตำบลสมมติ,,บ้านฝาง,ขอนแก่น,11,\n"
    "เทศบาลตำบลสมมติ,ในเมือง,บ้านไผ่,ขอนแก่น,12,เทศบาลตำบลสมมติใหม่\n";

TEST_F(FindInRegister, TellsNamesakesApartByTheirPlace) {
  const auto reading = read(two_of_a_name, {"ทต. สมมติ อ.บ้านไผ่ จ.ขอนแก่น"});
  expect(reading, "เทศบาลตำบลสมมติ", "เทศบาลตำบล", "ในเมือง", "บ้านไผ่", "ขอนแก่น", "stated");
  EXPECT_EQ(reading.organisation.code, "12");
  EXPECT_TRUE(reading.findings.empty());
}

TEST_F(FindInRegister, LeavesNamesakesOpenThatNothingTellsApart) {
  const auto reading = read(two_of_a_name, {"เทศบาลตำบลสมมติ จังหวัดขอนแก่น"});
  EXPECT_EQ(reading.organisation.code, "");
  EXPECT_EQ(reading.organisation.district, "");
  ASSERT_NE(finding(reading, "organisation.ambiguous"), nullptr);
  EXPECT_THAT(finding(reading, "organisation.ambiguous")->message_th, HasSubstr("อ.บ้านฝาง จ.ขอนแก่น, อ.บ้านไผ่ จ.ขอนแก่น"));
}

TEST_F(FindInRegister, KnowsFormerNamesAndMisspeltOnes) {
  EXPECT_EQ(read(two_of_a_name, {"เทศบาลตำบลสมมติใหม่"}).organisation.name, "เทศบาลตำบลสมมติ");
  const auto misspelt = read("เทศบาลตำบลสมมติทดลอง,,บ้านฝาง,ขอนแก่น,13,\n", {"เทศบาลตำบลสมมติทคลอง อำเภอบ้านฝาง จังหวัดขอนแก่น"});
  EXPECT_EQ(misspelt.organisation.name, "เทศบาลตำบลสมมติทดลอง");
  EXPECT_EQ(misspelt.organisation.code, "13");
}

TEST_F(FindInRegister, SaysWhatItDoesNotList) {
  const auto reading = read(two_of_a_name, {"เทศบาลตำบลเสาธงหิน อำเภอบางใหญ่ จังหวัดนนทบุรี"});
  expect(reading, "เทศบาลตำบลเสาธงหิน", "เทศบาลตำบล", "เสาธงหิน", "บางใหญ่", "นนทบุรี", "stated");
  ASSERT_NE(finding(reading, "organisation.unknown"), nullptr);
  EXPECT_THAT(finding(reading, "organisation.unknown")->message_en, HasSubstr("not in the register"));
  EXPECT_TRUE(read(two_of_a_name, {"องค์การบริหารส่วนตำบลทุ่งลูกนก"}).findings.empty()) << "it lists none of that kind";
}

TEST_F(FindInRegister, DoesNotTakeANamesakeOfAnotherProvince) {
  const auto reading = read("องค์การบริหารส่วนตำบลหนองบัว,,บ้านฝาง,ขอนแก่น,1,\n", {"องค์การบริหารส่วนตำบลหนองบัว อำเภอเมืองกาญจนบุรี จังหวัดกาญจนบุรี"});
  EXPECT_EQ(reading.organisation.province, "กาญจนบุรี");
  EXPECT_EQ(reading.organisation.code, "");
}

TEST_F(FindOrganisation, CorrectsANameThatNoPlaceHas) {
  const auto reading = read({"องค์การบริหารส่วนตำบลทุ่งลูกนค\nอำเภอกำแพงแสน จังหวัดนครปฐม"});
  EXPECT_EQ(reading.organisation.name, "องค์การบริหารส่วนตำบลทุ่งลูกนก");
  EXPECT_EQ(reading.organisation.name_text, "องค์การบริหารส่วนตำบลทุ่งลูกนค");
}

TEST_F(FindOrganisation, ReadsMunicipalities) {
  expect(read({"เทศบาลตำบลเสาธงหิน\nอำเภอบางใหญ่ จังหวัดนนทบุรี"}), "เทศบาลตำบลเสาธงหิน", "เทศบาลตำบล", "เสาธงหิน", "บางใหญ่", "นนทบุรี", "stated");
  expect(read({"ประกาศเทศบาลเมืองอรัญญประเทศ", "อำเภออรัญประเทศ จังหวัดสระแก้ว", "เทศบาลเมืองอรัญญประเทศมีนโยบาย"}), "เทศบาลเมืองอรัญญประเทศ", "เทศบาลเมือง", "",
         "อรัญประเทศ", "สระแก้ว", "stated");
  expect(read({"เทศบาลนครนครสวรรค์"}), "เทศบาลนครนครสวรรค์", "เทศบาลนคร", "", "เมืองนครสวรรค์", "นครสวรรค์", "inferred");
}

TEST_F(FindOrganisation, ReadsAProvincialAdministration) {
  const auto reading = read({"องค์การบริหารส่วนจังหวัดลำพูน\nรายงานการกำกับติดตาม", "อบจ.ลำพูนได้จัดทำประกาศ"});
  expect(reading, "องค์การบริหารส่วนจังหวัดลำพูน", "อบจ.", "", "", "ลำพูน", "stated");
}

TEST_F(FindOrganisation, ReadsAHospitalAmongItsMinistry) {
  const auto reading = read({"คู่มือการจัดการเรื่องร้องเรียน\nโรงพยาบาลปากช่อง\nจังหวัดนครราชสีมา", "สำนักงานปลัดกระทรวงสาธารณสุข กระทรวงสาธารณสุข กำหนดแนวทาง",
                             "โรงพยาบาลปากช่องจึงได้จัดทำคู่มือ ตามแนวทางของกระทรวงสาธารณสุข"});
  expect(reading, "โรงพยาบาลปากช่อง", "โรงพยาบาล", "", "ปากช่อง", "นครราชสีมา", "stated");
}

TEST_F(FindOrganisation, KnowsAnEducationAreaByItsNumber) {
  const auto reading = read({"สำนักงานเขตพื้นที่การศึกษาประถมศึกษาบุรีรัมย์ เขต ๓", "สพป.บุรีรัมย์ เขต 3 ได้ดำเนินการ", "สพป.บุรีรัมย์"});
  expect(reading, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาบุรีรัมย์ เขต 3", "สำนักงานเขตพื้นที่การศึกษา", "", "", "บุรีรัมย์", "inferred");
  EXPECT_TRUE(reading.findings.empty());
}

TEST_F(FindOrganisation, TakesNoMinistryForTheAgency) {
  const auto reading = read({"รายงานผลการประเมิน ITA", "องค์การส่งเสริมสินค้าชุมชนแห่งประเทศไทย", "กระทรวงมหาดไทย"});
  EXPECT_EQ(reading.organisation.name, "");
  EXPECT_NE(finding(reading, "organisation.unknown"), nullptr);
  EXPECT_EQ(read({"รายงานผล", "สำนักงานปลัดกระทรวงมหาดไทย"}).organisation.name, "สำนักงานปลัดกระทรวงมหาดไทย");
}

TEST_F(FindOrganisation, EndsAProvinceWhereItsNameEnds) {
  const auto reading = read({"เทศบาลตำบลเวียงฝาง อำเภอฝาง จังหวัดเชียงใหม่การประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568"});
  EXPECT_EQ(reading.organisation.province, "เชียงใหม่");
  EXPECT_EQ(finding(reading, "organisation.location_conflict"), nullptr);
}

TEST_F(FindOrganisation, ReadsHealthOfficesWhoseSaraAmIsLost) {
  expect(read({"ประกาศสานักงานสาธารณสุขอาเภอสีคิ้ว\nจังหวัดนครราชสีมา"}), "สำนักงานสาธารณสุขอำเภอสีคิ้ว", "สำนักงานสาธารณสุขอำเภอ", "", "สีคิ้ว", "นครราชสีมา",
         "stated");
  expect(read({"สำนักงานสาธารณสุขจังหวัดเลย", "สสจ.เลย แจ้งเวียน"}), "สำนักงานสาธารณสุขจังหวัดเลย", "สำนักงานสาธารณสุขจังหวัด", "", "", "เลย", "stated");
}

TEST_F(FindOrganisation, ReadsTheLetterHeadOfAMemo) {
  const auto reading = read({"บันทึกข้อความ", "ส่วนราชการ องค์การบริหารส่วนตำบลทุ่งลูกนก สำนักปลัด โทร. ๐ ๓๔๐๐ ๐๐๐๐", "ที่ นฐ ๗๒๑๐๑/๔๕ วันที่ ๑ ตุลาคม ๒๕๖๗",
                             "เรื่อง รายงานผล เรียน นายกองค์การบริหารส่วนตำบลทุ่งลูกนก"});
  expect(reading, "องค์การบริหารส่วนตำบลทุ่งลูกนก", "อบต.", "ทุ่งลูกนก", "กำแพงแสน", "นครปฐม", "inferred");
}

TEST_F(FindOrganisation, ReadsALetterHeadThatNamesTheOfficeFirst) {
  const auto reading = read({"บันทึกข้อความ", "ส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลห้วยยาง โทร. ๐ ๔๓๙๙ ๐๐๐๐", "เรียน นายกองค์การบริหารส่วนตำบล",
                             "ตามที่สำนักงาน ป.ป.ช. ร่วมกับองค์การบริหารส่วนจังหวัดขอนแก่น ได้จัดอบรม"});
  EXPECT_EQ(reading.organisation.name, "องค์การบริหารส่วนตำบลห้วยยาง");
}

TEST_F(FindOrganisation, TakesNoRoleInACommitteeForAName) {
  const auto reading = read({"คำสั่งองค์การบริหารส่วนตำบลหนองเม็ก", "๑. ปลัดองค์การบริหารส่วนตำบล ประธาน", "๒. นายกองค์การบริหารส่วนตำบล ประธานกรรมการ",
                             "๓. รองปลัดองค์การบริหารส่วนตำบล เลขานุการ"});
  EXPECT_EQ(reading.organisation.name, "องค์การบริหารส่วนตำบลหนองเม็ก");
  EXPECT_EQ(finding(reading, "organisation.foreign_name"), nullptr);
}

TEST_F(FindOrganisation, ReportsANameLeftOverFromAnotherDocument) {
  const auto reading =
      read({"องค์การบริหารส่วนตำบลทุ่งลูกนก\nอำเภอกำแพงแสน จังหวัดนครปฐม", "องค์การบริหารส่วนตำบลทุ่งลูกนกได้จัดทำ", "บุคลากรของ อบต.วังกระแจะ มีความเข้าใจ"});
  EXPECT_EQ(reading.organisation.subdistrict, "ทุ่งลูกนก");
  const Finding* foreign = finding(reading, "organisation.foreign_name");
  ASSERT_NE(foreign, nullptr);
  EXPECT_EQ(foreign->severity, Severity::warning);
  EXPECT_THAT(foreign->message_en, HasSubstr("องค์การบริหารส่วนตำบลวังกระแจะ"));
  EXPECT_EQ(foreign->source.place.page, 3);
}

TEST_F(FindOrganisation, TakesADepartmentForItsOwnOnlyInATitle) {
  EXPECT_EQ(read({"แผนปฏิบัติการป้องกันการทุจริต", "กรมส่งเสริมการค้าชายแดน", "กระทรวงพาณิชย์"}).organisation.name, "กรมส่งเสริมการค้าชายแดน");
  EXPECT_EQ(read({"ตามหนังสือกรมบัญชีกลาง เรื่อง แนวทางปฏิบัติในการดำเนินการจัดซื้อจัดจ้าง ให้หน่วยงานถือปฏิบัติ"}).organisation.name, "");
}

TEST_F(FindOrganisation, TakesNoWordBehindAShortFormForAnotherAgency) {
  const auto reading = read({"องค์การบริหารส่วนตำบลทุ่งลูกนก\nอำเภอกำแพงแสน จังหวัดนครปฐม", "โครงการ อบต. เคลื่อนที่พบประชาชน", "มาตรการ “อบจ. ใสสะอาด”"});
  EXPECT_EQ(finding(reading, "organisation.foreign_name"), nullptr);
  const auto copied = read({"องค์การบริหารส่วนตำบลทุ่งลูกนก\nอำเภอกำแพงแสน จังหวัดนครปฐม", "บุคลากรใน อบต. ย่ามขาวใหม่กลาง มีความเข้าใจ"});
  EXPECT_NE(finding(copied, "organisation.foreign_name"), nullptr);  // of no place, but a name all the same
}

TEST_F(FindOrganisation, ReportsAMisspellingOfTheOwnNameMildly) {
  const auto reading = read({"องค์การบริหารส่วนตำบลทุ่งลูกนก\nอำเภอกำแพงแสน จังหวัดนครปฐม", "ขององค์การบริหารส่วนตำบลทุ่งลูกนค มีดังนี้"});
  ASSERT_NE(finding(reading, "organisation.foreign_name"), nullptr);
  EXPECT_EQ(finding(reading, "organisation.foreign_name")->severity, Severity::info);
}

TEST_F(FindOrganisation, IgnoresAgenciesThatAreNamedInEveryReport) {
  const auto reading = read({"ตามหนังสือสำนักงาน ป.ป.ช. และกรมส่งเสริมการปกครองท้องถิ่น", "กรมส่งเสริมการปกครองท้องถิ่น แจ้งองค์กรปกครองส่วนท้องถิ่น",
                             "องค์การบริหารส่วนตำบลมีหน้าที่ตามกฎหมาย และองค์การบริหารส่วนจังหวัดนครปฐมสนับสนุน", "นายกองค์การบริหารส่วนตำบลทุ่งลูกนก"});
  EXPECT_EQ(reading.organisation.name, "องค์การบริหารส่วนตำบลทุ่งลูกนก");
  EXPECT_EQ(finding(reading, "organisation.foreign_name"), nullptr);
}

TEST_F(FindOrganisation, ReadsCellsOfTables) {
  Document table_only;
  Table table;
  table.rows = table.columns = 1;
  Cell cell;
  cell.text = "ชื่อหน่วยงาน องค์การบริหารส่วนตำบลทุ่งลูกนก อำเภอกำแพงแสน จังหวัดนครปฐม";
  table.cells.push_back(cell);
  table_only.blocks.emplace_back(table);
  const auto reading = find_organisation(table_only, *gazetteer);
  EXPECT_EQ(reading.organisation.district, "กำแพงแสน");
  EXPECT_EQ(reading.organisation.source.table, 0);
}

TEST_F(FindOrganisation, TakesNoAgencyOfATableThatComparesThemForALeftOver) {
  const auto with_rows = [](std::initializer_list<std::string> names) {
    Document compared = document({"เทศบาลตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน", "เทศบาลตำบลบ้านแป้น"});
    Table table;
    table.columns = 1;
    for (const std::string& name : names) {
      Cell cell;
      cell.row = table.rows++;
      cell.text = name;
      table.cells.push_back(cell);
    }
    compared.blocks.emplace_back(table);
    return find_organisation(compared, *gazetteer);
  };
  EXPECT_EQ(finding(with_rows({"เทศบาลตำบลมะเขือแจ้", "เทศบาลตำบลบ้านแป้น", "องค์การบริหารส่วนตำบลหนองหนาม"}), "organisation.foreign_name"), nullptr);
  EXPECT_NE(finding(with_rows({"เทศบาลตำบลมะเขือแจ้", "เทศบาลตำบลบ้านแป้น"}), "organisation.foreign_name"), nullptr);
  EXPECT_NE(finding(with_rows({"ผู้บริหารของเทศบาลตำบลมะเขือแจ้", "พนักงานขององค์การบริหารส่วนตำบลหนองหนาม"}), "organisation.foreign_name"), nullptr);
}

TEST_F(FindOrganisation, TakesNoAgencyThatTheOwnWorksOrIsComparedWithForALeftOver) {
  const auto with = [](const char* line) { return read({"เทศบาลตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน", "เทศบาลตำบลบ้านแป้น", line}); };
  for (const char* line :
       {"จัดอบรมร่วมกับเทศบาลตำบลมะเขือแจ้ ตลอดปี", "ศึกษาดูงานด้านความโปร่งใส ณ เทศบาลตำบลมะเขือแจ้ ในเดือนมีนาคม", "มีคะแนนสูงกว่าเทศบาลตำบลมะเขือแจ้ เล็กน้อย"}) {
    EXPECT_EQ(finding(with(line), "organisation.foreign_name"), nullptr) << line;
  }
  EXPECT_NE(finding(with("ผู้มาติดต่อเทศบาลตำบลมะเขือแจ้ ได้รับบริการ"), "organisation.foreign_name"), nullptr);
}

TEST_F(FindOrganisation, TakesTheCapitalOnlyWhereATitleNamesIt) {
  EXPECT_EQ(read({"แผนปฏิบัติการป้องกันการทุจริต", "กรุงเทพมหานคร", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"}).organisation.name, "กรุงเทพมหานคร");
  EXPECT_EQ(read({"รายงานประจำปี", "เลขที่ ๑๒ ถนนราชดำเนิน เขตพระนคร กรุงเทพมหานคร", "กรุงเทพมหานคร ๑๐๒๐๐"}).organisation.name, "");
  std::vector<std::string> far(20, "ข้อความทั่วไป");
  far.insert(far.end(), {"ดำเนินการใน", "กรุงเทพมหานคร"});
  EXPECT_EQ(find_organisation(testing::prose(far), *gazetteer).organisation.name, "");
}

TEST_F(FindOrganisation, SaysThatAnEmptyDocumentNamesNone) {
  const auto reading = read({});
  EXPECT_EQ(reading.organisation.name, "");
  EXPECT_NE(finding(reading, "organisation.unknown"), nullptr);
}

TEST_F(FindOrganisation, TakesNobodyForItsOwnWhomItBelongsTo) {
  const auto reading = read({"มาตรการภายใน", "รพ.สต.บ้านดอนแก้ว สังกัด อบจ.ลำปาง", "สังกัดองค์การบริหารส่วนจังหวัดลำปาง", "สังกัดองค์การบริหารส่วนจังหวัดลำปาง"});
  EXPECT_EQ(reading.organisation.name, "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านดอนแก้ว");
  EXPECT_EQ(finding(reading, "organisation.foreign_name"), nullptr);
}

TEST_F(FindOrganisation, KnowsAProvinceByItsOwnTitleAndItsOffice) {
  expect(read({"รายงานการวิเคราะห์ผลการประเมิน", "จังหวัดน่าน"}), "จังหวัดน่าน", "จังหวัด", "", "", "น่าน", "stated");
  EXPECT_EQ(read({"บันทึกข้อความ", "ส่วนราชการ สำนักงานจังหวัดน่าน กลุ่มงานอำนวยการ"}).organisation.name, "จังหวัดน่าน");
  const auto declared = read({"ประกาศจังหวัดสตูล", "ร่วมกับองค์การบริหารส่วนจังหวัดสตูล และเทศบาลเมืองสตูล จึงขอประกาศเจตนารมณ์"});
  EXPECT_EQ(declared.organisation.name, "จังหวัดสตูล");
  EXPECT_EQ(finding(declared, "organisation.foreign_name"), nullptr);
  EXPECT_EQ(read({"รายงานผลขององค์การบริหารส่วนตำบลกลางเวียง เวียงสา", "จังหวัดน่าน"}).organisation.type, "อบต.");
  EXPECT_EQ(read({"รายงานผลของหน่วยงาน", "อำเภอเวียงสา", "จังหวัดน่าน"}).organisation.name, "") << "an address";
}

TEST_F(FindOrganisation, TakesNoOfficeThatIsAskedForItsOwn) {
  EXPECT_EQ(read({"รายงานผลการดำเนินการ", "ตามหนังสือสำนักงานคลังจังหวัดน่าน ที่ ๑"}).organisation.name, "");
  EXPECT_EQ(read({"รายงานผลการดำเนินการ", "สำนักงานคลังจังหวัดน่าน"}).organisation.name, "สำนักงานคลังจังหวัดน่าน");
}

TEST_F(FindOrganisation, TakesNoOfficeOfATableForItsOwn) {
  Document listed = document({"รายงานผลการดำเนินการตามมาตรการ"});
  Table table;
  table.rows = table.columns = 1;
  Cell cell;
  cell.text = "สำนักงานคลังจังหวัดน่าน";
  table.cells.push_back(cell);
  listed.blocks.emplace_back(table);
  EXPECT_EQ(find_organisation(listed, *gazetteer).organisation.name, "");
}

TEST_F(FindOrganisation, KnowsStateEnterprisesAndPublicOrganisationsInTitles) {
  const auto reading = read({"แผนป้องกันการทุจริต", "การไฟฟ้าส่วนภูมิภาค", "ร่วมกับ อบต.หนองเม็ก และประชาชน"});
  EXPECT_EQ(reading.organisation.name, "การไฟฟ้าส่วนภูมิภาค");
  EXPECT_EQ(reading.organisation.type, "รัฐวิสาหกิจ");
  EXPECT_EQ(read({"มาตรการ", "องค์การตลาดกลางสินค้าเกษตร"}).organisation.name, "") << "another, whose name begins alike";
  EXPECT_EQ(read({"มาตรการ", "สถาบันคุณวุฒิวิชาชีพ"}).organisation.name, "สถาบันคุณวุฒิวิชาชีพ (องค์การมหาชน)");
  EXPECT_EQ(read({"ค่าไฟฟ้าที่ชำระแก่การไฟฟ้าส่วนภูมิภาค เดือนมกราคม และ อบต.หนองเม็ก ได้ชำระแล้ว"}).organisation.name, "องค์การบริหารส่วนตำบลหนองเม็ก");
}

TEST_F(FindOrganisation, KnowsAnAreaOfSecondarySchoolsByBothItsProvinces) {
  EXPECT_EQ(read({"รายงานผล", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาเลย หนองบัวลำภู"}).organisation.name, "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาเลย หนองบัวลำภู");
  EXPECT_EQ(read({"รายงานผล", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาเลย จังหวัดเลย"}).organisation.name, "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาเลย");
}

TEST_F(FindOrganisation, ReadsTheOfficeOfAMinistryBehindAWord) {
  EXPECT_EQ(read({"แผนปฏิบัติการป้องกันการทุจริต", "ของสำนักงานปลัดกระทรวงพาณิชย์ ระยะ 5 ปี"}).organisation.name, "สำนักงานปลัดกระทรวงพาณิชย์");
}

TEST_F(FindOrganisation, ReadsARunningHeaderAsALetterHead) {
  Document headed = document({"แบบรายงานผลภายในกรมการข้าวและธัญพืช", "กรมการข้าวและธัญพืช  กระทรวงเกษตรและสหกรณ์"});
  std::get<Paragraph>(headed.blocks[1]).role = ParagraphRole::header;
  EXPECT_EQ(find_organisation(headed, *gazetteer).organisation.name, "กรมการข้าวและธัญพืช");
}

}  // namespace
}  // namespace prongsai

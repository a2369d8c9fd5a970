#include "models/organisation_register.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;

class OrganisationRegisterTest : public ::testing::Test {
 protected:
  static const Gazetteer& places() {
    static const auto read = Gazetteer::read(PRONGSAI_SOURCE_DIR "/data/reference");
    return *read;
  }

  Result<OrganisationRegister> read(const std::string& text) {
    return OrganisationRegister::read(folder_.write("register.csv", text), PRONGSAI_SOURCE_DIR "/data/lexicon/register_columns.csv", places());
  }

  std::string message_for(const std::string& text) {
    const auto result = read(text);
    return result ? "" : result.error().message;
  }

  testing::TempFolder folder_;
};

TEST_F(OrganisationRegisterTest, ReadsFormsPlacesAndCodes) {
  const auto result = read(
      "name,type,subdistrict,district,province,code,other_names\nอบต. หนองบัว,,หนองบัว,อำเภอบ้านฝาง,จ.ขอนแก่น,06400701,อบต.หนองบัวใหญ่|เทศบาลตำบลหนองบัว\n");
  ASSERT_TRUE(result) << render(result.error());
  const RegisteredOrganisation& organisation = result->organisations().at(0);
  EXPECT_EQ(organisation.name, "องค์การบริหารส่วนตำบลหนองบัว");
  EXPECT_EQ(organisation.type, "อบต.");
  EXPECT_EQ(organisation.district->name, "บ้านฝาง");
  EXPECT_EQ(organisation.province->name, "ขอนแก่น");
  EXPECT_EQ(organisation.code, "06400701");
  EXPECT_EQ(result->named(*places().form_at("อบต."), "หนองบัว").size(), 1u);
  EXPECT_EQ(result->named(*places().form_at("อบต."), "หนองบัวใหญ่").size(), 1u);
  EXPECT_EQ(result->named(*places().form_at("เทศบาลตำบล"), "หนองบัว").size(), 1u);
  EXPECT_EQ(result->named(*places().form_at("เทศบาลเมือง"), "หนองบัว").size(), 0u);
}

TEST_F(OrganisationRegisterTest, UnderstandsThaiHeadingsAndATypeOfItsOwn) {
  const auto result = read("\xEF\xBB\xBFลำดับที่,จังหวัด,อำเภอ,ประเภท,ชื่อ\n1,กระบี่,เกาะลันตา,เทศบาลตำบล,เกาะลันตาใหญ่\n");
  ASSERT_TRUE(result) << render(result.error());
  EXPECT_EQ(result->organisations().at(0).name, "เทศบาลตำบลเกาะลันตาใหญ่");
}

TEST_F(OrganisationRegisterTest, KeepsWhatBeginsWithNoKnownWord) {
  const auto result = read("name,province\nสถาบันทดสอบ,ตราด\n");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->organisations().at(0).name, "สถาบันทดสอบ");
}

TEST_F(OrganisationRegisterTest, NamesTheLineThatIsWrong) {
  const std::string head = "# a comment\nname,district,province\nอบต.หนองบัว,บ้านฝาง,ขอนแก่น\n";
  EXPECT_THAT(message_for(head + "อบต.หนองแวง,บ้านฝาง,ขอนแกน\n"), HasSubstr("register.csv: line 4: there is no province ขอนแกน"));
  EXPECT_THAT(message_for(head + "อบต.หนองแวง,ปากช่อง,ขอนแก่น\n"), HasSubstr("line 4: there is no district ปากช่อง in the province ขอนแก่น"));
  EXPECT_THAT(message_for(head + ",บ้านฝาง,ขอนแก่น\n"), HasSubstr("line 4: no name"));
  EXPECT_THAT(message_for(head + "อบต.หนองแวง,บ้านฝาง,\n"), HasSubstr("line 4: no province"));
  EXPECT_THAT(message_for(head + "\nองค์การบริหารส่วนตำบล หนองบัว,บ้านฝาง,ขอนแก่น\n"), HasSubstr("line 5: the same organisation as on line 3"));
  EXPECT_THAT(message_for(head + "อบต.หนองแวง\n"), HasSubstr("line 4 has 1 fields, the header has 3"));
}

TEST_F(OrganisationRegisterTest, RefusesWhatIsNoRegister) {
  EXPECT_THAT(message_for("name,district\nอบต.หนองบัว,บ้านฝาง\n"), HasSubstr("no column province; its heading may be: province, "));
  EXPECT_THAT(message_for("name,province\n"), HasSubstr("lists no organisation"));
  EXPECT_THAT(message_for("name,province\n\xCD\xBA\xB5,\xB5\xC3\xD2\xB4\n"), HasSubstr("is not UTF-8"));
  EXPECT_THAT(message_for(""), HasSubstr("no header line"));
}

}  // namespace
}  // namespace prongsai

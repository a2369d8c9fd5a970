#include "models/gazetteer.h"

#include <gtest/gtest.h>

#include <set>

namespace prongsai {
namespace {

class GazetteerTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto read = Gazetteer::read(PRONGSAI_SOURCE_DIR "/data/reference");
    ASSERT_TRUE(read) << render(read.error());
    gazetteer = new Gazetteer(*std::move(read));
  }
  static void TearDownTestSuite() { delete gazetteer; }

  static const Gazetteer& places() { return *gazetteer; }

  static inline Gazetteer* gazetteer = nullptr;
};

TEST_F(GazetteerTest, HasEveryPlace) {
  EXPECT_EQ(places().provinces().size(), 77u);
  EXPECT_EQ(places().districts().size(), 928u);
  EXPECT_EQ(places().subdistricts().size(), 7436u);
}

TEST_F(GazetteerTest, KeepsItsPointersWhenMoved) {
  const Subdistrict* place = places().subdistricts("วังกระแจะ", places().province("ตราด")).at(0);
  EXPECT_EQ(place->district->name, "เมืองตราด");
  EXPECT_EQ(place->district->province, places().province("ตราด"));
}

TEST_F(GazetteerTest, FindsAllPlacesOfAName) {
  EXPECT_GT(places().subdistricts("หนองบัว").size(), 10u);
  EXPECT_EQ(places().subdistricts("ในเมือง", places().province("ขอนแก่น")).size(), 3u);
  EXPECT_TRUE(places().subdistricts("ไม่มีที่ไหน").empty());
}

TEST_F(GazetteerTest, IgnoresSpacesAndHyphensInNames) {
  EXPECT_EQ(places().districts("สุไหง โก-ลก").size(), 1u);
  EXPECT_EQ(places().districts("สุไหงโกลก").size(), 1u);
}

TEST_F(GazetteerTest, TakesTownAloneAsTheProvincesFirstDistrict) {
  ASSERT_EQ(places().districts("เมือง", places().province("ตราด")).size(), 1u);
  EXPECT_EQ(places().districts("เมือง", places().province("ตราด"))[0]->name, "เมืองตราด");
}

TEST_F(GazetteerTest, FindsAMisspeltPlace) {
  ASSERT_NE(places().nearest_province("มหาสาคาม"), nullptr);
  EXPECT_EQ(places().nearest_province("มหาสาคาม")->name, "มหาสารคาม");
  const Province* korat = places().province("นครราชสีมา");
  ASSERT_NE(places().nearest_district("ด่านขุนทค", *korat), nullptr);
  EXPECT_EQ(places().nearest_district("ด่านขุนทค", *korat)->name, "ด่านขุนทด");
  EXPECT_EQ(places().nearest_subdistrict("ไม่มีที่ไหน", *korat), nullptr);
}

TEST_F(GazetteerTest, GivesNoneOfTwoEquallyNearPlaces) { EXPECT_EQ(places().nearest_province("นครปนม"), nullptr); }

TEST_F(GazetteerTest, OffersAllNamesThatATextBeginsWith) {
  const std::string text = "ในเมืองได้ดำเนินการ";
  const auto lengths = places().names_at(text);
  ASSERT_FALSE(lengths.empty());
  EXPECT_EQ(text.substr(0, lengths[0]), "ในเมือง");
}

TEST_F(GazetteerTest, KnowsTheLettersOfEveryProvince) {
  std::set<std::string> letters;
  for (const Province& province : places().provinces()) {
    EXPECT_TRUE(letters.insert(province.letters).second) << province.name;
    EXPECT_EQ(places().province_of_letters(province.letters), &province);
  }
  EXPECT_EQ(places().province_of_letters("มท"), nullptr);
}

TEST_F(GazetteerTest, PrefersTheLongerFormOfAnOrganisation) {
  ASSERT_NE(places().form_at("โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านใหม่"), nullptr);
  EXPECT_EQ(places().form_at("โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านใหม่")->type, "โรงพยาบาลส่งเสริมสุขภาพตำบล");
  EXPECT_EQ(places().form_at("อบต.บ้านใหม่")->full_form, "องค์การบริหารส่วนตำบล");
  EXPECT_EQ(places().form_at("บ้านใหม่"), nullptr);
}

TEST(Gazetteer, KnowsFormsWithoutPlaces) {
  const auto forms = Gazetteer::read_forms_alone(PRONGSAI_SOURCE_DIR "/data/reference");
  ASSERT_TRUE(forms);
  ASSERT_NE(forms->form_at("อบต.บ้านใหม่"), nullptr);
  EXPECT_EQ(forms->form_at("อบต.บ้านใหม่")->full_form, "องค์การบริหารส่วนตำบล");
  EXPECT_EQ(forms->province("น่าน"), nullptr);
}

TEST(Gazetteer, SaysWhichFileIsMissing) {
  const auto read = Gazetteer::read("/nonexistent");
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message.find("provinces.csv"), std::string::npos);
}

}  // namespace
}  // namespace prongsai

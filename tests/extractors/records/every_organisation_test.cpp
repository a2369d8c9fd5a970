// Every subdistrict of the gazetteer as the administration that bears its name, written as documents write it.

#include <gtest/gtest.h>

#include "tests/support/organisation_texts.h"

namespace prongsai {
namespace {

struct Figures {
  int right = 0, open = 0, wrong = 0;
  double all() const { return right + open + wrong; }
};

class EveryOrganisation : public ::testing::Test {
 protected:
  static const Gazetteer& places() {
    static const auto read = Gazetteer::read(PRONGSAI_SOURCE_DIR "/data/reference");
    return *read;
  }

  /// All subdistricts outside of the capital, which has no such organisations.
  template <typename Write>
  static Figures figures(Write write) {
    const OrganisationForm& form = *places().form_at("องค์การบริหารส่วนตำบล");
    Figures figures;
    for (const Subdistrict& place : places().subdistricts()) {
      const Province* province = place.district->province;
      if (province->name == "กรุงเทพมหานคร") continue;
      const RegisteredOrganisation organisation{
          form.full_form + place.name, form.type, &form, place.name, {}, place.name, "", place.district, province};
      const auto reading = find_organisation(testing::document_of_text(write(organisation)), places()).organisation;
      switch (testing::verdict_on(reading, organisation)) {
        case testing::Verdict::right: ++figures.right; break;
        case testing::Verdict::open: ++figures.open; break;
        case testing::Verdict::wrong: ++figures.wrong; break;
      }
    }
    return figures;
  }
};

TEST_F(EveryOrganisation, IsKnownByNameDistrictAndProvince) {
  const Figures found = figures(testing::with_district_and_province);
  EXPECT_GE(found.right, 0.999 * found.all());
  EXPECT_EQ(found.wrong, 0);
}

TEST_F(EveryOrganisation, IsKnownByItsShortForm) {
  const Figures found = figures([](const RegisteredOrganisation& organisation) {
    return "อบต." + organisation.own_name + " อ." + organisation.district->name + " จ." + organisation.province->name;
  });
  EXPECT_GE(found.right, 0.999 * found.all());
  EXPECT_EQ(found.wrong, 0);
}

TEST_F(EveryOrganisation, IsKnownWithOneCharacterWrongOrLost) {
  std::mt19937 random(2569);
  const Figures found = figures(
      [&](const RegisteredOrganisation& organisation) { return testing::with_one_wrong(testing::with_district_and_province(organisation), random); });
  EXPECT_GE(found.right, 0.97 * found.all());
  EXPECT_LE(found.wrong, 0.01 * found.all());
}

TEST_F(EveryOrganisation, IsLeftOpenRatherThanTakenForAnotherByTheProvinceAlone) {
  const Figures found = figures(testing::with_province);
  EXPECT_GE(found.right, 0.9 * found.all());
  EXPECT_EQ(found.wrong, 0);
}

TEST_F(EveryOrganisation, IsLeftOpenWhereManyBearItsName) {
  const Figures found = figures([](const RegisteredOrganisation& organisation) { return organisation.name; });
  EXPECT_GE(found.right, 0.5 * found.all());
  EXPECT_EQ(found.wrong, 0);
}

}  // namespace
}  // namespace prongsai

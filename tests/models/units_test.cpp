#include "models/units.h"

#include <gtest/gtest.h>

#include <set>

namespace prongsai {
namespace {

class UnitNamesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto read = UnitNames::read(PRONGSAI_SOURCE_DIR "/data/reference");
    ASSERT_TRUE(read) << render(read.error());
    names = *std::move(read);
  }

  UnitNames names;
};

TEST_F(UnitNamesTest, FindsAUnitByEveryVariant) {
  for (const auto& variant : names.variants()) {
    const KnownUnit* unit = names.find(variant.compact);
    ASSERT_NE(unit, nullptr) << variant.compact;
    EXPECT_EQ(unit, &names.units()[variant.unit]);
  }
}

TEST_F(UnitNamesTest, ListsEveryCanonicalNameOnce) {
  std::set<std::string> seen;
  for (const KnownUnit& unit : names.units()) EXPECT_TRUE(seen.insert(unit.canonical).second) << unit.canonical;
}

TEST_F(UnitNamesTest, GivesNoVariantToTwoUnits) {
  // find() gives the first; a canonical name that resolves elsewhere would never come out.
  for (const KnownUnit& unit : names.units()) {
    std::string compact;
    for (const char c : unit.canonical) {
      if (c != ' ') compact.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
    ASSERT_NE(names.find(compact), nullptr) << unit.canonical;
    EXPECT_EQ(names.find(compact)->canonical, unit.canonical);
  }
}

TEST_F(UnitNamesTest, OffersTheLongestBeginningFirst) {
  const auto found = names.beginnings("กองการศึกษาศาสนาและวัฒนธรรม");
  ASSERT_GE(found.size(), 2u);
  EXPECT_GT(found[0].length, found[1].length);
}

TEST_F(UnitNamesTest, PrefersTheLongerWord) {
  const UnitWord* word = names.word_at("คณะกรรมการจัดงาน", UnitWordUse::prefix);
  ASSERT_NE(word, nullptr);
  EXPECT_EQ(word->kind, UnitKind::committee);
}

TEST(UnitNames, SaysWhichFileIsMissing) {
  const auto read = UnitNames::read("/nonexistent");
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message.find("units.csv"), std::string::npos);
}

}  // namespace
}  // namespace prongsai

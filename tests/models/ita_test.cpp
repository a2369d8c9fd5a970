#include "models/ita.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

class ItaReferenceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto read = ItaReference::read(PRONGSAI_SOURCE_DIR "/data/reference");
    ASSERT_TRUE(read) << render(read.error());
    ita = *std::move(read);
  }

  ItaReference ita;
};

TEST_F(ItaReferenceTest, HasTenIndicatorsInEveryYear) {
  for (int year = 2562; year <= 2570; ++year) {
    for (int number = 1; number <= 10; ++number) {
      const Indicator* indicator = ita.indicator(number, year);
      ASSERT_NE(indicator, nullptr) << number << " of " << year;
      EXPECT_EQ(indicator->tool, number <= 5 ? "IIT" : number <= 8 ? "EIT" : "OIT");
    }
  }
  EXPECT_EQ(ita.indicator(11), nullptr);
  EXPECT_EQ(ita.indicator(1, 2561), nullptr);
}

TEST_F(ItaReferenceTest, FindsAnIndicatorByAnyOfItsNames) {
  ASSERT_NE(ita.indicator_named("การใช้ ทรัพย์สิน ของทางราชการ", 2566), nullptr);
  EXPECT_EQ(ita.indicator_named("การใช้ ทรัพย์สิน ของทางราชการ", 2566)->number, 4);
  EXPECT_EQ(ita.indicator_named("การปรับปรุงระบบการทำงาน", 2568)->number, 8);
  EXPECT_EQ(ita.indicator_named("การทำงานเป็นทีม"), nullptr);
}

TEST_F(ItaReferenceTest, FilesItemsUnderIndicatorsByYear) {
  EXPECT_EQ(ita.indicator_of_item("e4", 2566)->number, 6);
  EXPECT_EQ(ita.indicator_of_item("e4", 2568)->number, 7);
  EXPECT_EQ(ita.indicator_of_item("o31", 2566)->number, 10);
  EXPECT_EQ(ita.indicator_of_item("e99", 2566), nullptr);
  EXPECT_EQ(ita.indicator_of_item("x", 2566), nullptr);
}

TEST_F(ItaReferenceTest, KnowsHowManyItemsAYearHas) {
  EXPECT_EQ(ita.items(2562).size(), 48u);
  for (int year = 2563; year <= 2566; ++year) EXPECT_EQ(ita.items(year).size(), 43u) << year;
  EXPECT_EQ(ita.items(2567).size(), 35u);
  EXPECT_EQ(ita.items(2568).size(), 28u);
}

TEST_F(ItaReferenceTest, NamesAnItemOfItsYear) {
  ASSERT_NE(ita.item("O10", 2566), nullptr);
  EXPECT_EQ(ita.item("O10", 2566)->name, "นโยบายคุ้มครองข้อมูลส่วนบุคคล");
  EXPECT_EQ(ita.item("o10", 2568)->name, "E-Service");
  EXPECT_EQ(ita.item("O43", 2568), nullptr);
}

TEST_F(ItaReferenceTest, PlacesEveryItemInsideItsSubIndicator) {
  for (int year = 2562; year <= 2568; ++year) {
    for (const OitItem* item : ita.items(year)) {
      const SubIndicator* part = ita.sub_indicator(item->sub_indicator, year);
      ASSERT_NE(part, nullptr) << item->code << " of " << year;
      const int number = std::stoi(item->code.substr(1));
      EXPECT_GE(number, std::stoi(part->first_item.substr(1))) << year;
      EXPECT_LE(number, std::stoi(part->last_item.substr(1))) << year;
    }
  }
}

TEST_F(ItaReferenceTest, WeighsTheToolsToOne) {
  EXPECT_DOUBLE_EQ(*ita.weight("IIT", 2566) + *ita.weight("EIT", 2566) + *ita.weight("OIT", 2566), 1.0);
  EXPECT_EQ(ita.weight("XIT", 2566), std::nullopt);
}

TEST_F(ItaReferenceTest, RatesByLettersUntil2565) {
  EXPECT_EQ(ita.rating_for(2564, 95), "AA");
  EXPECT_EQ(ita.rating_for(2565, 94.99), "A");
  EXPECT_EQ(ita.rating_for(2565, 58.13), "D");
  EXPECT_EQ(ita.rating_for(2563, 12), "F");
}

TEST_F(ItaReferenceTest, RatesByTheToolsFrom2566) {
  EXPECT_EQ(ita.rating_for(2566, 97, ToolScores{96, 95, 98}), "ผ่านดีเยี่ยม");
  EXPECT_EQ(ita.rating_for(2566, 96, ToolScores{96, 90, 98}), "ผ่านดี");
  EXPECT_EQ(ita.rating_for(2567, 86, ToolScores{98, 90, 72}), "ผ่าน");
  EXPECT_EQ(ita.rating_for(2568, 80.77), "ต้องปรับปรุง");
  EXPECT_EQ(ita.rating_for(2568, 69.99, ToolScores{90, 90, 10}), "ต้องปรับปรุงโดยด่วน");
}

TEST_F(ItaReferenceTest, GivesNoLevelThatDependsOnUnknownTools) { EXPECT_EQ(ita.rating_for(2566, 90), ""); }

TEST_F(ItaReferenceTest, GivesNoLevelOfYearsBeforeTheTenIndicators) { EXPECT_EQ(ita.rating_for(2560, 90), ""); }

TEST_F(ItaReferenceTest, PassesFrom85) {
  EXPECT_EQ(ita.pass_mark(2564), 85);
  EXPECT_EQ(ita.pass_mark(2568), 85);
}

TEST(ItaReference, SaysWhichFileIsMissing) {
  const auto read = ItaReference::read("/nonexistent");
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message.find("indicators.csv"), std::string::npos);
}

}  // namespace
}  // namespace prongsai

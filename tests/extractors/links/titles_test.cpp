#include "extractors/links/titles.h"

#include <gmock/gmock.h>

namespace prongsai {
namespace {

using ::testing::ElementsAre;

double similarity(const char* a, const char* b) { return title_similarity(title_key(a), title_key(b), 0.85); }

std::vector<TitleKey> keys(const std::vector<const char*>& titles) {
  std::vector<TitleKey> all;
  for (const char* title : titles) all.push_back(title_key(title));
  return all;
}

TEST(Titles, AreOneWithAnotherYearSpacingOrKindBefore) {
  EXPECT_EQ(similarity("โครงการอบรมคุณธรรมและจริยธรรม ประจำปี ๒๕๖๗", "อบรมคุณธรรม และจริยธรรม ประจำปี 2568"), 1);
  EXPECT_GT(similarity("จัดทำคู่มือการปฏิบัติงานของทุกส่วนราชการ", "จัดทำคู่มือปฏิบัติงานของทุกส่วนราชการ"), 0.85);
}

TEST(Titles, AreNotOneWithAnotherNumberOrWord) {
  EXPECT_EQ(similarity("ประชุมคณะกรรมการ ครั้งที่ ๑", "ประชุมคณะกรรมการ ครั้งที่ ๒"), 0);
  EXPECT_EQ(similarity("อบรมการป้องกันผลประโยชน์ทับซ้อน", "อบรมการจัดซื้อจัดจ้าง"), 0);
  EXPECT_EQ(similarity("", ""), 0);
  EXPECT_EQ(similarity("๑๒", "๑๒"), 0);
}

TEST(PairTitles, JoinsTheMostSimilarFirstAndEachOnce) {
  EXPECT_THAT(pair_titles(keys({"ประกาศนโยบายไม่รับของขวัญใด", "ประกาศนโยบายไม่รับของขวัญ"}),
                          keys({"ประกาศนโยบายไม่รับของขวัญ", "ประกาศนโยบายไม่รับของขวัญใดๆ", "จัดทำแผนพัสดุ"}), 0.85),
              ElementsAre(1, 0));
  EXPECT_THAT(pair_titles(keys({"จัดทำแผนพัสดุ", "จัดทำแผนพัสดุ"}), keys({"จัดทำแผนพัสดุ"}), 0.85), ElementsAre(0, -1));
  EXPECT_THAT(pair_titles(keys({"จัดทำแผนพัสดุ"}), {}, 0.85), ElementsAre(-1));
}

}  // namespace
}  // namespace prongsai

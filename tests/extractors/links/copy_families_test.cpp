#include "extractors/links/copy_families.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "extractors/links/comparable_text.h"

namespace prongsai {
namespace {

constexpr const char* training =
    "จัดอบรมให้ความรู้แก่บุคลากรเรื่องการป้องกันผลประโยชน์ทับซ้อน โดยเชิญวิทยากรจากสำนักงาน ป.ป.ช. ประจำจังหวัด มาบรรยาย และให้ผู้เข้าอบรมทำแบบทดสอบก่อนและหลัง";
constexpr const char* training_elsewhere =
    "จัดอบรมให้ความรู้แก่พนักงานเรื่องการป้องกันผลประโยชน์ทับซ้อน โดยเชิญวิทยากรจากสำนักงาน ป.ป.ช. ประจำจังหวัด มาบรรยาย และให้ผู้เข้าอบรมทำแบบทดสอบก่อนและหลัง";
constexpr const char* other_training =
    "จัดอบรมให้ความรู้แก่บุคลากรเรื่องการจัดซื้อจัดจ้างตามระเบียบใหม่ โดยกองคลังเป็นผู้บรรยาย พร้อมแจกคู่มือและตอบข้อซักถามเรื่องการตรวจรับพัสดุทุกไตรมาส";

class CopyFamiliesTest : public ::testing::Test {
 protected:
  CopyPlace add(const std::string& text) { return families_.add(ComparableText("", letters_of(text))); }
  CopyFamilies families_{0.7, 100};
};

TEST_F(CopyFamiliesTest, JoinsTheSameTextAndOneWithAnotherWord) {
  EXPECT_EQ(add(training).family, 0u);
  EXPECT_EQ(add(other_training).family, 1u);
  const CopyPlace same = add(training), like = add(training_elsewhere);
  EXPECT_EQ(same.family, 0u);
  EXPECT_EQ(same.similarity, 1);
  EXPECT_EQ(like.family, 0u);
  EXPECT_LT(like.similarity, 1);
  EXPECT_GT(like.similarity, 0.7);
}

TEST_F(CopyFamiliesTest, KeepsTextsApartThatBeginAlike) {
  add(training);
  EXPECT_EQ(add(other_training).family, 1u);
}

TEST_F(CopyFamiliesTest, KeepsMeasuresApartThatAreDoneAlikeButCalledOtherwise) {
  const auto with_title = [&](const char* title) { return families_.add(ComparableText(letters_of(title), letters_of(training))); };
  EXPECT_EQ(with_title("โครงการสุจริตไทยใสสะอาด ร่วมใจต้านโกง").family, 0u);
  EXPECT_EQ(with_title("โครงการสุจริตไทย ใสสะอาด ร่วมใจต้านโกง ปี ๒๕๖๘").family, 0u);
  EXPECT_EQ(with_title("การเปิดเผยแผนการใช้จ่ายเงินสะสมของหน่วยงาน").family, 2u);
}

// a is like b and b like c, but a is not like c.
TEST_F(CopyFamiliesTest, MakesNoChains) {
  std::mt19937 random(3);
  std::string letters;
  while (letters.size() < 200) letters += static_cast<char>('a' + random() % 26);
  const auto changed = [](std::string text, std::size_t from) {
    for (std::size_t at = from; at < from + 25; ++at) text[at] = '#';
    return text;
  };
  const std::string first = letters, second = changed(letters, 0), third = changed(second, 100);
  EXPECT_EQ(families_.add(ComparableText("", first)).family, 0u);
  EXPECT_EQ(families_.add(ComparableText("", second)).family, 0u);
  EXPECT_EQ(families_.add(ComparableText("", third)).family, 2u);
}

TEST_F(CopyFamiliesTest, FindsNearlyAllCopiesAmongThousandsOfOthers) {
  std::mt19937 random(5);
  CopyFamilies families(0.7, 8'000);
  std::vector<std::string> texts;
  for (int i = 0; i < 4'000; ++i) {
    std::string letters;
    while (letters.size() < 150) letters += static_cast<char>('a' + random() % 26);
    texts.push_back(letters);
    ASSERT_EQ(families.add(ComparableText("", letters)).family, static_cast<std::uint32_t>(i));
  }
  int found = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::string copy = texts[i];
    for (int change = 0; change < 4; ++change) copy[random() % copy.size()] = '#';
    found += families.add(ComparableText("", copy)).family == i ? 1 : 0;
  }
  EXPECT_GT(found, 3'980);
}

}  // namespace
}  // namespace prongsai

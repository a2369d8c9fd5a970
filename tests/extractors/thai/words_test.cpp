#include "extractors/thai/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::thai {
namespace {

using testing::ElementsAre;

TEST(Words, AreCutByTheDictionary) { EXPECT_THAT(words("การประเมิน ๒๕๖๘ (ITA)"), ElementsAre("การ", "ประเมิน", "๒๕๖๘", "ITA")); }

TEST(Words, OfNothingAreNone) { EXPECT_THAT(words(""), ElementsAre()); }

TEST(Words, SurviveBytesThatAreNoText) { EXPECT_THAT(words("งาน \xFF\xFE"), testing::Contains("งาน")); }

TEST(WordBoundaries, HoldBothEnds) { EXPECT_THAT(word_boundaries(U"กองคลัง"), ElementsAre(0, 3, 7)); }

struct Wrapped {
  const char *first, *second, *joined;
};

void PrintTo(const Wrapped& wrapped, std::ostream* out) { *out << wrapped.first << " | " << wrapped.second; }

class JoinWrapped : public testing::TestWithParam<Wrapped> {};

TEST_P(JoinWrapped, PutsASpaceWhereOneBelongs) { EXPECT_EQ(join_wrapped(GetParam().first, GetParam().second), GetParam().joined); }

INSTANTIATE_TEST_SUITE_P(Lines, JoinWrapped,
                         testing::Values(Wrapped{"ผู้รับ", "ผิดชอบ", "ผู้รับผิดชอบ"}, Wrapped{"กองการศึกษาฯ", "กองคลัง", "กองการศึกษาฯ กองคลัง"},
                                         Wrapped{"Integrity", "and", "Integrity and"}, Wrapped{"พ.ศ.", "๒๕๖๘", "พ.ศ. ๒๕๖๘"},
                                         Wrapped{"๒๕๖๘", "ตามแผน", "๒๕๖๘ ตามแผน"}, Wrapped{"จำนวน", "๒๐", "จำนวน ๒๐"},
                                         Wrapped{"ระบบ", "ITA", "ระบบ ITA"}, Wrapped{"โครงการ (", "ระยะสั้น", "โครงการ (ระยะสั้น"},
                                         Wrapped{"(ระยะสั้น", ")", "(ระยะสั้น)"}, Wrapped{"กอง/", "ฝ่าย", "กอง/ฝ่าย"}, Wrapped{"กอง", "/ฝ่าย", "กอง/ฝ่าย"},
                                         Wrapped{"", "ก", "ก"}, Wrapped{"ก", "", "ก"}, Wrapped{"", "", ""}, Wrapped{"งาน ", " ธุรการ", "งานธุรการ"}));

TEST(IsThaiLetter, IsNeitherDigitNorBaht) {
  EXPECT_TRUE(is_thai_letter(U'ก'));
  EXPECT_TRUE(is_thai_letter(0x0E48));
  EXPECT_FALSE(is_thai_letter(U'๑'));
  EXPECT_FALSE(is_thai_letter(U'฿'));
  EXPECT_FALSE(is_thai_letter(U'a'));
}

TEST(Similarity, IgnoresSpacesCaseAndDigits) { EXPECT_DOUBLE_EQ(similarity("แผน ITA ๒๕๖๘", "แผนita2568"), 1.0); }

TEST(Similarity, CountsCodePoints) { EXPECT_DOUBLE_EQ(similarity("กขคง", "กขคจ"), 0.75); }

TEST(Similarity, OfNothingAndNothingIsWhole) { EXPECT_DOUBLE_EQ(similarity("", " "), 1.0); }

TEST(EditDistance, CountsInsertionsDeletionsAndChanges) { EXPECT_EQ(edit_distance(U"kitten", U"sitting", 9), 3); }

TEST(EditDistance, IsTheSameBothWays) { EXPECT_EQ(edit_distance(U"สำนักปลัด", U"สำนกปลัดฯ", 5), edit_distance(U"สำนกปลัดฯ", U"สำนักปลัด", 5)); }

TEST(EditDistance, CountsInTextsOfEveryLength) {
  for (const std::size_t size : {126u, 127u, 128u, 129u, 500u}) {
    const std::u32string text = U"x" + std::u32string(size - 2, U'a') + U"y";
    const std::u32string other = U"z" + std::u32string(size - 2, U'a') + U"zz";
    EXPECT_EQ(edit_distance(text, other, 5), 3) << size;
  }
}

TEST(EditDistance, StopsAboveTheLimit) { EXPECT_EQ(edit_distance(U"abcdef", U"uvwxyz", 2), 3); }

TEST(EditDistance, FindsADistanceAtTheLimit) { EXPECT_EQ(edit_distance(U"abcdef", U"bcdefg", 2), 2); }

TEST(EditDistance, OfEqualTextsIsZeroAtLimitZero) { EXPECT_EQ(edit_distance(U"ก", U"ก", 0), 0); }

TEST(Utf32, GoesThereAndBack) { EXPECT_EQ(to_utf8(to_utf32("ก a \U0001F600")), "ก a \U0001F600"); }

}  // namespace
}  // namespace prongsai::thai

#include "extractors/thai/normalise.h"

#include <gtest/gtest.h>

#include <string>

namespace prongsai::thai {
namespace {

struct NormalForm {
  const char* name;
  std::string text, normal;
};

void PrintTo(const NormalForm& sample, std::ostream* out) { *out << sample.name; }

class Normalise : public testing::TestWithParam<NormalForm> {};

TEST_P(Normalise, GivesTheNormalForm) { EXPECT_EQ(normalise(GetParam().text), GetParam().normal); }

TEST_P(Normalise, LeavesTheNormalFormAlone) { EXPECT_EQ(normalise(GetParam().normal), GetParam().normal); }

INSTANTIATE_TEST_SUITE_P(Texts, Normalise,
                         testing::Values(NormalForm{"empty", "", ""},                                                      //
                                         NormalForm{"healthy", "ที่ทำการ ก้าวหน้า สิทธิ์ น้ำ ๒๕๖๘", "ที่ทำการ ก้าวหน้า สิทธิ์ น้ำ ๒๕๖๘"},  //
                                         NormalForm{"sara_am_decomposed", "ท\u0E4D\u0E32", "ทำ"},                          //
                                         NormalForm{"sara_am_before_tone", "น\u0E4D\u0E49\u0E32", "น้ำ"},                   //
                                         NormalForm{"sara_am_behind_tone", "น\u0E49\u0E4D\u0E32", "น้ำ"},                   //
                                         NormalForm{"tone_behind_sara_am", "น\u0E33\u0E49", "น้ำ"},                         //
                                         NormalForm{"sara_am_split_by_spaces", "ท \u0E4D \u0E32", "ทำ"},                   //
                                         NormalForm{"sara_am_doubled_by_sara_aa", "ทำา", "ทำ"},                            //
                                         NormalForm{"nikhahit_alone", "พุทธ\u0E4D", "พุทธ\u0E4D"},                           //
                                         NormalForm{"tone_before_vowel", "ท\u0E48\u0E35", "ที่"},                            //
                                         NormalForm{"tone_before_lower_vowel", "ผ\u0E49\u0E39", "ผู้"},                      //
                                         NormalForm{"tone_behind_sara_aa", "หน\u0E32\u0E49", "หน้า"},                       //
                                         NormalForm{"mark_drawn_twice", "ท\u0E35\u0E35\u0E48\u0E48", "ที่"},                 //
                                         NormalForm{"sara_e_twice", "เเผน", "แผน"},                                        //
                                         NormalForm{"space_before_vowel", "ป ี", "ปี"},                                      //
                                         NormalForm{"spaces_before_vowel_and_tone", "ท  ี ่", "ที่"},                          //
                                         NormalForm{"space_before_sara_am", "ก ำหนด", "กำหนด"},                            //
                                         NormalForm{"space_before_sara_a", "จ ะ", "จะ"},                                   //
                                         NormalForm{"space_before_sara_aa_is_for_repair", "ก าหนด", "ก าหนด"},             //
                                         NormalForm{"mark_behind_a_line_break", "ท\n\u0E35", "ท\n\u0E35"},                 //
                                         NormalForm{"mark_without_base", "( \u0E48)", "( \u0E48)"},                        //
                                         NormalForm{"presentation_upper_vowel", "ป\uF702", "ปี"},                           //
                                         NormalForm{"presentation_vowel_and_tone", "ป\uF701\uF705", "ปิ่"},                  //
                                         NormalForm{"presentation_low_tone", "ว\uF70Aา", "ว่า"},                            //
                                         NormalForm{"presentation_thanthakhat", "ศาสตร\uF70E", "ศาสตร์"},                   //
                                         NormalForm{"presentation_consonants", "\uF700\uF718าน \uF70F\uF719", "ฐุาน ญู"},    //
                                         NormalForm{"presentation_nikhahit", "ป\uF711า", "ปำ"},                            //
                                         NormalForm{"presentation_mai_han_akat", "ฟ\uF710ง", "ฟัง"},                        //
                                         NormalForm{"presentation_maitaikhu", "ป\uF712น", "ป็น"},                           //
                                         NormalForm{"private_use_next_to_it", "\uF71B", "\uF71B"},                         //
                                         NormalForm{"zero_width", "การ\u200Bเงิน\uFEFF\u200D", "การเงิน"},                   //
                                         NormalForm{"soft_hyphen", "dis\u00ADclosure", "disclosure"},                      //
                                         NormalForm{"direction_marks", "\u200Eก\u202C", "ก"},                              //
                                         NormalForm{"control_characters", std::string("ก\x01\x00ข", 8), "กข"},             //
                                         NormalForm{"wide_spaces", "ก\u00A0ข\u2003ค\u3000ง", "ก ข ค ง"},                   //
                                         NormalForm{"no_break_space_before_mark", "ป\u00A0\u0E35", "ปี"},                   //
                                         NormalForm{"line_separators", "ก\u2028ข", "ก\nข"},                                //
                                         NormalForm{"tabs_and_line_breaks", "ก\tข\r\nค", "ก\tข\r\nค"},                     //
                                         NormalForm{"latin_composed", "cafe\u0301", "caf\u00E9"},                          //
                                         NormalForm{"thai_marks_are_not_reordered_by_class", "ปู\u0E3A", "ปู\u0E3A"},        //
                                         NormalForm{"byte_that_is_no_utf8", "ก\xFFข", "ก\uFFFDข"},                         //
                                         NormalForm{"truncated_character", "ก\xE0\xB8", "ก\uFFFD"},                        //
                                         NormalForm{"surrogate_in_utf8", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},            //
                                         NormalForm{"overlong_slash", "\xC0\xAF", "\uFFFD\uFFFD"}),
                         [](const auto& sample) { return sample.param.name; });

TEST(Squeeze, MakesOneKeyOfManySpellings) { EXPECT_EQ(squeeze(" ปี  ๒๕๖๘ –\n“ITA” "), squeeze("ปี 2568 - \"ita\"")); }

TEST(Squeeze, IsItsOwnKey) { EXPECT_EQ(squeeze(squeeze("เ เผน ก าหนด น า ้")), squeeze("เ เผน ก าหนด น า ้")); }

TEST(Squeeze, KeepsPunctuationThatTells) { EXPECT_EQ(squeeze("กอง/ฝ่าย (ก.)"), "กอง/ฝ่าย(ก.)"); }

TEST(ToArabicDigits, TouchesNothingElse) { EXPECT_EQ(to_arabic_digits("ข้อ ๑๐.๒ และ 3\xFF"), "ข้อ 10.2 และ 3\xFF"); }

TEST(CollapseSpaces, JoinsRunsAndTrimsTheEnds) { EXPECT_EQ(collapse_spaces(" ก \n\u00A0 ข\t"), "ก ข"); }

TEST(Trimmed, LeavesWhiteSpaceInside) { EXPECT_EQ(trimmed("\n ก  ข\u00A0"), "ก  ข"); }

TEST(Trimmed, OfNothingButWhiteSpaceIsEmpty) { EXPECT_EQ(trimmed(" \t\n"), ""); }

TEST(JoinSpacedLetters, ClosesUpASpacedWord) { EXPECT_EQ(join_spaced_letters("โ ค ร ง ก า ร"), "โครงการ"); }

TEST(JoinSpacedLetters, ClosesUpSpacedClusters) { EXPECT_EQ(join_spaced_letters("แผน ก า ร ด ำ เ นิ น โครงการ"), "แผน การดำเนิน โครงการ"); }

TEST(JoinSpacedLetters, LeavesShortWordsApart) { EXPECT_EQ(join_spaced_letters("มี ที่ นี้ ได้ ดี ไป"), "มี ที่ นี้ ได้ ดี ไป"); }

TEST(JoinSpacedLetters, LeavesEnumeratorsApart) { EXPECT_EQ(join_spaced_letters("ก ข ค ง จ ฉ"), "ก ข ค ง จ ฉ"); }

TEST(JoinSpacedLetters, LeavesASplitSaraAmForRepair) { EXPECT_EQ(join_spaced_letters("ได้ ท าการ"), "ได้ ท าการ"); }

}  // namespace
}  // namespace prongsai::thai

#include "extractors/docx/number_format.h"

#include <gtest/gtest.h>

namespace prongsai::docx {
namespace {

TEST(NumberFormat, WritesThaiDigits) { EXPECT_EQ(format_number(NumberFormat::thai_numbers, 2507), "๒๕๐๗"); }

TEST(NumberFormat, WritesThaiLettersInWordsOrderAndRepeatsThem) {
  EXPECT_EQ(format_number(NumberFormat::thai_letters, 1), "ก");
  EXPECT_EQ(format_number(NumberFormat::thai_letters, 3), "ค");
  EXPECT_EQ(format_number(NumberFormat::thai_letters, 4), "ง");
  EXPECT_EQ(format_number(NumberFormat::thai_letters, 41), "ฮ");
  EXPECT_EQ(format_number(NumberFormat::thai_letters, 42), "กก");
}

TEST(NumberFormat, CountsInThaiWords) {
  EXPECT_EQ(format_number(NumberFormat::thai_counting, 1), "หนึ่ง");
  EXPECT_EQ(format_number(NumberFormat::thai_counting, 10), "สิบ");
  EXPECT_EQ(format_number(NumberFormat::thai_counting, 11), "สิบเอ็ด");
  EXPECT_EQ(format_number(NumberFormat::thai_counting, 22), "ยี่สิบสอง");
  EXPECT_EQ(format_number(NumberFormat::thai_counting, 101), "หนึ่งร้อยเอ็ด");
}

TEST(NumberFormat, RepeatsLatinLetters) {
  EXPECT_EQ(format_number(NumberFormat::lower_letter, 26), "z");
  EXPECT_EQ(format_number(NumberFormat::upper_letter, 28), "BB");
}

TEST(NumberFormat, WritesRomanNumerals) {
  EXPECT_EQ(format_number(NumberFormat::lower_roman, 1994), "mcmxciv");
  EXPECT_EQ(format_number(NumberFormat::upper_roman, 14), "XIV");
}

TEST(NumberFormat, WritesZeroBeforeOneDigit) {
  EXPECT_EQ(format_number(NumberFormat::decimal_zero, 7), "07");
  EXPECT_EQ(format_number(NumberFormat::decimal_zero, 12), "12");
}

TEST(NumberFormat, FallsBackToDecimalForWhatAFormatCannotWrite) {
  EXPECT_EQ(format_number(NumberFormat::upper_roman, 0), "0");
  EXPECT_EQ(format_number(NumberFormat::lower_letter, 1'000'000), "1000000");
  EXPECT_EQ(format_number(number_format("chicago"), 3), "3");
}

}  // namespace
}  // namespace prongsai::docx

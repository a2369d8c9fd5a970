#include "extractors/links/comparable_text.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

TEST(LettersOf, TakesALetterAByteAndLeavesOutWhatChangesFromCopyToCopy) {
  EXPECT_EQ(letters_of("ประชุม").size(), 6u);
  EXPECT_EQ(letters_of("ประชุม ครั้งที่ ๑/2568 (รอบแรก)"), letters_of("ประชุมครั้งที่รอบแรก"));
  EXPECT_EQ(letters_of("ITA"), "ita");
  EXPECT_NE(letters_of("กอง"), letters_of("กิง"));
  EXPECT_EQ(letters_of("๑๒ 34 – “.”"), "");
}

TEST(TakeOut, TakesNamesAwayWhereverTheyStand) {
  std::string letters = letters_of("อบต.หนองบัวจัดทำแผน เผยแพร่ที่ หนองบัว");
  take_out(letters, std::vector{letters_of("หนองบัว")});
  EXPECT_EQ(letters, letters_of("อบตจัดทำแผนเผยแพร่ที่"));
}

TEST(TakeOut, LeavesShortNamesAndTextsWithoutThem) {
  std::string letters = letters_of("นานาประการ");
  take_out(letters, std::vector{letters_of("นา"), letters_of(""), letters_of("หนองบัว")});
  EXPECT_EQ(letters, letters_of("นานาประการ"));
}

}  // namespace
}  // namespace prongsai

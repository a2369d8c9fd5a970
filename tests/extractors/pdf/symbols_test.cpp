#include "extractors/pdf/symbols.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

TEST(SymbolFonts, AreKnownByName) {
  EXPECT_EQ(symbol_font("Wingdings-Regular"), SymbolFont::wingdings);
  EXPECT_EQ(symbol_font("Wingdings 2"), SymbolFont::wingdings2);
  EXPECT_EQ(symbol_font("WINGDINGS3"), SymbolFont::wingdings3);
  EXPECT_EQ(symbol_font("SymbolMT"), SymbolFont::symbol);
  EXPECT_EQ(symbol_font("TH Sarabun New"), SymbolFont::none);
}

TEST(Symbols, OfWingdings2HaveTheirOwnCodes) {
  EXPECT_EQ(shown_symbol(SymbolFont::wingdings2, 0xA3), U'☐');
  EXPECT_EQ(shown_symbol(SymbolFont::wingdings2, 0x52), U'☑');
  EXPECT_EQ(shown_symbol(SymbolFont::wingdings2, 0xF054), U'☒');
}

TEST(Symbols, OfAnUnknownPictureAreNoLetters) { EXPECT_EQ(shown_symbol(SymbolFont::wingdings, U'A'), 0xF041u); }

TEST(Symbols, InPrivateUseAreThoseOfWingdings) { EXPECT_EQ(shown_symbol(SymbolFont::none, 0xF052), U'☑'); }

TEST(Symbols, OfBulletsAreBullets) {
  EXPECT_EQ(shown_symbol(SymbolFont::symbol, 0xF0B7), U'•');
  EXPECT_EQ(shown_symbol(SymbolFont::none, 0xF0D8), U'➢');
}

TEST(Symbols, DrawnAsSquaresAreBoxes) { EXPECT_EQ(shown_symbol(SymbolFont::none, U'□'), U'☐'); }

TEST(Symbols, LeaveLettersAlone) {
  EXPECT_EQ(shown_symbol(SymbolFont::none, U'ก'), U'ก');
  EXPECT_EQ(shown_symbol(SymbolFont::none, U'R'), U'R');
}

TEST(Symbols, LeaveThaiPrivateUseToTheThaiText) { EXPECT_EQ(shown_symbol(SymbolFont::none, 0xF70A), 0xF70Au); }

}  // namespace
}  // namespace prongsai

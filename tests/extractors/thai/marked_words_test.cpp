#include "extractors/thai/marked_words.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "models/csv.h"
#include "tests/support/temp_folder.h"

namespace prongsai::thai {
namespace {

MarkedWords words_of(const std::string& list) {
  const testing::TempFolder folder;
  std::ofstream(folder / "words.csv") << "word\n" << list;
  auto words = MarkedWords::load(folder / "words.csv");
  EXPECT_TRUE(words) << render(words.error());
  return *std::move(words);
}

class MarkedWordsTest : public ::testing::Test {
 protected:
  MarkedWords words_ = words_of("ท้องถิ่น\nครัวเรือน\nหน่วยงาน\nประชาชน\n");
};

TEST_F(MarkedWordsTest, PutBackALostMark) { EXPECT_EQ(words_.settled("ผู้บริหารท้องถิน และสมาชิก"), "ผู้บริหารท้องถิ่น และสมาชิก"); }

TEST_F(MarkedWordsTest, TakeAwayAMarkThatIsTooMany) { EXPECT_EQ(words_.settled("แจกทุกครัวเรื่อน"), "แจกทุกครัวเรือน"); }

TEST_F(MarkedWordsTest, ExchangeAMark) { EXPECT_EQ(words_.settled("หน้วยงาน หน่วยงาน"), "หน่วยงาน หน่วยงาน"); }

TEST_F(MarkedWordsTest, LeaveAloneWhatDiffersInTwoLetters) { EXPECT_EQ(words_.settled("ทองถิน"), "ทองถิน"); }

TEST_F(MarkedWordsTest, LeaveAloneOtherLetters) {
  EXPECT_EQ(words_.settled("ท้องดิน ท้อง ถิน"), "ท้องดิน ท้อง ถิน");
  EXPECT_EQ(words_.settled(""), "");
}

TEST_F(MarkedWordsTest, LeaveAloneAWordThatGoesOn) {
  EXPECT_EQ(words_.settled("ประชาชนี้"), "ประชาชนี้") << "marks on the last letter";
  EXPECT_EQ(words_.settled("หนวยงานา"), "หนวยงานา") << "a vowel behind it";
}

TEST(MarkedWordsFile, RefusesAWordThatItsLettersDoNotTell) {
  const testing::TempFolder folder;
  std::ofstream(folder / "words.csv") << "word\nที่\n";
  EXPECT_FALSE(MarkedWords::load(folder / "words.csv"));
}

// A word that were another one's misspelling would make that one wrong.
TEST(MarkedWordsFile, HoldsNoTwoWordsThatOneMarkTellsApart) {
  const std::filesystem::path file = std::filesystem::path(PRONGSAI_SOURCE_DIR) / "data" / "lexicon" / "scan_words.csv";
  const auto words = MarkedWords::load(file);
  ASSERT_TRUE(words) << render(words.error());
  const auto list = CsvTable::read(file);
  ASSERT_TRUE(list);
  EXPECT_GT(list->size(), 200u);
  for (std::size_t row = 0; row < list->size(); ++row) EXPECT_EQ(words->settled(list->field(row, "word")), list->field(row, "word"));
}

}  // namespace
}  // namespace prongsai::thai

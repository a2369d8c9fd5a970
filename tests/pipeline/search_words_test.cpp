#include "pipeline/search_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(WordsOfAQuery, AreFoldedAndEachOnce) {
  EXPECT_THAT(words_of("  ปี ๒๕๖๘\tITA ปี 2568 กํา "), ElementsAre("ปี", "2568", "ita", "กำ"));
  EXPECT_THAT(words_of(" \t\n"), IsEmpty());
}

TEST(WordsOfAQuery, AreWhatStandsInAPairOfQuotes) {
  EXPECT_THAT(words_of("\"แผน ปฏิบัติ\" ก"), ElementsAre("แผน ปฏิบัติ", "ก"));
  EXPECT_THAT(words_of("\"\" \" \""), IsEmpty());
}

TEST(WordsOfAQuery, HaveEveryOtherSignAsItStands) {
  EXPECT_THAT(words_of("a\"b \"open (x) OR NOT* ^y:z-"), ElementsAre("a\"b", "\"open", "(x)", "or", "not*", "^y:z-"));
}

TEST(SnippetOfAText, ShowsTheFirstPlaceAndMarksAll) {
  const Snippet snippet = snippet_of("หนึ่ง\nสอง ๒๕๖๘ สาม 2568", {"2568"}, 100);
  EXPECT_EQ(snippet.text, "หนึ่ง สอง ๒๕๖๘ สาม 2568");
  ASSERT_EQ(snippet.marks.size(), 2u);
  EXPECT_EQ(snippet.text.substr(snippet.marks[0].first, snippet.marks[0].second - snippet.marks[0].first), "๒๕๖๘");
  EXPECT_EQ(snippet.text.substr(snippet.marks[1].first), "2568");
}

TEST(SnippetOfAText, IsCutBetweenLettersAndTellsSo) {
  const Snippet snippet = snippet_of("ที่นี่มีถังน้ำอยู่ที่นั่น", {"ถัง"}, 6);
  EXPECT_EQ(snippet.text, "…นี่มีถังน้…");
  ASSERT_EQ(snippet.marks.size(), 1u);
  EXPECT_EQ(snippet.text.substr(snippet.marks[0].first, snippet.marks[0].second - snippet.marks[0].first), "ถัง");
}

TEST(SnippetOfAText, MarksASaraAmThatWasTakenApart) {
  const Snippet snippet = snippet_of("กํานัน", {"กำ"}, 100);
  ASSERT_EQ(snippet.marks.size(), 1u);
  EXPECT_EQ(snippet.text.substr(0, snippet.marks[0].second), "กํา");
}

TEST(SnippetOfAText, HasNothingThatATerminalObeys) {
  const Snippet snippet = snippet_of("\x1B[31mred\x07 \u202Eword", {"word"}, 100);
  EXPECT_EQ(snippet.text, "\\x1B[31mred\\x07 word");
  ASSERT_EQ(snippet.marks.size(), 1u);
  EXPECT_EQ(snippet.text.substr(snippet.marks[0].first), "word");
}

TEST(Occurrences, CountsAllWords) {
  EXPECT_EQ(occurrences("กกขกก", {"กก", "ข"}), 3u);
  EXPECT_TRUE(has_all("กกข", {"ข", "ก"}));
  EXPECT_FALSE(has_all("กกข", {"ข", "ค"}));
}

}  // namespace
}  // namespace prongsai

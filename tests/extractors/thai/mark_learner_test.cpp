#include "extractors/thai/mark_learner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "extractors/thai/characters.h"
#include "extractors/thai/words.h"

namespace prongsai::thai {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// One glyph a letter; digits stand for the undecided marks of that number, spaces for spaces.
PageContent page_of(std::string_view text) {
  PageContent page;
  bool space = false;
  for (const char32_t c : to_utf32(text)) {
    if (c == U' ') {
      space = true;
      continue;
    }
    Glyph glyph;
    if (c >= U'1' && c <= U'9') {
      glyph.undecided = c - U'0';
    } else {
      append_utf8(glyph.text, c);
    }
    glyph.space_before = std::exchange(space, false);
    page.glyphs.push_back(std::move(glyph));
  }
  return page;
}

std::map<std::uint32_t, char32_t> learnt(std::string_view text) {
  MarkLearner learner;
  learner.add(page_of(text));
  return learner.decided();
}

TEST(MarkLearner, TellsMarksByTheWordsTheyMake) {
  EXPECT_THAT(learnt("เพื1อพัฒนาพื2นที1 ทั2งนี2 เรื1องอื1นที1เกี1ยวข้อง รวมทั2งสิ2น ครั2งที1หนึ1ง"), ElementsAre(Pair(1, 0x0E48), Pair(2, 0x0E49)));
}

TEST(MarkLearner, AddsWhatSeveralPagesSay) {
  MarkLearner learner;
  for (const char* text : {"เพื1อ", "ทั2งนี2", "เรื1อง", "หนึ1ง", "ซึ1ง", "ครั2ง", "ที1อื1น"}) learner.add(page_of(text));
  EXPECT_THAT(learner.decided(), testing::Contains(Pair(1, 0x0E48)));
}

TEST(MarkLearner, TellsTheRingOfSaraAm) { EXPECT_THAT(learnt("ก1าหนด ส1านักงาน ด1าเนินการ ต1าบล อ1าเภอ ประจ1า"), ElementsAre(Pair(1, 0x0E4D))); }

TEST(MarkLearner, LeavesWhatIsSeenTooSeldom) { EXPECT_THAT(learnt("เพื1อ เรื1อง อื1น"), IsEmpty()); }

TEST(MarkLearner, LeavesWhatOneWordAloneSays) { EXPECT_THAT(learnt("เพื1อ เพื1อ เพื1อ เพื1อ เพื1อ เพื1อ เพื1อ เพื1อ"), IsEmpty()); }

TEST(MarkLearner, LeavesAGlyphThatIsTwoMarks) { EXPECT_THAT(learnt("เพื1อ เรื1อง อื1น หนึ1ง ซึ1ง ทั1งนี1 พื1น ครั1ง สิ1น"), IsEmpty()); }

TEST(MarkLearner, LeavesWhatMakesWordsWithTwoMarks) { EXPECT_THAT(learnt("นี1 ซื1อ นี1 ซื1อ นี1 ซื1อ นี1 ซื1อ"), IsEmpty()); }

TEST(MarkLearner, LeavesWhatMakesNoWord) { EXPECT_THAT(learnt("ฆฎ1ฏ ฑฒ1ฌ ฆฎ1ฏ ฑฒ1ฌ ฆฎ1ฏ ฑฒ1ฌ"), IsEmpty()); }

TEST(MarkLearner, DoesNotReachOverASpace) { EXPECT_THAT(learnt("เพื1 อ เรื1 อง อื1 น หนึ1 ง ซึ1 ง เพื1 อ"), IsEmpty()); }

TEST(MarkLearner, DoesNotReachOverAnotherUndecidedMark) { EXPECT_THAT(learnt("เพ21อ เร21อง อ21น หน21ง ซ21ง"), IsEmpty()); }

}  // namespace
}  // namespace prongsai::thai

#include "extractors/records/score_words.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ScoreVocabulary : public testing::RecordFixture {
 protected:
  static const ScoreWords& words() { return data().score_words; }
  /// Level and code of what a cell names: "indicator 4"; "" where it names nothing.
  static std::string subject(std::string_view cell) {
    const auto found = words().subject_of(cell, testing::this_year, data().ita);
    return found ? std::string(to_string(found->level)) + ' ' + found->code : "";
  }
  static std::vector<std::string> mentioned(std::string_view text) {
    std::vector<std::string> codes;
    for (const SubjectMention& mention : words().mentions(text, testing::this_year, data().ita)) codes.push_back(mention.subject.code);
    return codes;
  }
};

TEST_F(ScoreVocabulary, KnowsTools) {
  EXPECT_EQ(subject("IIT"), "tool IIT");
  EXPECT_EQ(subject("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"), "tool EIT");
  EXPECT_EQ(subject("แบบตรวจการเปิดเผยข้อมูลสาธารณะ"), "tool OIT");
}

TEST_F(ScoreVocabulary, KnowsIndicatorsByNumber) { EXPECT_EQ(subject("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ"), "indicator 4"); }

TEST_F(ScoreVocabulary, KnowsIndicatorsByName) { EXPECT_EQ(subject("๖) คุณภาพการดำเนินงาน"), "indicator 6"); }

TEST_F(ScoreVocabulary, KnowsIndicatorsByAMisspeltName) { EXPECT_EQ(subject("การแก้ไขปัญหาการทุจริค"), "indicator 5"); }

TEST_F(ScoreVocabulary, KnowsPartsOfIndicators) {
  EXPECT_EQ(subject("ตัวชี้วัดย่อยที่ ๙.๑ ข้อมูลพื้นฐาน"), "sub_indicator 9.1");
  EXPECT_EQ(subject("10.2 มาตรการภายใน"), "sub_indicator 10.2");
}

TEST_F(ScoreVocabulary, KnowsItems) {
  EXPECT_EQ(subject("e4"), "item e4");
  EXPECT_EQ(subject("ข้อ i๑๒ การมอบหมายงาน"), "item i12");
}

TEST_F(ScoreVocabulary, KnowsTheOverallScore) { EXPECT_EQ(subject("คะแนนภาพรวมหน่วยงาน"), "overall overall"); }

TEST_F(ScoreVocabulary, KnowsThatSomeWordsNameItOnlyWeakly) {
  const auto found = words().subject_of("คะแนนรวม", testing::this_year, data().ita);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->weak);
}

TEST_F(ScoreVocabulary, KnowsNothingOfOtherWords) {
  EXPECT_EQ(subject("ผู้รับผิดชอบ"), "");
  EXPECT_EQ(subject("WHITING"), "");
  EXPECT_EQ(subject(""), "");
}

TEST_F(ScoreVocabulary, FindsSubjectsInTextInOrder) {
  EXPECT_THAT(mentioned("คะแนนภาพรวม ประกอบด้วย IIT และตัวชี้วัดที่ ๗ กับการใช้อำนาจ"), ElementsAre("overall", "IIT", "7", "3"));
}

TEST_F(ScoreVocabulary, TakesTheLongerOfTwoSubjectsThatOverlap) { EXPECT_THAT(mentioned("แบบตรวจการเปิดเผยข้อมูลสาธารณะ"), ElementsAre("OIT")); }

TEST_F(ScoreVocabulary, FindsNoToolInsideAWord) { EXPECT_THAT(mentioned("WHITING"), IsEmpty()); }

TEST_F(ScoreVocabulary, ReadsTheRatingBehindAScore) {
  EXPECT_EQ(words().rating_after(" คะแนน อยู่ในระดับ ผ่าน"), "ผ่าน");
  EXPECT_EQ(words().rating_after(" คะแนน ระดับ “ผ่านดีเยี่ยม”"), "ผ่านดีเยี่ยม");
  EXPECT_EQ(words().rating_after(" คะแนน อยู่ในระดับ AA"), "AA");
}

TEST_F(ScoreVocabulary, ReadsNoRatingWhereOtherWordsFollow) { EXPECT_EQ(words().rating_after(" คะแนน ซึ่งเพิ่มขึ้นจากปีก่อน"), ""); }

TEST_F(ScoreVocabulary, KnowsBoundsBeforeANumber) {
  EXPECT_TRUE(words().rules_out_before("คะแนนไม่ต่ำกว่า "));
  EXPECT_TRUE(words().rules_out_before("คะแนนเพิ่มขึ้น "));
  EXPECT_FALSE(words().rules_out_before("ได้คะแนน "));
}

TEST_F(ScoreVocabulary, KnowsBoundsBehindANumber) {
  EXPECT_TRUE(words().rules_out_after(" คะแนนขึ้นไป"));
  EXPECT_FALSE(words().rules_out_after(" คะแนน"));
}

TEST_F(ScoreVocabulary, KnowsOtherIndices) {
  EXPECT_TRUE(words().names_other_index("ดัชนีการรับรู้การทุจริต (CPI)"));
  EXPECT_FALSE(words().names_other_index("คะแนน ITA"));
}

TEST_F(ScoreVocabulary, KnowsTargets) {
  EXPECT_TRUE(words().names_target("ค่าเป้าหมายคะแนน"));
  EXPECT_FALSE(words().names_target("คะแนนที่ได้"));
}

}  // namespace
}  // namespace prongsai

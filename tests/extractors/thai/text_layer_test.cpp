#include "extractors/thai/text_layer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extractors/thai/characters.h"
#include "extractors/thai/words.h"

namespace prongsai::thai {
namespace {

/// One glyph a code point, in one font.
PageContent page_of(std::string_view text, bool invisible = false) {
  PageContent page;
  page.width_pt = 600;
  page.height_pt = 800;
  page.fonts = {"Sample"};
  for (const char32_t c : to_utf32(text)) {
    Glyph glyph;
    append_utf8(glyph.text, c);
    glyph.invisible = invisible;
    page.glyphs.push_back(std::move(glyph));
  }
  return page;
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TextVerdict verdict_on(const PageContent& page, std::string_view text) {
  const std::vector<TextSigns> signs{signs_of(page)};
  const std::vector<std::string_view> texts{text};
  return judge_text_layers(signs, texts).at(0);
}

TextVerdict verdict_on(std::string_view text) { return verdict_on(page_of(text), text); }

constexpr std::string_view healthy = "การจัดซื้อจัดจ้างที่ต้องเพิ่มขึ้นทั้งนี้เพื่อพื้นที่";
constexpr std::string_view toneless = "การจัดซือจัดจ้างทีต้องเพิมขึนทังนีเพือพืนที";

TEST(TextSigns, CountTheUpperVowelsThatCarryATone) {
  const FontSigns signs = signs_of(page_of("ที่ นี้ ดี กั้น")).fonts.at(0);
  EXPECT_EQ(signs.upper_vowels, 4);
  EXPECT_EQ(signs.toned, 3);
}

TEST(TextSigns, CountAToneThatIsDrawnBeforeItsVowel) { EXPECT_EQ(signs_of(page_of("ท่ี")).fonts.at(0).toned, 1); }

TEST(TextSigns, DoNotCountAToneOnTheNextConsonant) { EXPECT_EQ(signs_of(page_of("ดีกว่า")).fonts.at(0).toned, 0); }

TEST(TextSigns, TellTheFontsOfAPageApart) {
  PageContent page = page_of("ที่นี");
  page.fonts.push_back("Other");
  page.glyphs[3].font = page.glyphs[4].font = 1;
  const TextSigns signs = signs_of(page);
  EXPECT_EQ(signs.fonts.at(0).toned, 1);
  EXPECT_EQ(signs.fonts.at(1).toned, 0);
}

TEST(TextSigns, CountWhatHasNoNameOrOneThatMeansNothing) {
  PageContent page = page_of("ก\uFFFD\uE001\uF70A\uF0A8");  // the last two mean a tone mark and a box
  page.glyphs.emplace_back();
  EXPECT_EQ(signs_of(page).fonts.at(0).unnamed, 3);
}

TEST(SpellingSigns, CountMarksWithoutAConsonant) { EXPECT_EQ(spelling_of("ก่า า่ 1ี ก้้").stray_marks, 3); }

TEST(SpellingSigns, FindNoneInHealthyText) { EXPECT_EQ(spelling_of(healthy).stray_marks, 0); }

TEST(CommonWords, FillHealthyProse) { EXPECT_GT(common_word_share("การดำเนินงานของหน่วยงานและการประเมิน"), 0.3); }

TEST(TextVerdict, TrustsHealthyText) {
  const TextVerdict verdict = verdict_on(repeated(healthy, 30));
  EXPECT_EQ(verdict.trust, TextTrust::trusted);
  EXPECT_FALSE(verdict.needs_ocr());
}

TEST(TextVerdict, ReadsAgainWhatLostItsToneMarks) {
  const TextVerdict verdict = verdict_on(repeated(toneless, 30));
  EXPECT_TRUE(verdict.needs_ocr());
  EXPECT_EQ(verdict.fault, TextFault::lost_tones);
  EXPECT_EQ(verdict.faulty, 30 * 11);
  EXPECT_EQ(verdict.font, "Sample");
}

TEST(TextVerdict, DoesNotJudgeAFontByAFewVowels) { EXPECT_FALSE(verdict_on(repeated(toneless, 5)).needs_ocr()); }

TEST(TextVerdict, TrustsAVocabularyWithoutToneMarks) { EXPECT_FALSE(verdict_on(repeated("ประจำปีงบประมาณ ยุทธศาสตร์ชาติ", 100)).needs_ocr()); }

TEST(TextVerdict, JudgesAShortPageByItsFontElsewhere) {
  const std::string much = repeated(toneless, 30), little(toneless);
  const std::vector<TextSigns> signs{signs_of(page_of(much)), signs_of(page_of(little))};
  const std::vector<std::string_view> texts{much, little};
  EXPECT_TRUE(judge_text_layers(signs, texts).at(1).needs_ocr());
}

TEST(TextVerdict, TrustsThePageOfAnotherFont) {
  const std::string much = repeated(toneless, 30), sound(healthy);
  PageContent other = page_of(sound);
  other.fonts = {"Other"};
  const std::vector<TextSigns> signs{signs_of(page_of(much)), signs_of(other)};
  const std::vector<std::string_view> texts{much, sound};
  EXPECT_FALSE(judge_text_layers(signs, texts).at(1).needs_ocr());
}

TEST(TextVerdict, ReadsAgainWhatIsDrawnWithoutCharacters) {
  const TextVerdict verdict = verdict_on(repeated("กขคงจ\uFFFD", 20));
  EXPECT_EQ(verdict.fault, TextFault::unnamed_glyphs);
  EXPECT_EQ(verdict.faulty, 20);
  EXPECT_EQ(verdict.glyphs, 120);
}

TEST(LyingFonts, AreThoseThatShowTheFault) {
  PageContent page = page_of(repeated(healthy, 30) + repeated("\uE001", 40));
  page.fonts.push_back("Lying");
  for (Glyph& glyph : page.glyphs) glyph.font = glyph.text == "\uE001" ? 1 : 0;
  const std::vector<TextSigns> signs{signs_of(page)};
  EXPECT_EQ(lying_fonts(signs, 0, TextFault::unnamed_glyphs), std::vector<std::string>{"Lying"});
  EXPECT_TRUE(lying_fonts(signs, 0, TextFault::misspelt).empty());
}

TEST(TextVerdict, TakesAFewGlyphsOfAFontWithoutLettersForPictures) {
  PageContent page = page_of(repeated("งาน", 20) + repeated("\uE001", 12));
  page.fonts.push_back("Icons");
  for (Glyph& glyph : page.glyphs) glyph.font = glyph.text == "\uE001" ? 1 : 0;
  EXPECT_FALSE(verdict_on(page, repeated("งาน", 20)).needs_ocr());
}

TEST(TextVerdict, ReadsAgainThaiThatIsReadAsWesternLetters) {
  const TextVerdict verdict = verdict_on(repeated("\u00A1\u00D2\u00C3\u00A7\u00D2\u00B9 2568 ", 10));  // การงาน
  EXPECT_EQ(verdict.fault, TextFault::western_letters);
  EXPECT_EQ(verdict.faulty, 60);
}

TEST(TextVerdict, TrustsAWesternText) {
  EXPECT_FALSE(verdict_on(repeated("\u00E9valuation des r\u00E9sultats de l'int\u00E9grit\u00E9 ", 20)).needs_ocr());
}

TEST(TextVerdict, ForgivesAFewBulletsWithoutCharacters) { EXPECT_FALSE(verdict_on(repeated(healthy, 4) + "\uFFFD\uFFFD").needs_ocr()); }

TEST(TextVerdict, ReadsAgainWhatCannotBeSpelt) { EXPECT_EQ(verdict_on(repeated("กา่รงาน", 20)).fault, TextFault::misspelt); }

TEST(TextVerdict, ReadsAgainExchangedLettersThatSpellNothing) {
  EXPECT_EQ(verdict_on("่" + repeated("ฆกฬถจภฟศนรฐฉลฑซธณคพม", 20)).fault, TextFault::no_words);  // one stray mark makes them suspicious
}

TEST(TextVerdict, CallsWhatRulesMendedRepaired) {
  PageContent page = page_of(healthy);
  page.glyphs[3].mended = true;
  const TextVerdict verdict = verdict_on(page, healthy);
  EXPECT_EQ(verdict.trust, TextTrust::repaired);
  EXPECT_EQ(verdict.mended, 1);
}

PageContent layer_of(std::string_view text) {
  PageContent page = page_of(text, true);
  page.images = {{{10, 10, 590, 790}, 2480, 3508}};
  return page;
}

TEST(TextVerdict, ReadsAgainUnderAPictureWhatIsNotThai) {
  const std::string text = repeated("fiflunirUn1", 10);
  EXPECT_EQ(verdict_on(layer_of(text), text).fault, TextFault::foreign_layer);
}

TEST(TextVerdict, TrustsAThaiLayerUnderAPicture) {
  const std::string text = repeated(healthy, 10);
  EXPECT_EQ(verdict_on(layer_of(text), text).trust, TextTrust::trusted);
}

TEST(TextVerdict, TrustsLatinTextThatIsSeen) {
  const std::string text = repeated("Integrity and Transparency", 10);
  EXPECT_FALSE(verdict_on(text).needs_ocr());
}

TEST(TextVerdict, SaysNothingOfAPageWithoutText) { EXPECT_EQ(verdict_on(""), TextVerdict{}); }

}  // namespace
}  // namespace prongsai::thai

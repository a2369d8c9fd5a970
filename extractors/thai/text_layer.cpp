#include "extractors/thai/text_layer.h"

#include <algorithm>
#include <map>

#include "extractors/thai/characters.h"

namespace prongsai::thai {
namespace {

bool is_upper_vowel(char32_t c) noexcept { return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E37); }
bool is_tone(char32_t c) noexcept { return c >= 0x0E48 && c <= 0x0E4B; }
bool is_thai_script(char32_t c) noexcept { return c >= 0x0E01 && c <= 0x0E4E && c != 0x0E3F; }
bool is_latin(char32_t c) noexcept { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// Where the code pages for Thai have its letters, and Western ones the accented letters.
bool is_western(char32_t c) noexcept { return c >= 0xA1 && c <= 0xFB; }

/// Private use that means nothing to us: neither the shapes of Thai marks (U+F700 to F71A, `normalise` knows them) nor
/// the codes of symbol fonts (U+F020 to F0FF).
bool is_private(char32_t c) noexcept { return c >= 0xE000 && c <= 0xF8FF && !(c >= 0xF700 && c <= 0xF71A) && !(c >= 0xF020 && c <= 0xF0FF); }

/// Counts the signs of a page glyph by glyph, in content order.
class SignCounter {
 public:
  explicit SignCounter(const PageContent& page) {
    for (const std::string& font : page.fonts) fonts_.push_back({.font = font});
  }

  void add(const Glyph& glyph) {
    if (glyph.font >= fonts_.size()) return;
    FontSigns& font = fonts_[glyph.font];
    ++font.glyphs;
    font.mended += glyph.mended ? 1 : 0;
    font.invisible += glyph.invisible ? 1 : 0;
    if (glyph.text.empty()) ++font.unnamed;
    for (std::size_t at = 0; at < glyph.text.size();) add(next_code_point(glyph.text, at), glyph.font);
  }

  std::vector<FontSigns> result() && { return std::move(fonts_); }

 private:
  void add(char32_t c, std::uint16_t index) {
    FontSigns& font = fonts_[index];
    if (c == replacement_character || is_private(c)) ++font.unnamed;
    const bool thai = is_thai_script(c);
    font.thai += thai ? 1 : 0;
    font.western += is_western(c) ? 1 : 0;
    font.letters += thai || is_latin(c) ? 1 : 0;
    if (is_upper_vowel(c)) {
      ++font.upper_vowels;
      if (is_tone(previous_)) ++font.toned;
      vowel_font_ = index;
    } else if (is_tone(c) && is_upper_vowel(previous_)) {
      ++fonts_[vowel_font_].toned;
    }
    previous_ = c;
  }

  std::vector<FontSigns> fonts_;
  char32_t previous_ = 0;
  std::uint16_t vowel_font_ = 0;
};

bool covers_page(const ImageArea& image, const PageContent& page) noexcept {
  constexpr double nearly_all = 0.8;  // of the page in both directions: scanners leave margins
  return image.box.width() >= nearly_all * page.width_pt && image.box.height() >= nearly_all * page.height_pt;
}

int occurrences(std::string_view text, std::span<const std::string_view> words) noexcept {
  int count = 0;
  for (const std::string_view word : words) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) ++count;
  }
  return count;
}

// Words that every report is full of and that are none, and no part of one, without their tone mark.
constexpr std::string_view toneless_words[] = {"ทัง", "เพือ", "พืน", "ครัง", "อืน", "หนึง", "ซึง", "ชือ", "เพิม", "เกียว"};

constexpr std::string_view common_words[] = {"การ", "และ", "งาน", "ของ", "ความ", "ใน", "มี", "เป็น", "ตาม", "จาก", "ปี", "โครง"};

// ---- Thresholds. "Healthy" are the 700 pages of 17 PDFs by Word, LibreOffice, Acrobat and InDesign, where they are sound or
// repaired; what is said of pages is said of those with 300 Thai letters and more.

// Of upper vowels, 0.14 to 0.27 carry a tone mark in healthy documents, 0.0005 to 0.003 in those that lost them. A
// contents page may have 0.04; so a font is judged over the whole document, and on no fewer than this.
constexpr int enough_upper_vowels = 100;
constexpr double lost_tone_ratio = 0.02;
constexpr int enough_toneless = 3;     // more than a typing error
constexpr double share_of_page = 0.2;  // of a page's upper vowels; what a heading alone lost is no reason to read the page again

// Healthy pages have hardly any (a bullet, an arrow). Glyphs of a font that draws nothing else are pictures, unless they
// are many.
constexpr int few_unnamed = 5, most_pictures = 20;
constexpr double unnamed_share = 0.02;

// No language of the West has an accented letter in every second place; Thai that is read so has nothing else.
constexpr int enough_western = 30;
constexpr double western_share = 0.5;

// Healthy pages have none; one is a typing error.
constexpr int few_strays = 5;
constexpr double stray_share = 0.01;

// Of the letters of healthy pages, 4 to 18 % stand in common words (2 % in one list of projects); where letters are
// exchanged or at random, about 0.3 %.
constexpr int enough_letters = 300;
constexpr double common_share = 0.006;

constexpr int enough_glyphs = 20;
constexpr double layer_share = 0.9;  // of a page's glyphs, invisible: a layer over a picture, not a hidden remark
constexpr double thai_share = 0.5;   // of the letters of a Thai report's page; garbage of an English OCR has none

FontSigns total_of(const TextSigns& page) {
  FontSigns total;
  for (const FontSigns& font : page.fonts) {
    total.glyphs += font.glyphs;
    total.letters += font.letters;
    total.thai += font.thai;
    total.western += font.western;
    total.upper_vowels += font.upper_vowels;
    total.toned += font.toned;
    total.unnamed += font.unnamed;
    total.mended += font.mended;
    total.invisible += font.invisible;
  }
  return total;
}

bool has_few_tones(const FontSigns& font) noexcept {
  return font.upper_vowels >= enough_upper_vowels && font.toned < lost_tone_ratio * font.upper_vowels;
}

/// The fonts, by name, that draw upper vowels all over the document and hardly a tone mark.
std::map<std::string, bool, std::less<>> toneless_fonts(std::span<const TextSigns> pages) {
  std::map<std::string, FontSigns, std::less<>> fonts;
  for (const TextSigns& page : pages) {
    for (const FontSigns& font : page.fonts) {
      FontSigns& sum = fonts[font.font];
      sum.upper_vowels += font.upper_vowels;
      sum.toned += font.toned;
    }
  }
  std::map<std::string, bool, std::less<>> toneless;
  for (const auto& [name, font] : fonts) {
    if (has_few_tones(font)) toneless[name] = true;
  }
  return toneless;
}

bool is_foreign_layer(const TextSigns& page, const FontSigns& total) noexcept {
  return page.picture_covers_page && total.glyphs >= enough_glyphs && total.invisible >= layer_share * total.glyphs;
}

bool is_misspelt(const SpellingSigns& spelling) noexcept {
  return spelling.stray_marks >= few_strays && spelling.stray_marks >= stray_share * spelling.letters;
}

void give_up(TextVerdict& verdict, TextFault fault, int faulty, std::string font = {}) {
  verdict.trust = TextTrust::read_again;
  verdict.fault = fault;
  verdict.faulty = faulty;
  verdict.font = std::move(font);
}

/// The font of a page that has most of something.
const FontSigns& most_of(const TextSigns& page, int FontSigns::*sign) {
  return *std::max_element(page.fonts.begin(), page.fonts.end(), [sign](const FontSigns& a, const FontSigns& b) { return a.*sign < b.*sign; });
}

int unnamed_letters(const FontSigns& font) noexcept {
  const bool are_pictures = font.letters == 0 && font.unnamed < most_pictures;
  return are_pictures ? 0 : font.unnamed;
}

int unnamed_letters(const TextSigns& page) noexcept {
  int unnamed = 0;
  for (const FontSigns& font : page.fonts) unnamed += unnamed_letters(font);
  return unnamed;
}

/// Names of the fonts of a page of which something holds.
template <typename Holds>
std::vector<std::string> fonts_of(const TextSigns& page, Holds holds) {
  std::vector<std::string> names;
  for (const FontSigns& font : page.fonts) {
    if (holds(font)) names.push_back(font.font);
  }
  return names;
}

}  // namespace

TextSigns signs_of(const PageContent& page) {
  SignCounter counter(page);
  for (const Glyph& glyph : page.glyphs) counter.add(glyph);
  TextSigns signs{.fonts = std::move(counter).result(), .picture_covers_page = false, .undecided = 0};
  signs.picture_covers_page = std::any_of(page.images.begin(), page.images.end(), [&](const ImageArea& image) { return covers_page(image, page); });
  for (const Glyph& glyph : page.glyphs) signs.undecided += glyph.undecided != 0 ? 1 : 0;
  return signs;
}

SpellingSigns spelling_of(std::string_view text) {
  SpellingSigns signs;
  bool has_base = false;  // a consonant stands before, with nothing but its marks between
  bool has_tone = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const Cluster kind = cluster_of(c);
    if (is_thai_script(c)) ++signs.letters;
    if (kind == Cluster::tone_mark || kind == Cluster::vowel_mark) {
      const bool second_tone = kind == Cluster::tone_mark && has_tone;
      if (!has_base || second_tone) ++signs.stray_marks;
      has_tone |= kind == Cluster::tone_mark;
    } else {
      has_base = kind == Cluster::consonant;
      has_tone = false;
    }
  }
  return signs;
}

double common_word_share(std::string_view text) {
  const int letters = spelling_of(text).letters;
  int common = 0;
  for (const std::string_view& word : common_words) common += occurrences(text, {&word, 1}) * static_cast<int>(word.size() / 3);
  return letters == 0 ? 0 : static_cast<double>(common) / letters;
}

std::vector<TextVerdict> judge_text_layers(std::span<const TextSigns> pages, std::span<const std::string_view> texts) {
  auto toneless = toneless_fonts(pages);
  if (!toneless.empty()) {
    int words = 0;
    for (const std::string_view text : texts) words += occurrences(text, toneless_words);
    if (words < enough_toneless) toneless.clear();  // a vocabulary with few tone marks, rightly spelt
  }

  std::vector<TextVerdict> verdicts;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const TextSigns& page = pages[i];
    const FontSigns total = total_of(page);
    TextVerdict& verdict = verdicts.emplace_back(TextVerdict{.trust = total.mended > 0 ? TextTrust::repaired : TextTrust::trusted,
                                                             .fault = TextFault::none,
                                                             .glyphs = total.glyphs,
                                                             .mended = total.mended,
                                                             .faulty = 0,
                                                             .font = {}});
    if (total.glyphs == 0) continue;
    const int unnamed = unnamed_letters(page);
    if (unnamed >= few_unnamed && unnamed >= unnamed_share * total.glyphs) {
      give_up(verdict, TextFault::unnamed_glyphs, unnamed, most_of(page, &FontSigns::unnamed).font);
      continue;
    }
    if (total.western >= enough_western && total.western >= western_share * (total.letters + total.western)) {
      give_up(verdict, TextFault::western_letters, total.western, most_of(page, &FontSigns::western).font);
      continue;
    }
    const bool is_layer = is_foreign_layer(page, total);
    if (is_layer && total.thai < thai_share * total.letters) {
      give_up(verdict, TextFault::foreign_layer, total.invisible);
      continue;
    }
    int lost = 0;
    const FontSigns* loser = nullptr;
    for (const FontSigns& font : page.fonts) {
      if (!toneless.contains(font.font)) continue;
      lost += font.upper_vowels - font.toned;
      if (loser == nullptr || font.upper_vowels > loser->upper_vowels) loser = &font;
    }
    if (lost > 0 && lost >= share_of_page * total.upper_vowels) {
      give_up(verdict, TextFault::lost_tones, lost, loser->font);
      continue;
    }
    const SpellingSigns spelling = spelling_of(texts[i]);
    const bool is_suspicious = is_layer || total.unnamed > 0 || spelling.stray_marks > 0;
    if (is_misspelt(spelling)) {
      give_up(verdict, TextFault::misspelt, spelling.stray_marks);
    } else if (is_suspicious && spelling.letters >= enough_letters && common_word_share(texts[i]) < common_share) {
      give_up(verdict, TextFault::no_words, spelling.letters);
    }
  }
  return verdicts;
}

std::vector<std::string> lying_fonts(std::span<const TextSigns> pages, std::size_t page, TextFault fault) {
  switch (fault) {
    case TextFault::unnamed_glyphs:
      return fonts_of(pages[page], [](const FontSigns& font) { return unnamed_letters(font) > unnamed_share * font.glyphs; });
    case TextFault::western_letters:
      return fonts_of(pages[page], [](const FontSigns& font) { return font.western > western_share * (font.letters + font.western); });
    case TextFault::lost_tones: {
      const auto toneless = toneless_fonts(pages);
      return fonts_of(pages[page], [&](const FontSigns& font) { return toneless.contains(font.font); });
    }
    case TextFault::none:
    case TextFault::misspelt:
    case TextFault::no_words:
    case TextFault::foreign_layer: break;
  }
  return {};
}

}  // namespace prongsai::thai

#include "extractors/tables/upright.h"

#include <gtest/gtest.h>

#include <string>

namespace prongsai::layout {
namespace {

PageContent page_with(const std::string& letters, double step_pt, float confidence) {
  PageContent page;
  page.width_pt = 595;
  page.height_pt = 842;
  double x = 100;
  for (const char letter : letters) {
    Glyph glyph;
    glyph.text = letter;
    glyph.box = {x, 100, x + 7, 116};
    glyph.baseline_y = 112;
    glyph.size_pt = 16;
    glyph.confidence = confidence;
    page.glyphs.push_back(std::move(glyph));
    x += step_pt;
  }
  return page;
}

std::string text_of(const UprightPage& page) {
  std::string text;
  for (const Glyph& glyph : page.glyphs) text += glyph.text;
  return text;
}

TEST(Upright, DrawsAShadowOnce) { EXPECT_EQ(text_of(upright(page_with("00", 0.4, 1))), "0"); }

TEST(Upright, KeepsTwoEqualDigitsThatAReaderOfPicturesPutsOnEachOther) { EXPECT_EQ(text_of(upright(page_with("00", 0.4, 0.92F))), "00"); }

TEST(Upright, KeepsEqualLettersSideBySide) { EXPECT_EQ(text_of(upright(page_with("00", 7, 1))), "00"); }

}  // namespace
}  // namespace prongsai::layout

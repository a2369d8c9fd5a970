#include "extractors/ocr/binarise.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cstdint>
#include <random>

#include "tests/extractors/ocr/drawn_page.h"

namespace prongsai::ocr {
namespace {

/// Grey paper that darkens to one side, with grain, and strokes of ink of every darkness up to its edges.
PixPtr worn_paper(int width, int height) {
  PageImage page = test::white_page(width, height);
  std::minstd_rand random(7);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) page.row(y)[x] = static_cast<std::uint8_t>(150 + 80 * x / width + static_cast<int>(random() % 25));
  }
  for (int i = 0; i < 120; ++i) {
    const int x = static_cast<int>(random() % static_cast<unsigned>(width)), y = static_cast<int>(random() % static_cast<unsigned>(height));
    test::fill(page, x, y, x + 3, y + 20, static_cast<std::uint8_t>(random() % 200));
    test::fill(page, x, y, x + 20, y + 3, static_cast<std::uint8_t>(random() % 200));
  }
  return grey_of(page);
}

void expect_as_leptonica_has_it(const PixPtr& grey, int half_window) {
  constexpr float factor = 0.3F;
  Pix* wanted = nullptr;
  ASSERT_EQ(pixSauvolaBinarize(grey.get(), half_window, factor, 1, nullptr, nullptr, nullptr, &wanted), 0);
  const PixPtr theirs(wanted), ours = binarised(grey, half_window, factor);
  ASSERT_TRUE(ours);
  int pixels = 0, same = 0;
  pixCountPixels(theirs.get(), &pixels, nullptr);
  EXPECT_GT(pixels, 1000);
  EXPECT_EQ(pixEqual(ours.get(), theirs.get(), &same), 0);
  EXPECT_EQ(same, 1);
}

TEST(Binarised, IsWhatLeptonicaHas) { expect_as_leptonica_has_it(worn_paper(401, 307), 25); }

TEST(Binarised, MayHaveAWindowOfNearlyTheWholeImage) { expect_as_leptonica_has_it(worn_paper(130, 125), 40); }

}  // namespace
}  // namespace prongsai::ocr

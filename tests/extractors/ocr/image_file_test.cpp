#include "extractors/ocr/image_file.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cstdlib>
#include <memory>
#include <string>

namespace prongsai::ocr {
namespace {

/// A picture of 300 x 200 pixels whose left half is dark, in the format of a file.
std::string picture(int format, int depth = 8, int dpi = 0) {
  Pix* pix = pixCreate(300, 200, depth);
  pixSetAll(pix);
  ::Box* left = boxCreate(0, 0, 150, 200);
  depth == 1 ? pixClearInRect(pix, left) : pixSetInRectArbitrary(pix, left, depth == 32 ? 0x20406000 : 40);
  boxDestroy(&left);
  if (depth == 1) pixInvert(pix, pix);  // there, ink is 1
  if (dpi > 0) pixSetResolution(pix, dpi, dpi);
  l_uint8* data = nullptr;
  std::size_t size = 0;
  pixWriteMem(&data, &size, pix, format);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  pixDestroy(&pix);
  return bytes;
}

/// A TIFF file with as many pages as shades.
std::string pages(std::initializer_list<int> shades) {
  Pixa* list = pixaCreate(0);
  for (const int shade : shades) {
    Pix* pix = pixCreate(40, 30, 8);
    pixSetAllArbitrary(pix, static_cast<l_uint32>(shade));
    pixaAddPix(list, pix, L_INSERT);
  }
  l_uint8* data = nullptr;
  std::size_t size = 0;
  pixaWriteMemMultipageTiff(&data, &size, list);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  pixaDestroy(&list);
  return bytes;
}

void expect_the_picture(const Result<PageImage>& image, int tolerance = 0) {
  ASSERT_TRUE(image) << render(image.error());
  EXPECT_EQ(image->width, 300);
  EXPECT_EQ(image->height, 200);
  EXPECT_LT(image->row(100)[50 * image->channels], 60);
  EXPECT_GE(image->row(100)[250 * image->channels], 255 - tolerance);
}

TEST(ReadImage, ReadsPng) { expect_the_picture(read_image(picture(IFF_PNG), 1)); }
TEST(ReadImage, ReadsJpeg) { expect_the_picture(read_image(picture(IFF_JFIF_JPEG), 1), 3); }
TEST(ReadImage, ReadsTiff) { expect_the_picture(read_image(picture(IFF_TIFF_ZIP), 1)); }
TEST(ReadImage, ReadsFax) { expect_the_picture(read_image(picture(IFF_TIFF_G4, 1), 1)); }

TEST(SizeOfImage, IsToldByTheBeginning) {
  for (const int format : {IFF_PNG, IFF_JFIF_JPEG}) {
    const std::string whole = picture(format);
    const auto size = size_of_image(std::string_view(whole).substr(0, format == IFF_PNG ? 64 : whole.size() - 20));
    ASSERT_TRUE(size) << format;
    EXPECT_EQ(size->width, 300);
    EXPECT_EQ(size->height, 200);
  }
  EXPECT_FALSE(size_of_image("no picture"));
}

TEST(ReadImage, KeepsColour) {
  const auto image = read_image(picture(IFF_PNG, 32), 1);

  ASSERT_TRUE(image);
  ASSERT_EQ(image->channels, 3);
  EXPECT_EQ(image->row(10)[30], 0x20);
  EXPECT_EQ(image->row(10)[31], 0x40);
  EXPECT_EQ(image->row(10)[32], 0x60);
}

TEST(ReadImage, TakesTheSizeOfThePaperFromTheResolution) {
  const auto image = read_image(picture(IFF_PNG, 8, 50), 1);

  ASSERT_TRUE(image);
  EXPECT_NEAR(image->width_pt, 6 * 72, 1);
  EXPECT_NEAR(image->height_pt, 4 * 72, 1);
}

TEST(ReadImage, TakesItForASheetWhereTheResolutionCannotBeTrue) {
  const auto image = read_image(picture(IFF_PNG, 8, 2400), 1);

  ASSERT_TRUE(image);
  EXPECT_NEAR(image->width_pt, 11.69 * 72, 1);
}

TEST(ReadImage, ReadsEveryPageOfATiff) {
  const std::string bytes = pages({10, 20, 30});
  const auto count = count_images(bytes);

  ASSERT_TRUE(count);
  ASSERT_EQ(*count, 3);
  for (const int number : {1, 2, 3}) {
    const auto image = read_image(bytes, number);
    ASSERT_TRUE(image);
    EXPECT_EQ(image->row(5)[5], 10 * number);
  }
  EXPECT_FALSE(read_image(bytes, 4));
}

TEST(ReadImage, RefusesWhatIsTooLargeBeforeItDecodesIt) {
  const auto image = read_image(picture(IFF_PNG), 1, {.max_pixels = 59'999});

  ASSERT_FALSE(image);
  EXPECT_EQ(image.error().code, ErrorCode::limit_exceeded);
}

TEST(ReadImage, RefusesATiffOfTooManyPages) { EXPECT_EQ(count_images(pages({1, 2, 3}), {.max_pages = 2}).error().code, ErrorCode::limit_exceeded); }

TEST(ReadImage, SaysThatItIsDamagedWhereverItIsCut) {
  for (const int format : {IFF_PNG, IFF_JFIF_JPEG, IFF_TIFF_ZIP}) {
    const std::string whole = picture(format);
    for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 40) {
      const auto image = read_image(std::string_view(whole).substr(0, size), 1);
      EXPECT_TRUE(image || image.error().code == ErrorCode::damaged);
    }
  }
}

}  // namespace
}  // namespace prongsai::ocr

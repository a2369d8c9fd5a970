#include <gmock/gmock.h>

#include <cstdint>
#include <fstream>
#include <iterator>

#include "tests/extractors/pdf/read_pdf.h"

namespace prongsai::test {
namespace {

using ::testing::ElementsAre;

// Pages of TinyPdf are 600 x 800 points: at 72 dpi an image of 6 x 8 pixels covers one in squares of a hundred pixels, too
// coarse to be taken as it is. So images here are strips of one row that are 600 pixels wide, or pages of 600 x 800.
std::string shades(int width, int height, char (*shade)(int, int)) {
  std::string pixels;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) pixels += shade(x, y);
  }
  return pixels;
}

/// Darker to the right, much darker at the top.
char corner(int x, int y) { return static_cast<char>(y < 400 ? (x < 300 ? 10 : 20) : (x < 300 ? 30 : 40)); }

std::string entries(int width, int height, std::string_view more = "/ColorSpace/DeviceGray") {
  return "/Type/XObject/Subtype/Image/Width " + std::to_string(width) + "/Height " + std::to_string(height) + "/BitsPerComponent 8" +
         std::string(more);
}

PageImage image_of(const TinyPdf& pdf, int dpi = 300) {
  auto reader = PdfReader::open(pdf.bytes());
  auto image = reader ? reader->page_image(1, dpi) : Result<PageImage>(reader.error());
  if (!image) {
    ADD_FAILURE() << render(image.error());
    return {};
  }
  return *std::move(image);
}

/// Its four quarters, row by row.
std::vector<int> quarters(const PageImage& image) {
  std::vector<int> found;
  for (const int y : {image.height / 4, image.height * 3 / 4}) {
    for (const int x : {image.width / 4, image.width * 3 / 4}) found.push_back(image.row(y)[x * image.channels]);
  }
  return found;
}

TinyPdf scanned(std::string_view content, std::string page_entries = {}) {
  TinyPdf pdf;
  pdf.add_resource("XObject", "Im", pdf.add_stream(shades(600, 800, corner), entries(600, 800)));
  return pdf.page(content, std::move(page_entries));
}

TEST(PageImages, AreTheScansOwnPixels) {
  const PageImage image = image_of(scanned("q 600 0 0 800 0 0 cm /Im Do Q"));

  EXPECT_EQ(image.width, 600);
  EXPECT_EQ(image.height, 800);
  EXPECT_EQ(image.channels, 1);
  EXPECT_EQ(image.width_pt, 600);
  EXPECT_THAT(quarters(image), ElementsAre(10, 20, 30, 40));
  EXPECT_EQ(image.row(399)[299], 10);
  EXPECT_EQ(image.row(400)[300], 40);
}

TEST(PageImages, AreTurnedAsThePageIsShown) {
  const PageImage image = image_of(scanned("q 600 0 0 800 0 0 cm /Im Do Q", "/Rotate 90"));

  EXPECT_EQ(image.width, 800);
  EXPECT_EQ(image.height, 600);
  EXPECT_THAT(quarters(image), ElementsAre(30, 10, 40, 20));
}

TEST(PageImages, AreTurnedAsTheContentTurnsThem) {
  EXPECT_THAT(quarters(image_of(scanned("q -600 0 0 -800 600 800 cm /Im Do Q"))), ElementsAre(40, 30, 20, 10));
}

TEST(PageImages, ArePutTogetherFromStrips) {
  TinyPdf pdf;
  for (const int strip : {0, 1}) {
    const std::string pixels(600 * 400, static_cast<char>(50 + 10 * strip));
    pdf.add_resource("XObject", "S" + std::to_string(strip), pdf.add_stream(pixels, entries(600, 400)));
  }
  const PageImage image = image_of(pdf.page("q 600 0 0 400 0 400 cm /S0 Do Q q 600 0 0 400 0 0 cm /S1 Do Q"));

  EXPECT_EQ(image.height, 800);
  EXPECT_THAT(quarters(image), ElementsAre(50, 50, 60, 60));
}

TEST(PageImages, KeepColour) {
  TinyPdf pdf;
  std::string pixels;
  for (int i = 0; i < 600 * 800; ++i) pixels += "\x64\x32\x14";
  pdf.add_resource("XObject", "Im", pdf.add_stream(pixels, entries(600, 800, "/ColorSpace/DeviceRGB")));
  const PageImage image = image_of(pdf.page("q 600 0 0 800 0 0 cm /Im Do Q"));

  ASSERT_EQ(image.channels, 3);
  EXPECT_EQ(image.row(10)[30], 100);
  EXPECT_EQ(image.row(10)[31], 50);
  EXPECT_EQ(image.row(10)[32], 20);
}

std::string fixture(const std::string& name) {
  std::ifstream in(std::string(PRONGSAI_SOURCE_DIR) + "/tests/extractors/pdf/fixtures/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string bytes_of(std::uint32_t number) {
  std::string bytes;
  for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(number >> shift);
  return bytes;
}

/// A segment of the first page (ITU-T T.88, 7.2).
std::string jbig2_segment(std::uint32_t number, char type, const std::string& data) {
  return bytes_of(number) + type + std::string("\0\1", 2) + bytes_of(static_cast<std::uint32_t>(data.size())) + data;
}

/// A generic region that is coded as T.6 on a page of its size.
std::string jbig2(std::uint32_t width, std::uint32_t height, const std::string& fax) {
  const std::string size = bytes_of(width) + bytes_of(height), zero = bytes_of(0);
  return jbig2_segment(0, 48, size + zero + zero + std::string(3, '\0')) + jbig2_segment(1, 38, size + zero + zero + std::string("\0\1", 2) + fax);
}

/// A page that is nothing but a picture of its quarters, coded somehow.
std::vector<int> quarters_of(const std::string& data, const std::string& entries) {
  TinyPdf pdf;
  pdf.add_resource("XObject", "Im", pdf.add_stream(data, "/Type/XObject/Subtype/Image/Width 600/Height 800/ColorSpace/DeviceGray" + entries));
  const PageImage image = image_of(pdf.page("q 600 0 0 800 0 0 cm /Im Do Q"));
  EXPECT_EQ(image.width, 600) << "it is not drawn, but taken as it is";
  return quarters(image);
}

const auto black_white_white_black = ElementsAre(::testing::Lt(5), ::testing::Gt(250), ::testing::Gt(250), ::testing::Lt(5));

TEST(PageImages, AreReadFromJpeg) {
  EXPECT_THAT(quarters_of(fixture("quarters.jpg"), "/BitsPerComponent 8/Filter/DCTDecode"), black_white_white_black);
}

TEST(PageImages, AreReadFromJpeg2000) {
  EXPECT_THAT(quarters_of(fixture("quarters.jp2"), "/BitsPerComponent 8/Filter/JPXDecode"), black_white_white_black);
}

TEST(PageImages, AreReadFromFax) {
  const std::string filter = "/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 600/Rows 800>>";
  EXPECT_THAT(quarters_of(fixture("quarters.g4"), filter), black_white_white_black);
}

TEST(PageImages, AreReadFromJbig2) {
  EXPECT_THAT(quarters_of(jbig2(600, 800, fixture("quarters.g4")), "/BitsPerComponent 1/Filter/JBIG2Decode"), black_white_white_black);
}

TEST(PageImages, OfVeryFineScansAreMeansOfTheirPixels) {
  TinyPdf pdf;  // 1200 x 200 pixels on 150 x 25 points: 576 dpi; every other column white
  pdf.add_resource("XObject", "Im",
                   pdf.add_stream(shades(1200, 200, [](int x, int) { return static_cast<char>(x % 2 == 0 ? 0 : 200); }), entries(1200, 200)));
  const PageImage image = image_of(pdf.page("q 150 0 0 25 0 775 cm /Im Do Q"));

  EXPECT_EQ(image.width, 2400);  // the page at 288 dpi
  EXPECT_EQ(image.row(50)[300], 100);
}

TEST(PageImages, AreBlankWhereACutImageHasNoMorePixels) {
  TinyPdf pdf;
  pdf.add_resource("XObject", "Im", pdf.add_stream(std::string(600 * 400, '\x0A'), entries(600, 800)));
  const PageImage image = image_of(pdf.page("q 600 0 0 800 0 0 cm /Im Do Q"));

  EXPECT_EQ(image.row(100)[300], 10);
}

TEST(PageImages, AreDrawnWhereThePageIsMoreThanImages) {
  const PageImage image = image_of(scanned("q 300 0 0 400 0 0 cm /Im Do Q 0 g 300 400 300 400 re f"), 72);

  EXPECT_EQ(image.width, 600);
  EXPECT_EQ(image.channels, 3);
  EXPECT_THAT(quarters(image), ElementsAre(255, 0, ::testing::_, 255));
}

TEST(PageImages, HaveTheAskedResolutionWhereTheyAreDrawn) { EXPECT_EQ(image_of(TinyPdf().page(text_at(72, 700, "text")), 144).width, 1200); }

TEST(PageImages, AreNotMadeOfHugePages) {
  auto reader = PdfReader::open(TinyPdf().page("", "/MediaBox[0 0 14000 14000]").bytes());
  ASSERT_TRUE(reader);
  const auto image = reader->page_image(1, 300);

  ASSERT_FALSE(image);
  EXPECT_EQ(image.error().code, ErrorCode::limit_exceeded);
  EXPECT_EQ(image.error().page, 1);
}

TEST(PageImages, AreNotDecodedBeyondTheLimit) {
  PdfLimits limits;
  limits.max_image_pixels_per_page = 1000;
  auto reader = PdfReader::open(scanned("q 600 0 0 800 0 0 cm /Im Do Q").bytes(), limits);
  ASSERT_TRUE(reader);
  const auto image = reader->page_image(1);

  ASSERT_FALSE(image);
  EXPECT_EQ(image.error().code, ErrorCode::limit_exceeded);
}

}  // namespace
}  // namespace prongsai::test

#include "pipeline/page_picture.h"

#include <gtest/gtest.h>

#include <array>

#include "extractors/ocr/image_file.h"
#include "tests/support/tiny_docx.h"
#include "tests/support/tiny_pdf.h"

namespace prongsai {
namespace {

std::string blank_pdf() { return test::TinyPdf().page("").page("0 0 600 800 re f").bytes(); }

/// Red, green and blue at a place of the page in points.
std::array<int, 3> colour_at(const PageImage& image, double x, double y) {
  const auto* pixel =
      image.row(static_cast<int>(y * image.height / image.height_pt)) + static_cast<int>(x * image.width / image.width_pt) * image.channels;
  return {pixel[0], pixel[1], pixel[2]};
}

PageImage image_of(const Result<std::string>& png) {
  EXPECT_TRUE(png) << render(png.error());
  if (!png) return {};
  auto image = ocr::read_image(*png, 1);
  EXPECT_TRUE(image);
  return image ? *std::move(image) : PageImage();
}

constexpr std::array<int, 3> white{255, 255, 255}, black{0, 0, 0}, red{214, 40, 57}, blue{43, 108, 196};

TEST(PagePicture, FramesTheRecordAndItsRow) {
  const PageImage image = image_of(draw_page(blank_pdf(), {1, 144, {{{100, 200, 300, 260}, true}, {{300, 200, 400, 260}, false}}}));
  EXPECT_EQ(image.width, 1200);
  EXPECT_EQ(image.height, 1600);
  EXPECT_EQ(colour_at(image, 99, 230), red);
  EXPECT_EQ(colour_at(image, 200, 199), red);
  EXPECT_EQ(colour_at(image, 200, 261), red);
  EXPECT_EQ(colour_at(image, 301, 230), red) << "the record's frame lies over the others";
  EXPECT_EQ(colour_at(image, 400.7, 230), blue);
  EXPECT_EQ(colour_at(image, 200, 230), white);
  EXPECT_EQ(colour_at(image, 90, 230), white);
}

TEST(PagePicture, ShowsThePageThatIsAskedFor) {
  EXPECT_EQ(colour_at(image_of(draw_page(blank_pdf(), {2, 72, {}})), 300, 400), black);
  const auto beyond = draw_page(blank_pdf(), {3, 72, {}});
  ASSERT_FALSE(beyond);
  EXPECT_EQ(beyond.error().code, ErrorCode::damaged);
}

TEST(PagePicture, ShowsPictureFiles) {
  const auto png = draw_page(blank_pdf(), {2, 150, {}});
  ASSERT_TRUE(png);
  const PageImage image = image_of(draw_page(*png, {1, 72, {{{100, 100, 200, 200}, true}}}));
  EXPECT_EQ(image.width, 1250) << "it has a resolution of its own";
  EXPECT_EQ(colour_at(image, 99, 150), red);
  EXPECT_EQ(colour_at(image, 150, 150), black);
  EXPECT_FALSE(draw_page(*png, {2, 72, {}}));
}

TEST(PagePicture, IsNoWiderThanIsWanted) {
  const PagePicture wanted{2, 144, {}, 300};
  const PageImage image = image_of(draw_page(blank_pdf(), wanted));
  EXPECT_EQ(image.width, 300);
  EXPECT_NEAR(image.height, 300 * image.height_pt / image.width_pt, 2);
  EXPECT_EQ(colour_at(image, 300, 400), black);
  EXPECT_EQ(colour_at(image_of(draw_page(blank_pdf(), {1, 144, {}, 300})), 300, 400), white);
  EXPECT_EQ(image_of(draw_page(blank_pdf(), {1, 72, {}, 5000})).width, image_of(draw_page(blank_pdf(), {1, 72, {}})).width);
}

TEST(PagePicture, SurvivesBoxesThatAreNotOnThePage) {
  image_of(draw_page(blank_pdf(), {1, 36, {{{-1e300, -5, 1e300, 1e9}, true}, {{700, 900, 800, 1000}, true}, {{50, 50, 10, 10}, true}}}));
}

TEST(PagePicture, IsNotOfADocumentWithoutPages) {
  for (const std::string& bytes : {support::TinyDocx("<w:p/>").bytes(), std::string("รายงาน"), std::string("%!PS nonsense \x01\x02")}) {
    const auto png = draw_page(bytes, {1, 72, {}});
    ASSERT_FALSE(png);
    EXPECT_EQ(png.error().code, ErrorCode::unsupported);
  }
}

TEST(PagePicture, ComesFromAWorkerTheSame) {
  const auto bytes = DocumentBytes::of(blank_pdf());
  ASSERT_TRUE(bytes);
  const PagePicture picture{2, 72, {{{100, 200, 300, 260}, true}}};
  const auto png = draw_page_in_worker(*bytes, picture, {});
  ASSERT_TRUE(png) << render(png.error());
  EXPECT_EQ(*png, *draw_page(blank_pdf(), picture));
}

TEST(PagePicture, EndsWithAnErrorWhereTheWorkerIsRefusedWhatItWants) {
  const auto huge = DocumentBytes::of(test::TinyPdf().page("", "/MediaBox [0 0 14000 14000]").bytes());
  ASSERT_TRUE(huge);
  const auto too_large = draw_page_in_worker(*huge, {1, 600, {}}, {});
  ASSERT_FALSE(too_large);
  EXPECT_EQ(too_large.error().code, ErrorCode::limit_exceeded);
  const auto damaged = DocumentBytes::of("%PDF-1.7\nnothing more");
  ASSERT_TRUE(damaged);
  const auto no_page = draw_page_in_worker(*damaged, {1, 72, {}}, {});
  ASSERT_FALSE(no_page);
  EXPECT_EQ(no_page.error().code, ErrorCode::damaged);
}

}  // namespace
}  // namespace prongsai

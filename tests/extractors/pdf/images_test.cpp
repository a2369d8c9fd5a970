#include "tests/extractors/pdf/read_pdf.h"

namespace prongsai::test {
namespace {

constexpr std::string_view pixels = "/Type/XObject/Subtype/Image/Width 4/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray";

/// A page that draws one image of 4 x 2 pixels in an area of 200 x 100 points.
PageContent page_with_image(std::string_view more_entries, TinyPdf pdf = {}) {
  pdf.add_resource("XObject", "Im", pdf.add_stream("12345678", std::string(pixels) + std::string(more_entries)));
  return first_page(pdf.page("q 200 0 0 100 50 600 cm /Im Do Q"));
}

void expect_the_image(const PageContent& page) {
  ASSERT_EQ(page.images.size(), 1u);
  EXPECT_EQ(page.images[0].box, (Box{50, 100, 250, 200}));
  EXPECT_EQ(page.images[0].width_px, 4);
  EXPECT_EQ(page.images[0].height_px, 2);
}

TEST(Images, ComeWithTheirAreaAndPixels) { expect_the_image(page_with_image("")); }

TEST(Images, ComeOnceWithASoftMask) {
  TinyPdf pdf;
  const int mask = pdf.add_stream("12345678", pixels);
  expect_the_image(page_with_image("/SMask " + TinyPdf::reference(mask), pdf));
}

TEST(Images, ComeOnceWithAStencilMask) {
  TinyPdf pdf;
  const int mask = pdf.add_stream("12", "/Type/XObject/Subtype/Image/Width 4/Height 2/ImageMask true/BitsPerComponent 1");
  expect_the_image(page_with_image("/Mask " + TinyPdf::reference(mask), pdf));
}

TEST(Images, MayBeStencils) {
  TinyPdf pdf;
  pdf.add_resource("XObject", "Im", pdf.add_stream("12", "/Type/XObject/Subtype/Image/Width 4/Height 2/ImageMask true/BitsPerComponent 1"));
  expect_the_image(first_page(pdf.page("q 200 0 0 100 50 600 cm /Im Do Q")));
}

TEST(Images, InTheContentAreReadPast) {
  const PageContent page = page_with("q 200 0 0 100 50 600 cm BI /W 4 /H 2 /BPC 8 /CS /G ID EI Q Q Q\nEI Q " + text_at(72, 300, "after"));

  expect_the_image(page);
  EXPECT_EQ(text_of(page), "after");
}

TEST(Images, OutsideThePageAreNotOnIt) { EXPECT_TRUE(page_with("q 9 0 0 9 900 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID 1\nEI Q").images.empty()); }

}  // namespace
}  // namespace prongsai::test

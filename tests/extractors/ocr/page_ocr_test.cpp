#include "extractors/ocr/page_ocr.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "extractors/tables/page_layout.h"
#include "extractors/thai/normalise.h"
#include "tests/extractors/ocr/drawn_page.h"

namespace prongsai::ocr {
namespace {

namespace fs = std::filesystem;

const fs::path models = fs::path(PRONGSAI_SOURCE_DIR) / "data/ocr";

Engine& engine() {
  static Result<Engine> created = Engine::create(models, "ThaiGov");
  if (!created) throw std::runtime_error(render(created.error()));
  return *created;
}

std::string squeezed(const PageContent& page) { return thai::squeeze(lay_out_page(page).text); }

std::string read(const PageImage& image) {
  const auto page = read_page_image(image, 1, engine());
  if (!page) throw std::runtime_error(render(page.error()));
  return squeezed(*page);
}

/// What the text layer of the page says.
std::string told(const std::string& report, int number) { return squeezed(test::sample_content(report, number)); }

/// Edits that make one text of the other, as a share of the first. Bytes, which makes errors in Thai count threefold at most.
double error_rate(const std::string& wanted, const std::string& got) {
  std::vector<std::size_t> row(got.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= wanted.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= got.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (wanted[i - 1] != got[j - 1])});
      diagonal = above;
    }
  }
  return static_cast<double>(row.back()) / static_cast<double>(std::max<std::size_t>(wanted.size(), 1));
}

TEST(ReadPageImage, ReadsAPrintedPage) { EXPECT_LT(error_rate(told("suan-chik-2568", 1), read(test::sample_page("suan-chik-2568", 1))), 0.02); }

TEST(ReadPageImage, ReadsAPageThatWasFedAskew) {
  EXPECT_LT(error_rate(told("suan-chik-2568", 1), read(test::turned(test::sample_page("suan-chik-2568", 1), 1.5))), 0.02);
}

TEST(ReadPageImage, SaysByHowMuchItTurnedThePage) {
  const auto page = read_page_image(test::turned(test::sample_page("suan-chik-2568", 1), 1.5), 1, engine());

  ASSERT_TRUE(page);
  EXPECT_NEAR(page->skew_deg, -1.5, 0.15);
}

TEST(ReadPageImage, ReadsAPageThatLiesOnItsSideOrUpsideDown) {
  const PageImage upright = test::sample_page("suan-chik-2568", 1);
  for (const int turns : {1, 2, 3}) {
    const auto page = read_page_image(test::quarter_turned(upright, turns), 1, engine());
    ASSERT_TRUE(page);
    EXPECT_EQ(page->quarter_turns % 4, 4 - turns);
    EXPECT_LT(error_rate(told("suan-chik-2568", 1), squeezed(*page)), 0.02) << turns;
    EXPECT_NEAR(page->width_pt, upright.width_pt, 0.5);
  }
}

TEST(ReadPageImage, GivesTheTablesOfAPage) {
  const auto page = read_page_image(test::sample_page("suan-chik-2568", 1), 1, engine());
  ASSERT_TRUE(page);
  const PageLayout layout = lay_out_page(*page);

  EXPECT_TRUE(std::ranges::any_of(layout.blocks, [](const Block& block) { return std::holds_alternative<Table>(block); }));
}

TEST(ReadPageImage, DoesNotReadARedSealOverTheText) {
  PageImage page = test::sample_page("suan-chik-2568", 1);
  ASSERT_EQ(page.channels, 3);
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      const double distance = std::hypot(x - page.width / 2.0, y - page.height / 3.0);
      const bool is_seal = (distance > 130 && distance < 150) || distance < 40;
      std::uint8_t* pixel = page.row(y) + 3 * x;
      if (is_seal && pixel[0] > 128) std::fill_n(pixel + 1, 2, std::uint8_t{40});
    }
  }

  EXPECT_LT(error_rate(told("suan-chik-2568", 1), read(page)), 0.03);
}

TEST(ReadPageImage, FindsNothingOnAWhitePage) { EXPECT_EQ(read(test::white_page()), ""); }

TEST(ReadPageImage, KnowsAnEmptyPageFromOneThatItCannotRead) {
  const auto images_on = [](const PageImage& image) { return read_page_image(image, 1, engine())->images.size(); };
  PageImage empty = test::white_page(), signed_page = test::white_page();
  test::fill(empty, 0, 0, 20, empty.height, 60);  // the shadow of the edge
  test::fill(empty, 600, 700, 603, 703);          // dust
  test::fill(empty, 80, 500, 118, 538);           // holes of a binder
  test::fill(empty, 80, 1200, 118, 1238);
  for (int i = 0; i < 150; ++i) test::fill(signed_page, 500 + i, 900 + i / 3 % 40, 504 + i, 905 + i / 3 % 40);

  EXPECT_EQ(images_on(empty), 0u);
  EXPECT_EQ(images_on(signed_page), 1u);
}

TEST(ReadPageImage, FindsNothingInABlackOne) {
  PageImage page = test::white_page(400, 400);
  test::fill(page, 0, 0, 400, 400);
  EXPECT_EQ(read(page), "");
}

TEST(ReadPageImage, TakesASinglePixel) { EXPECT_EQ(read(test::white_page(1, 1, 72)), ""); }

TEST(OcrEngine, NamesTheModelThatIsMissing) {
  const auto missing = Engine::create(models, "ThaiGov+Klingon");

  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("Klingon.traineddata"), std::string::npos);
}

}  // namespace
}  // namespace prongsai::ocr

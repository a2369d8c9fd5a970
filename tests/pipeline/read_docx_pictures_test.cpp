#include "pipeline/read_docx_pictures.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tests/extractors/ocr/drawn_page.h"
#include "tests/support/tiny_docx.h"

namespace prongsai {
namespace {

using support::paragraph;
using support::picture_run;
using support::TinyDocx;

const std::string data = std::string(PRONGSAI_SOURCE_DIR) + "/data";

std::string file_of(const PageImage& image, int format = IFF_PNG) {
  Pix* pix = pixCreate(image.width, image.height, 8);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) pixSetPixel(pix, x, y, image.row(y)[x * image.channels]);
  }
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  pixWriteMem(&bytes, &size, pix, format);
  std::string file(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  pixDestroy(&pix);
  return file;
}

constexpr int dpi = 150;
constexpr int shown_width_pt = 842, shown_height_pt = 165;

/// A strip of a report as a screen shows it, without the resolution that it has: a line with a year and a score, and a table.
PageImage strip(int width_pt = shown_width_pt) {
  const PageImage page = test::sample_page("suan-chik-2568", 1, dpi);
  constexpr int top = 75 * dpi / 72;
  PageImage strip = test::white_page(width_pt * dpi / 72, shown_height_pt * dpi / 72);
  for (int y = 0; y < strip.height; ++y) {
    for (int x = 0; x < strip.width; ++x) strip.row(y)[x] = page.row(top + y)[x * page.channels];
  }
  return strip;
}

/// One picture between two paragraphs.
TinyDocx around(const std::string& name, std::string picture, int width_pt = 0, int height_pt = 0) {
  TinyDocx docx(paragraph("before") + "<w:p>" + picture_run("rId1", width_pt, height_pt) + "</w:p>" + paragraph("after"));
  return docx.picture("rId1", name, std::move(picture));
}

Document read(const std::string& docx) {
  static auto ocr = PageOcr::create(data, {});
  if (!ocr) throw std::runtime_error(render(ocr.error()));
  auto document = read_docx_with_pictures(docx, *ocr, {});
  if (!document) throw std::runtime_error(render(document.error()));
  return *std::move(document);
}

std::string text_of(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph != nullptr ? paragraph->text : "(table)";
}

void expect_only_the_paragraphs(const Document& document) {
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(text_of(document.blocks[0]), "before");
  EXPECT_EQ(text_of(document.blocks[1]), "after");
  EXPECT_EQ(document.pages.at(0).ocr_confidence, std::nullopt);
}

TEST(ReadDocxPictures, PutsWhatAPictureSaysInItsPlace) {
  const Document document = read(around("image1.png", file_of(strip()), shown_width_pt, shown_height_pt).bytes());

  ASSERT_GE(document.blocks.size(), 4u);
  EXPECT_EQ(text_of(document.blocks.front()), "before");
  EXPECT_EQ(text_of(document.blocks.back()), "after");
  const Table* table = nullptr;
  for (std::size_t i = 1; i + 1 < document.blocks.size(); ++i) {
    if (const auto* paragraph = std::get_if<Paragraph>(&document.blocks[i])) {
      EXPECT_EQ(paragraph->source, TextSource::ocr);
      EXPECT_EQ(paragraph->place, Place{});
      EXPECT_LT(paragraph->confidence, 1);
    } else {
      table = &std::get<Table>(document.blocks[i]);
    }
  }
  ASSERT_NE(table, nullptr);
  ASSERT_NE(table->at(3, 1), nullptr);
  EXPECT_EQ(table->at(3, 1)->text, "81.00");
  EXPECT_EQ(table->at(3, 1)->source, TextSource::ocr);
  EXPECT_EQ(table->at(3, 1)->places, std::vector<Place>{Place{}});
  EXPECT_TRUE(document.warnings.empty());

  const Page& page = document.pages.at(0);
  EXPECT_GT(page.ocr_confidence.value_or(0), 0.8);
  EXPECT_EQ(page.source, TextSource::text);
  const std::size_t year = page.text.find("2567"), score = page.text.find("86.20"), after = page.text.find("after");
  EXPECT_LT(page.text.find("before"), year);
  EXPECT_LT(year, score);
  EXPECT_LT(score, after);
}

/// Without a size that has the picture's shape, it is taken for a sheet: A4, 842 points long.
TEST(ReadDocxPictures, TakesTheSizeOfLettersFromWhatIsShown) {
  const auto largest = [](const Document& document) {
    double size_pt = 0;
    for (const Block& block : document.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) size_pt = std::max(size_pt, paragraph->size_pt);
    }
    return size_pt;
  };
  constexpr int part_pt = 500;
  const std::string part = file_of(strip(part_pt));
  const double shown = largest(read(around("image1.png", part, part_pt, shown_height_pt).bytes()));
  const double twice = largest(read(around("image1.png", part, 2 * part_pt, 2 * shown_height_pt).bytes()));
  const double sheet = largest(read(around("image1.png", part).bytes()));
  const double distorted = largest(read(around("image1.png", part, part_pt, 2 * shown_height_pt).bytes()));
  EXPECT_GT(shown, 10);
  EXPECT_NEAR(twice, 2 * shown, 2);
  EXPECT_NEAR(sheet, shown * 842 / part_pt, 2);
  EXPECT_EQ(distorted, sheet);
}

TEST(ReadDocxPictures, GivesAReportItsScores) {
  const auto reader = Reader::create(data);
  ASSERT_TRUE(reader);
  const auto reading = reader->read(around("image1.jpeg", file_of(strip(), IFF_JFIF_JPEG), shown_width_pt, shown_height_pt).bytes(), "report.docx");

  ASSERT_TRUE(reading) << render(reading.error());
  std::vector<double> values;
  for (const auto& score : reading->report.scores) values.push_back(score.value);
  EXPECT_NE(std::ranges::find(values, 81.00), values.end());
}

TEST(ReadDocxPictures, AreLeftWherePicturesAreNeverRead) {
  OcrOptions never;
  never.mode = OcrMode::never;
  const auto reader = Reader::create(data, never);
  ASSERT_TRUE(reader);
  const auto reading = reader->read(around("image1.png", file_of(strip())).bytes(), "report.docx");

  ASSERT_TRUE(reading) << render(reading.error());
  expect_only_the_paragraphs(reading->document);
  EXPECT_EQ(reading->document.pages[0].images, 1);
}

TEST(ReadDocxPictures, LeavesAloneWhatIsTooSmallToHoldAPage) {
  PageImage logo = test::white_page(599, 300), rule = test::white_page(1000, 199);
  test::frame(logo, 20, 20, 200, 200, 10);
  // A tiny picture that is broken shows that nothing of it is decoded: no warning.
  for (std::string file : {file_of(logo), file_of(rule), file_of(logo).substr(0, 100)}) {
    const Document document = read(around("image1.png", std::move(file)).bytes());
    expect_only_the_paragraphs(document);
    EXPECT_TRUE(document.warnings.empty());
  }
}

TEST(ReadDocxPictures, WarnsOfABrokenOne) {
  const std::string whole = file_of(strip());
  for (std::string file : {whole.substr(0, 2'000), std::string("no picture at all")}) {
    const Document document = read(around("image1.png", std::move(file)).bytes());
    expect_only_the_paragraphs(document);
    ASSERT_EQ(document.warnings.size(), 1u);
    EXPECT_EQ(document.warnings[0].code, ErrorCode::damaged);
    EXPECT_NE(document.warnings[0].message.find("word/media/image1.png"), std::string::npos);
  }
}

TEST(ReadDocxPictures, KeepsSilentAboutDrawings) {
  const Document document = read(around("image1.emf", std::string(100'000, '\1')).bytes());
  expect_only_the_paragraphs(document);
  EXPECT_TRUE(document.warnings.empty());
}

TEST(ReadDocxPictures, StopsAfterSoMany) {
  const std::string blank = file_of(test::white_page(600, 200));
  std::string body;
  for (int i = 0; i < 53; ++i) body += "<w:p>" + picture_run(std::to_string(i)) + "</w:p>";
  TinyDocx docx(body);
  for (int i = 0; i < 53; ++i) docx.picture(std::to_string(i), std::to_string(i) + ".png", blank);
  const Document document = read(docx.bytes());

  ASSERT_EQ(document.warnings.size(), 1u);
  EXPECT_EQ(document.warnings[0].code, ErrorCode::limit_exceeded);
  EXPECT_NE(document.warnings[0].message.find("; 3 were not"), std::string::npos);
}

}  // namespace
}  // namespace prongsai

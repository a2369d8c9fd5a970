#include "pipeline/ocr_cache.h"

#include <gtest/gtest.h>

#include <fstream>

#include "pipeline/wire_archive.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

class OcrCacheTest : public ::testing::Test {
 protected:
  static PageImage image(std::uint8_t shade = 0) {
    PageImage image;
    image.width = 2;
    image.height = 3;
    image.width_pt = 595;
    image.height_pt = 842;
    image.pixels.assign(6, shade);
    return image;
  }

  static PageContent content() {
    PageContent content;
    content.number = 7;
    content.width_pt = 595;
    content.skew_deg = 0.5;
    content.fonts = {"ThaiGov"};
    for (const char* text : {"ก", "ำ", "๘"}) {
      Glyph glyph;
      glyph.text = text;
      glyph.box = {10, 20, 30, 40};
      glyph.confidence = 0.75F;
      content.glyphs.push_back(glyph);
    }
    content.rulings.push_back({{0, 5, 100, 5}});
    return content;
  }

  static std::string bytes_of(const PageContent& content) {
    wire::Writer writer;
    writer.write(content);
    return writer.take();
  }

  /// The one file of the cache.
  std::filesystem::path only_file() const {
    std::filesystem::path found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "kept")) {
      if (entry.is_regular_file()) found = entry.path();
    }
    return found;
  }

  testing::TempFolder folder_;
  OcrCache cache_{folder_ / "kept", "model 1"};
  std::string key_ = cache_.key_of(image());
};

TEST_F(OcrCacheTest, KnowsNothingOfAPictureThatWasNotKept) { EXPECT_FALSE(cache_.find(key_)); }

TEST_F(OcrCacheTest, GivesBackWhatWasKept) {
  cache_.keep(key_, content());
  const auto found = cache_.find(key_);
  ASSERT_TRUE(found);
  EXPECT_EQ(bytes_of(*found), bytes_of(content()));
}

TEST_F(OcrCacheTest, TellsApartPixelsSizesAndSettings) {
  PageImage wider = image();
  wider.width = 3;
  wider.height = 2;
  PageImage larger = image();
  larger.width_pt = 842;
  PageImage straight = image();
  straight.is_straight = true;
  EXPECT_NE(cache_.key_of(image(255)), key_);
  EXPECT_NE(cache_.key_of(straight), key_);
  EXPECT_NE(cache_.key_of(wider), key_);
  EXPECT_NE(cache_.key_of(larger), key_) << "the same pixels on a larger page are at other places";
  EXPECT_NE(OcrCache(folder_ / "kept", "model 2").key_of(image()), key_);
  EXPECT_EQ(OcrCache(folder_ / "kept", "model 1").key_of(image()), key_);
}

TEST_F(OcrCacheTest, TakesADamagedFileForNone) {
  cache_.keep(key_, content());
  const auto file = only_file();
  const auto size = std::filesystem::file_size(file);
  for (std::uintmax_t cut : {std::uintmax_t{0}, std::uintmax_t{10}, std::uintmax_t{64}, size - 1}) {
    cache_.keep(key_, content());
    std::filesystem::resize_file(file, cut);
    EXPECT_FALSE(cache_.find(key_)) << cut;
  }
  cache_.keep(key_, content());
  std::fstream(file, std::ios::binary | std::ios::in | std::ios::out).seekp(70).put('\xFF');
  EXPECT_FALSE(cache_.find(key_));
}

TEST_F(OcrCacheTest, LeavesNothingUnfinishedBehind) {
  cache_.keep(key_, content());
  EXPECT_EQ(only_file().filename().string(), key_.substr(2));
}

TEST_F(OcrCacheTest, LivesWithoutItsFolder) {
  std::ofstream(folder_ / "file") << "no folder";
  const OcrCache nowhere(folder_ / "file" / "kept", "model 1");
  nowhere.keep(key_, content());
  EXPECT_FALSE(nowhere.find(key_));
}

}  // namespace
}  // namespace prongsai

#include "extractors/text/text_reader.h"

#include <gmock/gmock.h>

#include "tests/extractors/text/reading.h"

namespace prongsai::text_test {
namespace {

using namespace std::literals;
using testing::ElementsAre;

TEST(ReadText, WithoutFormFeedsIsOnePageWithoutANumber) {
  const auto document = read("บทนำ\r\n\r\nเนื้อหา");
  EXPECT_EQ(document.format, Format::txt);
  ASSERT_EQ(document.pages.size(), 1u);
  EXPECT_EQ(document.pages[0].number, 0);
  EXPECT_EQ(document.pages[0].text, "บทนำ\nเนื้อหา");
}

TEST(ReadText, NumbersThePagesThatFormFeedsPart) {
  const auto document = read("หน้าแรก\f\nหน้าสอง\n\f");
  ASSERT_EQ(document.pages.size(), 2u);
  EXPECT_EQ(document.pages[1].number, 2);
  EXPECT_EQ(document.pages[1].text, "หน้าสอง");
  EXPECT_EQ(std::get<Paragraph>(document.blocks.at(1)).place.page, 2);
}

TEST(ReadText, PlacesCellsOnTheirPage) {
  const auto tables = tables_of(read("หน้าแรก\fที่\tกิจกรรม\n๑\tอบรม\n"));
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_THAT(tables[0].at(1, 1)->places, ElementsAre(Place{.page = 2, .box = {}}));
}

TEST(ReadText, BringsTextIntoItsNormalForm) { EXPECT_THAT(paragraphs_of(read("ดําเนินการ")), ElementsAre("ดำเนินการ")); }

TEST(ReadText, KeepsBlocksInTheirOrder) {
  const auto document = read("ก่อน\n\nที่\tกิจกรรม\n๑\tอบรม\n\nหลัง");
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_TRUE(std::holds_alternative<Table>(document.blocks[1]));
  EXPECT_EQ(std::get<Paragraph>(document.blocks[2]).text, "หลัง");
}

TEST(ReadText, WarnsOfBytesItCouldNotDecode) {
  const auto document = read("มาตรการป้องกันการทุจริต\xE0\xB8");
  ASSERT_EQ(document.warnings.size(), 1u);
  EXPECT_EQ(document.warnings[0].message, "some bytes are no UTF-8; they read as U+FFFD");
}

TEST(ReadText, CallsWhiteSpaceEmpty) {
  for (const std::string_view text : {""sv, " \n\t\r\n\f"sv, "\xEF\xBB\xBF"sv}) {
    const auto document = read_text(text);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, ErrorCode::empty);
  }
}

TEST(ReadText, CallsBinaryDataDamaged) {
  const auto document = read_text("\x00\x01\x02\xFE\x80\x81\x00\x13"sv);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::damaged);
  EXPECT_EQ(document.error().stage, "read");
}

ErrorCode code_under(const TextLimits& limits) {
  const auto document = read_text("ที่\tกิจกรรม\n๑\tอบรม\n๒\tประกาศ\n", limits);
  return document ? ErrorCode::internal : document.error().code;
}

TEST(ReadText, RefusesMoreBytesThanGranted) { EXPECT_EQ(code_under({.bytes = 10}), ErrorCode::limit_exceeded); }
TEST(ReadText, RefusesALongerLineThanGranted) { EXPECT_EQ(code_under({.line_bytes = 10}), ErrorCode::limit_exceeded); }
TEST(ReadText, RefusesMoreLinesThanGranted) { EXPECT_EQ(code_under({.lines = 2}), ErrorCode::limit_exceeded); }
TEST(ReadText, RefusesMoreCellsThanGranted) { EXPECT_EQ(code_under({.cells = 4}), ErrorCode::limit_exceeded); }

}  // namespace
}  // namespace prongsai::text_test

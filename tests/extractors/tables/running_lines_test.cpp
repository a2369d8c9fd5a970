#include "extractors/tables/running_lines.h"

#include <gtest/gtest.h>

#include "tests/extractors/tables/page_sketch.h"

namespace prongsai {
namespace {

ParagraphRole role_of_first(const PageSketch& page) { return paragraphs_of(page.layout()).at(0).role; }

class PageNumberForms : public testing::TestWithParam<const char*> {};

TEST_P(PageNumberForms, AreSetApartAtThePagesEdge) {
  PageSketch page;
  page.text_at(290, 40, GetParam()).text_at(60, 200, "เนื้อหาของหน้า");
  EXPECT_EQ(role_of_first(page), ParagraphRole::page_number);
}

INSTANTIATE_TEST_SUITE_P(PageNumbers, PageNumberForms, testing::Values("4", "๔", "-๔-", "- ๑๒ -", "หน้า ๔", "หน้าที่ 4 จาก 12", "4/12", "(๔)", "- ก -"));

class NotPageNumbers : public testing::TestWithParam<const char*> {};

TEST_P(NotPageNumbers, StayBody) {
  PageSketch page;
  page.text_at(290, 40, GetParam()).text_at(60, 200, "เนื้อหาของหน้า");
  EXPECT_EQ(role_of_first(page), ParagraphRole::body);
}

INSTANTIATE_TEST_SUITE_P(PageNumbers, NotPageNumbers, testing::Values("ประกาศ", "ก", "๒๐,๐๐๐", "ข้อ ๔", "๔ โครงการ"));

TEST(PageNumbers, AreNoneInTheMiddleOfThePage) {
  PageSketch page;
  page.text_at(290, 400, "๔").text_at(60, 440, "เนื้อหาของหน้า");
  EXPECT_EQ(role_of_first(page), ParagraphRole::body);
}

TEST(Catchwords, AnnounceTheNextPageFromTheFoot) {
  PageSketch page;
  page.text_at(60, 200, "เนื้อหาของหน้า").text_at(450, 780, "/๒.๑ ผลการ...");
  EXPECT_EQ(paragraphs_of(page.layout()).at(1).role, ParagraphRole::footer);
}

/// Pages with a line at the top and body text.
std::vector<std::vector<Block>> pages_headed(std::initializer_list<std::string_view> headers) {
  std::vector<std::vector<Block>> pages;
  for (const std::string_view header : headers) {
    PageSketch page;
    page.text_at(60, 40, header).text_at(60, 100, "เนื้อหา " + std::string(pages.size() + 1, 'x'));
    pages.push_back(page.layout().blocks);
  }
  return pages;
}

ParagraphRole header_role(const std::vector<Block>& page) { return std::get<Paragraph>(page.at(0)).role; }

TEST(RunningLines, AreHeadersWhereTheyRepeat) {
  auto pages = pages_headed({"รายงานประจำปี", "รายงานประจำปี", "รายงานประจำปี"});
  mark_running_lines(pages);
  for (const auto& page : pages) {
    EXPECT_EQ(header_role(page), ParagraphRole::header);
    EXPECT_EQ(std::get<Paragraph>(page.at(1)).role, ParagraphRole::body);
  }
}

TEST(RunningLines, MayCountThePages) {
  auto pages = pages_headed({"รายงาน หน้า 7", "รายงาน หน้า 8", "รายงาน หน้า 9"});
  mark_running_lines(pages);
  EXPECT_EQ(header_role(pages[1]), ParagraphRole::header);
}

TEST(RunningLines, AreNotHeadingsWithNumbersOfTheirOwn) {
  auto pages = pages_headed({"ลำดับที่ ๑", "ลำดับที่ ๔", "ลำดับที่ ๖"});
  mark_running_lines(pages);
  EXPECT_EQ(header_role(pages[0]), ParagraphRole::body);
}

TEST(RunningLines, AreNotTheEnumeratedHeadingsOfAForm) {
  auto pages = pages_headed({"๑. ชื่อโครงการ", "๑. ชื่อโครงการ", "๑. ชื่อโครงการ"});
  mark_running_lines(pages);
  EXPECT_EQ(header_role(pages[0]), ParagraphRole::body);
}

TEST(RunningLines, AreNotBelowTextOfThePagesOwn) {
  std::vector<std::vector<Block>> pages;
  for (const char* title : {"โครงการอบรม", "โครงการประชุม", "โครงการศึกษา"}) {
    PageSketch page;
    page.text_at(60, 40, title).text_at(60, 80, "วัตถุประสงค์").text_at(60, 120, std::string("ของ") + title);
    pages.push_back(page.layout().blocks);
  }
  mark_running_lines(pages);
  EXPECT_EQ(std::get<Paragraph>(pages[1].at(1)).role, ParagraphRole::body);
}

TEST(RunningLines, MayBeSeveral) {
  std::vector<std::vector<Block>> pages;
  for (const char* text : {"ก", "กข", "กขค"}) {
    PageSketch page;
    page.text_at(60, 40, "รายงานประจำปี").text_at(300, 60, "สำนักปลัด").text_at(60, 120, text);
    pages.push_back(page.layout().blocks);
  }
  mark_running_lines(pages);
  EXPECT_EQ(std::get<Paragraph>(pages[2].at(0)).role, ParagraphRole::header);
  EXPECT_EQ(std::get<Paragraph>(pages[2].at(1)).role, ParagraphRole::header);
  EXPECT_EQ(std::get<Paragraph>(pages[2].at(2)).role, ParagraphRole::body);
}

/// Two pages with a line at the foot.
std::vector<std::vector<Block>> two_pages_footed(const char* first, const char* second) {
  std::vector<std::vector<Block>> pages;
  for (const char* foot : {first, second}) {
    PageSketch page;
    page.text_at(60, 100, "เนื้อหา " + std::string(pages.size() + 1, 'x')).text_at(60, 790, foot);
    pages.push_back(page.layout().blocks);
  }
  mark_running_lines(pages);
  return pages;
}

TEST(RunningLines, AreFootersOfTwoPagesWhereBothHaveThem) {
  const auto role_of = [](const std::vector<Block>& page) { return std::get<Paragraph>(page.at(1)).role; };
  EXPECT_EQ(role_of(two_pages_footed("รายงาน | 1", "รายงาน | 2")[1]), ParagraphRole::footer);
  EXPECT_EQ(role_of(two_pages_footed("รายงาน | 4", "รายงาน | 7")[1]), ParagraphRole::body);
}

TEST(RunningLines, NeedThreePages) {
  auto pages = pages_headed({"รายงานประจำปี", "รายงานประจำปี", "ภาคผนวก"});
  mark_running_lines(pages);
  EXPECT_EQ(header_role(pages[0]), ParagraphRole::body);
}

}  // namespace
}  // namespace prongsai

#include "tests/pipeline/serve/questions/question_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Units : public testing::QuestionFixture {
 protected:
  void SetUp() override {
    QuestionFixture::SetUp();
    Reading first = report_of("องค์การบริหารส่วนตำบลหนึ่ง", "อบต.", "น่าน", 2567, 80);
    first.report.measures = {measure_of("ก", "กองคลัง"), measure_of("ข", "กองคลัง"), measure_of("ค", "สำนักปลัด"), measure_of("ก", "กองคลัง")};
    first.report.measures[3].duplicate_of = 0;
    Reading second = report_of("เทศบาลตำบลสอง", "เทศบาลตำบล", "แพร่", 2568, 85);
    second.report.measures = {measure_of("ง", "กองคลัง")};
    write(file("a.pdf", 'a'), first);
    write(file("b.pdf", 'b'), second);
    finish();
  }

  std::vector<std::string> names(const Values& values = {}) { return each<std::string>("/units", "unit", values); }
};

TEST_F(Units, AreThoseWithMostMeasuresFirst) {
  for (const bool is_linked : {false, true}) {
    if (is_linked) link();
    const Json items = ask("/units")["items"];
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(items[0]["unit"], "กองคลัง");
    EXPECT_EQ(items[0]["kind"], "division");
    EXPECT_EQ(items[0]["organisations"], 2);
    EXPECT_EQ(items[0]["measures"], 3);
    EXPECT_EQ(items[1]["measures"], 1);
  }
}

TEST_F(Units, HeedEveryFilter) {
  EXPECT_THAT(names({{"q", "คลัง"}}), ElementsAre("กองคลัง"));
  EXPECT_THAT(names({{"kind", "office"}}), IsEmpty());
  EXPECT_THAT(names({{"organisation", organisation_id("เทศบาลตำบลสอง")}}), ElementsAre("กองคลัง"));
  EXPECT_THAT(names({{"organisation", organisation_id("องค์การบริหารส่วนตำบลหนึ่ง")}, {"q", "ปลัด"}}), ElementsAre("สำนักปลัด"));
  EXPECT_THAT(names({{"q", testing::hostile_question}}), IsEmpty());
  EXPECT_THAT(names({{"limit", "1"}, {"offset", "1"}}), ElementsAre("สำนักปลัด"));
}

}  // namespace
}  // namespace prongsai

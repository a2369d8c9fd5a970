#include "tests/pipeline/serve/questions/question_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Organisations : public testing::QuestionFixture {
 protected:
  void SetUp() override {
    QuestionFixture::SetUp();
    write(file("a.pdf", 'a'), report_of("องค์การบริหารส่วนตำบลหนึ่ง", "อบต.", "น่าน", 2567, 80));
    Reading later = report_of("องค์การบริหารส่วนตำบลหนึ่ง", "อบต.", "น่าน", 2568, 90);
    later.report.findings = {{Severity::warning, "year.mismatch", "ปีไม่ตรง", "years differ", RecordKind::document, -1, testing::source_at(1)}};
    write(file("b.pdf", 'b'), later);
    write(file("c.pdf", 'c'), report_of("เทศบาลตำบลสอง", "เทศบาลตำบล", "น่าน", 2568, 70));
    write(file("d.pdf", 'd'), report_of("เทศบาลเมืองสาม", "เทศบาลเมือง", "แพร่", 2568, 50));
    write(file("e.txt", 'e'), Reading{});  // of nobody
    finish();
  }

  std::vector<std::string> names(const Values& values = {}) { return each<std::string>("/organisations", "name", values); }
};

TEST_F(Organisations, AreListedByNameWithWhatIsLatest) {
  EXPECT_THAT(names(), ElementsAre("องค์การบริหารส่วนตำบลหนึ่ง", "เทศบาลตำบลสอง", "เทศบาลเมืองสาม"));
  const Json first = ask("/organisations")["items"][0];
  EXPECT_EQ(first["documents"], 2);
  EXPECT_EQ(first["years"], Json({2567, 2568}));
  EXPECT_EQ(first["latest"]["year"], 2568);
  EXPECT_EQ(first["latest"]["overall"], 90);
  EXPECT_TRUE(first["subdistrict"].is_null());
}

TEST_F(Organisations, HeedEveryFilter) {
  EXPECT_THAT(names({{"q", "ทต.สอง"}}), ElementsAre("เทศบาลตำบลสอง"));
  EXPECT_THAT(names({{"q", "สาม"}}), ElementsAre("เทศบาลเมืองสาม"));
  EXPECT_THAT(names({{"province", "น่าน"}}), ElementsAre("องค์การบริหารส่วนตำบลหนึ่ง", "เทศบาลตำบลสอง"));
  EXPECT_THAT(names({{"province", "แพร่"}, {"province", "น่าน"}, {"type", "เทศบาลเมือง"}}), ElementsAre("เทศบาลเมืองสาม"));
  EXPECT_THAT(names({{"q", testing::hostile_question}}), IsEmpty());
  EXPECT_EQ(ask("/organisations", {{"limit", "1"}, {"offset", "2"}})["total"], 3);
}

TEST_F(Organisations, StandBesideTheMeansOfTheirProvinceAndTheCountry) {
  for (const bool is_linked : {false, true}) {
    if (is_linked) link();
    const Json one = ask("/organisations/{id}", {{"id", organisation_id("องค์การบริหารส่วนตำบลหนึ่ง")}});
    ASSERT_EQ(one["scores"].size(), 2u);
    const Json& score = one["scores"][1];
    EXPECT_EQ(score["year"], 2568);
    EXPECT_EQ(score["i"].size(), 10u);
    EXPECT_EQ(score["rank_in_province"], 1);
    EXPECT_EQ(score["province_mean"]["overall"], 80);
    EXPECT_EQ(score["province_mean"]["organisations"], 2);
    EXPECT_EQ(score["country_mean"]["overall"], 70);
    EXPECT_EQ(score["country_mean"]["median"], 70);
    EXPECT_EQ(score["country_mean"]["i"][9], 70);
    EXPECT_EQ(one["scores"][0]["country_mean"]["overall"], 80);
    EXPECT_EQ(one["findings"]["warning"], 1);
    EXPECT_EQ(one["findings"]["error"], 0);
    EXPECT_EQ(one["documents_total"], 2);
    EXPECT_EQ(one["documents"][0]["path"], "b.pdf");
  }
}

TEST_F(Organisations, AreNotFoundWhereThereAreNone) {
  EXPECT_EQ(failure("/organisations/{id}", {{"id", "999"}}), ErrorCode::empty);
  EXPECT_EQ(failure("/organisations/{id}", {{"id", organisation_id("")}}), ErrorCode::empty);
}

class Promises : public testing::QuestionFixture {};

TEST_F(Promises, SayWhatBecameOfAPlan) {
  Reading plan = report_of("เทศบาลตำบลสอง", "เทศบาลตำบล", "น่าน", 2568, 80), result = plan;
  plan.report.scores.clear();
  plan.report.document_kind = "action_plan";
  for (const char* title : {"จัดทำคู่มือการปฏิบัติงาน", "ประกาศนโยบายไม่รับของขวัญ", "ตรวจสอบการใช้รถราชการ", "อบรมผลประโยชน์ทับซ้อน"})
    plan.report.measures.push_back(measure_of(title, "กองคลัง"));
  result.report.document_kind = "result_report";
  result.report.measures = {measure_of("จัดทำคู่มือการปฏิบัติงาน", "กองช่าง", Progress::completed),
                            measure_of("ประกาศนโยบายไม่รับของขวัญ", "กองคลัง", Progress::in_progress),
                            measure_of("ตรวจสอบการใช้รถราชการ", "กองคลัง", Progress::completed)};
  write(file("plan.pdf", 'a'), plan);
  write(file("result.pdf", 'b'), result);
  link();
  const Values of{{"id", organisation_id("เทศบาลตำบลสอง")}};
  const Json answer = ask("/organisations/{id}/promises", of);
  ASSERT_EQ(answer["total"], 4);
  EXPECT_EQ(answer["items"][0]["outcome"], "done");
  EXPECT_EQ(answer["items"][0]["changed"], Json({"unit"}));
  EXPECT_EQ(answer["items"][0]["measure"]["id"], number("SELECT measure_id FROM v_measures WHERE path = 'plan.pdf' AND title LIKE 'จัดทำ%'"));
  EXPECT_EQ(answer["items"][0]["result"]["status"], "completed");
  EXPECT_EQ(answer["items"][1]["outcome"], "in_progress");
  EXPECT_EQ(answer["items"][1]["changed"], Json::array());
  EXPECT_EQ(answer["items"][3]["outcome"], "not_mentioned");
  EXPECT_TRUE(answer["items"][3]["result"].is_null());
  Values done = of;
  done.emplace("outcome", "done");
  EXPECT_EQ(ask("/organisations/{id}/promises", done)["total"], 2);
  const Json promised = ask("/measures/{id}", {{"id", answer["items"][0]["measure"]["id"].dump()}});
  EXPECT_EQ(promised["promise"]["outcome"], "done");
  const Json reported = ask("/measures/{id}", {{"id", answer["items"][0]["result"]["id"].dump()}});
  EXPECT_EQ(reported["answers"][0]["plan_measure_id"], answer["items"][0]["measure"]["id"]);
  EXPECT_EQ(ask("/measures", {{"document", document_id("plan.pdf")}})["items"][3]["promise"], "done");
}

}  // namespace
}  // namespace prongsai

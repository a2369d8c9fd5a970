#include "extractors/links/promises.h"

#include <gmock/gmock.h>

#include "tests/support/link_rules.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::link_rules;

PromisedMeasure measure(const char* title, const char* status = "") {
  PromisedMeasure measure;
  measure.title = title_key(title);
  measure.status = status;
  return measure;
}

constexpr const char *manual = "จัดทำคู่มือการปฏิบัติงาน", *gifts = "ประกาศนโยบายไม่รับของขวัญ", *training = "อบรมผลประโยชน์ทับซ้อน";

PromiseReport plan() { return {2567, 2567, 0, {measure(manual), measure(gifts), measure(training)}}; }

std::vector<PromiseOutcome> outcomes(const PromiseReport& plan, const std::vector<PromiseReport>& results) { return outcomes_of(plan, results, link_rules()); }

std::vector<std::string> words(const std::vector<PromiseOutcome>& outcomes) {
  std::vector<std::string> all;
  for (const PromiseOutcome& outcome : outcomes) all.push_back(outcome.outcome);
  return all;
}

TEST(Promises, TellWhatBecameOfEachMeasure) {
  const PromiseReport result{2567, 2567, 0, {measure(gifts, "in_progress"), measure("โครงการจัดทำคู่มือการปฏิบัติงาน", "completed")}};
  const auto found = outcomes(plan(), {result});
  EXPECT_THAT(words(found), ElementsAre("done", "in_progress", "not_mentioned"));
  EXPECT_EQ(found[0].reported, 1u);
  EXPECT_EQ(found[2].reported, std::nullopt);
}

TEST(Promises, AreOpenWithoutAReportOfTheYear) {
  EXPECT_THAT(words(outcomes(plan(), {})), ElementsAre("open", "open", "open"));
  EXPECT_THAT(words(outcomes(plan(), {{2568, 2568, 0, plan().measures}})), ElementsAre("open", "open", "open"));
}

// What a report on something else does not mention says nothing.
TEST(Promises, AreOpenWhereTheReportIsAboutSomethingElse) {
  EXPECT_THAT(words(outcomes(plan(), {{2567, 2567, 0, {measure(gifts, "completed"), measure("ตรวจสอบภายใน", "completed")}}})),
              ElementsAre("open", "open", "open"));
}

TEST(Promises, TakeTheLaterReportOfAYear) {
  const PromiseReport half{2567, 2567, 3, {measure(manual, "in_progress"), measure(gifts, "completed")}};
  const PromiseReport whole{2567, 2567, 7, {measure(manual, "completed"), measure(training)}};
  EXPECT_THAT(words(outcomes(plan(), {half, whole})), ElementsAre("done", "done", "reported"));
}

TEST(Promises, TellForEachYearOfAPlanThatTheMeasureIsPlannedFor) {
  PromiseReport years{2566, 2568, 0, {measure(manual), measure(gifts), measure(training)}};
  years.measures[1].budget = {{2566, 0}, {2567, 20'000}, {2568, 0}};
  years.measures[2].period_start = "2022-10-01";
  years.measures[2].period_end = "2023-09-30";
  std::vector<std::string> due;
  for (const PromiseOutcome& outcome : outcomes(years, {})) due.push_back(std::to_string(outcome.measure) + "/" + std::to_string(outcome.fiscal_year));
  EXPECT_THAT(due, ElementsAre("0/2566", "2/2566", "0/2567", "1/2567", "0/2568"));
}

TEST(Promises, TellWhatChanged) {
  PromiseReport planned = plan(), result = plan();
  planned.measures[0].period_start = result.measures[0].period_start = "2023-10-01";
  planned.measures[0].period_end = "2024-03-31";
  result.measures[0].period_end = "2024-09-30";
  planned.measures[1].units = {"กองคลัง"};
  result.measures[1].units = {"กองช่าง"};
  planned.measures[1].budget = {{2567, 20'000}};
  result.measures[1].budget = {{2567, 15'000}};
  planned.measures[2].units = {"สำนักปลัด", "กองคลัง"};
  result.measures[2].units = {"สำนักปลัด"};
  const auto found = outcomes(planned, {result});
  EXPECT_EQ(found[0].changed, "period");
  EXPECT_EQ(found[1].changed, "unit,budget");
  EXPECT_EQ(found[1].budget_promised, 20'000);
  EXPECT_EQ(found[1].budget_reported, 15'000);
  EXPECT_EQ(found[2].changed, "");
}

TEST(Promises, DoNotTakeAPeriodWithinThePlannedOneForAChange) {
  PromiseReport planned = plan(), result = plan();
  planned.measures[0].period_start = "2023-10-01";
  planned.measures[0].period_end = "2024-09-30";
  result.measures[0].period_start = result.measures[0].period_end = "2024-02-14";
  EXPECT_EQ(outcomes(planned, {result})[0].changed, "");
}

TEST(Promises, AreNoneWithoutMeasures) { EXPECT_THAT(outcomes({2567, 2567, 0, {}}, {plan()}), IsEmpty()); }

}  // namespace
}  // namespace prongsai

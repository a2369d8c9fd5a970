#include "tests/pipeline/serve/questions/question_fixture.h"

namespace prongsai {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

class Records : public testing::QuestionFixture {
 protected:
  void SetUp() override {
    QuestionFixture::SetUp();
    write(file("a.pdf", 'a'), testing::full_reading());
    finish();
  }

  std::string score() { return id_of("SELECT score_id FROM score"); }

  void correct_score(const std::string& value) {
    const CorrectionRequest request{"score", number("SELECT score_id FROM score"), "value", value, "ใคร", "ดูหน้า 1"};
    ASSERT_TRUE(correct(store_->database(), std::span(&request, 1)));
  }
};

TEST_F(Records, OfADocumentStandAsInIt) {
  const Values of{{"id", document_id("a.pdf")}};
  const Json all = ask("/documents/{id}/records", of);
  EXPECT_EQ(all["total"], 9);
  EXPECT_EQ(all["items"].size(), 9u);
  EXPECT_EQ(all["items"].back()["page"], 2);
  Values risks = of;
  risks.emplace("kind", "risk");
  const Json risk = ask("/documents/{id}/records", risks)["items"][0];
  EXPECT_EQ(risk["label"], "รับสินบน");
  EXPECT_EQ(risk["columns"]["control"], "ตรวจสอบ");
  EXPECT_EQ(risk["confidence"], 0.9) << "of the page, as it stands in no table";
  Values second = of;
  second.insert({{"limit", "2"}, {"offset", "8"}});
  EXPECT_EQ(ask("/documents/{id}/records", second)["items"].size(), 1u);
}

TEST_F(Records, CountTheFindingsThatAreAboutThem) {
  int about = 0;
  const Json record_answer = ask("/documents/{id}/records", {{"id", document_id("a.pdf")}});
  for (const Json& record : record_answer["items"]) about += record["findings"].get<int>();
  EXPECT_EQ(about, 1);
}

TEST_F(Records, SayWhatMayBeCorrectedAndHow) {
  const Json record = ask("/records/{kind}/{id}", {{"kind", "score"}, {"id", score()}});
  EXPECT_EQ(record["document_id"], number("SELECT document_id FROM document"));
  std::map<std::string, Json> fields;
  for (const Json& field : record["fields"]) fields[field["column"]] = field;
  EXPECT_EQ(fields["value"]["value"], "87.25");
  EXPECT_EQ(fields["value"]["kind"], "score");
  EXPECT_EQ(fields["value"]["may_be_null"], false);
  EXPECT_EQ(fields["value"]["is_corrected"], false);
  EXPECT_EQ(fields["role"]["choices"], Json({"result", "target"}));
  EXPECT_TRUE(fields["value"]["choices"].is_null());
}

TEST_F(Records, TellWhatWasReadAndWhoCorrectedIt) {
  correct_score("88");
  const Json record = ask("/records/{kind}/{id}", {{"kind", "score"}, {"id", score()}});
  for (const Json& field : record["fields"]) {
    if (field["column"] != "value") continue;
    EXPECT_EQ(field["value"], "88.0");
    EXPECT_EQ(field["read_value"], "87.25");
    EXPECT_EQ(field["is_corrected"], true);
  }
  ASSERT_EQ(record["corrections"].size(), 1u);
  EXPECT_EQ(record["corrections"][0]["by"], "ใคร");
}

TEST_F(Records, OfEveryKindAreFound) {
  for (const char* kind : {"score", "measure", "budget", "disclosure_item", "risk"}) {
    const std::string id = id_of(std::string("SELECT min(record_id) FROM record WHERE kind = '") + kind + "'");
    EXPECT_FALSE(ask("/records/{kind}/{id}", {{"kind", kind}, {"id", id}})["fields"].empty()) << kind;
  }
  const Json document = ask("/records/{kind}/{id}", {{"kind", "document"}, {"id", document_id("a.pdf")}});
  EXPECT_EQ(document["fields"][0]["column"], "organisation");
  EXPECT_EQ(document["fields"][0]["value"], "องค์การบริหารส่วนตำบลตัวอย่าง");
  EXPECT_EQ(failure("/records/{kind}/{id}", {{"kind", "measure"}, {"id", score()}}), ErrorCode::empty);
  EXPECT_EQ(failure("/records/{kind}/{id}", {{"kind", "document"}, {"id", "99"}}), ErrorCode::empty);
}

TEST_F(Records, CorrectionsAreListedTheNewestFirst) {
  correct_score("88");
  correct_score("89");
  EXPECT_THAT(each<std::string>("/corrections", "value"), ElementsAre("89", "88"));
  EXPECT_THAT(each<std::string>("/corrections", "value", {{"state", "applied"}}), ElementsAre("89"));
  EXPECT_EQ(ask("/corrections", {{"record_kind", "measure"}})["total"], 0);
  EXPECT_EQ(ask("/corrections", {{"document", document_id("a.pdf")}, {"limit", "1"}})["total"], 2);
  EXPECT_EQ(ask("/corrections", {{"document", "99"}})["total"], 0);
  EXPECT_EQ(ask("/corrections")["items"][0]["path"], "a.pdf");
}

}  // namespace
}  // namespace prongsai

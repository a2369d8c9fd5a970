#include "tests/pipeline/serve/questions/question_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Findings : public testing::QuestionFixture {
 protected:
  void SetUp() override {
    QuestionFixture::SetUp();
    write(file("a.pdf", 'a'), with_findings(report_of("องค์การบริหารส่วนตำบลหนึ่ง", "อบต.", "น่าน", 2567, 80),
                                            {{Severity::info, "i.one"}, {Severity::warning, "w.one"}, {Severity::error, "e.one"}}));
    write(file("b.pdf", 'b'),
          with_findings(report_of("เทศบาลตำบลสอง", "เทศบาลตำบล", "แพร่", 2568, 85), {{Severity::error, "e.two"}, {Severity::warning, "w.one"}}));
    finish();
  }

  static Reading with_findings(Reading reading, const std::vector<std::pair<Severity, std::string>>& findings) {
    for (const auto& [severity, code] : findings)
      reading.report.findings.push_back({severity, code, "ข้อ " + code, "about " + code, RecordKind::score, 0, testing::source_at(1)});
    return reading;
  }

  std::vector<std::string> codes(const Values& values = {}) { return each<std::string>("/findings", "code", values); }

  void review(const std::string& code, const std::string& state) {
    const CorrectionRequest request{"finding", number("SELECT min(finding_id) FROM finding WHERE code = '" + code + "'"), "state", state};
    ASSERT_TRUE(correct(store_->database(), std::span(&request, 1)));
  }
};

TEST_F(Findings, AreErrorsFirstThenTheNewest) {
  EXPECT_THAT(codes(), ElementsAre("e.two", "e.one", "w.one", "w.one", "i.one"));
  const Json first = ask("/findings")["items"][0];
  EXPECT_EQ(first["message_th"], "ข้อ e.two");
  EXPECT_EQ(first["message_en"], "about e.two");
  EXPECT_EQ(first["state"], "open");
  EXPECT_EQ(first["record_kind"], "score");
  EXPECT_EQ(first["record_id"], number("SELECT min(score_id) FROM v_scores WHERE path = 'b.pdf'"));
  EXPECT_EQ(first["organisation"], "เทศบาลตำบลสอง");
  EXPECT_EQ(first["box"], Json({10, 20, 110, 40}));
}

TEST_F(Findings, AreGivenPieceByPieceOverTheSeverities) {
  for (int at = 0; at < 5; ++at) {
    const Json piece = ask("/findings", {{"limit", "1"}, {"offset", std::to_string(at)}});
    EXPECT_EQ(piece["total"], 5);
    ASSERT_EQ(piece["items"].size(), 1u) << at;
    EXPECT_EQ(piece["items"][0]["code"], codes()[static_cast<std::size_t>(at)]) << at;
  }
  EXPECT_THAT(codes({{"limit", "3"}, {"offset", "1"}}), ElementsAre("e.one", "w.one", "w.one"));
  EXPECT_THAT(codes({{"offset", "5"}}), IsEmpty());
}

TEST_F(Findings, HeedEveryFilter) {
  EXPECT_THAT(codes({{"severity", "warning"}, {"severity", "info"}}), ElementsAre("w.one", "w.one", "i.one"));
  EXPECT_THAT(codes({{"code", "w.one"}, {"year", "2567"}}), ElementsAre("w.one"));
  EXPECT_THAT(codes({{"province", "แพร่"}}), ElementsAre("e.two", "w.one"));
  EXPECT_THAT(codes({{"type", "อบต."}, {"severity", "error"}}), ElementsAre("e.one"));
  EXPECT_THAT(codes({{"organisation", organisation_id("เทศบาลตำบลสอง")}}), ElementsAre("e.two", "w.one"));
  EXPECT_THAT(codes({{"document", document_id("a.pdf")}}), ElementsAre("e.one", "w.one", "i.one"));
  EXPECT_THAT(codes({{"q", "อบต.หนึ่ง"}, {"code", "i.one"}}), ElementsAre("i.one"));
  for (const char* name : {"q", "code", "province"}) EXPECT_THAT(codes({{name, testing::hostile_question}}), IsEmpty()) << name;
}

TEST_F(Findings, KnowWhatPeopleSaidOfThem) {
  review("e.one", "dismissed");
  review("i.one", "confirmed");
  EXPECT_THAT(codes({{"state", "open"}}), ElementsAre("e.two", "w.one", "w.one"));
  EXPECT_THAT(codes({{"state", "dismissed"}, {"state", "confirmed"}}), ElementsAre("e.one", "i.one"));
  const Json facets = ask("/findings", {{"facets", "1"}})["facets"];
  EXPECT_EQ(facets["is_sample"], false);
  EXPECT_EQ(facets["severity"][0], Json({{"value", "error"}, {"count", 2}}));
  EXPECT_EQ(facets["code"][0], Json({{"value", "w.one"}, {"count", 2}}));
  EXPECT_EQ(facets["state"][0], Json({{"value", "open"}, {"count", 3}}));
}

TEST_F(Findings, OfAReportInSeveralFilesAreThoseOfTheFileThatStandsForIt) {
  store_->database().execute("INSERT INTO link_report SELECT document_id, (SELECT min(document_id) FROM document), 'one' FROM document");
  EXPECT_THAT(codes(), ElementsAre("e.one", "w.one", "i.one"));
  EXPECT_EQ(ask("/findings", {{"all_files", "1"}})["total"], 5);
  EXPECT_EQ(ask("/findings", {{"document", document_id("b.pdf")}})["total"], 2);
}

}  // namespace
}  // namespace prongsai

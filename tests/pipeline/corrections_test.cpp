#include "pipeline/store/corrections.h"

#include <gmock/gmock.h>

#include "tests/support/logical_dump.h"
#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view states_sql =
    "SELECT group_concat(state || coalesce(' ' || reason, ''), ', ') FROM (SELECT * FROM correction ORDER BY correction_id)";

class CorrectionsTest : public testing::StoreFixture {
 protected:
  void SetUp() override {
    StoreFixture::SetUp();
    write(file("a"));
  }

  std::int64_t id_of(const std::string& kind, int number = 1, const std::string& path = "a") {
    return this->number("SELECT record_id FROM record JOIN document USING (document_id) WHERE path = '" + path + "' AND kind = '" + kind +
                        "' ORDER BY record_id LIMIT 1 OFFSET " + std::to_string(number - 1));
  }

  /// Corrects; empty where that went well, else the objection.
  std::string change(const std::string& kind, std::int64_t id, const std::string& column, const std::string& value) {
    const CorrectionRequest request{kind, id, column, value, "somsri", "blurred"};
    const auto numbers = correct(store_->database(), std::span(&request, 1));
    return numbers ? "" : numbers.error().message;
  }

  std::string states() { return text(std::string(states_sql)); }

  /// What the search finds of a word.
  std::int64_t hits(const std::string& word) { return number("SELECT count(*) FROM measure_search WHERE measure_search MATCH '\"" + word + "\"'"); }

  static Reading with_score(double value) {
    Reading reading = testing::full_reading();
    reading.report.scores[0].value = value;
    return reading;
  }
};

TEST_F(CorrectionsTest, ShowTheNewValueAndKeepTheOneThatWasRead) {
  ASSERT_EQ(change("score", id_of("score"), "value", "88.5"), "");
  EXPECT_EQ(text("SELECT value FROM v_scores"), "88.5");
  EXPECT_EQ(text("SELECT read_value || ' ' || value || ' ' || corrected_by || ' ' || note || ' ' || state FROM v_corrections"),
            "87.25 88.5 somsri blurred applied");
  EXPECT_EQ(text("SELECT corrected_at LIKE '20__-__-__T%Z' FROM v_corrections"), "1");
}

TEST_F(CorrectionsTest, LastWhenADocumentIsReadAgain) {
  ASSERT_EQ(change("score", id_of("score"), "value", "88.5"), "");
  ASSERT_EQ(change("measure", id_of("measure"), "title", "อบรมเจ้าหน้าที่"), "");
  ASSERT_EQ(change("measure", id_of("measure", 2), "status", "cancelled"), "");
  ASSERT_EQ(change("budget", id_of("budget"), "amount_baht", "21000"), "");
  ASSERT_EQ(change("disclosure_item", id_of("disclosure_item"), "status", ""), "");
  ASSERT_EQ(change("risk", id_of("risk"), "level", "ต่ำ"), "");
  const std::int64_t before = id_of("score");
  write(file("a"));
  EXPECT_NE(id_of("score"), before) << "the rows are new";
  EXPECT_EQ(text("SELECT value FROM v_scores"), "88.5");
  EXPECT_EQ(text("SELECT group_concat(title, '/') FROM v_measures"), "อบรมเจ้าหน้าที่/จัดทำคู่มือการปฏิบัติงาน");
  EXPECT_EQ(text("SELECT group_concat(status, '/') FROM v_measures"), "completed/cancelled");
  EXPECT_EQ(text("SELECT group_concat(amount_baht, '/') FROM v_budgets"), "21000/20000");
  EXPECT_EQ(text("SELECT status FROM v_disclosure_items"), "null");
  EXPECT_EQ(text("SELECT level FROM v_risks"), "ต่ำ");
  EXPECT_EQ(states(), "applied, applied, applied, applied, applied, applied");
}

TEST_F(CorrectionsTest, AreOpenWhereAnotherValueIsReadNow) {
  ASSERT_EQ(change("score", id_of("score"), "value", "88.5"), "");
  write(file("a", 'b'), with_score(70));
  EXPECT_EQ(text("SELECT value FROM v_scores"), "70.0");
  EXPECT_EQ(states(), "open read_otherwise");
  write(file("a", 'c'), with_score(88.5));
  EXPECT_EQ(states(), "unneeded");
  write(file("a"));
  EXPECT_EQ(text("SELECT value FROM v_scores"), "88.5");
  EXPECT_EQ(states(), "applied");
}

TEST_F(CorrectionsTest, AreOpenWhereTheRecordOrTheDocumentIsGone) {
  ASSERT_EQ(change("measure", id_of("measure"), "status", "cancelled"), "");
  ASSERT_EQ(change("document", number("SELECT document_id FROM document"), "province", "น่าน"), "");
  Reading reading = testing::full_reading();
  for (Measure& measure : reading.report.measures) measure.title = "อีกมาตรการหนึ่ง";
  write(file("a", 'b'), reading);
  EXPECT_EQ(states(), "open record_gone, applied");
  ASSERT_TRUE(store_->remove("/reports/a"));
  EXPECT_EQ(states(), "open document_gone, open document_gone");
  EXPECT_EQ(text("SELECT path FROM v_corrections"), "a");
  write(file("a"));
  EXPECT_EQ(states(), "applied, applied");
  EXPECT_EQ(text("SELECT province FROM v_documents"), "น่าน");
}

TEST_F(CorrectionsTest, FindTheirRecordAmongSeveralOfTheSameName) {
  ASSERT_EQ(change("measure", id_of("measure", 2), "number", "๒"), "");
  write(file("a"));
  EXPECT_EQ(text("SELECT group_concat(number, '/') FROM v_measures"), "๑/๒");
  Reading reading = testing::full_reading();
  reading.report.measures[0].source.row = 5;
  reading.report.measures[1].source.row = 6;
  write(file("a", 'b'), reading);
  EXPECT_EQ(states(), "open record_gone") << "which of the two it was cannot be told";
  EXPECT_EQ(text("SELECT group_concat(number, '/') FROM v_measures"), "๑/๑");
}

TEST_F(CorrectionsTest, FindARecordThatHasMovedWhereItsNameIsTheOnlyOne) {
  ASSERT_EQ(change("disclosure_item", id_of("disclosure_item"), "detail", "ยังไม่เผยแพร่"), "");
  Reading reading = testing::full_reading();
  reading.report.items[0].source = testing::source_at(1, 3, 7);
  write(file("a", 'b'), reading);
  EXPECT_EQ(text("SELECT detail FROM v_disclosure_items"), "ยังไม่เผยแพร่");
}

TEST_F(CorrectionsTest, ReplaceAnEarlierOneOfTheSameValue) {
  ASSERT_EQ(change("measure", id_of("measure"), "title", "ก"), "");
  ASSERT_EQ(change("measure", id_of("measure"), "title", "ข"), "");
  EXPECT_EQ(states(), "replaced, applied");
  EXPECT_EQ(text("SELECT read_value FROM v_corrections WHERE state = 'applied'"), "จัดทำคู่มือการปฏิบัติงาน");
  EXPECT_EQ(text("SELECT title FROM v_measures"), "ข");
  EXPECT_EQ(change("measure", id_of("measure"), "title", "ข"), "title is 'ข' already by correction 2");
  EXPECT_THAT(change("measure", id_of("measure"), "title", "จัดทำคู่มือการปฏิบัติงาน"), HasSubstr("withdraw correction 2"));
}

TEST_F(CorrectionsTest, AreTakenBack) {
  const std::string before = everything();
  ASSERT_EQ(change("measure", id_of("measure"), "title", "ก"), "");
  ASSERT_EQ(change("document", number("SELECT document_id FROM document"), "organisation", "เทศบาลเมืองน่าน"), "");
  ASSERT_TRUE(withdraw_correction(store_->database(), 1));
  ASSERT_TRUE(withdraw_correction(store_->database(), 2));
  EXPECT_EQ(states(), "withdrawn, withdrawn");
  EXPECT_EQ(everything(), before);
  write(file("a"));
  EXPECT_EQ(states(), "withdrawn, withdrawn");
  EXPECT_FALSE(withdraw_correction(store_->database(), 2));
  EXPECT_FALSE(withdraw_correction(store_->database(), 9));
}

TEST_F(CorrectionsTest, AreThoseOfAFileAndNotOfItsBytes) {
  ASSERT_EQ(change("score", id_of("score"), "value", "88.5"), "");
  ASSERT_TRUE(store_->copy(number("SELECT document_id FROM document"), file("b")));
  EXPECT_EQ(text("SELECT group_concat(value, '/') FROM (SELECT value FROM v_scores ORDER BY path)"), "88.5/87.25");
  EXPECT_EQ(states(), "applied");
  ASSERT_EQ(change("score", id_of("score", 1, "b"), "value", "89"), "");
  ASSERT_TRUE(store_->copy(number("SELECT document_id FROM document WHERE path = 'a'"), file("b")));
  EXPECT_EQ(text("SELECT group_concat(value, '/') FROM (SELECT value FROM v_scores ORDER BY path)"), "88.5/89.0");
}

TEST_F(CorrectionsTest, AreFoundByTheSearch) {
  ASSERT_TRUE(store_->finish());
  open();
  ASSERT_EQ(hits("คู่มือ"), 2);
  ASSERT_EQ(change("measure", id_of("measure"), "title", "อบรมเจ้าหน้าที่"), "");
  EXPECT_EQ(hits("อบรม"), 1);
  ASSERT_TRUE(store_->copy(number("SELECT document_id FROM document"), file("b")));
  ASSERT_TRUE(store_->finish());
  EXPECT_EQ(hits("อบรม"), 1);
  testing::logical_dump(store_->database());  // which looks whether the index is whole
}

TEST_F(CorrectionsTest, MakeWhatFollowsFromThemOutdated) {
  store_->database().execute("UPDATE link_state SET is_current = 1");
  ASSERT_EQ(change("score", id_of("score"), "role", "result"), "");
  EXPECT_EQ(number("SELECT is_current FROM link_state"), 0);
  EXPECT_EQ(text("SELECT overall FROM v_organisation_scores"), "87.25");
}

TEST_F(CorrectionsTest, AreAllMadeOrNone) {
  const std::vector<CorrectionRequest> requests{{"score", id_of("score"), "value", "88.5"}, {"score", id_of("score"), "value", "880"}};
  const auto numbers = correct(store_->database(), requests);
  ASSERT_FALSE(numbers);
  EXPECT_EQ(numbers.error().message, "2: '880' is not a score from 0 to 100");
  EXPECT_EQ(text("SELECT value FROM v_scores"), "87.25");
  EXPECT_EQ(number("SELECT count(*) FROM correction"), 0);
}

TEST_F(CorrectionsTest, RefuseWhatIsNotThere) {
  EXPECT_EQ(change("score", 999, "value", "1"), "there is no score with the id 999");
  EXPECT_EQ(change("score", id_of("measure"), "value", "1"), "there is no score with the id " + std::to_string(id_of("measure")));
  EXPECT_THAT(change("risk", id_of("risk"), "title", "1"),
              HasSubstr("a risk has no column 'title' that can be corrected, but activity, issue, level, control"));
  EXPECT_THAT(change("score", id_of("score"), "value", "87.25"), HasSubstr("is '87.25' already"));
}

TEST_F(CorrectionsTest, KeepWhatPeopleFoundOfFindings) {
  const auto state = [&] { return text("SELECT group_concat(state, '/') FROM (SELECT state FROM v_findings ORDER BY finding_id)"); };
  ASSERT_EQ(state(), "open/open");
  ASSERT_EQ(change("finding", id_of("finding"), "state", "dismissed"), "");
  ASSERT_EQ(change("finding", id_of("finding", 2), "state", "confirmed"), "");
  write(file("a"));
  EXPECT_EQ(state(), "dismissed/confirmed");
  ASSERT_EQ(change("finding", id_of("finding", 2), "state", "open"), "");
  EXPECT_EQ(state(), "dismissed/open");
  Reading reading = testing::full_reading();
  reading.report.findings[0].message_en = "three times";
  write(file("a", 'b'), reading);
  EXPECT_EQ(state(), "open/open") << "it says something else now";
  EXPECT_EQ(states(), "open record_gone, withdrawn");
}

}  // namespace
}  // namespace prongsai

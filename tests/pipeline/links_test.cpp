#include "pipeline/links/link_documents.h"

#include <gmock/gmock.h>

#include <csignal>

#include "pipeline/interrupt.h"
#include "pipeline/store/merge.h"
#include "tests/support/link_rules.h"
#include "tests/support/logical_dump.h"
#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::link_rules;
using testing::logical_dump;

/// What a measure of these tests says besides its title: long enough to tell a copy from.
std::string method_of(const std::string& title) {
  return "หน่วยงานดำเนินการเรื่อง" + title + "โดยแต่งตั้งคณะทำงาน ประชุมชี้แจงผู้เกี่ยวข้องทุกฝ่าย กำหนดผู้รับผิดชอบ และรายงานผล" + title + "ต่อผู้บริหารทุกเดือน";
}

const std::vector<std::string> titles{"จัดทำคู่มือการปฏิบัติงาน", "ประกาศนโยบายไม่รับของขวัญ", "อบรมผลประโยชน์ทับซ้อน", "ตรวจสอบการใช้รถราชการ"};

struct Says {
  std::string organisation = "เทศบาลตำบลบ้านตัวอย่าง";
  int year = 2567;
  std::string kind = "result_report";
  Progress status = Progress::completed;
  std::vector<std::string> measures = titles;
  bool is_open = false;
};

Reading reading_of(const Says& says, Format format = Format::pdf) {
  Reading reading = testing::reading_with_scores(says.organisation, "ตาก", says.year, {{ScoreLevel::overall, "overall", says.year - 2480.0}});
  reading.report.document_kind = says.kind;
  reading.report.organisation.district = "เมือง";
  if (says.is_open)
    reading.report.findings = {{Severity::warning, "organisation.ambiguous", "", "", RecordKind::document, -1, testing::source_at(1)}};
  std::string text = "รายงานของ" + says.organisation;
  for (const std::string& title : says.measures) {
    Measure measure;
    measure.source = testing::source_at(1);
    measure.title = title;
    measure.method = method_of(title);
    measure.status = says.status;
    measure.units = {{"กองคลัง", UnitKind::division, "กองคลัง"}};
    text += title + measure.method;
    reading.report.measures.push_back(measure);
  }
  reading.document.format = format;
  reading.document.pages = {{1, 595.3, 841.9, text, TextSource::text, std::nullopt, 1, true, {}}};
  return reading;
}

class LinksTest : public testing::StoreFixture {
 protected:
  void read(const std::string& path, const Says& says, Format format = Format::pdf) { write(file(path, path[0]), reading_of(says, format)); }

  void link() {
    const Status status = link_documents(*store_, link_rules());
    ASSERT_TRUE(status) << render(status.error());
  }

  bool is_current() { return are_links_current(store_->database(), link_rules()); }

  /// Rows as lines, values separated by |.
  std::string rows(const std::string& sql) {
    const auto found = store_->database().query(sql);
    EXPECT_TRUE(found) << render(found.error());
    std::string lines;
    for (const auto& row : found->rows) {
      for (std::size_t i = 0; i < row.size(); ++i) lines += (i == 0 ? "" : "|") + row[i].value_or("null");
      lines += '\n';
    }
    return lines;
  }

  const InterruptGuard guard_;  // what another test has asked for is over
};

TEST_F(LinksTest, AreCurrentUntilADocumentChanges) {
  EXPECT_FALSE(is_current());
  read("a", {});
  link();
  EXPECT_TRUE(is_current());
  read("b", {});
  EXPECT_FALSE(is_current());
  link();
  ASSERT_TRUE(store_->remove("/reports/b"));
  EXPECT_FALSE(is_current());
}

TEST_F(LinksTest, AreNotWorkedOutAgainWhereNothingChanged) {
  read("a", {});
  link();
  store_->database().execute("DELETE FROM link_report");
  link();
  EXPECT_EQ(number("SELECT count(*) FROM link_report"), 0);
  LinkRules others = link_rules();
  others.version += " other";
  ASSERT_TRUE(link_documents(*store_, others));
  EXPECT_EQ(number("SELECT count(*) FROM link_report"), 1);
}

TEST_F(LinksTest, LeaveEverythingAsItWasAtAnInterrupt) {
  read("a", {});
  link();
  read("b", {.organisation = "เทศบาลตำบลอื่น"});
  raise(SIGINT);
  link();
  EXPECT_FALSE(is_current());
  EXPECT_EQ(rows("SELECT path FROM v_reports"), "a\n");
  const InterruptGuard from_now_on;
  link();
  EXPECT_EQ(rows("SELECT path FROM v_reports ORDER BY path"), "a\nb\n");
}

TEST_F(LinksTest, CountReportsAndNotFiles) {
  read("a", {}, Format::docx);
  read("b", {});
  read("c", {.status = Progress::in_progress});
  read("d", {.year = 2568});
  ASSERT_TRUE(store_->write_failure(file("e", 'e'), {ErrorCode::damaged, "", "read", 0}));
  link();
  EXPECT_EQ(rows("SELECT path, files, formats FROM v_reports ORDER BY path"), "b|2|docx,pdf\nc|1|pdf\nd|1|pdf\n");
  EXPECT_EQ(number("SELECT count(DISTINCT report) FROM v_documents"), 3);
  EXPECT_EQ(text("SELECT report FROM v_documents WHERE path = 'e'"), "null");
}

// Nothing tells whether they are one agency or two.
TEST_F(LinksTest, BringNothingTogetherOfNamesakesInTwoFolders) {
  read("x/a.pdf", {.kind = "action_plan", .is_open = true});
  read("x/a.docx", {.kind = "action_plan", .is_open = true}, Format::docx);
  read("y/b.pdf", {.is_open = true});
  read("z/a.pdf", {.is_open = true});
  link();
  EXPECT_EQ(rows("SELECT path, files FROM v_reports ORDER BY path"), "x/a.pdf|2\ny/b.pdf|1\nz/a.pdf|1\n");
  EXPECT_EQ(rows("SELECT DISTINCT outcome FROM v_promises"), "open\n");
  EXPECT_EQ(number("SELECT count(*) FROM v_copies"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM v_organisation_scores"), 3);
}

TEST_F(LinksTest, TellWhoTookOverFromWhom) {
  read("b-first", {.year = 2566});
  read("a-copy", {.organisation = "เทศบาลตำบลผู้ตาม", .measures = {titles[0], titles[1], titles[2], "จัดงานประเพณีประจำปีของตำบล"}});
  read("c-again", {.year = 2568});
  link();
  EXPECT_EQ(rows("SELECT path, role, verbatim, source_path, source_organisation, source_fiscal_year, organisations FROM v_copies "
                 "WHERE title = '" + titles[0] + "' ORDER BY path"),
            "a-copy|copy|1|b-first|เทศบาลตำบลบ้านตัวอย่าง|2566|2\nb-first|source|1|b-first|เทศบาลตำบลบ้านตัวอย่าง|2566|2\n"
            "c-again|repetition|1|b-first|เทศบาลตำบลบ้านตัวอย่าง|2566|2\n");
  EXPECT_EQ(number("SELECT count(*) FROM v_copies WHERE path = 'a-copy'"), 3);
  EXPECT_EQ(rows("SELECT path, measures, verbatim, share, taken, source_path FROM v_boilerplate ORDER BY path"),
            "a-copy|4|3|0.75|3|b-first\nb-first|4|3|0.75|0|null\nc-again|4|3|0.75|0|null\n");
  EXPECT_EQ(rows("SELECT path, severity, record_kind FROM v_findings WHERE code = 'measure.boilerplate'"), "a-copy|info|document\n");
  EXPECT_THAT(text("SELECT message FROM v_findings"), HasSubstr("3 of 4 measures stand word for word with other organisations; the likely source is เทศบาลตำบลบ้านตัวอย่าง"));
}

TEST_F(LinksTest, TakeAFindingBackThatIsTrueNoMore) {
  read("a", {.year = 2566});
  read("b", {.organisation = "เทศบาลตำบลผู้ตาม"});
  link();
  EXPECT_EQ(rows("SELECT path, severity FROM v_findings"), "b|warning\n");
  const std::int64_t finding = number("SELECT finding_id FROM v_findings");
  read("c", {.organisation = "เทศบาลตำบลที่สาม", .year = 2568, .measures = {"จัดงานประเพณีประจำปีของตำบล"}});
  link();
  EXPECT_EQ(number("SELECT finding_id FROM v_findings"), finding);  // what is true stays
  ASSERT_TRUE(store_->remove("/reports/a"));
  link();
  EXPECT_EQ(rows("SELECT path FROM v_findings"), "");
  EXPECT_EQ(rows("SELECT path FROM v_copies"), "");
}

TEST_F(LinksTest, MakeNoCopiesOfOneOrganisationsFilesAndYears) {
  read("a", {}, Format::docx);
  read("b", {});
  read("c", {.year = 2568});
  Reading placeless = reading_of({});
  placeless.report.organisation.province.clear();
  write(file("d", 'd'), placeless);
  link();
  EXPECT_EQ(rows("SELECT path FROM v_copies"), "");
}

TEST_F(LinksTest, MakeNoCopiesOfShortTitles) {
  for (const char* organisation : {"เทศบาลตำบลหนึ่ง", "เทศบาลตำบลสอง"}) {
    Reading reading = reading_of({.organisation = organisation, .measures = {"ประชุมประจำเดือน"}});
    reading.report.measures[0].method.clear();
    write(file(organisation, organisation[0]), reading);
  }
  link();
  EXPECT_EQ(rows("SELECT path FROM v_copies"), "");
}

TEST_F(LinksTest, TellWhatBecameOfAPlan) {
  read("plan", {.kind = "action_plan", .status = Progress::unknown});
  read("result", {.status = Progress::completed, .measures = {titles[0], titles[1]}});
  read("unrelated", {.organisation = "เทศบาลตำบลอื่น"});
  link();
  EXPECT_EQ(rows("SELECT path, title, fiscal_year, outcome, result_path, result_title FROM v_promises ORDER BY measure_id"),
            "plan|" + titles[0] + "|2567|done|result|" + titles[0] + "\nplan|" + titles[1] + "|2567|done|result|" + titles[1] + "\nplan|" + titles[2] +
                "|2567|not_mentioned|null|null\nplan|" + titles[3] + "|2567|not_mentioned|null|null\n");
}

TEST_F(LinksTest, KeepTheScoresOfOrganisationsAsTheyAre) {
  constexpr const char* scores = "SELECT * FROM v_organisation_scores ORDER BY fiscal_year, organisation";
  read("a", {});
  read("b", {.organisation = "เทศบาลตำบลอื่น", .year = 2568});
  read("c", {.year = 2568});
  const std::string before = rows(scores);
  EXPECT_THAT(before, HasSubstr("|88.0|"));
  link();
  EXPECT_EQ(rows(scores), before);
  EXPECT_EQ(number("SELECT count(*) FROM organisation_year_now"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM link_organisation_year"), 3);
  // Before the links are worked out again, the view already says what the scores say.
  read("d", {.organisation = "เทศบาลตำบลที่สาม", .year = 2569});
  EXPECT_EQ(number("SELECT max(overall) FROM v_organisation_scores"), 89);
}

TEST_F(LinksTest, FollowFromWhatTheDocumentsSayAlone) {
  const std::vector<std::pair<std::string, Says>> files{{"a", {.year = 2566}},
                                                        {"b", {.organisation = "เทศบาลตำบลผู้ตาม"}},
                                                        {"c", {.organisation = "เทศบาลตำบลผู้ตาม", .kind = "action_plan", .status = Progress::unknown}},
                                                        {"d", {.organisation = "เทศบาลตำบลที่สาม", .year = 2566, .measures = {titles[0], titles[3]}}}};
  const auto fill = [&](const std::vector<int>& order, bool is_linked_each_time) {
    for (const int i : order) {
      read(files[static_cast<std::size_t>(i)].first, files[static_cast<std::size_t>(i)].second);
      if (is_linked_each_time) link();
    }
    link();
    EXPECT_TRUE(store_->finish());
    store_.reset();
    std::filesystem::rename(folder_ / "reports.db", folder_ / (std::to_string(order[0]) + ".db"));
    open();
  };
  fill({0, 1, 2, 3}, false);
  fill({3, 1, 0, 2, 1}, true);
  EXPECT_EQ(logical_dump(folder_ / "0.db"), logical_dump(folder_ / "3.db"));
  EXPECT_THAT(logical_dump(folder_ / "0.db"), HasSubstr(R"("view":"v_promises")"));

  // Merged: nothing is taken over but what the documents say.
  Merge merge(*store_);
  ASSERT_TRUE(merge.add(folder_ / "3.db"));
  EXPECT_EQ(number("SELECT count(*) FROM link_copy") + number("SELECT count(*) FROM link_report"), 0);
  link();
  ASSERT_TRUE(store_->finish());
  EXPECT_EQ(logical_dump(store_->database()), logical_dump(folder_ / "0.db"));
}

TEST_F(LinksTest, LoseTheRowsOfADocumentThatGoes) {
  read("a", {.year = 2566});
  read("b", {.organisation = "เทศบาลตำบลผู้ตาม"});
  link();
  ASSERT_TRUE(store_->remove("/reports/a"));
  EXPECT_EQ(rows("SELECT DISTINCT path, source_path FROM v_copies"), "b|null\n");
  EXPECT_EQ(rows("SELECT path, source_path FROM v_boilerplate"), "b|null\n");
  EXPECT_EQ(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

}  // namespace
}  // namespace prongsai

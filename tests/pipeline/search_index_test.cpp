#include <gmock/gmock.h>

#include <filesystem>

#include "pipeline/store/schema.h"
#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

class Search : public testing::StoreFixture {
 protected:
  std::string hits(const std::string& table, const std::string& words) {
    return text("SELECT count(*) FROM " + table + " WHERE " + table + " MATCH '\"" + words + "\"'");
  }

  /// That the index and the texts agree.
  void expect_intact() {
    for (const std::string table : {"page_search", "measure_search"}) {
      store_->database().execute("INSERT INTO " + table + " (" + table + ", rank) VALUES ('integrity-check', 1)");
      const Status status = store_->database().take_status();
      EXPECT_TRUE(status) << table << ": " << render(status.error());
    }
  }
};

TEST_F(Search, FindsAThaiWordInsideAPage) {
  write(file("a.pdf"));
  ASSERT_TRUE(store_->finish());
  EXPECT_EQ(hits("page_search", "ที่สอง"), "1");
  EXPECT_EQ(hits("page_search", "ไม่มีคำนี้"), "0");
}

TEST_F(Search, FindsThaiDigitsByAsciiOnes) {
  write(file("a.pdf"));
  ASSERT_TRUE(store_->finish());
  EXPECT_EQ(hits("page_search", "ปี 2568"), "1");
}

// What enters the index and what the index believes to stand in the document come from two places.
TEST_F(Search, FoldsATextAsTheViewsDo) {
  Reading reading = testing::full_reading();
  reading.document.pages[0].text = "ITA ปี ๒๕๖๘ ๐๑๒๓๔๕๖๗๘๙ กํา ก็ ๏ ๛ É ฿ AaZz@[`{";
  reading.report.measures[0].title = "O๑๒ จัดทําคู่มือ";
  write(file("a.pdf"), reading);
  ASSERT_TRUE(store_->finish());
  expect_intact();
  EXPECT_EQ(text("SELECT text FROM page_folded"), "ita ปี 2568 0123456789 กำ ก็ ๏ ๛ É ฿ aazz@[`{\n\n");
  EXPECT_EQ(hits("measure_search", "o12 จัดทำ"), "1");
}

TEST_F(Search, FindsMeasuresByTitleAndOutcome) {
  write(file("a.pdf"));
  ASSERT_TRUE(store_->finish());
  EXPECT_EQ(hits("measure_search", "คู่มือ"), "2");
  EXPECT_EQ(hits("measure_search", "โปร่งใสขึ้น"), "2");
}

TEST_F(Search, FindsTheCopyOfADocumentToo) {
  write(file("a.pdf"));
  ASSERT_TRUE(store_->copy(store_->at("/reports/a.pdf")->document_id, file("b.pdf")));
  ASSERT_TRUE(store_->finish());
  EXPECT_EQ(hits("page_search", "ที่สอง"), "2");
  EXPECT_EQ(hits("measure_search", "คู่มือ"), "4");
  expect_intact();
}

TEST_F(Search, ForgetsWhatIsDeletedIndexedOrNot) {
  write(file("a.pdf"));
  ASSERT_TRUE(store_->finish());
  write(file("b.pdf"));
  ASSERT_TRUE(store_->remove("/reports/a.pdf"));
  ASSERT_TRUE(store_->remove("/reports/b.pdf"));
  EXPECT_EQ(hits("page_search", "ที่สอง"), "0");
  expect_intact();
}

TEST_F(Search, IndexesADocumentOnceThatIsReadTwice) {
  write(file("a.pdf"));
  write(file("a.pdf"));
  ASSERT_TRUE(store_->finish());
  EXPECT_EQ(hits("page_search", "ที่สอง"), "1");
  expect_intact();
}

TEST_F(Search, FindsWhatAKilledRunHadRead) {
  write(file("a.pdf"));
  open();  // without finish(): the run was killed
  EXPECT_EQ(hits("page_search", "ที่สอง"), "1");
  EXPECT_EQ(hits("measure_search", "คู่มือ"), "2");
  expect_intact();
}

TEST_F(Search, IsWrittenOnceWhereAnotherRunHasCaughtUp) {
  write(file("a.pdf"));
  ASSERT_TRUE(Store::open(folder_ / "reports.db", "1"));
  ASSERT_TRUE(store_->finish());
  EXPECT_EQ(hits("page_search", "ที่สอง"), "1");
  expect_intact();
}

// Version 1 indexed each text by a trigger as it came.
TEST_F(Search, GoesOnInADatabaseOfVersion1) {
  store_.reset();
  std::filesystem::remove(folder_ / "reports.db");
  {
    auto database = Database::open(folder_ / "reports.db", Database::Mode::create);
    ASSERT_TRUE(database);
    ASSERT_TRUE(migrate(*database, migrations().first(1)));
    database->execute(
        "INSERT INTO run VALUES (1, '2025-10-01T00:00:00Z', '2025-10-01T00:01:00Z', '0.1.0', '1');"
        "INSERT INTO organisation VALUES (1, '', '', '', '', '');"
        "INSERT INTO document (document_id, run_id, location, path, bytes, status, organisation_id, extracted_at, extractor_version) "
        "VALUES (1, 1, '/reports/old.pdf', 'old.pdf', 1, 'ok', 1, '2025-10-01T00:00:00Z', '1');"
        "INSERT INTO page (document_id, page, text, text_source) VALUES (1, 1, 'หน้าที่สอง', 'text')");
    ASSERT_TRUE(database->take_status());
  }
  open();
  EXPECT_EQ(hits("page_search", "ที่สอง"), "1");
  write(file("a.pdf"));
  ASSERT_TRUE(store_->finish());
  EXPECT_EQ(hits("page_search", "ที่สอง"), "2");
  EXPECT_EQ(hits("measure_search", "คู่มือ"), "2");
  expect_intact();
  ASSERT_TRUE(store_->remove("/reports/old.pdf"));
  EXPECT_EQ(hits("page_search", "ที่สอง"), "1");
  expect_intact();
}

TEST_F(Search, IsWrittenBeforeTheEndOfALongRun) {
  Reading reading = testing::full_reading();
  reading.document.pages[0].text = std::string(5 << 20, 'x');
  ASSERT_TRUE(store_->write(file("a.pdf"), reading));
  EXPECT_TRUE(store_->is_index_due());
  ASSERT_TRUE(store_->write_index());
  EXPECT_EQ(hits("page_search", "ที่สอง"), "1");
  EXPECT_FALSE(store_->is_index_due());
}

}  // namespace
}  // namespace prongsai

#include "pipeline/store/dump.h"

#include <gmock/gmock.h>

#include "pipeline/store/content_tables.h"
#include "tests/support/logical_dump.h"
#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;
using testing::logical_dump;
using ::testing::Not;

class DumpTest : public testing::StoreFixture {
 protected:
  std::string dumped() {
    const Status status = store_->finish();
    EXPECT_TRUE(status) << render(status.error());
    return logical_dump(store_->database());
  }

  /// The dump of another database, filled by `fill`.
  template <typename Fill>
  std::string dumped_elsewhere(Fill fill) {
    const std::string here = (folder_ / "reports.db").string();
    store_.reset();
    std::filesystem::rename(here, here + ".1");
    open();
    fill();
    return dumped();
  }
};

TEST_F(DumpTest, IsTheSameWhateverTheOrderOfReading) {
  write(file("a", 'a'));
  write(file("b", 'b'), testing::full_reading());
  const std::string first = dumped();
  const std::string second = dumped_elsewhere([&] {
    write(file("c", 'c'));
    write(file("b", 'b'));
    write(file("a", 'd'));
    write(file("a", 'a'));
    EXPECT_TRUE(store_->remove("/reports/c"));
  });
  EXPECT_EQ(first, second);
  EXPECT_THAT(first, HasSubstr(R"("table":"measure","measure_id":2)"));
}

TEST_F(DumpTest, TellsEveryRowOfEveryTable) {
  Reading reading = testing::full_reading();
  reading.document.warnings = {{ErrorCode::damaged, "page lost", "read", 2}};
  write(file("a"), reading);
  const std::string whole = dumped();
  for (const ContentTable& table : content_tables(store_->database())) {
    if (!is_told(table.name)) continue;
    SCOPED_TRACE(table.name);
    ASSERT_THAT(whole, HasSubstr("\"table\":\"" + table.name + '"'));
    store_->database().execute("SAVEPOINT before; DELETE FROM " + table.name);
    std::string rest;
    EXPECT_TRUE(dump(store_->database(), [&](const std::string& line) { rest += line + '\n'; }));
    EXPECT_NE(rest, whole);
    store_->database().execute("ROLLBACK TO before; RELEASE before");
    EXPECT_TRUE(store_->database().take_status());
  }
  EXPECT_EQ(logical_dump(store_->database()), whole);
}

TEST_F(DumpTest, NamesWhatARowRefersTo) {
  write(file("a"));
  EXPECT_THAT(dumped(), HasSubstr(R"("duplicate_of":2)"));
  EXPECT_THAT(dumped(), HasSubstr(R"("unit_id":"[\"กองคลัง\",\"division\"]")"));
  EXPECT_THAT(dumped(), HasSubstr(R"("record_kind":"document","record_id":"document")"));
}

TEST_F(DumpTest, MissesATextThatTheSearchLacks) {
  write(file("a"));
  const std::string whole = dumped();
  store_->database().execute("INSERT INTO page_search (page_search, rowid, text) SELECT 'delete', page_id, text FROM page_folded LIMIT 1");
  std::string rest;
  EXPECT_TRUE(dump(store_->database(), [&](const std::string& line) { rest += line + '\n'; }));
  EXPECT_NE(rest, whole);
}

TEST_F(DumpTest, SaysNothingOfRunsAndTimes) {
  write(file("a"));
  EXPECT_THAT(dumped(), Not(HasSubstr("extracted_at")));
  EXPECT_THAT(dumped(), Not(HasSubstr("run_id")));
}

}  // namespace
}  // namespace prongsai

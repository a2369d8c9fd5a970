#include "pipeline/serve/read_connection.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/store_fixture.h"

namespace prongsai::serve {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::string_view endless_sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

class ReadConnectionTest : public prongsai::testing::StoreFixture {
 protected:
  std::string file() { return (folder_ / "reports.db").string(); }

  Database writer() { return *Database::open(file(), Database::Mode::read_write); }

  static void add_organisation(Database& database) {
    database.execute("INSERT INTO organisation (name, type, subdistrict, district, province) VALUES ('only here', '', '', '', '')");
  }

  /// How many organisations of that name the next answer knows of.
  std::int64_t found() {
    const auto snapshot = connection_.snapshot(seconds(10));
    return snapshot ? snapshot->database.number("SELECT count(*) FROM organisation WHERE name = 'only here'") : -1;
  }

  const std::atomic<bool> is_stopping_ = false;
  std::atomic<std::uint64_t> changes_ = 0;
  ReadConnection connection_{file(), is_stopping_, changes_};
};

TEST_F(ReadConnectionTest, EndsAStatementThatTakesTooLong) {
  const auto database = connection_.open(milliseconds(30));
  ASSERT_TRUE(database) << database.error().message;
  const auto rows = (*database)->query(endless_sql);
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().code, ErrorCode::timeout);
  const auto again = connection_.open(seconds(10));
  ASSERT_TRUE(again);
  EXPECT_TRUE((*again)->query("SELECT 1"));
}

TEST_F(ReadConnectionTest, ReadsTheFileThatIsThereNow) {
  ASSERT_TRUE(connection_.open(seconds(10)));
  const std::string copy = file() + ".copy";
  std::filesystem::copy_file(file(), copy);
  {
    auto other = Database::open(copy, Database::Mode::read_write);
    add_organisation(*other);
    ASSERT_TRUE(other->take_status());
  }
  std::filesystem::rename(copy, file());
  const auto database = connection_.open(seconds(10));
  ASSERT_TRUE(database);
  EXPECT_EQ((*database)->number("SELECT count(*) FROM organisation WHERE name = 'only here'"), 1);
  std::filesystem::remove(file());
  EXPECT_FALSE(connection_.open(seconds(10)));
}

TEST_F(ReadConnectionTest, CannotWrite) {
  const auto database = connection_.open(seconds(10));
  ASSERT_TRUE(database);
  (*database)->execute("DELETE FROM document");
  EXPECT_FALSE((*database)->take_status());
}

TEST_F(ReadConnectionTest, KeepsAStateWhileABatchWrites) {
  Database other = writer();
  other.execute("PRAGMA journal_mode = WAL");
  EXPECT_EQ(found(), 0);
  add_organisation(other);
  connection_.rest(true);
  EXPECT_EQ(found(), 0);
}

TEST_F(ReadConnectionTest, SeesWhatWasWrittenOnceItHasRested) {
  Database other = writer();
  other.execute("PRAGMA journal_mode = WAL");
  EXPECT_EQ(found(), 0);
  add_organisation(other);
  connection_.rest(false);
  EXPECT_EQ(found(), 1);
}

TEST_F(ReadConnectionTest, SeesWhatWasChangedByTheServerItself) {
  Database other = writer();
  other.execute("PRAGMA journal_mode = WAL");
  EXPECT_EQ(found(), 0);
  add_organisation(other);
  ++changes_;
  EXPECT_EQ(found(), 1);
}

// Without a log of its own, a database that is read cannot be written.
TEST_F(ReadConnectionTest, IsInNobodysWayBetweenAnswers) {
  Database other = writer();
  ASSERT_EQ(other.query("PRAGMA journal_mode = DELETE")->rows[0][0], "delete");
  EXPECT_EQ(found(), 0);
  connection_.rest(true);
  add_organisation(other);
  EXPECT_TRUE(other.take_status());
  EXPECT_EQ(found(), 1);
}

TEST_F(ReadConnectionTest, ForgetsWhatWentWrongInTheLastAnswer) {
  const auto snapshot = connection_.snapshot(seconds(10));
  ASSERT_TRUE(snapshot);
  snapshot->database.execute("this is no SQL");
  EXPECT_EQ(found(), 0);
}

}  // namespace
}  // namespace prongsai::serve

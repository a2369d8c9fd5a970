#include "pipeline/store/sqlite.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

class KeptStatements : public ::testing::Test {
 protected:
  void SetUp() override {
    database_.keep_statements(2);
    database_.execute("CREATE TABLE fruit (name TEXT); INSERT INTO fruit VALUES ('apple'), ('pear')");
  }
  void TearDown() override { EXPECT_TRUE(database_.take_status()); }

  std::string first(std::string_view sql) {
    Statement statement = database_.prepare(sql);
    return statement.next() ? statement.text(0) : "no row";
  }

  testing::TempFolder folder_;
  Database database_ = *Database::open(folder_ / "fruit.db", Database::Mode::create);
};

TEST_F(KeptStatements, BeginAnewWhereTheyWereLeft) {
  constexpr std::string_view sql = "SELECT name FROM fruit ORDER BY name";
  EXPECT_EQ(first(sql), "apple");
  EXPECT_EQ(first(sql), "apple");
}

TEST_F(KeptStatements, ForgetTheirValues) {
  constexpr std::string_view sql = "SELECT coalesce(?, 'nothing')";
  {
    Statement statement = database_.prepare(sql);
    ASSERT_TRUE(statement.bind_all("something").next());
    EXPECT_EQ(statement.text(0), "something");
  }
  EXPECT_EQ(first(sql), "nothing");
}

TEST_F(KeptStatements, BelongToOneUserAtATime) {
  constexpr std::string_view sql = "SELECT name FROM fruit ORDER BY name";
  (void)first(sql);
  Statement one = database_.prepare(sql), other = database_.prepare(sql);
  ASSERT_TRUE(one.next() && one.next() && other.next());
  EXPECT_EQ(one.text(0), "pear");
  EXPECT_EQ(other.text(0), "apple");
}

TEST_F(KeptStatements, AreNoMoreThanMayBe) {
  for (int number = 0; number < 10; ++number) EXPECT_EQ(first("SELECT " + std::to_string(number)), std::to_string(number));
  EXPECT_EQ(database_.kept_statements(), 2u);
  EXPECT_EQ(first("SELECT 0"), "0");
}

TEST_F(KeptStatements, FollowTheTablesThatTheyAreAbout) {
  constexpr std::string_view sql = "SELECT * FROM fruit";
  EXPECT_EQ(first(sql), "apple");
  database_.execute("DROP TABLE fruit; CREATE TABLE fruit (colour TEXT, name TEXT); INSERT INTO fruit VALUES ('red', 'apple')");
  EXPECT_EQ(first(sql), "red");
}

TEST_F(KeptStatements, AreUsedAgainAfterAFailure) {
  constexpr std::string_view sql = "SELECT abs(?)";
  EXPECT_FALSE(database_.prepare(sql).bind_all(std::numeric_limits<std::int64_t>::min()).next());
  EXPECT_FALSE(database_.take_status());
  EXPECT_EQ(database_.prepare(sql).lookup(-7), 7);
}

TEST_F(KeptStatements, StayAtTheirEndUntilTheyAreAskedAnew) {
  Statement statement = database_.prepare("SELECT name FROM fruit WHERE name > 'b'");
  EXPECT_TRUE(statement.next());
  EXPECT_FALSE(statement.next() || statement.next());
  statement.reset();
  EXPECT_TRUE(statement.next());
  EXPECT_FALSE(statement.next());
  EXPECT_TRUE(statement.bind_all().next());
}

TEST(Database, KeepsNoStatementsUnlessItIsAskedTo) {
  const testing::TempFolder folder;
  Database database = *Database::open(folder / "fruit.db", Database::Mode::create);
  database.number("SELECT 1");
  EXPECT_EQ(database.kept_statements(), 0u);
}

}  // namespace
}  // namespace prongsai

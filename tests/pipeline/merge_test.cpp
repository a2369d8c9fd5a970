#include "pipeline/store/merge.h"

#include <gmock/gmock.h>

#include <csignal>
#include <fstream>

#include "pipeline/interrupt.h"
#include "pipeline/run_lock.h"
#include "tests/support/logical_dump.h"
#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;
using testing::logical_dump;

/// Shards and what one machine would have made of the same files.
class MergeTest : public testing::StoreFixture {
 protected:
  void SetUp() override {}  // stores are opened by name

  /// Runs over some files, each with the content that its letter stands for, into a database.
  void read(const std::string& database, const std::vector<std::pair<std::string, char>>& files, const std::vector<std::string>& vanished = {}) {
    auto store = Store::open(folder_ / database, "1");
    ASSERT_TRUE(store) << render(store.error());
    for (const auto& [path, letter] : files) ASSERT_TRUE(store->write(file(path, letter), reading_of(letter)));
    for (const std::string& path : vanished) ASSERT_TRUE(store->remove("/reports/" + path));
    ASSERT_TRUE(store->finish());
  }

  static Reading reading_of(char letter) {
    Reading reading = testing::full_reading();
    reading.document.pages[0].text += std::string(" หน้า ") + letter;
    reading.report.organisation.name += letter;
    reading.report.measures[0].units.push_back({std::string("กอง") + letter, UnitKind::division, "กอง"});
    return reading;
  }

  Result<MergedShard> merge(const std::string& shard) {
    auto store = Store::open(folder_ / "merged.db", "1");
    if (!store) return store.error();
    auto merged = Merge(*store).add(folder_ / shard);
    EXPECT_TRUE(store->finish());
    return merged;
  }

  std::string refusal_of(const std::string& shard) {
    const auto merged = merge(shard);
    return merged ? "none" : merged.error().message;
  }

  void change(const std::string& database, const std::string& sql) {
    auto opened = Database::open(folder_ / database, Database::Mode::read_write);
    ASSERT_TRUE(opened);
    opened->execute(sql);
    ASSERT_TRUE(opened->take_status());
  }

  void expect_same(const std::string& database, const std::string& other) {
    EXPECT_TRUE(logical_dump(folder_ / database) == logical_dump(folder_ / other)) << database << " and " << other << " do not say the same";
  }

  const InterruptGuard guard_;  // what another test has asked for is over
};

TEST_F(MergeTest, GivesWhatASingleMachineGives) {
  read("1.db", {{"c", 'c'}, {"a", 'a'}});
  read("2.db", {{"b", 'b'}, {"d", 'a'}});
  read("single.db", {{"a", 'a'}, {"b", 'b'}, {"c", 'c'}, {"d", 'a'}});
  const auto first = merge("1.db");
  ASSERT_TRUE(first) << render(first.error());
  EXPECT_EQ(first->taken, 2);
  EXPECT_GT(first->rows, 50);
  ASSERT_TRUE(merge("2.db"));
  expect_same("merged.db", "single.db");
}

// Which of two documents that say as much is believed must not follow from the order of reading.
TEST_F(MergeTest, BelievesTheSameDocumentsAsASingleMachine) {
  const auto state = [&](const std::string& database, const std::vector<std::string>& paths) {
    auto store = Store::open(folder_ / database, "1");
    ASSERT_TRUE(store);
    for (const std::string& path : paths) {
      Reading reading = reading_of('a');
      reading.report.scores[0].role = ScoreRole::result;
      reading.report.scores[0].value = path[0];
      ASSERT_TRUE(store->write(file(path, path[0]), reading));
    }
    ASSERT_TRUE(store->finish());
  };
  state("1.db", {"b", "c"});
  state("2.db", {"a"});
  state("single.db", {"c", "a", "b"});
  ASSERT_TRUE(merge("1.db"));
  ASSERT_TRUE(merge("2.db"));
  expect_same("merged.db", "single.db");
}

TEST_F(MergeTest, KeepsNamesakesApartAsASingleMachineDoes) {
  const auto state = [&](const std::string& database, const std::vector<std::string>& paths) {
    auto store = Store::open(folder_ / database, "1");
    ASSERT_TRUE(store);
    for (const std::string& path : paths) {
      Reading reading = reading_of('a');
      reading.report.organisation.province.clear();
      reading.report.organisation.code.clear();
      ASSERT_TRUE(store->write(file(path, path[0]), reading));
    }
    ASSERT_TRUE(store->finish());
  };
  state("1.db", {"x/a.pdf", "y/b.pdf"});
  state("2.db", {"x/a.docx", "y/a.pdf"});
  state("single.db", {"x/a.docx", "x/a.pdf", "y/a.pdf", "y/b.pdf"});
  ASSERT_TRUE(merge("1.db"));
  ASSERT_TRUE(merge("2.db"));
  expect_same("merged.db", "single.db");
  auto merged = Database::open(folder_ / "merged.db", Database::Mode::read_only);
  ASSERT_TRUE(merged);
  EXPECT_EQ(merged->number("SELECT count(*) FROM v_organisations"), 3);
}

TEST_F(MergeTest, MayBeRepeated) {
  read("1.db", {{"a", 'a'}, {"b", 'b'}});
  ASSERT_TRUE(merge("1.db"));
  const std::string once = logical_dump(folder_ / "merged.db");
  const auto again = merge("1.db");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->documents, 2);
  EXPECT_EQ(again->taken + again->replaced + again->gone + again->rows, 0);
  EXPECT_TRUE(logical_dump(folder_ / "merged.db") == once);
}

TEST_F(MergeTest, TakesWhatAShardHasReadAnew) {
  read("1.db", {{"a", 'a'}, {"b", 'b'}, {"e", 'e'}});
  ASSERT_TRUE(merge("1.db"));
  read("1.db", {{"b", 'x'}, {"c", 'c'}}, {"e"});
  const auto merged = merge("1.db");
  ASSERT_TRUE(merged);
  EXPECT_EQ(merged->taken, 1);
  EXPECT_EQ(merged->replaced, 1);
  EXPECT_EQ(merged->gone, 1);
  read("single.db", {{"a", 'a'}, {"b", 'x'}, {"c", 'c'}});
  expect_same("merged.db", "single.db");
}

TEST_F(MergeTest, KeepsTheNewerReadingOfAFileThatTwoHold) {
  read("1.db", {{"a", 'a'}});
  read("2.db", {{"a", 'b'}});
  change("1.db", "UPDATE document SET extracted_at = '2030-01-01T00:00:00Z'");
  ASSERT_TRUE(merge("1.db"));
  const auto older = merge("2.db");
  ASSERT_TRUE(older);
  EXPECT_EQ(older->replaced, 0);
  expect_same("merged.db", "1.db");
}

TEST_F(MergeTest, LeavesAShardAsItIs) {
  read("1.db", {{"a", 'a'}});
  std::ifstream before(folder_ / "1.db", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(before)), {});
  ASSERT_TRUE(merge("1.db"));
  std::ifstream after(folder_ / "1.db", std::ios::binary);
  EXPECT_TRUE(std::string((std::istreambuf_iterator<char>(after)), {}) == bytes);
}

TEST_F(MergeTest, SaysThatAShardWasCutOffAndTakesTheRestLater) {
  {
    auto store = Store::open(folder_ / "1.db", "1");
    ASSERT_TRUE(store);
    ASSERT_TRUE(store->write(file("a", 'a'), reading_of('a')));
  }  // as if killed: no finish()
  const auto merged = merge("1.db");
  ASSERT_TRUE(merged) << render(merged.error());
  EXPECT_FALSE(merged->is_whole);
  EXPECT_EQ(merged->taken, 1);
  read("1.db", {{"b", 'b'}});
  ASSERT_TRUE(merge("1.db"));
  read("single.db", {{"a", 'a'}, {"b", 'b'}});
  expect_same("merged.db", "single.db");
}

TEST_F(MergeTest, StopsAtAnInterruptAndGoesOnTheNextTime) {
  std::vector<std::pair<std::string, char>> files;
  for (int n = 0; n < 510; ++n) files.emplace_back(std::to_string(n), 'a');
  read("1.db", files);
  raise(SIGINT);
  const auto merged = merge("1.db");
  ASSERT_TRUE(merged);
  EXPECT_TRUE(merged->interrupted);
  EXPECT_EQ(merged->taken, 500);

  const InterruptGuard from_now_on;
  const auto rest = merge("1.db");
  ASSERT_TRUE(rest);
  EXPECT_EQ(rest->taken, 10);
  expect_same("merged.db", "1.db");
}

TEST_F(MergeTest, RefusesWhatIsNoShard) {
  EXPECT_THAT(refusal_of("nothing.db"), HasSubstr("nothing.db: there is no such file"));
  folder_.write("text.db", std::string(5000, 'x'));
  EXPECT_THAT(refusal_of("text.db"), HasSubstr("text.db: file is not a database"));
  read("1.db", {{"a", 'a'}});
  ASSERT_TRUE(merge("1.db"));
  const std::string before = logical_dump(folder_ / "merged.db");
  read("old.db", {{"b", 'b'}});
  change("old.db", "PRAGMA user_version = 1");
  EXPECT_THAT(refusal_of("old.db"), HasSubstr("old.db: the database has version 1; `prongsai ingest` brings it to version"));
  change("old.db", "PRAGMA user_version = 99");
  EXPECT_THAT(refusal_of("old.db"), HasSubstr("use a newer prongsai"));
  change("old.db", "PRAGMA application_id = 7");
  EXPECT_THAT(refusal_of("old.db"), HasSubstr("belongs to another program"));
  EXPECT_TRUE(logical_dump(folder_ / "merged.db") == before);
}

TEST_F(MergeTest, RefusesAShardThatARunIsFilling) {
  read("1.db", {{"a", 'a'}});
  {
    const auto lock = RunLock::take(folder_ / "1.db");
    ASSERT_TRUE(lock);
    EXPECT_THAT(refusal_of("1.db"), HasSubstr("1.db: another run"));
  }
  EXPECT_EQ(refusal_of("1.db"), "none");
}

TEST_F(MergeTest, RefusesADamagedShardAsAWhole) {
  read("1.db", {{"a", 'a'}});
  read("2.db", {{"b", 'b'}, {"c", 'c'}});
  ASSERT_TRUE(merge("1.db"));
  const auto size = std::filesystem::file_size(folder_ / "2.db");
  std::filesystem::resize_file(folder_ / "2.db", size / 2);
  EXPECT_THAT(refusal_of("2.db"), ::testing::AnyOf(HasSubstr("damaged"), HasSubstr("malformed")));
  expect_same("merged.db", "1.db");
}

}  // namespace
}  // namespace prongsai

#include "pipeline/store/correction_merge.h"

#include <gmock/gmock.h>

#include "pipeline/interrupt.h"
#include "pipeline/store/corrections.h"
#include "pipeline/store/merge.h"
#include "tests/support/logical_dump.h"
#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

using testing::logical_dump;

class CorrectionMergeTest : public testing::StoreFixture {
 protected:
  void SetUp() override {}  // stores are opened by name

  void read(const std::string& database, const std::vector<std::string>& files) {
    auto store = Store::open(folder_ / database, "1");
    ASSERT_TRUE(store);
    for (const std::string& path : files) ASSERT_TRUE(store->write(file(path, path[0]), testing::full_reading()));
    ASSERT_TRUE(store->finish());
  }

  template <typename Act>
  void in(const std::string& database, Act act) {
    auto opened = Database::open(folder_ / database, Database::Mode::read_write);
    ASSERT_TRUE(opened);
    act(*opened);
    ASSERT_TRUE(opened->take_status());
  }

  /// Corrects a column of the first record of a kind of a file; when: the end of the time, 0 to 9.
  void change(const std::string& database, const std::string& path, const std::string& kind, const std::string& column, const std::string& value,
              int when) {
    in(database, [&](Database& opened) {
      const auto id =
          opened.prepare("SELECT min(record_id) FROM record JOIN document USING (document_id) WHERE path = ? AND kind = ?").lookup(path, kind);
      const CorrectionRequest request{kind, id.value_or(0), column, value, "somsri"};
      const auto numbers = correct(opened, std::span(&request, 1));
      ASSERT_TRUE(numbers) << numbers.error().message;
      opened.execute("UPDATE correction SET corrected_at = '2026-01-01T00:00:0" + std::to_string(when) +
                     "Z' WHERE correction_id = " + std::to_string((*numbers)[0]));
    });
  }

  void merge(const std::string& shard) {
    auto store = Store::open(folder_ / "merged.db", "1");
    ASSERT_TRUE(store);
    const auto merged = Merge(*store).add(folder_ / shard);
    ASSERT_TRUE(merged) << render(merged.error());
    ASSERT_TRUE(store->finish());
  }

  std::string answer(const std::string& database, const std::string& sql) {
    auto opened = Database::open(folder_ / database, Database::Mode::read_only);
    EXPECT_TRUE(opened);
    const auto rows = opened->query(sql);
    EXPECT_TRUE(rows) << render(rows.error());
    return rows && !rows->rows.empty() ? rows->rows[0][0].value_or("null") : "no row";
  }

  static constexpr const char* scores_sql = "SELECT group_concat(path || ' ' || value, ', ') FROM (SELECT * FROM v_scores ORDER BY path)";
  static constexpr const char* states_sql =
      "SELECT group_concat(value || ' ' || state, ', ') FROM (SELECT * FROM correction ORDER BY corrected_at, value)";

  void expect_same(const std::string& database, const std::string& other) {
    EXPECT_TRUE(logical_dump(folder_ / database) == logical_dump(folder_ / other)) << database << " and " << other << " do not say the same";
  }

  const InterruptGuard guard_;
};

TEST_F(CorrectionMergeTest, BringsThemWithTheirDocuments) {
  read("1.db", {"a", "b"});
  read("2.db", {"c"});
  change("1.db", "b", "score", "value", "70", 1);
  change("2.db", "c", "measure", "title", "อบรม", 2);
  read("single.db", {"c", "b", "a"});
  change("single.db", "b", "score", "value", "70", 1);
  change("single.db", "c", "measure", "title", "อบรม", 2);
  merge("1.db");
  merge("2.db");
  expect_same("merged.db", "single.db");
  EXPECT_EQ(answer("merged.db", scores_sql), "a 87.25, b 70.0, c 87.25");
  EXPECT_EQ(answer("merged.db", "SELECT count(*) FROM v_corrections WHERE state = 'applied' AND read_value IN ('87.25', 'จัดทำคู่มือการปฏิบัติงาน')"), "2");
}

TEST_F(CorrectionMergeTest, TakesTheSameOnceAndOfDifferentOnesTheNewer) {
  read("1.db", {"a"});
  merge("1.db");
  change("1.db", "a", "score", "value", "70", 2);
  merge("1.db");
  merge("1.db");
  EXPECT_EQ(answer("merged.db", states_sql), "70 applied");
  change("merged.db", "a", "score", "value", "71", 1);
  EXPECT_EQ(answer("merged.db", states_sql), "71 applied, 70 replaced");
  read("2.db", {"a"});
  change("2.db", "a", "score", "value", "72", 3);
  merge("2.db");
  EXPECT_EQ(answer("merged.db", states_sql), "71 replaced, 70 replaced, 72 applied");
  EXPECT_EQ(answer("merged.db", scores_sql), "a 72.0");
  merge("1.db");
  EXPECT_EQ(answer("merged.db", scores_sql), "a 72.0");
}

TEST_F(CorrectionMergeTest, KeepsThoseOfTheTargetWhenAShardHasReadAnew) {
  read("1.db", {"a"});
  merge("1.db");
  change("merged.db", "a", "score", "value", "70", 1);
  in("1.db", [](Database& database) { database.execute("UPDATE document SET extracted_at = '2030-01-01T00:00:00Z'"); });
  change("1.db", "a", "measure", "title", "อบรม", 1);
  merge("1.db");
  EXPECT_EQ(answer("merged.db", scores_sql), "a 70.0");
  EXPECT_EQ(answer("merged.db", "SELECT title FROM v_measures"), "อบรม");
  EXPECT_EQ(answer("merged.db", states_sql), "70 applied, อบรม applied");
}

TEST_F(CorrectionMergeTest, WithdrawsWhatWasWithdrawnAnywhere) {
  read("1.db", {"a"});
  change("1.db", "a", "score", "value", "70", 1);
  merge("1.db");
  in("1.db", [](Database& database) { ASSERT_TRUE(withdraw_correction(database, 1)); });
  merge("1.db");
  EXPECT_EQ(answer("merged.db", scores_sql), "a 87.25");
  EXPECT_EQ(answer("merged.db", states_sql), "70 withdrawn");
}

}  // namespace
}  // namespace prongsai

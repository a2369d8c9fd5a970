#include "pipeline/serve/lane.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <future>

#include "tests/support/store_fixture.h"

namespace prongsai::serve {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::string_view endless_sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

class LaneTest : public prongsai::testing::StoreFixture {
 protected:
  std::string file() { return (folder_ / "reports.db").string(); }
};

TEST_F(LaneTest, DoesWhatItIsGivenOnItsThreads) {
  Lane lane(file(), 2, 10);
  std::promise<std::thread::id> done;
  ASSERT_TRUE(lane.give([&](ReadConnection&) { done.set_value(std::this_thread::get_id()); }));
  EXPECT_NE(done.get_future().get(), std::this_thread::get_id());
}

TEST_F(LaneTest, TakesNoMoreThanMayWait) {
  std::promise<void> begun, go_on;
  Lane lane(file(), 1, 2);
  ASSERT_TRUE(lane.give([&](ReadConnection&) {
    begun.set_value();
    go_on.get_future().wait();
  }));
  begun.get_future().wait();
  EXPECT_TRUE(lane.give([](ReadConnection&) {}));
  EXPECT_TRUE(lane.give([](ReadConnection&) {}));
  EXPECT_FALSE(lane.give([](ReadConnection&) {}));
  go_on.set_value();
}

TEST_F(LaneTest, EndsWhatIsBeingDoneAndDropsWhatWaits) {
  std::promise<void> begun;
  std::atomic<bool> is_dropped = true;
  ErrorCode code = ErrorCode::internal;
  {
    Lane lane(file(), 1, 2);
    lane.give([&](ReadConnection& connection) {
      const auto database = connection.open(seconds(600));
      begun.set_value();
      const auto rows = (*database)->query(endless_sql);
      if (!rows) code = rows.error().code;
    });
    lane.give([&](ReadConnection&) { is_dropped = false; });
    begun.get_future().wait();
  }
  EXPECT_EQ(code, ErrorCode::timeout);
  EXPECT_TRUE(is_dropped);
}

}  // namespace
}  // namespace prongsai::serve

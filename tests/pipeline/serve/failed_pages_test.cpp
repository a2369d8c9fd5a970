#include "pipeline/serve/failed_pages.h"

#include <gtest/gtest.h>

namespace prongsai::serve {
namespace {

class FailedPagesTest : public ::testing::Test {
 protected:
  FailedPages::Clock::time_point now_{};
  FailedPages failed_{[this] { return now_; }};
};

TEST_F(FailedPagesTest, AreRememberedForAWhile) {
  EXPECT_FALSE(failed_.find("a-1"));
  failed_.keep("a-1", {ErrorCode::crashed, "why", "", 0});
  EXPECT_FALSE(failed_.find("a-2"));
  now_ += FailedPages::remembered - std::chrono::seconds(1);
  EXPECT_EQ(failed_.find("a-1"), (Error{ErrorCode::crashed, "why", "", 0}));
  now_ += std::chrono::seconds(1);
  EXPECT_FALSE(failed_.find("a-1"));
}

TEST_F(FailedPagesTest, AreNotEverMore) {
  for (std::size_t page = 0; page <= FailedPages::most_pages; ++page) failed_.keep(std::to_string(page), {ErrorCode::damaged, "", "", 0});
  EXPECT_FALSE(failed_.find("0"));
  EXPECT_TRUE(failed_.find(std::to_string(FailedPages::most_pages)));
}

}  // namespace
}  // namespace prongsai::serve

#include "pipeline/advice.h"

#include <gtest/gtest.h>

#include "models/error.h"

namespace prongsai {
namespace {

TEST(Advice, IsThereForEveryKindOfFailure) {
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
    const auto name = to_string(static_cast<ErrorCode>(code));
    EXPECT_NE(advice_on(name), "") << name;
  }
}

TEST(Advice, IsNoneOnWhatNobodyKnows) { EXPECT_EQ(advice_on("sunshine"), ""); }

}  // namespace
}  // namespace prongsai

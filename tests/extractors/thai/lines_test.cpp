#include "extractors/thai/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::thai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LinesOf, AreTrimmedAndNeverBlank) { EXPECT_THAT(lines_of(" ก ข \n\n \t\nค\n"), ElementsAre("ก ข", "ค")); }

TEST(LinesOf, AreNoneOfAnEmptyText) { EXPECT_THAT(lines_of(""), IsEmpty()); }

TEST(IsBlank, IsTrueOfWhiteSpaceOnly) {
  EXPECT_TRUE(is_blank(" \n\t"));
  EXPECT_FALSE(is_blank(" ก"));
}

}  // namespace
}  // namespace prongsai::thai

#include "extractors/thai/normalise.h"

#include <gtest/gtest.h>

namespace prongsai::thai {
namespace {

TEST(Normalise, ComposesSaraAmAroundAToneMark) { EXPECT_EQ(normalise("น\u0E4D\u0E49\u0E32"), "น้ำ"); }

}  // namespace
}  // namespace prongsai::thai

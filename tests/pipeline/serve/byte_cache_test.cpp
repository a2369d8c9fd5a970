#include "pipeline/serve/byte_cache.h"

#include <gtest/gtest.h>

namespace prongsai::serve {
namespace {

std::shared_ptr<const std::string> bytes(std::size_t count) { return std::make_shared<const std::string>(count, 'x'); }

TEST(ByteCache, FindsWhatWasKept) {
  ByteCache cache(100);
  const auto content = bytes(10);
  cache.keep("a", content);
  EXPECT_EQ(cache.find("a"), content);
  EXPECT_EQ(cache.find("b"), nullptr);
}

TEST(ByteCache, DropsWhatWasNotAskedForTheLongest) {
  ByteCache cache(100);
  cache.keep("a", bytes(40));
  cache.keep("b", bytes(40));
  EXPECT_NE(cache.find("a"), nullptr);
  cache.keep("c", bytes(40));
  EXPECT_NE(cache.find("a"), nullptr);
  EXPECT_EQ(cache.find("b"), nullptr);
  EXPECT_NE(cache.find("c"), nullptr);
}

TEST(ByteCache, LeavesOutWhatIsLargerThanItself) {
  ByteCache cache(100);
  cache.keep("a", bytes(40));
  cache.keep("large", bytes(101));
  EXPECT_EQ(cache.find("large"), nullptr);
  EXPECT_NE(cache.find("a"), nullptr);
}

TEST(ByteCache, CountsWhatIsKeptTwiceOnce) {
  ByteCache cache(100);
  cache.keep("a", bytes(60));
  cache.keep("a", bytes(60));
  EXPECT_NE(cache.find("a"), nullptr);
}

}  // namespace
}  // namespace prongsai::serve

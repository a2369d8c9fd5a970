#include "pipeline/serve/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai::serve {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Target, IsDividedIntoItsParts) {
  const auto target = read_target("/api/v1/measures?q=%E0%B8%81+%2B&year=2566&year=2567&facets");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/api/v1/measures");
  EXPECT_THAT(target->segments, ElementsAre("api", "v1", "measures"));
  EXPECT_EQ(target->query, (Arguments::Values{{"q", "ก +"}, {"year", "2566"}, {"year", "2567"}, {"facets", ""}}));
}

TEST(Target, KnowsAnEncodedSlashFromOneThatDivides) {
  EXPECT_THAT(read_target("/a%2Fb/c")->segments, ElementsAre("a/b", "c"));
  EXPECT_THAT(read_target("/")->segments, IsEmpty());
  EXPECT_THAT(read_target("/a/")->segments, ElementsAre("a"));
  EXPECT_THAT(read_target("//a")->segments, ElementsAre("", "a"));
}

TEST(Target, DecodesOnce) { EXPECT_EQ(read_target("/%252e%252e")->path, "/%2e%2e"); }

TEST(Target, TakesAPlusInAPathForItself) { EXPECT_EQ(read_target("/a+b")->path, "/a+b"); }

TEST(Target, RefusesWhatIsNone) {
  for (const char* wrong : {"", "x", "http://localhost/", "*", "/%", "/%4", "/%zz", "/%-1", "/% 1", "/a%00b", "/%0d%0a", "/?q=%00", "/?q=%ff",
                            "/%c0%af", "/%ed%a0%80", "/?%1b=1", "/a#b"}) {
    EXPECT_FALSE(read_target(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace prongsai::serve

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/serve/question.h"

namespace prongsai::serve {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Arguments, GiveTheValueOfAName) {
  const Arguments arguments(Arguments::Values{{"q", "รถ"}, {"year", "2567"}, {"min", "87.5"}});
  EXPECT_EQ(arguments.text("q"), "รถ");
  EXPECT_EQ(arguments.integer("year"), 2567);
  EXPECT_EQ(arguments.number("min"), 87.5);
  EXPECT_TRUE(arguments.has("q"));
}

TEST(Arguments, AreEmptyWhereTheyAreNotGiven) {
  const Arguments arguments(Arguments::Values{});
  EXPECT_FALSE(arguments.has("q"));
  EXPECT_EQ(arguments.text("q"), "");
  EXPECT_THAT(arguments.texts("q"), IsEmpty());
  EXPECT_EQ(arguments.integer("year"), std::nullopt);
  EXPECT_EQ(arguments.number("min"), std::nullopt);
  EXPECT_FALSE(arguments.flag("facets"));
}

TEST(Arguments, GiveAllValuesOfARepeatedName) {
  EXPECT_THAT(Arguments(Arguments::Values{{"year", "2566"}, {"year", "2567"}, {"z", "1"}}).texts("year"), ElementsAre("2566", "2567"));
}

TEST(Arguments, AreNumbersAsAWholeOrNotAtAll) {
  EXPECT_EQ(Arguments(Arguments::Values{{"year", "2567x"}}).integer("year"), std::nullopt);
  EXPECT_EQ(Arguments(Arguments::Values{{"min", "1e"}}).number("min"), std::nullopt);
}

TEST(Arguments, AreFlagsInTwoSpellings) {
  EXPECT_TRUE(Arguments(Arguments::Values{{"facets", "1"}}).flag("facets"));
  EXPECT_TRUE(Arguments(Arguments::Values{{"facets", "true"}}).flag("facets"));
  EXPECT_FALSE(Arguments(Arguments::Values{{"facets", "0"}}).flag("facets"));
}

}  // namespace
}  // namespace prongsai::serve

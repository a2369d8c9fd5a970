#include "extractors/links/copy_origin.h"

#include <gmock/gmock.h>

namespace prongsai {
namespace {

using ::testing::ElementsAre;

constexpr double verbatim = 0.95;

TEST(CopyOrigin, IsTheOnlyOrganisationOfTheEarliestYear) {
  const auto origin = origin_of(std::vector<CopyMember>{{1, 2566, 1}, {2, 2567, 0.97}, {1, 2567, 1}, {3, 2568, 0.8}}, verbatim);
  EXPECT_EQ(origin.organisations, 3);
  EXPECT_EQ(origin.source, 0u);
  EXPECT_THAT(origin.roles, ElementsAre(CopyRole::source, CopyRole::copy, CopyRole::repetition, CopyRole::copy));
  EXPECT_THAT(origin.verbatim, ElementsAre(true, true, true, false));
}

TEST(CopyOrigin, IsOpenWhereTwoHadItFirst) {
  const auto origin = origin_of(std::vector<CopyMember>{{1, 2566, 1}, {2, 2566, 1}, {3, 2568, 1}}, verbatim);
  EXPECT_FALSE(origin.source);
  EXPECT_THAT(origin.roles, ElementsAre(CopyRole::open, CopyRole::open, CopyRole::open));
}

TEST(CopyOrigin, LeavesOpenWhatHasNoYear) {
  EXPECT_THAT(origin_of(std::vector<CopyMember>{{1, 2566, 1}, {2, 0, 1}}, verbatim).roles, ElementsAre(CopyRole::source, CopyRole::open));
  EXPECT_FALSE(origin_of(std::vector<CopyMember>{{1, 0, 1}, {2, 0, 1}}, verbatim).source);
}

// The same text of the same organisation in the next year.
TEST(CopyOrigin, IsNoneWhereOneOrganisationRepeatsItself) {
  const auto origin = origin_of(std::vector<CopyMember>{{1, 2566, 1}, {1, 2567, 1}}, verbatim);
  EXPECT_EQ(origin.organisations, 1);
  EXPECT_FALSE(origin.source);
  EXPECT_THAT(origin.verbatim, ElementsAre(false, false));
}

TEST(CopyOrigin, CallsVerbatimOnlyWhatAnotherOrganisationHasToo) {
  EXPECT_THAT(origin_of(std::vector<CopyMember>{{1, 2566, 1}, {1, 2567, 1}, {2, 2568, 0.9}}, verbatim).verbatim, ElementsAre(false, false, false));
}

}  // namespace
}  // namespace prongsai

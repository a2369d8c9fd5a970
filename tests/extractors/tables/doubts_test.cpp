#include "extractors/tables/doubts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace prongsai::layout {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Drawn {
  std::string text;
  char doubt = 0;
  bool space_before = false;
};

std::vector<Cluster> clusters(const std::vector<Drawn>& drawn) {
  std::vector<Cluster> made;
  for (const Drawn& each : drawn) {
    Cluster cluster;
    cluster.text = each.text;
    cluster.doubt = each.doubt;
    cluster.space_before = each.space_before;
    made.push_back(std::move(cluster));
  }
  return made;
}

TEST(DoubtsOf, AreWholeNumbersInTheirScript) {
  EXPECT_THAT(doubts_of(clusters({{"ได้"}, {"๙"}, {"๔", '5'}, {"."}, {"๖"}, {"๒"}})), ElementsAre(NumberDoubt{"๙๔.๖๒", "๙๕.๖๒"}));
  EXPECT_THAT(doubts_of(clusters({{"1"}, {","}, {"3", '8'}, {"0"}, {"0"}, {"."}})), ElementsAre(NumberDoubt{"1,300", "1,800"}));
}

TEST(DoubtsOf, MayBeADigitThatOneReaderLeftOut) {
  EXPECT_THAT(doubts_of(clusters({{"1"}, {"0", 'a'}})), ElementsAre(NumberDoubt{"10", "100"}));
  EXPECT_THAT(doubts_of(clusters({{"๗", 'E'}, {"."}, {"๔"}})), ElementsAre(NumberDoubt{"๗.๔", "๔๗.๔"}));
}

TEST(DoubtsOf, EndAtASpace) {
  EXPECT_THAT(doubts_of(clusters({{"๒"}, {"๕"}, {"๖"}, {"๘", '5'}, {"๓", 0, true}})), ElementsAre(NumberDoubt{"๒๕๖๘", "๒๕๖๕"}));
}

TEST(DoubtsOf, AreNoneWhereTheReadersAgree) { EXPECT_THAT(doubts_of(clusters({{"๙"}, {"๔"}, {"ก"}})), IsEmpty()); }

}  // namespace
}  // namespace prongsai::layout

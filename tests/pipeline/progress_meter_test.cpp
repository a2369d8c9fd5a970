#include "pipeline/progress_meter.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

using std::chrono::seconds;

class Meter : public ::testing::Test {
 protected:
  void finish(int files, seconds at, const char* failed_stage = "") {
    for (int file = 0; file < files; ++file) meter_.done(failed_stage, start_ + at);
  }

  ProgressMeter::Time start_{seconds(1000)};
  ProgressMeter meter_;
};

TEST_F(Meter, TellsHowFarHowFastAndHowLong) {
  meter_.begin(100, start_);
  finish(10, seconds(10));
  EXPECT_EQ(meter_.line(start_ + seconds(10)), "10 of 100 files (10 %), 1.0/s now, 1.0/s overall, 1:30 to go");
}

TEST_F(Meter, CountsFailuresByStage) {
  meter_.begin(10, start_);
  finish(2, seconds(1), "read");
  finish(1, seconds(1), "load");
  EXPECT_TRUE(meter_.line(start_ + seconds(1)).ends_with("; failed: 1 load, 2 read")) << meter_.line(start_ + seconds(1));
}

TEST_F(Meter, KnowsTheSpeedOfTheLastHalfMinute) {
  meter_.begin(1000, start_);
  for (int second = 1; second <= 60; ++second) finish(10, seconds(second));
  for (int second = 61; second <= 120; ++second) finish(1, seconds(second));
  EXPECT_NEAR(meter_.per_second_now(start_ + seconds(120)), 1.0, 0.1);
  EXPECT_NEAR(meter_.per_second(start_ + seconds(120)), 5.5, 0.1);
}

TEST_F(Meter, ComesToAStandWhereNothingIsFinishedAnyMore) {
  meter_.begin(1000, start_);
  finish(100, seconds(1));
  EXPECT_EQ(meter_.per_second_now(start_ + seconds(100)), 0);
}

TEST_F(Meter, PromisesNothingBeforeTheFirstFile) {
  meter_.begin(10, start_);
  EXPECT_EQ(meter_.remaining(start_ + seconds(5)), std::nullopt);
  EXPECT_EQ(meter_.line(start_ + seconds(5)), "0 of 10 files (0 %), 0.0/s now, 0.0/s overall");
}

}  // namespace
}  // namespace prongsai

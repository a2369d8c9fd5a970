#include "pipeline/interrupt.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>

namespace prongsai {
namespace {

TEST(Interrupt, IsNotedAndEndsNothing) {
  const InterruptGuard guard;
  EXPECT_FALSE(InterruptGuard::requested());
  raise(SIGTERM);
  EXPECT_TRUE(InterruptGuard::requested());
  EXPECT_EQ(InterruptGuard::exit_code(), 143);
}

void be_interrupted_twice() {
  const InterruptGuard guard;
  raise(SIGINT);
  raise(SIGINT);
  _exit(0);
}

TEST(Interrupt, EndsAllWhereItComesTwice) { EXPECT_EXIT(be_interrupted_twice(), ::testing::KilledBySignal(SIGINT), ""); }

void be_interrupted_afterwards() {
  { const InterruptGuard guard; }
  raise(SIGTERM);
  _exit(0);
}

TEST(Interrupt, IsAsEverOnceTheGuardIsGone) { EXPECT_EXIT(be_interrupted_afterwards(), ::testing::KilledBySignal(SIGTERM), ""); }

}  // namespace
}  // namespace prongsai

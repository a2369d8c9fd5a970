#include "pipeline/worker_pool.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "tests/support/silent_display.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

/// What is read of a document is its bytes; one of "once" kills its worker the first time.
class WorkerPoolTest : public ::testing::Test {
 protected:
  Result<Reading> read(const std::string& bytes) const {
    if (bytes == "once" && std::filesystem::create_directory(folder_ / "tried")) raise(SIGSEGV);
    Reading reading;
    reading.document.pages.resize(1);
    reading.document.pages[0].text = bytes;
    return reading;
  }

  void give(const std::string& bytes) {
    pool_.give({{.location = "/in/" + bytes, .path = bytes, .sha256 = "", .bytes = 0}, *DocumentBytes::of(bytes)});
  }

  /// Waits until a worker has said something, or nothing more is done.
  std::optional<ReadOutcome> wait_for_outcome() {
    for (int turn = 0; turn < 100 && !pool_.has_finished() && !pool_.is_idle(); ++turn) EXPECT_TRUE(pool_.wait(std::chrono::milliseconds(50)));
    return pool_.take_finished();
  }

  testing::TempFolder folder_;
  testing::SilentDisplay display_;
  WorkerPool pool_{[this](std::string bytes, std::string_view, const ReadingProgress&) { return read(bytes); }, 1, {}, display_};
};

TEST_F(WorkerPoolTest, ReadsAsManyDocumentsAtOnceAsItMay) {
  EXPECT_TRUE(pool_.has_room());
  give("one");
  EXPECT_FALSE(pool_.has_room());
  const auto outcome = wait_for_outcome();
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->reading->document.pages[0].text, "one");
  EXPECT_TRUE(pool_.has_room());
}

TEST_F(WorkerPoolTest, StartsNoProcessWhileItIsHeldButUsesThoseThereAre) {
  pool_.hold();
  EXPECT_FALSE(pool_.has_room());
  pool_.release();
  give("one");
  wait_for_outcome();
  pool_.hold();
  EXPECT_TRUE(pool_.has_room());
  give("two");
  EXPECT_TRUE(wait_for_outcome());
}

TEST_F(WorkerPoolTest, LetsADocumentWaitWhoseWorkerDiesWhileItIsHeld) {
  give("once");
  pool_.hold();
  EXPECT_FALSE(wait_for_outcome());
  EXPECT_FALSE(pool_.is_idle());
  pool_.release();
  const auto outcome = wait_for_outcome();
  ASSERT_TRUE(outcome);
  ASSERT_TRUE(outcome->reading) << render(outcome->reading.error());
  EXPECT_EQ(outcome->reading->document.pages[0].text, "once");
}

}  // namespace
}  // namespace prongsai

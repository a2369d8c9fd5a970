#include "pipeline/run_lock.h"

#include <fmt/core.h>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;

class RunLocks : public ::testing::Test {
 protected:
  testing::TempFolder folder_;
  std::filesystem::path database_ = folder_ / "reports.db";
};

TEST_F(RunLocks, LetOneRunInAndNameItToTheOther) {
  const auto first = RunLock::take(database_);
  ASSERT_TRUE(first) << render(first.error());
  const auto second = RunLock::take(database_);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::storage_failed);
  EXPECT_THAT(second.error().message, HasSubstr(fmt::format("another run (process {})", getpid())));
}

TEST_F(RunLocks, AreFreeAgainAfterwardsAndLeaveNothing) {
  { ASSERT_TRUE(RunLock::take(database_)); }
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
  EXPECT_TRUE(RunLock::take(database_));
}

TEST_F(RunLocks, DoNotHinderEachOtherForTwoDatabases) {
  const auto first = RunLock::take(database_);
  EXPECT_TRUE(RunLock::take(folder_ / "others.db"));
}

TEST_F(RunLocks, AreTheSameBehindALink) {
  folder_.write("reports.db", "");
  std::filesystem::create_symlink("reports.db", folder_ / "link.db");
  const auto first = RunLock::take(database_);
  EXPECT_FALSE(RunLock::take(folder_ / "link.db"));
}

TEST_F(RunLocks, AreNotHeldByTheDead) {
  const pid_t child = fork();
  if (child == 0) {
    const auto lock = RunLock::take(database_);
    raise(SIGKILL);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  ASSERT_TRUE(std::filesystem::exists(lock_file_of(database_))) << "what the dead have left";
  const auto lock = RunLock::take(database_);
  EXPECT_TRUE(lock) << render(lock.error());
}

TEST_F(RunLocks, SayWhereTheFolderCannotBeWritten) {
  const auto lock = RunLock::take("/proc/reports.db");
  ASSERT_FALSE(lock);
  EXPECT_THAT(lock.error().message, HasSubstr("/proc/reports.db.lock cannot be made"));
}

}  // namespace
}  // namespace prongsai

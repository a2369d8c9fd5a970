#include "pipeline/file_stamp.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

using std::chrono::seconds;
using std::chrono::system_clock;

constexpr std::int64_t changed_s = 1'000'000;

struct stat entry(std::int64_t size = 5) {
  struct stat status {};
  status.st_size = size;
  status.st_mtim = status.st_ctim = {changed_s, 0};
  return status;
}

system_clock::time_point after(seconds since_change) { return system_clock::time_point(seconds(changed_s) + since_change); }

TEST(LastingStamp, IsThatOfAFileThatRests) { EXPECT_EQ(lasting_stamp(entry(), entry(), after(seconds(2)), seconds(2)), stamp_of(entry())); }

TEST(LastingStamp, IsNoneWhereTheNextChangeMightBearTheSameTime) {
  EXPECT_EQ(lasting_stamp(entry(), entry(), after(seconds(1)), seconds(2)), std::nullopt);
}

TEST(LastingStamp, IsNoneWhereTheFileChangedWhileItWasRead) {
  EXPECT_EQ(lasting_stamp(entry(5), entry(6), after(seconds(9)), seconds(2)), std::nullopt);
}

TEST(LastingStamp, IsNoneWhereOnlyTheTimeOfTheEntryIsRecent) {
  struct stat renamed = entry();
  renamed.st_ctim.tv_sec += 9;
  EXPECT_EQ(lasting_stamp(renamed, renamed, after(seconds(10)), seconds(2)), std::nullopt);
}

}  // namespace
}  // namespace prongsai

#include "pipeline/shard.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

TEST(ShardTest, GivesEveryFileToExactlyOne) {
  for (int file = 0; file < 1000; ++file) {
    const std::string location = "/reports/" + std::to_string(file) + "/รายงาน.pdf";
    int holders = 0;
    for (int number = 1; number <= 7; ++number) holders += Shard{number, 7}.has(location) ? 1 : 0;
    ASSERT_EQ(holders, 1) << location;
  }
}

TEST(ShardTest, GivesEachAboutAsMany) {
  int files = 0;
  for (int file = 0; file < 4000; ++file) files += Shard{3, 16}.has("/reports/" + std::to_string(file) + ".pdf") ? 1 : 0;
  EXPECT_NEAR(files, 250, 60);
}

// Databases of an earlier night depend on it.
TEST(ShardTest, KeepsItsFilesFromVersionToVersion) { EXPECT_TRUE((Shard{13, 16}.has("/reports/a.pdf"))); }

TEST(ShardTest, IsReadFromItsName) {
  const auto shard = Shard::parse("2/16");
  ASSERT_TRUE(shard);
  EXPECT_EQ(shard->number, 2);
  EXPECT_EQ(shard->of, 16);
  for (const char* wrong : {"", "2", "0/4", "5/4", "-1/4", "1/0", "a/4", "1/4x", "1/ 4", "1/1000000", "1/99999999999"})
    EXPECT_FALSE(Shard::parse(wrong)) << wrong;
}

}  // namespace
}  // namespace prongsai

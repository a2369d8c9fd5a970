#include "pipeline/discover.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>

#include "pipeline/sha256.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;

class Discover : public ::testing::Test {
 protected:
  /// The paths of what is found, by name.
  std::vector<std::string> found(const std::vector<std::filesystem::path>& paths) {
    std::vector<std::string> found;
    discovery_ = discover(paths, folder_ / "reports.db", [&](const FoundFile& file) { found.push_back(file.path); });
    std::sort(found.begin(), found.end());
    return found;
  }
  std::vector<std::string> found() { return found({folder_.path()}); }

  testing::TempFolder folder_;
  Result<Discovery> discovery_ = Discovery{};
};

TEST_F(Discover, FindsFilesInTheFolderAndBelow) {
  folder_.write("b.pdf", "");
  folder_.write("a/c.docx", "");
  folder_.write("a.txt", "");
  EXPECT_THAT(found(), ElementsAre("a.txt", "a/c.docx", "b.pdf"));
}

TEST_F(Discover, LooksAtFilesWhateverTheirEnding) {
  folder_.write("report.doc", "");
  folder_.write("รายงาน", "");
  EXPECT_THAT(found(), ElementsAre("report.doc", "รายงาน"));
}

TEST_F(Discover, SkipsHiddenFilesLockFilesAndCompanions) {
  folder_.write(".hidden.pdf", "");
  folder_.write(".git/a.pdf", "");
  folder_.write("~$report.docx", "");
  folder_.write("README.md", "");
  folder_.write("gold.json", "");
  EXPECT_THAT(found(), ElementsAre());
  EXPECT_EQ(discovery_->skipped, 5);
}

TEST_F(Discover, SkipsItsOwnDatabase) {
  folder_.write("reports.db", "");
  folder_.write("reports.db-wal", "");
  folder_.write("reports.db.pdf", "");
  EXPECT_THAT(found(), ElementsAre("reports.db.pdf"));
}

TEST_F(Discover, SkipsPipesWithoutOpeningThem) {
  mkfifo((folder_ / "pipe.pdf").c_str(), 0600);
  EXPECT_THAT(found(), ElementsAre());
}

TEST_F(Discover, SkipsSocketsAndDevices) {
  const int unbound = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (folder_ / "s.pdf").string().copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(bind(unbound, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  close(unbound);
  std::filesystem::create_symlink("/dev/zero", folder_ / "zero.pdf");
  EXPECT_THAT(found(), ElementsAre());
  EXPECT_EQ(discovery_->skipped, 2);
}

TEST_F(Discover, SkipsLinksToNothingAndToThemselves) {
  std::filesystem::create_symlink("none", folder_ / "dangling.pdf");
  std::filesystem::create_symlink("loop.pdf", folder_ / "loop.pdf");
  EXPECT_THAT(found(), ElementsAre());
  EXPECT_TRUE(discovery_->problems.empty());
}

TEST_F(Discover, NamesAFolderThatCannotBeListed) {
  if (geteuid() == 0) GTEST_SKIP() << "root may list everything";
  folder_.write("a/report.pdf", "");
  std::filesystem::permissions(folder_ / "a", std::filesystem::perms::none);
  EXPECT_THAT(found(), ElementsAre());
  EXPECT_THAT(discovery_->unread, ElementsAre((folder_ / "a").string()));
  std::filesystem::permissions(folder_ / "a", std::filesystem::perms::owner_all);
}

TEST_F(Discover, EndsInFoldersAsDeepAsTheyCanBe) {
  std::string deep;
  for (int level = 0; level < 1000; ++level) deep += "d/";
  folder_.write(deep + "report.pdf", "");
  EXPECT_THAT(found(), ElementsAre(deep + "report.pdf"));
}

TEST_F(Discover, EndsWhereLinksGoRound) {
  folder_.write("a/report.pdf", "");
  std::filesystem::create_directory_symlink("..", folder_ / "a/up");
  EXPECT_THAT(found(), ElementsAre("a/report.pdf"));
}

TEST_F(Discover, FollowsALinkToAFolderElsewhere) {
  const testing::TempFolder elsewhere;
  elsewhere.write("report.pdf", "");
  std::filesystem::create_directory_symlink(elsewhere.path(), folder_ / "link");
  EXPECT_THAT(found(), ElementsAre("link/report.pdf"));
}

TEST_F(Discover, GivesAFolderItsOwnPathThoughALinkToItComesFirst) {
  folder_.write("z/report.pdf", "");
  std::filesystem::create_directory_symlink(folder_ / "z", folder_ / "a");
  EXPECT_THAT(found(), ElementsAre("z/report.pdf"));
}

TEST_F(Discover, TakesAFileThatIsNamedWhateverItIsCalled) {
  const auto file = folder_.write("data.json", "");
  EXPECT_THAT(found({file}), ElementsAre(file.string()));
}

TEST_F(Discover, CountsAFileOnceThoughTwoArgumentsHoldIt) {
  folder_.write("a/report.pdf", "");
  EXPECT_THAT(found({folder_ / "a", folder_.path()}), ElementsAre("report.pdf"));
}

TEST_F(Discover, RefusesAPathThatDoesNotExist) {
  found({folder_ / "none"});
  ASSERT_FALSE(discovery_);
  EXPECT_EQ(discovery_.error().message, (folder_ / "none").string() + " does not exist");
}

TEST(Printable, LeavesThaiAloneAndEscapesWhatIsNoText) {
  EXPECT_EQ(printable("รายงาน.pdf"), "รายงาน.pdf");
  EXPECT_EQ(printable("a\xFF\xE0\xB8z"), "a\\xFF\\xE0\\xB8z");
  EXPECT_EQ(printable("a\n\x1b[2J"), "a\\x0A\\x1B[2J");
  EXPECT_EQ(printable("\xC0\xAF"), "\\xC0\\xAF") << "overlong";
}

TEST(Printable, CanBeUndone) {
  for (const std::string name : {"plain", "รายงาน", "a\xFFz", "\\xFF", "\\", "\\x", "a\\\\x41"}) EXPECT_EQ(original_name(printable(name)), name);
}

TEST(Sha256, IsThatOfTheStandard) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace prongsai

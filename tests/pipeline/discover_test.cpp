#include "pipeline/discover.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "pipeline/sha256.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> paths_of(const Result<Discovery>& discovery) {
  std::vector<std::string> paths;
  if (discovery) {
    for (const FoundFile& file : discovery->files) paths.push_back(file.path);
  }
  return paths;
}

class Discover : public ::testing::Test {
 protected:
  Result<Discovery> found() const { return discover({folder_.path()}, folder_ / "reports.db"); }
  testing::TempFolder folder_;
};

TEST_F(Discover, FindsFilesInTheOrderOfTheirNamesBelowTheFolder) {
  folder_.write("b.pdf", "");
  folder_.write("a/c.docx", "");
  folder_.write("a.txt", "");
  EXPECT_THAT(paths_of(found()), ElementsAre("a/c.docx", "a.txt", "b.pdf"));
}

TEST_F(Discover, LooksAtFilesWhateverTheirEnding) {
  folder_.write("report.doc", "");
  folder_.write("รายงาน", "");
  EXPECT_THAT(paths_of(found()), ElementsAre("report.doc", "รายงาน"));
}

TEST_F(Discover, SkipsHiddenFilesLockFilesAndCompanions) {
  folder_.write(".hidden.pdf", "");
  folder_.write(".git/a.pdf", "");
  folder_.write("~$report.docx", "");
  folder_.write("README.md", "");
  folder_.write("gold.json", "");
  const auto discovery = found();
  EXPECT_THAT(paths_of(discovery), ElementsAre());
  EXPECT_EQ(discovery->skipped, 5);
}

TEST_F(Discover, SkipsItsOwnDatabase) {
  folder_.write("reports.db", "");
  folder_.write("reports.db-wal", "");
  folder_.write("reports.db.pdf", "");
  EXPECT_THAT(paths_of(found()), ElementsAre("reports.db.pdf"));
}

TEST_F(Discover, SkipsPipesWithoutOpeningThem) {
  mkfifo((folder_ / "pipe.pdf").c_str(), 0600);
  EXPECT_THAT(paths_of(found()), ElementsAre());
}

TEST_F(Discover, EndsWhereLinksGoRound) {
  folder_.write("a/report.pdf", "");
  std::filesystem::create_directory_symlink("..", folder_ / "a/up");
  EXPECT_THAT(paths_of(found()), ElementsAre("a/report.pdf"));
}

TEST_F(Discover, FollowsALinkToAFolderElsewhere) {
  const testing::TempFolder elsewhere;
  elsewhere.write("report.pdf", "");
  std::filesystem::create_directory_symlink(elsewhere.path(), folder_ / "link");
  EXPECT_THAT(paths_of(found()), ElementsAre("link/report.pdf"));
}

TEST_F(Discover, GivesAFolderItsOwnPathThoughALinkToItComesFirst) {
  folder_.write("z/report.pdf", "");
  std::filesystem::create_directory_symlink(folder_ / "z", folder_ / "a");
  EXPECT_THAT(paths_of(found()), ElementsAre("z/report.pdf"));
}

TEST_F(Discover, TakesAFileThatIsNamedWhateverItIsCalled) {
  const auto file = folder_.write("data.json", "");
  EXPECT_THAT(paths_of(discover({file}, "")), ElementsAre(file.string()));
}

TEST_F(Discover, CountsAFileOnceThoughTwoArgumentsHoldIt) {
  folder_.write("a/report.pdf", "");
  EXPECT_THAT(paths_of(discover({folder_ / "a", folder_.path()}, "")), ElementsAre("report.pdf"));
}

TEST_F(Discover, RefusesAPathThatDoesNotExist) {
  const auto discovery = discover({folder_ / "none"}, "");
  ASSERT_FALSE(discovery);
  EXPECT_EQ(discovery.error().message, (folder_ / "none").string() + " does not exist");
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

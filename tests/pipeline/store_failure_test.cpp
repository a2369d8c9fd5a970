#include <gmock/gmock.h>
#include <sys/mount.h>

#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;

/// A file system of 1 MiB, where the test may mount one.
class TinyDisk {
 public:
  explicit TinyDisk(const std::filesystem::path& folder) : folder_(folder), mounted_(mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=1m") == 0) {}
  ~TinyDisk() {
    if (mounted_) umount(folder_.c_str());
  }
  TinyDisk(const TinyDisk&) = delete;
  TinyDisk& operator=(const TinyDisk&) = delete;
  bool mounted() const { return mounted_; }

 private:
  std::filesystem::path folder_;
  bool mounted_;
};

TEST(FullDisk, KeepsWhatWasStoredAndSaysWhatToDo) {
  const testing::TempFolder folder;
  const TinyDisk disk(folder.path());
  if (!disk.mounted()) GTEST_SKIP() << "may not mount a file system here";

  auto store = Store::open(folder / "reports.db", "1");
  ASSERT_TRUE(store) << render(store.error());
  Reading reading;
  reading.document.pages.resize(1);
  reading.document.pages[0].text = std::string(20'000, 'x');
  Status status = Done{};
  int stored = 0;
  for (; stored < 100 && status; ++stored) {
    const std::string path = std::to_string(stored);
    status = store->write({"/" + path, path, std::string(64, 'a'), 1}, reading);
  }
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::storage_failed);
  EXPECT_THAT(status.error().message, HasSubstr("free some space"));
  (void)store->finish();

  auto database = Database::open(folder / "reports.db", Database::Mode::read_write);
  ASSERT_TRUE(database) << render(database.error());
  const auto integrity = database->query("PRAGMA integrity_check");
  ASSERT_TRUE(integrity);
  EXPECT_EQ(integrity->rows[0][0], "ok");
  EXPECT_EQ(database->number("SELECT count(*) FROM v_documents"), stored - 1);
}

class BusyStore : public testing::StoreFixture {};

TEST_F(BusyStore, TakesTurnsWithAnotherWriter) {
  auto other = Store::open(folder_ / "reports.db", "1");
  ASSERT_TRUE(other);
  write(file("a.pdf", 'a'));
  ASSERT_TRUE(other->write(file("b.pdf", 'b'), testing::full_reading()));
  write(file("c.pdf", 'c'));
  EXPECT_EQ(number("SELECT count(*) FROM v_documents"), 3);
}

}  // namespace
}  // namespace prongsai

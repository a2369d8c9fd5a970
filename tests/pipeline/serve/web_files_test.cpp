#include "pipeline/serve/web_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_folder.h"

namespace prongsai::serve {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Pair;

class WebFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.write("web/index.html", "<title>x</title>");
    folder_.write("web/assets/index-1a2b.js", "run()");
    folder_.write("web/.hidden", "h");
    folder_.write("secret", "s");
    std::filesystem::create_symlink(folder_ / "secret", folder_ / "web/link");
    std::filesystem::create_directory_symlink(folder_ / ".", folder_ / "web/up");
  }

  WebFiles files() { return *WebFiles::read(folder_ / "web"); }
  Response ask(const std::string& path, const Request& request = {}) { return files().answer(path, request); }

  prongsai::testing::TempFolder folder_;
};

TEST_F(WebFilesTest, SendsAFileWithItsType) {
  const Response sent = ask("/assets/index-1a2b.js");
  EXPECT_EQ(sent.status, 200);
  EXPECT_EQ(sent.content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(*sent.body, "run()");
  EXPECT_THAT(sent.headers, Contains(Pair("Cache-Control", HasSubstr("immutable"))));
}

TEST_F(WebFilesTest, SendsTheApplicationForItsPaths) {
  for (const char* path : {"/", "/index.html", "/compare", "/organisations", "/organisations/12", "/documents/3/14", "/findings", "/corrections", "/units/"}) {
    const Response sent = ask(path);
    EXPECT_EQ(sent.status, path == std::string("/units/") ? 404 : 200) << path;
  }
  EXPECT_THAT(ask("/compare").headers, Contains(Pair("Cache-Control", "no-cache")));
}

TEST_F(WebFilesTest, HasNothingElse) {
  for (const char* path : {"/nothing", "/assets", "/assets/", "/secret", "/link", "/up/secret", "/.hidden", "/../secret", "/web/index.html",
                           "/documents/../secret", "/documents/x", "/assets/../index.html", "", "index.html", "//", "/organisations/%2e%2e"}) {
    EXPECT_EQ(ask(path).status, 404) << path;
  }
}

TEST_F(WebFilesTest, SaysThatAFileIsTheSameStill) {
  const Response first = ask("/");
  std::string tag;
  for (const auto& [name, value] : first.headers) {
    if (name == "ETag") tag = value;
  }
  const Response second = ask("/", {"GET", "/", {{"if-none-match", tag}}, ""});
  EXPECT_EQ(second.status, 304);
  EXPECT_EQ(second.body, nullptr);
}

TEST_F(WebFilesTest, SaysSoWhereThereIsNoApplication) {
  const auto none = WebFiles::read(folder_ / "nowhere");
  ASSERT_TRUE(none);
  const Response sent = none->answer("/", {});
  EXPECT_EQ(sent.status, 200);
  EXPECT_THAT(*sent.body, HasSubstr("not installed"));
  EXPECT_EQ(none->answer("/nothing", {}).status, 404);
}

TEST_F(WebFilesTest, RefusesAFolderThatIsTooLargeToBeOne) {
  folder_.write("web/large", std::string(33 << 20, 'x'));
  const auto refused = WebFiles::read(folder_ / "web");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::limit_exceeded);
}

}  // namespace
}  // namespace prongsai::serve

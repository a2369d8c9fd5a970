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
  for (const char* path :
       {"/", "/index.html", "/compare", "/organisations", "/organisations/12", "/documents/3/14", "/findings", "/corrections", "/pages", "/units/"}) {
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

TEST_F(WebFilesTest, ShowsAPageToThoseWhoLookForWhatIsNotThere) {
  const Request looking{"GET", "", {{"accept", "text/html,application/xhtml+xml,*/*;q=0.8"}}, ""};
  for (const char* path : {"/nothing", "/documents/x", "/../secret", "//"}) {
    const Response sent = ask(path, looking);
    EXPECT_EQ(sent.status, 404) << path;
    EXPECT_EQ(*sent.body, "<title>x</title>") << path;
  }
  EXPECT_THAT(*ask("/nothing", {"GET", "", {{"accept", "*/*"}}, ""}).body, HasSubstr("not_found"));
  std::filesystem::remove(folder_ / "web/index.html");
  EXPECT_THAT(*ask("/nothing", looking).body, HasSubstr("not_found"));
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

std::string header_of(const Response& sent, const std::string& wanted) {
  for (const auto& [name, value] : sent.headers) {
    if (name == wanted) return value;
  }
  return "";
}

TEST_F(WebFilesTest, SendsAFilePackedToThoseWhoTakeThat) {
  const std::string packed = std::string("\x1f\x8b packed \x05\0\0\0", 14);  // it says that it was five bytes
  folder_.write("web/assets/index-1a2b.js.gz", packed);
  for (const char* accepted : {"gzip", "deflate, gzip;q=0.5, br", "gzip, deflate, br, zstd", "br , gzip"}) {
    const Response sent = ask("/assets/index-1a2b.js", {"GET", "", {{"accept-encoding", accepted}}, ""});
    EXPECT_EQ(*sent.body, packed) << accepted;
    EXPECT_EQ(sent.content_type, "text/javascript; charset=utf-8");
    EXPECT_EQ(header_of(sent, "Content-Encoding"), "gzip");
    EXPECT_EQ(header_of(sent, "Vary"), "Accept-Encoding");
    const Response again = ask("/assets/index-1a2b.js", {"GET", "", {{"accept-encoding", accepted}, {"if-none-match", header_of(sent, "ETag")}}, ""});
    EXPECT_EQ(again.status, 304);
  }
  for (const char* accepted : {"", "identity", "br", "gzip;q=0", "gzip; q=0.0", "xgzip", "gzipped", ",;,"}) {
    const Response sent = ask("/assets/index-1a2b.js", {"GET", "", {{"accept-encoding", accepted}}, ""});
    EXPECT_EQ(*sent.body, "run()") << accepted;
    EXPECT_EQ(header_of(sent, "Content-Encoding"), "") << accepted;
    EXPECT_EQ(header_of(sent, "Vary"), "Accept-Encoding");
    EXPECT_NE(header_of(sent, "ETag"), header_of(ask("/assets/index-1a2b.js", {"GET", "", {{"accept-encoding", "gzip"}}, ""}), "ETag"));
  }
  EXPECT_EQ(ask("/assets/index-1a2b.js.gz").status, 404);
}

TEST_F(WebFilesTest, DoesNotTakeWhatWasPackedFromAnotherFile) {
  folder_.write("web/assets/index-1a2b.js.gz", std::string("\x1f\x8b packed \x06\0\0\0", 14));
  folder_.write("web/index.html.gz", "");
  const Request request{"GET", "", {{"accept-encoding", "gzip"}}, ""};
  EXPECT_EQ(*ask("/assets/index-1a2b.js", request).body, "run()");
  EXPECT_EQ(*ask("/", request).body, "<title>x</title>");
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

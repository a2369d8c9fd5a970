#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "pipeline/store/store.h"
#include "tests/cli/command_line.h"
#include "tests/support/readings.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class ExportCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    auto store = Store::open(folder_ / "r.db", "1");
    ASSERT_TRUE(store);
    Reading reading = testing::full_reading();
    reading.document.pages[0].text = "(ลงชื่อ)\n(นายสมชาย ใจดี)\nโทร. 0-5471-0123 งบประมาณ 1,234,567 บาท";
    ASSERT_TRUE(store->write({"/reports/a.pdf", "a.pdf", std::string(64, 'a'), 100}, reading));
    ASSERT_TRUE(store->finish());
  }

  testing::ProgramOutcome run(const std::string& line, const testing::ProgramOptions& options = {}) {
    return testing::prongsai(folder_, "export --db @r.db " + line, options);
  }

  std::string content_of(const std::string& name) {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  testing::TempFolder folder_;
};

TEST_F(ExportCommand, MakesAFolder) {
  const auto outcome = run("--out @out --format package --view v_scores --view v_documents --bom");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("3 files with 2 rows in "));
  EXPECT_THAT(content_of("out/v_scores.csv"), HasSubstr("\xEF\xBB\xBF"
                                                        "document_id,"));
  EXPECT_THAT(content_of("out/datapackage.json"), HasSubstr("\"profile\": \"tabular-data-package\""));
}

TEST_F(ExportCommand, MasksWhoAPersonIs) {
  ASSERT_EQ(run("--out @plain").exit_code, 0);
  EXPECT_THAT(content_of("plain/v_pages.csv"), HasSubstr("สมชาย"));
  ASSERT_EQ(run("--out @masked --redact").exit_code, 0);
  EXPECT_THAT(content_of("masked/v_pages.csv"), HasSubstr("([name])\nโทร. [phone] งบประมาณ 1,234,567 บาท"));
}

TEST_F(ExportCommand, EndsWithoutAnythingWhereTheDiskRefuses) {
  const auto outcome = run("--out @out", {.most_file_bytes = 512});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("free some space"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "")) EXPECT_THAT(entry.path().string(), Not(HasSubstr(".part")));
}

TEST_F(ExportCommand, RefusesWhatCannotBe) {
  for (const auto& [line, exit_code, why] : std::vector<std::tuple<std::string, int, std::string>>{
           {"", 2, "--out is required"},
           {"--out @out --format xlsx", 2, "--format"},
           {"--out @out --view v_none", 2, "there is no view 'v_none'"},
           {"--out @none/out", 3, "No such file"},
           {"--out @r.db", 2, "is no folder"},
       }) {
    const auto outcome = run(line);
    EXPECT_EQ(outcome.exit_code, exit_code) << line;
    EXPECT_THAT(outcome.err, HasSubstr(why)) << line;
  }
}

}  // namespace
}  // namespace prongsai

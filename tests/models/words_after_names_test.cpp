#include "models/words_after_names.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace prongsai {
namespace {

class WordsAfterNamesTest : public ::testing::Test {
 protected:
  WordsAfterNamesTest() {
    std::string name = ::testing::TempDir() + "wordsXXXXXX";
    folder_ = mkdtemp(name.data());
  }
  ~WordsAfterNamesTest() override { std::filesystem::remove_all(folder_); }

  Result<WordsAfterNames> read(const std::string& table) const {
    std::ofstream(folder_ / "words.csv") << table;
    return WordsAfterNames::read(folder_ / "words.csv");
  }

  std::filesystem::path folder_;
};

TEST_F(WordsAfterNamesTest, TellsWhatTheirRolesSay) {
  const auto words = read("word,role\nมี,follows\nอำเภอ,ends\nส่งเสริม,department\n");
  ASSERT_TRUE(words);
  for (const char* text : {"มีคะแนน", "อำเภอน่าน", "ส่งเสริม"}) EXPECT_TRUE(words->follow_name(text)) << text;
  EXPECT_FALSE(words->follow_name("คะแนนมี"));
  EXPECT_TRUE(words->end_name("อำเภอน่าน"));
  EXPECT_FALSE(words->end_name("มีคะแนน"));
  EXPECT_TRUE(words->name_department("ส่งเสริมการเกษตร"));
  EXPECT_FALSE(words->name_department("มีคะแนน"));
}

TEST_F(WordsAfterNamesTest, RefusesAnUnknownRoleAndAnEmptyWord) {
  const auto unknown = read("word,role\nมี,stays\n");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::damaged);
  EXPECT_NE(unknown.error().message.find("stays"), std::string::npos);
  EXPECT_FALSE(read("word,role\n,ends\n"));
}

}  // namespace
}  // namespace prongsai

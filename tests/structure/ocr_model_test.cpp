// What data/ocr promises, checked against the model itself. Its file is a header of offsets and the parts they point
// at: Tesseract's TessdataManager (src/ccutil/tessdatamanager.h).

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace prongsai {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const fs::path source_dir = PRONGSAI_SOURCE_DIR;

enum Part : std::size_t { settings = 0, character_set = 21, version = 23 };

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

template <typename Number>
Number number_at(const std::string& bytes, std::size_t position) {
  Number number{};
  if (position + sizeof number <= bytes.size()) std::memcpy(&number, bytes.data() + position, sizeof number);
  return number;
}

/// The characters of UTF-8 text, each as a string.
std::vector<std::string> characters_of(const std::string& text) {
  std::vector<std::string> characters;
  for (const char byte : text) {
    const bool continues = (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
    if (continues && !characters.empty()) {
      characters.back() += byte;
    } else {
      characters.emplace_back(1, byte);
    }
  }
  return characters;
}

class OcrModel : public ::testing::Test {
 protected:
  const std::string bytes = content_of(source_dir / "data/ocr/ThaiGov.traineddata");
  const std::string readme = content_of(source_dir / "data/ocr/README.md");

  /// A part's bytes; empty where the model has no such part.
  std::string part(Part wanted) const {
    const auto count = static_cast<std::size_t>(number_at<std::int32_t>(bytes, 0));
    const auto offset = [&](std::size_t index) { return number_at<std::int64_t>(bytes, 4 + 8 * index); };
    if (wanted >= count || offset(wanted) < 0) return {};
    std::int64_t end = static_cast<std::int64_t>(bytes.size());
    for (std::size_t index = 0; index < count; ++index) {
      if (offset(index) > offset(wanted)) end = std::min(end, offset(index));
    }
    return bytes.substr(static_cast<std::size_t>(offset(wanted)), static_cast<std::size_t>(end - offset(wanted)));
  }

  /// What the model can print. Its first three entries are no characters: space, joined, broken.
  std::set<std::string> printable() const {
    std::istringstream lines(part(character_set));
    std::set<std::string> names;
    std::string line;
    for (int number = 0; std::getline(lines, line); ++number) {
      if (number > 3) names.insert(line.substr(0, line.find(' ')));
    }
    return names;
  }

  /// The characters of the README's line that begins with this label.
  std::vector<std::string> characters_after(const std::string& label) const {
    const auto begin = readme.find("\n" + label);
    if (begin == std::string::npos) return {};
    const auto from = begin + 1 + label.size();
    std::vector<std::string> characters = characters_of(readme.substr(from, readme.find('\n', from) - from));
    std::erase_if(characters, [](const std::string& character) { return character == " " || character == "`"; });
    return characters;
  }
};

TEST_F(OcrModel, PrintsEveryDigit) {
  const auto known = printable();
  for (const std::string& digit : characters_of("๐๑๒๓๔๕๖๗๘๙0123456789")) EXPECT_THAT(known, Contains(digit));
}

TEST_F(OcrModel, PrintsWhatTheReadmeSaysIsAdded) {
  const auto names = printable();
  const auto added = characters_after("Added characters:");
  ASSERT_THAT(added, Not(IsEmpty()));
  for (const std::string& character : added) EXPECT_THAT(names, Contains(character));
}

TEST_F(OcrModel, IsTrainedByAScriptThatAddsTheSame) {
  const std::regex added(R"(Added\('([^']+)')");
  const std::string table = content_of(source_dir / "scripts/ocr/characters.py");
  std::vector<std::string> names;
  for (std::sregex_iterator match(table.begin(), table.end(), added), end; match != end; ++match) names.push_back((*match)[1]);
  EXPECT_EQ(names, characters_after("Added characters:"));
}

TEST_F(OcrModel, CannotPrintWhatTheReadmeSaysItCannot) {
  const auto names = printable();
  const auto lacking = characters_after("Cannot be printed:");
  ASSERT_THAT(lacking, Not(IsEmpty()));
  for (const std::string& character : lacking) EXPECT_THAT(names, Not(Contains(character)));
}

TEST_F(OcrModel, PrintsEveryCharacterThatDataIsWrittenWith) {
  auto known = printable();
  const auto lacking = characters_after("Cannot be printed:");
  known.insert(lacking.begin(), lacking.end());
  known.insert({" ", "\r", "ำ"});  // sara am is printed in its two parts
  std::set<std::string> unknown;
  for (const char* folder : {"data/lexicon", "data/reference"}) {
    for (const auto& entry : fs::recursive_directory_iterator(source_dir / folder)) {
      if (entry.path().extension() != ".csv") continue;
      std::istringstream lines(content_of(entry.path()));
      for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) continue;
        for (const std::string& character : characters_of(line)) {
          if (!known.contains(character)) unknown.insert(character);
        }
      }
    }
  }
  EXPECT_THAT(unknown, IsEmpty());
}

TEST_F(OcrModel, BringsTheSettingsItIsTrainedFor) { EXPECT_EQ(part(settings), content_of(source_dir / "scripts/ocr/settings.config")); }

TEST_F(OcrModel, IsSmallAndSaysWhereItComesFrom) {
  EXPECT_LT(bytes.size(), 1'000'000u);
  EXPECT_THAT(part(version), HasSubstr("Apache-2.0"));
  EXPECT_THAT(readme, HasSubstr("/usr/share/common-licenses/Apache-2.0"));
  EXPECT_THAT(readme, HasSubstr("scripts/train-ocr"));
}

}  // namespace
}  // namespace prongsai

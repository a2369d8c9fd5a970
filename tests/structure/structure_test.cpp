// What the folders promise, checked against the files themselves.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "models/csv.h"

namespace prongsai {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

const fs::path source_dir = PRONGSAI_SOURCE_DIR;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The C++ files below a folder of the source, named from its top.
std::vector<std::string> cpp_files(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(source_dir / folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".cpp" || extension == ".h") files.push_back(entry.path().lexically_relative(source_dir).string());
  }
  return files;
}

std::vector<std::string> product_files() {
  std::vector<std::string> files;
  for (const char* folder : {"models", "extractors", "pipeline"}) {
    for (std::string& file : cpp_files(folder)) files.push_back(std::move(file));
  }
  return files;
}

std::vector<std::string> includes_of(const std::string& file) {
  static const std::regex include(R"(^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"])", std::regex::multiline);
  const std::string text = content_of(source_dir / file);
  std::vector<std::string> names;
  for (std::sregex_iterator match(text.begin(), text.end(), include), end; match != end; ++match) names.push_back((*match)[1]);
  return names;
}

/// "file includes header" for each include that the rule forbids.
template <typename Rule>
std::vector<std::string> offences(Rule is_forbidden) {
  std::vector<std::string> found;
  for (const std::string& file : product_files()) {
    for (const std::string& header : includes_of(file)) {
      if (is_forbidden(file, header)) found.push_back(file + " includes " + header);
    }
  }
  return found;
}

/// Where the headers of a library may appear: .cpp files whose name begins so.
struct Library {
  std::string name, headers, home;
};

void PrintTo(const Library& library, std::ostream* out) { *out << library.name; }

class LibraryHeaders : public ::testing::TestWithParam<Library> {};

TEST_P(LibraryHeaders, AppearOnlyInTheSourcesOfTheirFolder) {
  const std::regex headers(GetParam().headers);
  EXPECT_THAT(offences([&](const std::string& file, const std::string& header) {
                // What the explorer answers is JSON: its questions have it in their form.
                const bool is_question = file == "pipeline/serve/question.h" && header.starts_with("nlohmann/");
                const bool at_home = file.starts_with(GetParam().home) && (file.ends_with(".cpp") || is_question);
                return std::regex_search(header, headers) && !at_home;
              }),
              IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Structure, LibraryHeaders,
                         ::testing::Values(Library{"libxml2", "^libxml", "extractors/docx/"},
                                           Library{"libzip", "^zip(conf)?\\.h$", "extractors/docx/"}, Library{"ICU", "^unicode/", "extractors/t"},
                                           Library{"SQLite", "^sqlite3", "pipeline/store/"}, Library{"nettle", "^nettle/", "pipeline/"},
                                           Library{"libseccomp", "^seccomp", "pipeline/"}, Library{"zlib", "^zlib", "pipeline/ocr_cache"},
                                           Library{"FreeType", "^(ft2build|freetype/)|FT_.*_H$", "extractors/pdf/"},
                                           Library{"Tesseract", "^tesseract/", "extractors/ocr/"},
                                           Library{"Leptonica", "^leptonica/", "extractors/ocr/"},
                                           Library{"nlohmann_json", "^nlohmann/", "pipeline/"}, Library{"CLI11", "^CLI/", "pipeline/"},
                                           Library{"Boost", "^boost/", "pipeline/serve/http_server"}),
                         [](const auto& test) { return test.param.name; });

// Poppler's own types are the base classes of ours, so headers inside its folder may name them.
TEST(Structure, KeepsPopplersHeadersInTheirFolder) {
  const std::regex poppler("^(poppler|goo|splash|fofi)/|^(PDFDoc|OutputDev|GlobalParams|GfxState|GfxFont|Object|Page|Catalog)\\.h$");
  EXPECT_THAT(offences([&](const std::string& file, const std::string& header) {
                return std::regex_search(header, poppler) && !file.starts_with("extractors/pdf/");
              }),
              IsEmpty());
}

TEST(Structure, LetsModelsUseTheStandardLibraryOnly) {
  EXPECT_THAT(offences([](const std::string& file, const std::string& header) {
                return file.starts_with("models/") && !header.starts_with("models/") && header.find_first_of("./") != std::string::npos;
              }),
              IsEmpty());
}

/// What a folder may include besides itself; folders that are not named may include anything below them.
TEST(Structure, LetsArrowsGoOneWay) {
  const std::map<std::string, std::vector<std::string>> allowed{
      {"models/", {}},
      {"extractors/thai/", {"models/"}},
      {"extractors/pdf/", {"models/"}},
      {"extractors/ocr/", {"models/"}},
      {"extractors/docx/", {"models/", "extractors/thai/"}},
      {"extractors/text/", {"models/", "extractors/thai/"}},
      {"extractors/tables/", {"models/", "extractors/thai/"}},
      {"extractors/links/", {"models/", "extractors/thai/"}},
      {"extractors/records/", {"models/", "extractors/thai/", "extractors/tables/"}},
  };
  EXPECT_THAT(offences([&](const std::string& file, const std::string& header) {
                const std::regex ours("^(models|extractors|pipeline|tests)/");
                if (!std::regex_search(header, ours)) return false;
                for (const auto& [folder, uses] : allowed) {
                  if (!file.starts_with(folder)) continue;
                  const auto is_below = [&](const std::string& used) { return header.starts_with(used); };
                  return !is_below(folder) && std::none_of(uses.begin(), uses.end(), is_below);
                }
                return header.starts_with("tests/");
              }),
              IsEmpty());
}

TEST(Structure, BuildsEveryTestThatIsOnDisk) {
  const std::string built = content_of(PRONGSAI_COMPILE_COMMANDS);
  ASSERT_FALSE(built.empty());
  std::vector<std::string> forgotten;
  for (const std::string& file : cpp_files("tests")) {
    const bool is_test = file.ends_with("_test.cpp") || file.ends_with("_fuzz.cpp") || file.ends_with("_bench.cpp");
    if (is_test && built.find("/" + file + "\"") == std::string::npos) forgotten.push_back(file);
  }
  EXPECT_THAT(forgotten, IsEmpty());
}

TEST(Structure, NamesEveryMigrationInOrder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(source_dir / "data/schema")) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  for (std::size_t index = 0; index < names.size(); ++index) {
    const std::string number = std::to_string(1001 + index).substr(1) + '_';
    EXPECT_TRUE(names[index].starts_with(number)) << names[index];
  }
}

TEST(FindingCodes, AreAllExplainedAndNoneIsExplainedThatNobodyGives) {
  const std::regex code(
      R"re("((?:score|rating|indicator|budget|count|year|organisation|period|measure|item|table|number|text|page|copy|version|promise)\.[a-z_]+)")re");
  std::set<std::string> given, explained;
  for (const char* folder : {"extractors/records", "pipeline/links"}) {
    for (const std::string& file : cpp_files(folder)) {
      const std::string content = content_of(source_dir / file);
      for (std::sregex_iterator it(content.begin(), content.end(), code), end; it != end; ++it) given.insert((*it)[1]);
    }
  }
  const auto table = CsvTable::read(source_dir / "data/reference/findings.csv");
  ASSERT_TRUE(table);
  for (std::size_t row = 0; row < table->size(); ++row) explained.insert(table->field(row, "code"));
  EXPECT_EQ(given, explained);
}

}  // namespace
}  // namespace prongsai

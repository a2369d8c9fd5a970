// Every form of every sample of data/samples against what a careful reader reads in it.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "pipeline/read_document.h"
#include "tests/golden/differences.h"

namespace prongsai::golden {
namespace {

namespace fs = std::filesystem;

const fs::path data = fs::path(PRONGSAI_SOURCE_DIR) / "data";

std::vector<fs::path> forms() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(data / "samples")) {
    if (entry.path().stem().string().starts_with("report")) out.push_back(entry.path());
  }
  std::ranges::sort(out);
  return out;
}

/// "na_reng_2568_report_pdf"
std::string test_name(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.parent_path().filename().string() + "_" + info.param.filename().string();
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Sample : public testing::TestWithParam<fs::path> {
 protected:
  static const Reader& reader() {
    static const Result<Reader> created = Reader::create(data);
    if (!created) throw std::runtime_error(render(created.error()));
    return *created;
  }

  Reading read() const {
    auto reading = reader().read(content(GetParam()), GetParam().string());
    if (!reading) throw std::runtime_error(render(reading.error()));
    return *std::move(reading);
  }

  fs::path beside(const char* name) const { return GetParam().parent_path() / name; }
};

void expect_none(const std::vector<std::string>& differences) {
  for (const std::string& difference : differences) ADD_FAILURE() << difference;
}

TEST_P(Sample, SaysWhatACarefulReaderReads) {
  const Reading reading = read();
  expect_none(differences(read_gold(beside("gold.json")), reading.report, reading.document.format));
}

TEST_P(Sample, KeepsTheTextOfEveryTableCell) { expect_none(cell_differences(read_cells(beside("cells.json")), read().document)); }

INSTANTIATE_TEST_SUITE_P(Forms, Sample, testing::ValuesIn(forms()), test_name);

}  // namespace
}  // namespace prongsai::golden

// Every form of every sample of data/samples against what a careful reader reads in it.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "models/csv.h"
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

/// A line of data/samples/findings.csv: a finding that was judged by hand.
struct Judgement {
  std::string code, about, verdict;
};

std::vector<Judgement> judgements_on(const std::string& sample) {
  const auto table = CsvTable::read(data / "samples" / "findings.csv");
  if (!table) throw std::runtime_error(render(table.error()));
  std::vector<Judgement> all;
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (table->field(row, "sample") == sample) all.push_back({table->field(row, "code"), table->field(row, "about"), table->field(row, "verdict")});
  }
  return all;
}

TEST_P(Sample, HasNoErrorOrWarningThatNobodyJudged) {
  std::vector<Judgement> unmet = judgements_on(GetParam().parent_path().filename().string());
  int false_errors = 0, false_warnings = 0;
  for (const Finding& finding : read().report.findings) {
    if (finding.severity == Severity::info) continue;
    const auto judged = std::ranges::find_if(
        unmet, [&](const Judgement& it) { return it.code == finding.code && finding.message_en.find(it.about) != std::string::npos; });
    if (judged == unmet.end()) {
      ADD_FAILURE() << "not in findings.csv: " << finding.code << ": " << finding.message_en;
      continue;
    }
    if (judged->verdict == "false") ++(finding.severity == Severity::error ? false_errors : false_warnings);
    unmet.erase(judged);
  }
  for (const Judgement& judgement : unmet) ADD_FAILURE() << "not found: " << judgement.code << ": " << judgement.about;
  EXPECT_LE(false_errors, 1);
  EXPECT_LE(false_warnings, 3);
}

INSTANTIATE_TEST_SUITE_P(Forms, Sample, testing::ValuesIn(forms()), test_name);

}  // namespace
}  // namespace prongsai::golden

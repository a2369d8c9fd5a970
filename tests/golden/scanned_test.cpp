// The samples as pictures of their pages, which is what a scan is: the text layer is not looked at.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <tuple>

#include "pipeline/read_document.h"
#include "tests/golden/differences.h"

namespace prongsai::golden {
namespace {

namespace fs = std::filesystem;

const fs::path data = fs::path(PRONGSAI_SOURCE_DIR) / "data";

class Scanned : public testing::TestWithParam<std::string> {
 protected:
  Reading read(OcrMode mode) const {
    const auto reader = Reader::create(data, {.mode = mode});
    if (!reader) throw std::runtime_error(render(reader.error()));
    std::ifstream in(folder() / "report.pdf", std::ios::binary);
    auto reading = reader->read({std::istreambuf_iterator<char>(in), {}}, GetParam());
    if (!reading) throw std::runtime_error(render(reading.error()));
    return *std::move(reading);
  }

  Gold gold() const { return read_gold(folder() / "gold.json"); }

 private:
  fs::path folder() const { return data / "samples" / GetParam(); }
};

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::ranges::replace(name, '-', '_');
  return name;
}

/// What a report says in figures.
struct Figures {
  std::set<std::tuple<std::string, double>> scores;  ///< code, value
  std::set<std::tuple<int, std::int64_t>> budgets;   ///< year, baht
  std::set<int> years;
};

Figures figures_of(const Report& report) {
  Figures figures;
  for (const Score& score : report.scores) figures.scores.insert({score.code, score.value});
  for (const Measure& measure : report.measures) {
    for (const Budget& budget : measure.budgets) figures.budgets.insert({budget.fiscal_year, budget.amount_baht});
  }
  if (report.fiscal_year != 0) figures.years.insert(report.fiscal_year);
  return figures;
}

template <typename Set>
Set without(const Set& all, const Set& known) {
  Set rest;
  std::ranges::set_difference(all, known, std::inserter(rest, rest.end()));
  return rest;
}

using AnyScanned = Scanned;

// A figure that is missing is a pity; one that the report does not state is false evidence. What it states is what its
// text layer says, which other golden tests hold against the gold.
TEST_P(AnyScanned, SaysNoFigureThatTheReportDoesNotState) {
  const Figures read = figures_of(this->read(OcrMode::always).report), stated = figures_of(this->read(OcrMode::never).report);
  for (const auto& [code, value] : without(read.scores, stated.scores)) ADD_FAILURE() << "score " << code << ": " << value;
  for (const auto& [year, amount] : without(read.budgets, stated.budgets)) ADD_FAILURE() << "budget of " << year << ": " << amount;
  for (const int year : without(read.years, stated.years)) ADD_FAILURE() << "fiscal year " << year;
}

std::vector<std::string> all_samples() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(data / "samples")) {
    if (fs::exists(entry.path() / "report.pdf")) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Samples, AnyScanned, testing::ValuesIn(all_samples()), test_name);

class WhollyRead : public Scanned {};

TEST_P(WhollyRead, SaysWhatACarefulReaderReads) {
  const Reading reading = read(OcrMode::always);
  for (const std::string& difference : differences(gold(), reading.report, reading.document.format)) ADD_FAILURE() << difference;
}

INSTANTIATE_TEST_SUITE_P(Samples, WhollyRead, testing::Values("dong-khon-2567", "na-reng-2568", "phang-nga-2568", "suan-chik-2568"), test_name);

}  // namespace
}  // namespace prongsai::golden

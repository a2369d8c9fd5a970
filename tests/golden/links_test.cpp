// What the samples say only together: which files are one report, who took over from whom, what became of promises.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "models/csv.h"
#include "pipeline/links/link_documents.h"
#include "pipeline/read_document.h"
#include "pipeline/sha256.h"
#include "pipeline/store/store.h"
#include "tests/support/link_rules.h"
#include "tests/support/temp_folder.h"

namespace prongsai::golden {
namespace {

namespace fs = std::filesystem;

const fs::path data = fs::path(PRONGSAI_SOURCE_DIR) / "data";

// The columns of data/samples/links.csv.
constexpr const char* links_sql =
    "SELECT 'v_reports', path, '', '', formats, '' FROM v_reports "
    "UNION ALL SELECT 'v_copies', path, title, fiscal_year, role || iif(verbatim, ' verbatim', ''), coalesce(source_path, '') FROM v_copies "
    "UNION ALL SELECT 'v_boilerplate', path, '', fiscal_year, verbatim || ' of ' || measures || ', taken ' || taken, coalesce(source_path, '') FROM v_boilerplate "
    "UNION ALL SELECT 'v_promises', path, title, fiscal_year, outcome || coalesce(' other ' || changed, ''), coalesce(result_path, '') FROM v_promises";

void read_samples(Store& store) {
  const auto reader = Reader::create(data);
  ASSERT_TRUE(reader) << render(reader.error());
  for (const auto& entry : fs::recursive_directory_iterator(data / "samples")) {
    if (!entry.path().stem().string().starts_with("report")) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const std::string path = fs::relative(entry.path(), data / "samples").string();
    const auto reading = reader->read(bytes, path);
    ASSERT_TRUE(reading) << render(reading.error());
    ASSERT_TRUE(store.write({"/samples/" + path, path, sha256(bytes), static_cast<std::int64_t>(bytes.size())}, *reading));
  }
}

std::vector<std::string> expected() {
  const auto table = CsvTable::read(data / "samples" / "links.csv");
  if (!table) throw std::runtime_error(render(table.error()));
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < table->size(); ++row) {
    std::string line;
    for (const char* column : {"view", "path", "title", "year", "says", "other"}) line += table->field(row, column) + " | ";
    lines.push_back(line);
  }
  return lines;
}

TEST(SamplesTogether, SayWhatACarefulReaderOfAllOfThemFinds) {
  const prongsai::testing::TempFolder folder;
  auto store = Store::open(folder / "samples.db", "1");
  ASSERT_TRUE(store) << render(store.error());
  ASSERT_NO_FATAL_FAILURE(read_samples(*store));
  const Status linked = link_documents(*store, prongsai::testing::link_rules());
  ASSERT_TRUE(linked) << render(linked.error());
  const auto rows = store->database().query(links_sql);
  ASSERT_TRUE(rows) << render(rows.error());
  std::vector<std::string> lines, wanted = expected();
  for (const auto& row : rows->rows) {
    std::string line;
    for (const auto& value : row) line += value.value_or("") + " | ";
    lines.push_back(line);
  }
  for (const std::string& line : lines) {
    const auto known = std::ranges::find(wanted, line);
    if (known == wanted.end()) {
      ADD_FAILURE() << "not in links.csv: " << line;
    } else {
      wanted.erase(known);
    }
  }
  for (const std::string& line : wanted) ADD_FAILURE() << "not found: " << line;
}

}  // namespace
}  // namespace prongsai::golden

#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "pipeline/store/store.h"
#include "tests/support/readings.h"
#include "tests/support/temp_folder.h"

namespace prongsai::testing {

/// An empty store in a file of its own, and words for asking it.
class StoreFixture : public ::testing::Test {
 protected:
  void SetUp() override { open(); }

  void open(std::string_view extractor_version = "1") {
    store_.reset();
    auto opened = Store::open(folder_ / "reports.db", extractor_version);
    ASSERT_TRUE(opened) << render(opened.error());
    store_ = std::make_unique<Store>(*std::move(opened));
  }

  static FileInfo file(const std::string& path, char fill = 'a') { return {"/reports/" + path, path, std::string(64, fill), 100}; }

  void write(const FileInfo& file, const Reading& reading = full_reading()) {
    const Status status = store_->write(file, reading);
    ASSERT_TRUE(status) << render(status.error());
  }

  std::int64_t number(const std::string& sql) { return store_->database().number(sql); }

  std::string text(const std::string& sql) {
    const auto rows = store_->database().query(sql);
    EXPECT_TRUE(rows) << render(rows.error());
    return rows && !rows->rows.empty() ? rows->rows[0][0].value_or("null") : "no row";
  }

  /// Everything that the views show, as text.
  std::string everything() {
    std::string all;
    for (const char* view : {"v_documents", "v_pages", "v_cells", "v_scores", "v_measures", "v_measure_units", "v_budgets", "v_disclosure_items",
                             "v_disclosure_units", "v_risks", "v_findings", "v_organisation_scores"}) {
      const auto rows = store_->database().query(std::string("SELECT * FROM ") + view);
      EXPECT_TRUE(rows) << render(rows.error());
      for (const auto& row : rows->rows) {
        for (const auto& value : row) all += value.value_or("null") + '|';
        all += '\n';
      }
    }
    return all;
  }

  TempFolder folder_;
  std::unique_ptr<Store> store_;
};

}  // namespace prongsai::testing

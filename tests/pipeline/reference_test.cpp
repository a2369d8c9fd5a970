#include "pipeline/store/reference.h"

#include <fstream>

#include "models/csv.h"
#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

const std::filesystem::path reference = PRONGSAI_SOURCE_DIR "/data/reference";

class ReferenceTables : public testing::StoreFixture {
 protected:
  void fill(const std::filesystem::path& folder = reference) {
    const Status status = fill_reference(store_->database(), folder);
    ASSERT_TRUE(status) << render(status.error());
  }

  std::int64_t rows_of(const std::string& file) {
    const auto table = CsvTable::read(reference / file);
    return table ? static_cast<std::int64_t>(table->size()) : -1;
  }
};

TEST_F(ReferenceTables, HoldWhatTheFilesHold) {
  fill();
  EXPECT_EQ(number("SELECT count(*) FROM ref_indicator"), rows_of("indicators.csv") + rows_of("indices.csv"));
  EXPECT_EQ(number("SELECT count(*) FROM ref_sub_indicator"), rows_of("sub_indicators.csv"));
  EXPECT_EQ(number("SELECT count(*) FROM ref_item"), rows_of("items.csv"));
  EXPECT_EQ(number("SELECT count(*) FROM ref_rating"), rows_of("ratings.csv"));
  EXPECT_EQ(number("SELECT count(*) FROM ref_tool"), rows_of("weights.csv"));
  EXPECT_EQ(number("SELECT count(*) FROM v_finding_codes"), rows_of("findings.csv"));
  EXPECT_EQ(number("SELECT count(*) FROM ref_unit"), rows_of("units.csv"));
}

TEST_F(ReferenceTables, NameIndicatorsItemsAndQuestionsByYear) {
  fill();
  EXPECT_EQ(text("SELECT indicator_name FROM v_indicators WHERE fiscal_year = 2568 AND code = '7'"), "ประสิทธิภาพการสื่อสาร");
  EXPECT_EQ(text("SELECT tool FROM v_indicators WHERE fiscal_year = 2561 AND code = '1'"), "null");
  EXPECT_EQ(text("SELECT item_name FROM v_items WHERE fiscal_year = 2568 AND code = 'O10'"), "E-Service");
  EXPECT_EQ(text("SELECT indicator FROM v_items WHERE fiscal_year = 2566 AND code = 'O31'"), "10");
  EXPECT_EQ(text("SELECT indicator FROM v_questions WHERE fiscal_year = 2566 AND code = 'e4'"), "6");
  EXPECT_EQ(text("SELECT indicator FROM v_questions WHERE fiscal_year = 2568 AND code = 'e4'"), "7");
  EXPECT_EQ(number("SELECT count(*) FROM v_questions WHERE fiscal_year = 2566"), 45);
  EXPECT_EQ(number("SELECT count(*) FROM v_questions WHERE fiscal_year = 2568"), 24);
  EXPECT_EQ(number("SELECT count(*) FROM v_items WHERE fiscal_year = 2562"), 48);
  EXPECT_EQ(text("SELECT count(*) || ' ' || max(tool_minimum) FROM v_ratings WHERE fiscal_year = 2566 AND passes"), "3 95.0");
  EXPECT_EQ(text("SELECT total(weight) FROM v_tools WHERE fiscal_year = 2565"), "1.0");
}

TEST_F(ReferenceTables, AreWrittenAnewOnlyWhereAFileHasChanged) {
  std::filesystem::copy(reference, folder_ / "reference");
  fill(folder_ / "reference");
  store_->database().execute("DELETE FROM ref_tool");
  fill(folder_ / "reference");
  EXPECT_EQ(number("SELECT count(*) FROM ref_tool"), 0);
  std::ofstream(folder_ / "reference" / "units.csv", std::ios::app) << "กองใหม่,division,,report\n";
  fill(folder_ / "reference");
  EXPECT_EQ(number("SELECT count(*) FROM ref_tool"), rows_of("weights.csv"));
  EXPECT_EQ(number("SELECT count(*) FROM ref_unit WHERE name = 'กองใหม่'"), 1);
}

TEST_F(ReferenceTables, StayAsTheyWereWhereAFileIsBroken) {
  fill();
  std::filesystem::copy(reference, folder_ / "reference");
  std::ofstream(folder_ / "reference" / "weights.csv", std::ios::app) << "heute,2599,XIT,0.3,Name,stated\n";
  EXPECT_FALSE(fill_reference(store_->database(), folder_ / "reference"));
  EXPECT_EQ(number("SELECT count(*) FROM ref_tool"), rows_of("weights.csv"));
}

Reading reading_with_units(std::vector<Unit> units) {
  Reading reading = testing::full_reading();
  Measure measure;
  measure.title = "จัดทำคู่มือ";
  measure.units = std::move(units);
  reading.report.measures = {measure};
  reading.report.items.clear();
  reading.report.findings.clear();
  return reading;
}

TEST_F(ReferenceTables, TellTheUnitsThatNobodyKnows) {
  fill();
  write(file("a.pdf"), reading_with_units({{"กองคลัง", UnitKind::division, "กองคลัง"},
                                           {"กองดาวเทียม", UnitKind::division, "กองดาวเทียมฯ"},
                                           {"ผู้อำนวยการกองคลัง", UnitKind::position, "ผอ.กองคลัง"},
                                           {"เทศบาลตำบลสวนจิก", UnitKind::organisation, "ทต.สวนจิก"}}));
  write(file("b.pdf", 'b'), reading_with_units({{"กองดาวเทียม", UnitKind::division, "กองดาวเทียม"}}));
  EXPECT_EQ(
      text(
          "SELECT json_group_array(json_array(unit, unit_kind, unit_text, measures, items, organisations, documents, example)) FROM v_unknown_units"),
      R"([["กองดาวเทียม","division","กองดาวเทียม",2,0,1,2,"a.pdf"]])");
}

}  // namespace
}  // namespace prongsai

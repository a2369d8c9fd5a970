#include "extractors/records/scan_findings.h"

#include <gmock/gmock.h>

#include "tests/support/record_fixture.h"

namespace prongsai::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class ScanFindings : public ::testing::Test {
 protected:
  ScanFindings() {
    Table table = table_of({{"ที่", "มาตรการ"}, {"๑", "จัดทำคู่มือ"}, {"๒", "อบรมพนักงาน"}});
    for (Cell& cell : table.cells) cell.source = TextSource::ocr;
    document.blocks = {std::move(table)};
    document.pages = {{1, 595, 842, "", TextSource::ocr, 0.9, 1, true}};
    for (const int row : {1, 2}) {
      Measure measure;
      measure.source = {Place{1, std::nullopt}, 0, row};
      report.measures.push_back(measure);
    }
  }

  Cell& cell(int row, int column) { return *std::get<Table>(document.blocks[0]).at(row, column); }

  const std::vector<Finding>& findings() {
    check_confidence(document, report);
    return report.findings;
  }

  Document document;
  Report report;
};

TEST_F(ScanFindings, TellARecordThatWasReadWithDoubt) {
  cell(2, 1).confidence = 0.6;

  ASSERT_THAT(findings(), SizeIs(1));
  EXPECT_EQ(report.findings[0].code, "text.low_confidence");
  EXPECT_EQ(report.findings[0].record_kind, RecordKind::measure);
  EXPECT_EQ(report.findings[0].record, 1);
  EXPECT_NE(report.findings[0].message_en.find("60 %: “อบรมพนักงาน”"), std::string::npos);
}

TEST_F(ScanFindings, LookAtATextWithPicturesInIt) {
  document.pages = {{0, 0, 0, "", TextSource::text, 0.9, 1, true}};
  cell(2, 1).confidence = 0.6;
  EXPECT_THAT(findings(), SizeIs(1));
}

TEST_F(ScanFindings, PassWhatWasReadWell) {
  cell(2, 1).confidence = 0.9;
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(ScanFindings, PassATextLayer) {
  cell(2, 1).confidence = 0.6;
  cell(2, 1).source = TextSource::text;
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(ScanFindings, LookAtParagraphsWhereARecordStandsInNoTable) {
  Paragraph paragraph = paragraph_of("โครงการอบรม");
  paragraph.source = TextSource::ocr;
  paragraph.confidence = 0.5;
  paragraph.place = {1, Box{100, 100, 300, 120}};
  document.blocks.emplace_back(paragraph);
  report.measures.clear();
  report.measures.emplace_back().source = {Place{1, Box{90, 90, 400, 200}}, -1, -1};

  EXPECT_THAT(findings(), SizeIs(1));
}

}  // namespace
}  // namespace prongsai::testing

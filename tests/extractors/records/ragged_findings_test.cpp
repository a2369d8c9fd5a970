#include "extractors/records/ragged_findings.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Rows;

class RaggedFindings : public testing::RecordFixture {
 protected:
  /// Three rows that fit, then the given ones.
  static std::vector<Finding> findings_in(const Rows& rows) {
    Rows table{{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "หมายเหตุ"}};
    for (const char* measure : {"อบรมพนักงาน", "จัดทำคู่มือ", "ประชาคมหมู่บ้าน"}) table.push_back({measure, "กองคลัง", "ต.ค. ๒๕๖๗", ""});
    table.insert(table.end(), rows.begin(), rows.end());
    const Document document = testing::table_document(table);
    Report report;
    report.measures = measures_in(document);
    check_ragged_rows(document, context(), report);
    return report.findings;
  }
  static std::vector<std::string> found(const Rows& rows) { return codes(findings_in(rows)); }
};

TEST_F(RaggedFindings, TellARowWhoseCellsAllStandOneColumnAside) {
  const auto findings = findings_in({{"ตรวจสอบพัสดุ", "", "กองช่าง", "ม.ค. ๒๕๖๘"}});
  ASSERT_THAT(codes(findings), ElementsAre("table.ragged"));
  EXPECT_EQ(findings[0].source.row, 4);
  EXPECT_EQ(findings[0].record_kind, RecordKind::measure);
  EXPECT_EQ(findings[0].record, 3);
  EXPECT_THAT(findings[0].message_en, ::testing::HasSubstr("row 5:"));
}

TEST_F(RaggedFindings, PassARowOfWhichOneCellStandsAside) {
  EXPECT_THAT(found({{"ตรวจสอบพัสดุ", "กองช่าง", "", "ม.ค. ๒๕๖๘"}}), IsEmpty());
  EXPECT_THAT(found({{"ตรวจสอบพัสดุ", "", "", "กองช่าง"}}), IsEmpty());
}

TEST_F(RaggedFindings, PassBlankCellsAndTexts) {
  EXPECT_THAT(found({{"ตรวจสอบพัสดุ", "", "", ""}, {"ตรวจสอบพัสดุ", "ตามคำสั่ง", "ตามแผน", "ไม่มี"}}), IsEmpty());
}

TEST_F(RaggedFindings, TellACellUnderPartsOfTwoHeadings) {
  Rows table{{"มาตรการ", "<", "ผู้รับผิดชอบ", "<", "ระยะเวลา"}};
  for (const char* measure : {"อบรมพนักงาน", "จัดทำคู่มือ", "ประชาคมหมู่บ้าน"}) table.push_back({measure, "<", "กองคลัง", "<", "ต.ค. ๒๕๖๗"});
  const auto found_with = [&](std::vector<std::string> row) {
    Rows all = table;
    all.push_back(std::move(row));
    const Document document = testing::table_document(all);
    Report report;
    check_ragged_rows(document, context(), report);
    return codes(report.findings);
  };
  EXPECT_THAT(found_with({"ตรวจสอบพัสดุ", "กองช่าง", "<", "นาย ก.", "ม.ค. ๒๕๖๘"}), ElementsAre("table.ragged"));
  EXPECT_THAT(found_with({"ตรวจ", "สอบพัสดุ", "กองช่าง", "สำนักปลัด", "ม.ค. ๒๕๖๘"}), IsEmpty());
  EXPECT_THAT(found_with({"ตรวจสอบพัสดุ", "<", "<", "<", "ม.ค. ๒๕๖๘"}), IsEmpty());
}

TEST_F(RaggedFindings, BlameTheHeadingsWhereMostRowsAreSo) {
  const std::vector<std::string> row{"ตรวจสอบพัสดุ", "", "กองช่าง", "ม.ค. ๒๕๖๘"};
  EXPECT_THAT(found({row, row}), IsEmpty());
}

}  // namespace
}  // namespace prongsai

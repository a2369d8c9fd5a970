#include "extractors/records/recognise.h"

#include "tests/support/record_fixture.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

using testing::document_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::paragraph_of;
using testing::table_of;

/// A report with something of every kind: scores, measures, a checklist, risks and a form.
Document whole_document() {
  return document_of(
      {paragraph_of("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส", 1), paragraph_of("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", 1),
       paragraph_of("องค์การบริหารส่วนตำบลวังกระแจะ อำเภอเมืองตราด จังหวัดตราด", 1), paragraph_of("ผลการประเมิน", 1),
       table_of({{"เครื่องมือ", "คะแนน"}, {"IIT", "90.00"}, {"EIT", "80.00"}, {"OIT", "70.00"}, {"คะแนนภาพรวม", "81.00"}}, 1),
       paragraph_of("มาตรการ", 2),
       table_of({{"ที่", "มาตรการ/กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"}, {"๑", "จัดทำคู่มือ", "ไตรมาสที่ ๑", "กองคลัง"}, {"๒", "อบรม", "ตลอดปีงบประมาณ", ""}}, 2),
       paragraph_of("การเปิดเผยข้อมูล", 3), table_of({{"ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "ผู้รับผิดชอบ"}, {"O1", "โครงสร้าง", "แสดงแผนผัง", "สำนักปลัด"}}, 3),
       paragraph_of("ความเสี่ยง", 4),
       table_of({{"กระบวนงาน", "ประเด็นความเสี่ยงการทุจริต", "ระดับความเสี่ยง", "มาตรการควบคุม"}, {"จัดซื้อ", "เอื้อประโยชน์", "สูง", "ตรวจสอบ"}}, 4),
       paragraph_of("๑. ชื่อโครงการ : ปลูกต้นไม้", 5), paragraph_of("๒. วิธีดำเนินการ : สำรวจ", 5), paragraph_of("๓. ผู้รับผิดชอบ : กองช่าง", 5)});
}

class Recognise : public testing::RecordFixture {
 protected:
  static const Report& whole_report() {
    static const Report report = recognise(whole_document(), data());
    return report;
  }
  static const Finding* found(std::string_view code) {
    for (const Finding& finding : whole_report().findings) {
      if (finding.code == code) return &finding;
    }
    return nullptr;
  }
};

TEST_F(Recognise, TellsWhoTheDocumentIsAbout) {
  EXPECT_EQ(whole_report().organisation.name, "องค์การบริหารส่วนตำบลวังกระแจะ");
  EXPECT_EQ(whole_report().organisation.province, "ตราด");
}

TEST_F(Recognise, TellsKindAndYear) {
  EXPECT_EQ(whole_report().document_kind, "result_report");
  EXPECT_EQ(whole_report().fiscal_year, 2568);
  EXPECT_EQ(whole_report().fiscal_year_end, 0);
}

TEST_F(Recognise, ReadsEachKindOfRecordFromItsOwnPlace) {
  EXPECT_THAT(titles(whole_report().measures), ElementsAre("จัดทำคู่มือ", "อบรม", "ปลูกต้นไม้"));
  EXPECT_EQ(whole_report().scores.size(), 4u);
  ASSERT_EQ(whole_report().items.size(), 1u);
  EXPECT_EQ(whole_report().items[0].code, "O1");
  ASSERT_EQ(whole_report().risks.size(), 1u);
  EXPECT_EQ(whole_report().risks[0].control, "ตรวจสอบ");
}

TEST_F(Recognise, ReadsPeriodsInTheDocumentsYear) { EXPECT_EQ(whole_report().measures.at(1).period.start, (Date{2024, 10, 1})); }

TEST_F(Recognise, GivesEveryRecordItsPage) {
  const Report& report = whole_report();
  for (const Score& score : report.scores) EXPECT_EQ(score.source.place.page, 1);
  EXPECT_EQ(report.measures.at(0).source.place.page, 2);
  EXPECT_EQ(report.items.at(0).source.place.page, 3);
  EXPECT_EQ(report.risks.at(0).source.place.page, 4);
  EXPECT_EQ(report.measures.at(2).source.place.page, 5);
}

TEST_F(Recognise, SaysWhatDoesNotAddUp) {
  EXPECT_THAT(codes(whole_report().findings), ::testing::UnorderedElementsAre("measure.unit_missing", "score.weighted_mismatch"));
}

TEST_F(Recognise, PointsAFindingAtItsMeasure) {
  const Finding* finding = found("measure.unit_missing");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(whole_report().measures.at(static_cast<std::size_t>(finding->record)).title, "อบรม");
}

TEST_F(Recognise, PointsAFindingAtItsScore) {
  const Finding* finding = found("score.weighted_mismatch");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(whole_report().scores.at(static_cast<std::size_t>(finding->record)).code, "overall");
}

TEST_F(Recognise, ReadsAPlanOverYears) {
  const Report report = recognise(document_of({paragraph_of("แผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐")}), data());
  EXPECT_EQ(report.document_kind, "action_plan");
  EXPECT_EQ(report.fiscal_year, 2566);
  EXPECT_EQ(report.fiscal_year_end, 2570);
}

TEST_F(Recognise, FindsNoRecordsInAnEmptyDocument) {
  const Report report = recognise({}, data());
  EXPECT_THAT(report.measures, IsEmpty());
  EXPECT_THAT(report.scores, IsEmpty());
  EXPECT_EQ(report.document_kind, "other");
  EXPECT_EQ(report.fiscal_year, 0);
}

TEST_F(Recognise, SurvivesTablesOfOddShape) {
  Table hollow;
  hollow.rows = 3;
  hollow.columns = 2;
  const Report report = recognise(document_of({Table{}, hollow, table_of({{"มาตรการ", "ผู้รับผิดชอบ"}}), table_of({{"", ""}, {"", ""}})}), data());
  EXPECT_THAT(report.measures, IsEmpty());
}

TEST(RecordDataFolder, IsAnErrorWhereItIsEmpty) {
  const testing::TempFolder folder;
  EXPECT_FALSE(RecordData::load(folder.path()));
}

}  // namespace
}  // namespace prongsai

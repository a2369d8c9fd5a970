#include "extractors/records/document_facts.h"

#include "tests/support/record_fixture.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

using testing::prose;

class DocumentKind : public testing::RecordFixture {
 protected:
  static std::string kind(const std::vector<std::string>& paragraphs) { return data().kinds.kind_of(prose(paragraphs)); }
};

TEST_F(DocumentKind, IsWhatTheTitleSays) {
  EXPECT_EQ(kind({"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม"}), "result_report");
  EXPECT_EQ(kind({"รายงานการวิเคราะห์ผลการประเมิน ITA"}), "score_analysis");
  EXPECT_EQ(kind({"แผนปฏิบัติการป้องกันการทุจริต"}), "action_plan");
}

TEST_F(DocumentKind, IsThatOfTheReportSentWithAMemo) { EXPECT_EQ(kind({"บันทึกข้อความ", "เรื่อง รายงานผลการดำเนินการ"}), "result_report"); }

TEST_F(DocumentKind, IsAMemoWhereNothingIsSentWithIt) { EXPECT_EQ(kind({"บันทึกข้อความ", "เรื่อง ขออนุมัติ"}), "memo"); }

TEST_F(DocumentKind, IsOtherWhereTheDocumentDoesNotSay) {
  EXPECT_EQ(kind({"ข้อความทั่วไป"}), "other");
  EXPECT_EQ(kind({}), "other");
}

TEST_F(DocumentKind, IsReadWhateverTheSpaces) { EXPECT_EQ(kind({"แผน ปฏิบัติการ ป้องกัน การทุจริต"}), "action_plan"); }

TEST_F(DocumentKind, IsNotReadFromHeaders) {
  Document document = prose({"รายงานผลการดำเนินการ"});
  std::get<Paragraph>(document.blocks[0]).role = ParagraphRole::header;
  EXPECT_EQ(data().kinds.kind_of(document), "other");
}

TEST_F(DocumentKind, IsNotReadFromWhatStandsFarBehind) {
  std::vector<std::string> paragraphs(60, "ข้อความทั่วไป");
  paragraphs.emplace_back("คำสั่ง");
  EXPECT_EQ(kind(paragraphs), "other");
}

TEST(DocumentKindsFile, IsRefusedWhereARankIsNoNumber) {
  const testing::TempFolder folder;
  EXPECT_FALSE(DocumentKinds::load(folder.write("kinds.csv", "phrase,kind,rank\nรายงาน,report,first\n")));
}

DocumentYears years(const std::vector<std::string>& paragraphs) { return years_of(prose(paragraphs)); }

TEST(DocumentYear, IsTheOneInTheTitle) {
  EXPECT_EQ(years({"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"}).first, 2568);
  EXPECT_EQ(years({"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"}).last, 0);
}

TEST(DocumentYear, IsNotThatOfTheResultsItGoesOnFrom) {
  EXPECT_EQ(years({"มาตรการส่งเสริมคุณธรรม", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "(นำผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ มาวิเคราะห์)",
                   "ในการประเมินประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ได้ดำเนินการ"})
                .first,
            2568);
}

TEST(DocumentYear, HasTheYearOfTheResultsItGoesOnFromBesideIt) {
  const DocumentYears found = years({"แนวทางการยกระดับผลการประเมิน ITA ประจำปี พ.ศ. 2567", "จากผลการประเมินประจำปี พ.ศ. 2566"});
  EXPECT_EQ(found.first, 2567);
  EXPECT_EQ(found.results, 2566);
  EXPECT_EQ(years({"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"}).results, 0);
}

TEST(DocumentYear, IsThatOfATitleWhateverIsSaidOfResultsBehindIt) {
  const std::string long_text(400, 'x');
  EXPECT_EQ(years({"มาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ (นำผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ มาวิเคราะห์ " + long_text + ")",
                   long_text + " ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ มีผลคะแนน"})
                .first,
            2568);
}

TEST(DocumentYear, IsNeitherOfTwoThatProseNamesAlike) {
  const std::string long_text(400, 'x');
  EXPECT_EQ(years({long_text + " ปีงบประมาณ พ.ศ. ๒๕๖๘", long_text + " ปีงบประมาณ พ.ศ. ๒๕๖๗"}).first, 0);
  EXPECT_EQ(years({long_text + " ปีงบประมาณ พ.ศ. ๒๕๖๘"}).first, 2568);
}

TEST(DocumentYear, IsTheOneOfWhatProseSaysWasDrawnUp) {
  const std::string long_text(400, 'x');
  EXPECT_EQ(years({long_text + "ตามรัฐธรรมนูญ พ.ศ. ๒๕๖๐ จึงได้จัดทำคู่มือการจัดการข้อร้องเรียน ปี พ.ศ. ๒๕๖๘ ขึ้น", long_text + " จัดซื้อจัดจ้างในปีงบประมาณ พ.ศ. ๒๕๖๐",
                   long_text + " จัดซื้อจัดจ้างในปีงบประมาณ พ.ศ. ๒๕๖๐"})
                .first,
            2568);
}

TEST(DocumentYear, IsThatOfTheTitleWhereProseNamesAnotherMoreOften) {
  EXPECT_EQ(years({"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "ก", "ข", "ค", "ง", "จ", "ฉ", "ช", "ซ", "ฌ", "ญ", "ฎ", "ฏ", "ฐ", "ฑ",
                   "ในปีงบประมาณ พ.ศ. ๒๕๖๗ ได้ดำเนินการ", "ผลของปีงบประมาณ พ.ศ. ๒๕๖๗ เป็นดังนี้"})
                .first,
            2568);
}

TEST(DocumentYear, IsTheOneMostNamedInProseWhereNoTitleNamesOne) {
  std::vector<std::string> paragraphs(20, "ข้อความทั่วไป");
  for (const char* text : {"ในปีงบประมาณ พ.ศ. ๒๕๖๖", "ในปีงบประมาณ พ.ศ. ๒๕๖๗", "ของปีงบประมาณ พ.ศ. ๒๕๖๗"}) paragraphs.emplace_back(text);
  EXPECT_EQ(years(paragraphs).first, 2567);
}

TEST(DocumentYear, IsTheFirstAndLastOfAPlanOverYears) {
  const DocumentYears plan = years({"แผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐"});
  EXPECT_EQ(plan.first, 2566);
  EXPECT_EQ(plan.last, 2570);
}

TEST(DocumentYear, IsTheOneThatAReportOnAPlanOverYearsIsAbout) {
  for (const std::vector<std::string>& titles :
       {std::vector<std::string>{"รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต พ.ศ. ๒๕๖๖ – ๒๕๗๐", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ รอบ ๖ เดือน"},
        {"รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ – ๒๕๗๐) ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"}}) {
    EXPECT_EQ(years(titles).first, 2568);
    EXPECT_EQ(years(titles).last, 0);
  }
  EXPECT_EQ(years({"แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ – ๒๕๗๐)", "ประกาศใช้ ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"}).last, 2570);
}

TEST(DocumentYear, IsNoPlanForARangeInProse) {
  std::vector<std::string> paragraphs{"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"};
  paragraphs.resize(20, "ข้อความทั่วไป");
  paragraphs.emplace_back("ตามแผน ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐");
  EXPECT_EQ(years(paragraphs).first, 2568);
  EXPECT_EQ(years(paragraphs).last, 0);
}

TEST(DocumentYear, IsUnknownWhereNoneIsNamed) { EXPECT_EQ(years({"รายงานผล"}).first, 0); }

TEST(DocumentYear, WeighsAnEarlierTitleMore) {
  EXPECT_EQ(years({"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "ผลการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"}).first, 2568);
}

TEST(DocumentYear, MayBeToldInEnglish) { EXPECT_EQ(years({"มาตรการส่งเสริมคุณธรรม", "Fiscal Year 2568 (ต.ค. 2567 - ก.ย. 2568)"}).first, 2568); }

/// A memo that tells last year's result, and the periods of the measures behind it.
DocumentYears memo_with(const std::vector<std::string>& periods) {
  testing::Rows rows{{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"}};
  for (const std::string& period : periods) rows.push_back({"อบรมบุคลากร", "สำนักปลัด", period});
  const std::string told = "ตามที่ได้เข้ารับการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ ผลคะแนน ๘๙.๙๒" + std::string(300, ' ');
  return years_of(testing::document_of({testing::paragraph_of("บันทึกข้อความ"), testing::paragraph_of(told), testing::table_of(rows)}));
}

TEST(DocumentYear, IsThatOfTheMeasuresWhereTheResultsAloneHaveAnother) {
  const DocumentYears found = memo_with({"ม.ค. ๒๕๖๗", "ต.ค. – ธ.ค. ๒๕๖๖", "ตลอดปีงบประมาณ"});
  EXPECT_EQ(found.first, 2567);
  EXPECT_EQ(found.results, 2566);
  EXPECT_EQ(memo_with({"ม.ค. ๒๕๖๗", "ม.ค. ๒๕๖๖"}).first, 2566) << "of several years";
  EXPECT_EQ(memo_with({"ตลอดปีงบประมาณ", "ไตรมาส ๒"}).first, 2566) << "which the document's year tells";
}

}  // namespace
}  // namespace prongsai

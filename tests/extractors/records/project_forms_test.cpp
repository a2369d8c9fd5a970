#include "extractors/records/project_forms.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using testing::document_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::paragraph_of;
using testing::prose;
using testing::table_document;
using testing::table_of;

class ProjectForms : public testing::RecordFixture {
 protected:
  /// The measure of a form with a title, a unit and one line more.
  static Measure form_with(const std::string& line, int fiscal_year = testing::this_year) {
    const auto forms = forms_in(prose({"๑. ชื่อโครงการ : อบรมคุณธรรม", "๒. วิธีดำเนินการ : ประชุม", line, "๘. ผู้รับผิดชอบ : กองคลัง"}), fiscal_year);
    EXPECT_EQ(forms.size(), 1u) << line;
    return forms.empty() ? Measure{} : forms[0];
  }
  static std::optional<std::int64_t> amount(const Measure& measure) {
    return measure.budgets.empty() ? std::nullopt : std::optional(measure.budgets[0].amount_baht);
  }
};

TEST_F(ProjectForms, AreReadFromParagraphs) {
  const auto forms = forms_in(prose({"๑. ชื่อโครงการ : อบรมคุณธรรม", "๒. หลักการและเหตุผล", "พนักงานควรมีคุณธรรม", "๕. วิธีดำเนินการ", "๕.๑ ประชุม", "๕.๒ สรุปผล",
                                     "๖. ระยะเวลาดำเนินการ", "ปีงบประมาณ พ.ศ. ๒๕๖๘", "๗. งบประมาณดำเนินการ", "๑๐,๐๐๐ บาท", "๘. ผู้รับผิดชอบ", "สำนักปลัด",
                                     "๙. ผลผลิต", "พนักงานได้รับการอบรม", "๑๐. ผลลัพธ์", "พนักงานมีคุณธรรม"}));
  ASSERT_EQ(forms.size(), 1u);
  const Measure& form = forms[0];
  EXPECT_EQ(form.title, "อบรมคุณธรรม");
  EXPECT_EQ(form.method, "๕.๑ ประชุม\n๕.๒ สรุปผล");
  EXPECT_EQ(form.period.start, (Date{2024, 10, 1}));
  EXPECT_EQ(form.period.end, (Date{2025, 9, 30}));
  EXPECT_EQ(amount(form), 10'000);
  EXPECT_THAT(names(form.units), ElementsAre("สำนักปลัด"));
  EXPECT_EQ(form.output, "พนักงานได้รับการอบรม");
  EXPECT_EQ(form.outcome, "พนักงานมีคุณธรรม");
}

TEST_F(ProjectForms, EndWhereSomebodySigns) {
  for (const char* signature : {"(ลงชื่อ) สมชาย ใจดี", "( ลงชื่อ )....................ผู้เสนอโครงการ", "ลงชื่อ.......................", "ลงชื่อ ……………… ผู้เสนอ"}) {
    const auto forms = forms_in(prose({"๑. ชื่อโครงการ : อบรมคุณธรรม", "๒. วิธีดำเนินการ : ประชุม", "๓. ผู้รับผิดชอบ : กองคลัง", "๙. ผลลัพธ์", "มีคุณธรรม", signature,
                                       "(นายสมชาย ใจดี)", "โทร. 0-5471-0123"}));
    ASSERT_EQ(forms.size(), 1u) << signature;
    EXPECT_EQ(forms[0].outcome, "มีคุณธรรม") << signature;
  }
  const auto forms = forms_in(prose({"๑. ชื่อโครงการ : อบรมคุณธรรม", "๒. วิธีดำเนินการ", "ลงชื่อเข้าร่วมกิจกรรม", "๓. ผู้รับผิดชอบ : กองคลัง"}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].method, "ลงชื่อเข้าร่วมกิจกรรม");
}

TEST_F(ProjectForms, HaveATitleThatAnAmountOrANumberedLineEnds) {
  const auto forms = forms_in(prose({"โครงการ : อบรมคุณธรรม", "ของพนักงาน ๓๐,๐๐๐ บาท", "๑. งบดำเนินงาน ๓๐,๐๐๐ บาท", "ค่าวิทยากร", "๒. ผู้รับผิดชอบ : กองคลัง",
                                     "๓. ระยะเวลา : ปีงบประมาณ พ.ศ. ๒๕๖๘", "โครงการ : ตรวจสอบภายใน", "๑.๑ หลักสูตร", "๒. ผู้รับผิดชอบ : กองคลัง",
                                     "๓. ระยะเวลา : ปีงบประมาณ พ.ศ. ๒๕๖๘"}));
  EXPECT_THAT(titles(forms), ElementsAre("อบรมคุณธรรมของพนักงาน", "ตรวจสอบภายใน"));
  EXPECT_EQ(amount(forms[0]), 30'000);
  EXPECT_EQ(amount(forms[1]), std::nullopt);
}

TEST_F(ProjectForms, EndAFieldWhereTheNextNumberOfItsLevelStands) {
  const auto forms = forms_in(prose(
      {"โครงการ : อบรมคุณธรรม", "๗.๑.๓ ระยะเวลาดำเนินการ : ปีงบประมาณ พ.ศ. ๒๕๖๘", "๗.๑.๔ วงเงินทั้งสิ้นของโครงการ ๓๐,๐๐๐ บาท", "๗.๑.๕ ผู้รับผิดชอบ : กองคลัง"}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].period.text, "ปีงบประมาณ พ.ศ. ๒๕๖๘");
}

TEST_F(ProjectForms, AreReadFromTheLinesOfOneParagraph) {
  EXPECT_THAT(titles(forms_in(prose({"๑. ชื่อโครงการ : อบรมคุณธรรม\n๒. วิธีดำเนินการ : ประชุม\n๓. ผู้รับผิดชอบ : กองคลัง"}))), ElementsAre("อบรมคุณธรรม"));
}

TEST_F(ProjectForms, AreReadFromATableOfTwoColumns) {
  const auto forms =
      forms_in(table_document({{"ชื่อโครงการ", "อบรมคุณธรรม"}, {"วิธีดำเนินการ", "ประชุม\nสรุปผล"}, {"งบประมาณ", "๑๐,๐๐๐ บาท"}, {"ผู้รับผิดชอบ", "กองคลัง"}}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].title, "อบรมคุณธรรม");
  EXPECT_EQ(forms[0].method, "ประชุม\nสรุปผล");
  EXPECT_EQ(amount(forms[0]), 10'000);
  EXPECT_THAT(names(forms[0].units), ElementsAre("กองคลัง"));
}

TEST_F(ProjectForms, AreReadFromATableWithAColumnOfColons) {
  EXPECT_THAT(titles(forms_in(table_document({{"๑. ชื่อโครงการ", ":", "อบรม"}, {"๒. วิธีดำเนินการ", ":", "ประชุม"}, {"๓. ผู้รับผิดชอบ", ":", "กองคลัง"}}))),
              ElementsAre("อบรม"));
}

TEST_F(ProjectForms, AreReadFromATableThatBeginsWithTheirNumber) {
  const Document document = table_document({{"มาตรการที่ ๒", "มาตรการเผยแพร่ขั้นตอนการให้บริการ"},
                                            {"ผู้รับผิดชอบ", "กองคลัง"},
                                            {"ระยะเวลาดำเนินการ", "ไตรมาสที่ ๑"},
                                            {"ผลการดำเนินงาน", "ติดประกาศแล้ว"},
                                            {"สถานะ", "☐ ดำเนินการแล้วเสร็จ ☑ อยู่ระหว่างดำเนินการ"}});
  const auto forms = forms_in(document);
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].title, "มาตรการเผยแพร่ขั้นตอนการให้บริการ");
  EXPECT_EQ(forms[0].number, "2");
  EXPECT_EQ(forms[0].status, Progress::in_progress);
  EXPECT_EQ(forms[0].output, "ติดประกาศแล้ว");
  EXPECT_THAT(measures_in(document), IsEmpty());
}

TEST_F(ProjectForms, AreReadFromATableUnderAMergedTitle) {
  const auto forms =
      forms_in(table_document({{"๑. มาตรการเปิดเผยงบประมาณ", "<"}, {"ขั้นตอน/วิธีการ", "สรุปรายจ่าย"}, {"หน่วยงานที่รับผิดชอบ", "กองคลัง"}, {"งบประมาณ", "-"}}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].title, "มาตรการเปิดเผยงบประมาณ");
  EXPECT_EQ(amount(forms[0]), 0);
}

TEST_F(ProjectForms, AreNoTableOfMeasuresWithNumberedTitles) {
  const Document document = table_document({{"มาตรการ", "ผู้รับผิดชอบ"}, {"๑. มาตรการเผยแพร่ข้อมูล", "กองคลัง"}, {"๒. มาตรการอบรม", "กองช่าง"}});
  EXPECT_THAT(forms_in(document), IsEmpty());
  EXPECT_THAT(titles(measures_in(document)), ElementsAre("มาตรการเผยแพร่ข้อมูล", "มาตรการอบรม"));
}

TEST_F(ProjectForms, MayHaveANumberedLineForTitle) {
  for (const char* title : {"มาตรการที่ ๓ มาตรการรับเรื่องร้องเรียน", "๓. มาตรการรับเรื่องร้องเรียน"}) {
    const auto forms = forms_in(prose({title, "๓.๑ เปิดช่องทางออนไลน์", "ผู้รับผิดชอบ : งานนิติการ", "ระยะเวลา : ไตรมาส ๒", "๔. บทสรุป"}));
    ASSERT_EQ(forms.size(), 1u) << title;
    EXPECT_EQ(forms[0].title, "มาตรการรับเรื่องร้องเรียน");
    EXPECT_EQ(forms[0].number, "3");
    EXPECT_EQ(forms[0].method, "๓.๑ เปิดช่องทางออนไลน์");
    EXPECT_THAT(names(forms[0].units), ElementsAre("งานนิติการ"));
  }
}

TEST_F(ProjectForms, NeedNoColonWhereWhatFollowsIsOfTheFieldsKind) {
  const auto forms = forms_in(prose({"มาตรการที่ ๑ มาตรการรับเรื่องร้องเรียน", "ผู้รับผิดชอบ ต้องรายงานผลทุกเดือน", "ผู้รับผิดชอบ  กองคลัง", "ระยะเวลา  ไตรมาส ๒"}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].method, "ผู้รับผิดชอบ ต้องรายงานผลทุกเดือน");
  EXPECT_THAT(names(forms[0].units), ElementsAre("กองคลัง"));
  EXPECT_EQ(forms[0].period.start, (Date{2025, 1, 1}));
}

TEST_F(ProjectForms, EndWhereTheTextIsClosed) {
  for (const char* closing : {"จึงประกาศให้ทราบโดยทั่วกัน", "ประกาศ ณ วันที่ ๖ มกราคม พ.ศ. ๒๕๖๘"}) {
    const auto forms =
        forms_in(prose({"๑. ชื่อมาตรการ : รับเรื่องร้องเรียน", "๒. ผู้รับผิดชอบ : กองคลัง", "๓. ระยะเวลา : ๓๐ เมษายน ๒๕๖๘", closing, "๖ มกราคม ๒๕๖๘"}));
    ASSERT_EQ(forms.size(), 1u);
    EXPECT_EQ(forms[0].period.start, (Date{2025, 4, 30})) << closing;
  }
}

TEST_F(ProjectForms, GoOnBelowANumberedLineWithTheirLikeAlone) {
  const auto forms =
      forms_in(prose({"๑. มาตรการรับเรื่องร้องเรียน", "ระยะเวลา : ๓๐ เมษายน ๒๕๖๘", "ผู้รับผิดชอบ : กองคลัง", "กองช่าง", "เมื่อวันที่ ๒ พฤษภาคม ๒๕๖๘ ได้ประชุม"}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_THAT(names(forms[0].units), ElementsAre("กองคลัง", "กองช่าง"));
}

TEST_F(ProjectForms, AreProseWhereANumberedLineSaysNeitherWhoNorWhen) {
  EXPECT_THAT(forms_in(prose({"๑. มาตรการที่ใช้ในปีก่อน", "วิธีดำเนินการ : ประชุม", "ผลลัพธ์ : ดีขึ้น"})), IsEmpty());
}

TEST_F(ProjectForms, HaveNumberedStepsThatNameActivities) {
  const auto forms = forms_in(prose({"๑. ชื่อโครงการ : อบรมคุณธรรม", "๕. วิธีดำเนินการ", "๑. กิจกรรมบรรยาย", "กิจกรรมที่ ๒ ศึกษาดูงาน", "๘. ผู้รับผิดชอบ : กองคลัง"}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].method, "๑. กิจกรรมบรรยาย\nกิจกรรมที่ ๒ ศึกษาดูงาน");
}

TEST_F(ProjectForms, SayInWhichTableTheyStand) {
  const auto forms =
      forms_in(document_of({table_of({{"ก"}}), table_of({{"ชื่อโครงการ", "อบรม"}, {"วิธีดำเนินการ", "ประชุม"}, {"ผู้รับผิดชอบ", "กองคลัง"}}, 4)}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].source.table, 1);
  EXPECT_EQ(forms[0].source.place.page, 4);
}

TEST_F(ProjectForms, BeginAnewWithEachTitle) {
  EXPECT_THAT(titles(forms_in(prose({"๑. ชื่อโครงการ : อบรมคุณธรรม", "๒. วิธีดำเนินการ : ประชุม", "๓. ผู้รับผิดชอบ : กองคลัง", "๑. ชื่อโครงการ : ปลูกต้นไม้",
                                     "๒. วิธีดำเนินการ : สำรวจ", "๓. ผู้รับผิดชอบ : กองช่าง"}))),
              ElementsAre("อบรมคุณธรรม", "ปลูกต้นไม้"));
}

TEST_F(ProjectForms, HaveTheNumberBeforeThem) {
  const auto forms = forms_in(prose({"ลำดับที่ ๓", "๑. ชื่อโครงการ : อบรมคุณธรรม", "๒. วิธีดำเนินการ : ประชุม", "๓. ผู้รับผิดชอบ : กองคลัง"}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].number, "3");
}

TEST_F(ProjectForms, MayHaveTheirNumberAndTitleInOneLine) {
  const auto forms = forms_in(prose({"๗.๑ โครงการที่ ๑ : อบรมคุณธรรม ๕,๐๐๐ บาท", "ระยะเวลา : ปีงบประมาณ พ.ศ. ๒๕๖๘", "วิธีดำเนินการ", "กิจกรรมที่ ๑ : บรรยาย",
                                     "ผู้รับผิดชอบ : กองคลัง", "๗.๒ โครงการที่ ๒ : ปลูกต้นไม้", "ระยะเวลา : ปีงบประมาณ พ.ศ. ๒๕๖๘", "ผู้รับผิดชอบ : กองช่าง"}));
  ASSERT_THAT(titles(forms), ElementsAre("อบรมคุณธรรม", "ปลูกต้นไม้"));
  EXPECT_EQ(forms[1].number, "2");
  EXPECT_EQ(forms[0].method, "กิจกรรมที่ ๑ : บรรยาย");
  EXPECT_EQ(amount(forms[0]), 5'000);
}

TEST_F(ProjectForms, StandUnderTheHeadingBeforeThem) {
  const auto forms = forms_in(prose({"มิติที่ ๑ การปลูกฝัง", "๑. ชื่อโครงการ : อบรมคุณธรรม", "๒. วิธีดำเนินการ : ประชุม", "๓. ผู้รับผิดชอบ : กองคลัง"}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].section, "มิติที่ ๑ การปลูกฝัง");
}

TEST_F(ProjectForms, NameThePagesTheyGoOnOn) {
  const auto forms = forms_in(
      document_of({paragraph_of("๑. ชื่อโครงการ : อบรม", 2), paragraph_of("๒. วิธีดำเนินการ : ประชุม", 2), paragraph_of("๓. ผู้รับผิดชอบ : กองคลัง", 3)}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].source.place.page, 2);
  ASSERT_EQ(forms[0].more_places.size(), 1u);
  EXPECT_EQ(forms[0].more_places[0].page, 3);
}

// Missing pieces

TEST_F(ProjectForms, NeedNoMoreThanATitleAndTwoFields) {
  const auto forms = forms_in(prose({"๑. ชื่อโครงการ : อบรมคุณธรรม", "๒. วิธีดำเนินการ : ประชุม", "๓. ผู้รับผิดชอบ : กองคลัง"}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_THAT(forms[0].budgets, IsEmpty());
  EXPECT_EQ(forms[0].period.text, "");
}

TEST_F(ProjectForms, AreProseWithOneFieldAlone) { EXPECT_THAT(forms_in(prose({"๑. ชื่อโครงการ : อบรมคุณธรรม", "๒. ผู้รับผิดชอบ : กองคลัง"})), IsEmpty()); }

TEST_F(ProjectForms, AreProseWithFieldsThatNoRecordHolds) {
  EXPECT_THAT(forms_in(prose({"๑. ชื่อโครงการ : อบรม", "๒. หลักการและเหตุผล", "ก", "๓. วัตถุประสงค์", "ข", "๔. เป้าหมาย", "ค"})), IsEmpty());
}

TEST_F(ProjectForms, AreProseWithoutATitle) {
  EXPECT_THAT(forms_in(prose({"๑. วิธีดำเนินการ : ประชุม", "๒. งบประมาณ : ๑๐,๐๐๐ บาท", "๓. ผู้รับผิดชอบ : กองคลัง"})), IsEmpty());
}

TEST_F(ProjectForms, AreProseWithABlankTitle) {
  EXPECT_THAT(forms_in(prose({"๑. ชื่อโครงการ :", "๒. วิธีดำเนินการ : ประชุม", "๓. ผู้รับผิดชอบ : กองคลัง"})), IsEmpty());
}

TEST_F(ProjectForms, EndAtATableThatIsNone) {
  const auto forms = forms_in(document_of({paragraph_of("๑. ชื่อโครงการ : อบรม"), paragraph_of("๒. วิธีดำเนินการ : ประชุม"),
                                           paragraph_of("๓. ผู้รับผิดชอบ : กองคลัง"), table_of({{"ก", "ข"}}), paragraph_of("๔. ผลผลิต : คู่มือ")}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].output, "");
}

TEST_F(ProjectForms, DoNotTakeUpFooters) {
  Paragraph footer = paragraph_of("หน้า ๑");
  footer.role = ParagraphRole::footer;
  const auto forms = forms_in(
      document_of({paragraph_of("๑. ชื่อโครงการ : อบรม"), paragraph_of("๒. วิธีดำเนินการ : ประชุม"), footer, paragraph_of("๓. ผู้รับผิดชอบ : กองคลัง")}));
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(forms[0].method, "ประชุม");
}

// Money

TEST_F(ProjectForms, HaveAnAmountThatStandsInASentence) {
  EXPECT_EQ(amount(form_with("๗. งบประมาณ : ตั้งไว้ตามข้อบัญญัติ จำนวน ๒๐,๐๐๐ บาท (สองหมื่นบาทถ้วน)")), 20'000);
}

TEST_F(ProjectForms, HaveNoBudgetWhereWordsSaySo) {
  EXPECT_EQ(amount(form_with("๗. งบประมาณ : ไม่ใช้งบประมาณ")), 0);
  EXPECT_EQ(amount(form_with("๗. งบประมาณ : โครงการนี้ไม่ใช้งบประมาณ")), 0);
  EXPECT_EQ(amount(form_with("๗. งบประมาณ : -")), 0);
}

TEST_F(ProjectForms, HaveTheAmountThatTheOthersMakeUp) {
  EXPECT_EQ(amount(form_with("๗. งบประมาณ : ๒๐,๐๐๐ บาท เป็นค่าอาหาร ๑๒,๐๐๐ บาท ค่าวิทยากร ๘,๐๐๐ บาท")), 20'000);
  EXPECT_EQ(amount(form_with("๗. งบประมาณ : ค่าอาหาร ๑๒,๐๐๐ บาท ค่าวิทยากร ๘,๐๐๐ บาท รวม ๒๐,๐๐๐ บาท")), 20'000);
}

TEST_F(ProjectForms, HaveNoAmountWhereTwoAreNamed) {
  EXPECT_EQ(amount(form_with("๗. งบประมาณ : ค่าอาหาร ๕,๐๐๐ บาท ค่าวิทยากร ๓,๐๐๐ บาท")), std::nullopt);
}

TEST_F(ProjectForms, HaveNoAmountFromANumberOfOtherThings) { EXPECT_EQ(amount(form_with("๗. งบประมาณ : ตามแผนงานที่ ๓")), std::nullopt); }

TEST_F(ProjectForms, SpendInTheYearOfTheirPeriod) {
  const auto forms = forms_in(prose({"๑. ชื่อโครงการ : อบรม", "๒. ระยะเวลาดำเนินการ : ปีงบประมาณ พ.ศ. ๒๕๖๗", "๓. งบประมาณ : ๑๐,๐๐๐ บาท"}), 2566);
  ASSERT_EQ(forms.size(), 1u);
  ASSERT_EQ(forms[0].budgets.size(), 1u);
  EXPECT_EQ(forms[0].budgets[0].fiscal_year, 2567);
}

TEST_F(ProjectForms, SpendInTheDocumentsYearWhereTheirPeriodIsNoneOfOne) {
  const auto forms = forms_in(prose({"๑. ชื่อโครงการ : อบรม", "๒. ระยะเวลาดำเนินการ : ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐", "๓. งบประมาณ : ๑๐,๐๐๐ บาท"}), 2566);
  ASSERT_EQ(forms.size(), 1u);
  ASSERT_EQ(forms[0].budgets.size(), 1u);
  EXPECT_EQ(forms[0].budgets[0].fiscal_year, 2566);
}

}  // namespace
}  // namespace prongsai

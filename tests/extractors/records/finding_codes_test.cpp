// Every code of data/reference/findings.csv that a document alone can have: a document in which it must be told, and one much like it
// in which it must not.

#include <algorithm>
#include <functional>
#include <set>

#include "models/csv.h"
#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using testing::paragraph_of;
using testing::Rows;
using testing::table_of;

const std::string title = "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘";
const std::string home = "องค์การบริหารส่วนตำบลนาเหรง อำเภอนบพิตำ จังหวัดนครศรีธรรมราช";

Document report_with(std::vector<Block> blocks) {
  blocks.insert(blocks.begin(), paragraph_of(home));
  blocks.insert(blocks.begin(), paragraph_of(title));
  return testing::document_of(std::move(blocks));
}
Document report_saying(const std::string& text) { return report_with({paragraph_of(text)}); }
Document report_of(const Rows& rows) { return report_with({table_of(rows)}); }

Document tools(const std::string& overall) {
  return report_of({{"เครื่องมือ", "คะแนน"}, {"IIT", "๙๘.๗๙"}, {"EIT", "๙๐.๘๑"}, {"OIT", "๗๑.๕๐"}, {"คะแนนรวม", overall}});
}

Document staff_survey(const std::string& iit) { return report_of({{"เครื่องมือ", "คะแนน"}, {"IIT", iit}, {"EIT", "๙๐.๘๑"}, {"OIT", "๗๑.๕๐"}}); }

Document public_survey(const std::string& eit) {
  return report_of({{"ตัวชี้วัด", "คะแนน"}, {"คุณภาพการดำเนินงาน", "๙๐.๐๐"}, {"ประสิทธิภาพการสื่อสาร", "๘๘.๐๐"}, {"การปรับปรุงการทำงาน", "๘๖.๐๐"}, {"EIT", eit}});
}

Document twice(const std::string& again) {
  return report_with({table_of({{"ตัวชี้วัด", "คะแนน"}, {"ประสิทธิภาพการสื่อสาร", "๙๔.๐๐"}}), paragraph_of("ตัวชี้วัดที่ ๗ มีคะแนน " + again + " คะแนน")});
}

Document rise(const std::string& by) {
  return report_saying("ตัวชี้วัดที่ ๙ ปี ๒๕๖๗ มีคะแนน ๘๐.๐๐ คะแนน ตัวชี้วัดที่ ๙ ปี ๒๕๖๘ มีคะแนน ๙๐.๐๐ คะแนน เพิ่มขึ้น " + by + " คะแนน");
}

Document rated(const std::string& rating) { return report_saying("คะแนนภาพรวมหน่วยงาน ปี ๒๕๖๘ : ๘๐.๗๗ คะแนน " + rating); }

Document filed_under(const std::string& tool) {
  return report_of({{"ลำดับ", "เครื่องมือการประเมิน", "ตัวชี้วัด", "คะแนน"}, {"๑", tool, "การเปิดเผยข้อมูล", "๗๐.๐๐"}, {"๒", tool, "การป้องกันการทุจริต", "๗๒.๐๐"}});
}

Document numbered(const std::string& number) {
  return report_of({{"ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน"}, {"1", "การปฏิบัติหน้าที่", "94.62"}, {number, "การใช้งบประมาณ", "95.13"}});
}

Document plan(const std::string& total) {
  return report_of({{"โครงการ", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"}, {"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"คู่มือ", "๕,๐๐๐", "กองช่าง"}, {"รวม", total, ""}});
}

Document counted(const std::string& count) {
  return report_with({paragraph_of("แผนมีโครงการรวมจำนวน " + count + " โครงการ ดังนี้"),
                      table_of({{"โครงการ", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"}, {"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"คู่มือ", "๕,๐๐๐", "กองช่าง"}})});
}

Document last_period(const std::string& period) {
  return report_of({{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"},
                    {"อบรมพนักงาน", "กองคลัง", "ต.ค. ๒๕๖๗ - ธ.ค. ๒๕๖๗"},
                    {"จัดทำคู่มือ", "กองช่าง", "ม.ค. ๒๕๖๘ - มี.ค. ๒๕๖๘"},
                    {"ประชาคมหมู่บ้าน", "สำนักปลัด", "เม.ย. ๒๕๖๘"},
                    {"ตรวจสอบพัสดุ", "กองคลัง", period}});
}

Document responsible(const std::string& unit, const std::string& steps) {
  return report_of(
      {{"มาตรการ", "ผู้รับผิดชอบ", "วิธีดำเนินการ", "ระยะเวลา"}, {"อบรมพนักงาน", "กองคลัง", "จัดประชุม", "ต.ค. ๒๕๖๗"}, {"จัดทำคู่มือ", unit, steps, "ม.ค. ๒๕๖๘"}});
}

Document again(const std::string& measure) {
  return report_with({table_of({{"มาตรการ", "ผู้รับผิดชอบ"}, {"จัดทำคู่มือการปฏิบัติงานของพนักงาน", "กองคลัง"}}), paragraph_of("บันทึกข้อความ"),
                      table_of({{"มาตรการ", "ผู้รับผิดชอบ"}, {measure, "กองคลัง"}})});
}

Document shifted(const std::string& unit, const std::string& period, const std::string& remark) {
  Rows rows{{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "หมายเหตุ"}};
  for (const char* measure : {"อบรมพนักงาน", "จัดทำคู่มือ", "ประชาคมหมู่บ้าน"}) rows.push_back({measure, "กองคลัง", "ต.ค. ๒๕๖๗", ""});
  rows.push_back({"ตรวจสอบพัสดุ", unit, period, remark});
  return report_of(rows);
}

Document read_otherwise(const std::string& overall) {
  Document document = tools(overall);
  Table& table = std::get<Table>(document.blocks.back());
  table.at(2, 1)->doubts = {{"๙๐.๘๑", "๙๐.๓๑"}};
  return document;
}

Document on_page(Page page) {
  Document document = report_saying("ข้อความ");
  document.pages = {std::move(page)};
  return document;
}

Document scanned(double confidence) {
  Document document = responsible("กองช่าง", "จัดพิมพ์");
  document.pages = {{1, 595, 842, "", TextSource::ocr, 0.9, 1, true}};
  for (Cell& cell : std::get<Table>(document.blocks.back()).cells) {
    cell.source = TextSource::ocr;
    cell.confidence = confidence;
  }
  return document;
}

/// The list of items of 2568, changed before it becomes a table.
Document checklist(
    const ItaReference& ita, const std::function<void(Rows&)>& change = [](Rows&) {}) {
  Rows rows{{"ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "ผู้รับผิดชอบ"}};
  for (const OitItem* item : ita.items(2568)) rows.push_back({item->code, item->name, "แสดงข้อมูล", "สำนักปลัด"});
  change(rows);
  return report_of(rows);
}

struct Case {
  std::string code;
  RecordKind about;
  Document told, silent;
};

class FindingCodes : public testing::RecordFixture {
 protected:
  static std::vector<Case> cases() {
    using enum RecordKind;
    const ItaReference& ita = data().ita;
    const auto list = [&ita](const std::function<void(Rows&)>& change) { return checklist(ita, change); };
    const Document whole_list = checklist(ita);
    return {
        {"score.weighted_mismatch", score, tools("๘๖.๔๘"), tools("๘๕.๔๘")},
        {"score.tool_mean_mismatch", score, public_survey("๘๙.๐๐"), public_survey("๘๘.๐๐")},
        {"score.conflict", score, twice("๙๙.๘๔"), twice("๙๔.๐๐")},
        {"score.change_mismatch", score, rise("๒๐"), rise("๑๐")},
        {"score.out_of_range", document, staff_survey("๙๘๗.๙"), staff_survey("๙๘.๗๙")},
        {"rating.mismatch", score, rated("ผ่านดี"), rated("ต้องปรับปรุง")},
        {"indicator.wrong_tool", score, filed_under("IIT"), filed_under("OIT")},
        {"indicator.name_mismatch", score, numbered("3"), numbered("2")},
        {"budget.sum_mismatch", document, plan("๑๖,๐๐๐"), plan("๑๕,๐๐๐")},
        {"count.mismatch", document, counted("๓"), counted("๒")},
        {"year.mismatch", measure, last_period("พ.ค. ๒๕๖๙ - ก.ย. ๒๕๖๙"), last_period("พ.ค. ๒๕๖๘ - ก.ย. ๒๕๖๘")},
        {"organisation.foreign_name", document, report_saying("พนักงานของเทศบาลตำบลสวนจิกเข้าร่วม"), report_saying("พนักงานเข้าร่วม")},
        {"organisation.location_conflict", document, report_saying("ที่ทำการองค์การบริหารส่วนตำบลนาเหรง อำเภอนบพิทำ จังหวัดนครศรีธรรมราช"),
         report_saying(home)},
        {"organisation.ambiguous", document, testing::prose({"องค์การบริหารส่วนตำบลหนองบัว"}),
         testing::prose({"องค์การบริหารส่วนตำบลหนองบัว อำเภอบ้านฝาง จังหวัดขอนแก่น"})},
        {"organisation.unknown", document, testing::prose({title}), report_saying("ข้อความ")},
        {"period.impossible", measure, last_period("๑๕ มีนาคม ๒๕๒๘"), last_period("๑๕ มีนาคม ๒๕๖๘")},
        {"measure.unit_missing", measure, responsible("", "จัดพิมพ์"), responsible("กองช่าง", "จัดพิมพ์")},
        {"measure.unit_in_wrong_column", measure, responsible("จัดพิมพ์และแจกจ่ายให้ทุกคน", "กองช่าง"), responsible("กองช่าง", "จัดพิมพ์และแจกจ่ายให้ทุกคน")},
        {"measure.duplicate", measure, again("จัดทำคู่มือการปฏิบัติงานของพนักงาน"), again("ประกาศเจตนารมณ์ต่อต้านการทุจริต")},
        {"item.code_missing", document, list([](Rows& rows) { rows[7][0] = ""; }), whole_list},
        {"item.code_repeated", disclosure_item, list([](Rows& rows) { rows[10][0] = "O1"; }), whole_list},
        {"item.unknown_code", disclosure_item, list([](Rows& rows) {
           rows.push_back({"O29", "ข้ออื่น", "แสดงข้อมูล", "สำนักปลัด"});
         }),
         whole_list},
        {"item.name_mismatch", disclosure_item, list([](Rows& rows) { std::swap(rows[17][1], rows[18][1]); }), whole_list},
        {"item.missing", document, list([](Rows& rows) { rows.erase(rows.begin() + 5); }), whole_list},
        {"table.ragged", measure, shifted("", "กองช่าง", "ต.ค. ๒๕๖๗"), shifted("กองช่าง", "ต.ค. ๒๕๖๗", "")},
        {"number.decided", document, read_otherwise("๘๕.๔๘"), tools("๘๕.๔๘")},
        {"number.doubtful", document, read_otherwise("๘๐.๐๐"), tools("๘๐.๐๐")},
        {"text.broken_encoding", document,
         on_page({1, 595, 842, "ก", TextSource::text, std::nullopt, 0, true, {TextTrust::read_again, TextFault::lost_tones, 700, 0, 120, "Sample"}}),
         on_page({1, 595, 842, "ก", TextSource::text, std::nullopt, 0, true})},
        {"text.repaired", document, on_page({1, 595, 842, "กำหนด", TextSource::repaired, std::nullopt, 0, true}),
         on_page({1, 595, 842, "กำหนด", TextSource::text, std::nullopt, 0, true})},
        {"text.low_confidence", measure, scanned(0.6), scanned(0.95)},
        {"page.empty", document, on_page({1, 595, 842, "", TextSource::text, std::nullopt, 1, false}),
         on_page({1, 595, 842, "", TextSource::text, std::nullopt, 0, false})},
    };
  }

  static const CsvTable& reference() {
    static const auto table = CsvTable::read(PRONGSAI_SOURCE_DIR "/data/reference/findings.csv");
    return table.value();
  }

  static std::string severity_of(const std::string& code) {
    for (std::size_t row = 0; row < reference().size(); ++row) {
      if (reference().field(row, "code") == code) return reference().field(row, "severity");
    }
    return "not listed";
  }
};

TEST_F(FindingCodes, AreEachToldWhereTheyMustAndNotWhereTheyMustNot) {
  for (const Case& each : cases()) {
    SCOPED_TRACE(each.code);
    EXPECT_THAT(codes(recognise(each.told, data()).findings), ::testing::Contains(each.code));
    EXPECT_THAT(codes(recognise(each.silent, data()).findings), ::testing::Not(::testing::Contains(each.code)));
  }
}

TEST_F(FindingCodes, HaveTheirSeverityTheirRecordAndTwoMessages) {
  for (const Case& each : cases()) {
    SCOPED_TRACE(each.code);
    const Report report = recognise(each.told, data());
    const auto finding = std::ranges::find(report.findings, each.code, &Finding::code);
    ASSERT_NE(finding, report.findings.end());
    EXPECT_EQ(to_string(finding->severity), severity_of(each.code));
    EXPECT_EQ(to_string(finding->record_kind), to_string(each.about));
    EXPECT_EQ(finding->record >= 0, each.about != RecordKind::document);
    EXPECT_FALSE(finding->message_th.empty());
    EXPECT_FALSE(finding->message_en.empty());
    EXPECT_NE(finding->message_th, finding->message_en);
  }
}

TEST_F(FindingCodes, AreAllHere) {
  std::set<std::string> listed, tested;
  for (std::size_t row = 0; row < reference().size(); ++row) {
    if (reference().field(row, "scope") == "document") listed.insert(reference().field(row, "code"));
  }
  for (const Case& each : cases()) tested.insert(each.code);
  EXPECT_EQ(tested, listed);
}

TEST_F(FindingCodes, SayWhatToLookAtInBothLanguages) {
  for (std::size_t row = 0; row < reference().size(); ++row) {
    for (const char* column : {"meaning_th", "meaning_en", "look_th", "look_en"})
      EXPECT_FALSE(reference().field(row, column).empty()) << row << column;
  }
}

}  // namespace
}  // namespace prongsai

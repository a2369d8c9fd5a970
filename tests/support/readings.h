#pragma once

#include <string>

#include "pipeline/read_document.h"

namespace prongsai::testing {

inline Source source_at(int page, int table = -1, int row = -1) { return {{page, Box{10, 20, 110, 40}}, table, row}; }

/// A reading with one of everything, every member of it set.
inline Reading full_reading() {
  Document document;
  document.format = Format::pdf;
  document.pages = {{1, 595.3, 841.9, "รายงานผล ปี ๒๕๖๘", TextSource::text, std::nullopt, 1, true,
                     TextVerdict{TextTrust::read_again, TextFault::lost_tones, 700, 3, 120, "Sample"}},
                    {2, 595.3, 841.9, "หน้าที่สอง", TextSource::ocr, 0.9, 2, false}};
  Paragraph paragraph;
  paragraph.text = "องค์การบริหารส่วนตำบลตัวอย่าง";
  paragraph.place = {1, Box{10, 20, 110, 40}};
  paragraph.role = ParagraphRole::footnote;
  paragraph.source = TextSource::repaired;
  paragraph.confidence = 0.75;
  paragraph.size_pt = 16;
  paragraph.bold = paragraph.centered = true;
  Cell heading;
  heading.is_header = true;
  heading.text = "มาตรการ";
  heading.places = {{1, Box{10, 100, 200, 120}}};
  Cell cell;
  cell.row = 1;
  cell.text = "จัดทำคู่มือ\nการปฏิบัติงาน";
  cell.places = {{1, Box{10, 120, 200, 140}}, {2, Box{10, 50, 200, 70}}};
  cell.source = TextSource::ocr;
  cell.confidence = 0.5;
  Table table;
  table.rows = 2;
  table.columns = 1;
  table.header_rows = 1;
  table.cells = {heading, cell};
  table.roles = {ColumnRole::title};
  table.column_years = {2568};
  document.blocks = {paragraph, table};
  document.glyph_rules = {{"Sample", 201, "\u0E48", GlyphEvidence::outline, 12, 2}};

  Report report;
  report.organisation = {"องค์การบริหารส่วนตำบลตัวอย่าง", "อบต.ตัวอย่าง", "อบต.", "ตัวอย่าง", "เมือง", "จังหวัดหนึ่ง", "05100101", "stated", source_at(1)};
  report.fiscal_year = 2568;
  report.fiscal_year_end = 2570;
  report.document_kind = "measures_report";
  report.scores = {{source_at(1), 2568, ScoreLevel::overall, "overall", "คะแนนรวม", 87.25, "ผ่านดี", "OIT", ScoreRole::target, true}};
  Measure measure;
  measure.source = source_at(1, 0, 1);
  measure.more_places = {{2, Box{10, 50, 200, 70}}};
  measure.fiscal_year = 2568;
  measure.section = "ส่วนที่ ๑";
  measure.number = "๑";
  measure.title = "จัดทำคู่มือการปฏิบัติงาน";
  measure.method = "ประชุม";
  measure.topic = "การปฏิบัติหน้าที่";
  measure.output = "คู่มือ ๑ เล่ม";
  measure.outcome = "โปร่งใสขึ้น";
  measure.period = {"ต.ค. ๖๗ – ก.ย. ๖๘", Date{2024, 10, 1}, Date{2025, 9, 30}, true};
  measure.status = Progress::completed;
  measure.progress_percent = 100;
  measure.indicator = "1";
  measure.units = {{"สำนักปลัด", UnitKind::office, "สนป."}, {"กองคลัง", UnitKind::division, "กองคลัง"}};
  measure.budgets = {{2568, 20'000, source_at(1, 0, 1)}};
  Measure twin = measure;
  twin.duplicate_of = 0;
  report.measures = {measure, twin};
  report.items = {{source_at(2), "O1", "โครงสร้าง", "แสดงแผนผัง", "เผยแพร่แล้ว", Progress::completed, {{"สำนักปลัด", UnitKind::office, "สำนักปลัด"}}}};
  report.risks = {{source_at(2), "การจัดซื้อ", "รับสินบน", "สูง", "ตรวจสอบ"}};
  report.findings = {{Severity::warning, "measure.duplicate", "ซ้ำ", "twice", RecordKind::measure, 1, source_at(1, 0, 1)},
                     {Severity::info, "year.mismatch", "ปีไม่ตรง", "years differ", RecordKind::document, -1, source_at(1)}};
  return {document, report};
}

/// A reading with an organisation and its scores in a year, one of them for each (level, code).
struct StatedScore {
  ScoreLevel level;
  std::string code;
  double value;
};

inline Reading reading_with_scores(const std::string& organisation, const std::string& province, int year, const std::vector<StatedScore>& scores) {
  Reading reading;
  reading.report.organisation.name = organisation;
  reading.report.organisation.province = province;
  reading.report.fiscal_year = year;
  for (const StatedScore& stated : scores) {
    Score score;
    score.level = stated.level;
    score.code = stated.code;
    score.value = stated.value;
    score.is_primary = true;
    score.source = source_at(1);
    reading.report.scores.push_back(score);
  }
  return reading;
}

}  // namespace prongsai::testing

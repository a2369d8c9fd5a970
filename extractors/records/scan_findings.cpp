#include "extractors/records/scan_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "extractors/records/place_words.h"

namespace prongsai {
namespace {

/// Lines of print were read with 0.85 and more, in 128 pages of scans with and without noise; damaged ones with less.
constexpr double least_confidence = 0.8;

struct Doubt {
  double confidence = 1;
  std::string text;
};

/// The least sure text that a record was read from.
class Doubts {
 public:
  explicit Doubts(const Document& document) {
    for (const Block& block : document.blocks) {
      if (const auto* table = std::get_if<Table>(&block)) {
        tables_.push_back(table);
      } else if (const auto& paragraph = std::get<Paragraph>(block); is_doubtful(paragraph)) {
        paragraphs_.push_back(&paragraph);
      }
    }
  }

  Doubt about(const Source& source) const {
    Doubt least;
    const auto consider = [&](const auto& part) {
      if (part.confidence < least.confidence) least = {part.confidence, part.text};
    };
    if (source.table >= 0 && static_cast<std::size_t>(source.table) < tables_.size()) {
      for (const Cell& cell : tables_[static_cast<std::size_t>(source.table)]->cells) {
        if (cell.row <= source.row && source.row < cell.row + cell.row_span && is_doubtful(cell)) consider(cell);
      }
    } else if (source.place.box) {
      for (const Paragraph* paragraph : paragraphs_) {
        if (paragraph->place.page == source.place.page && paragraph->place.box && paragraph->place.box->intersects(*source.place.box))
          consider(*paragraph);
      }
    }
    return least;
  }

 private:
  template <typename Part>
  static bool is_doubtful(const Part& part) {
    return part.source == TextSource::ocr && !part.text.empty() && part.confidence < least_confidence;
  }

  std::vector<const Table*> tables_;
  std::vector<const Paragraph*> paragraphs_;
};

template <typename Record>
void check(const std::vector<Record>& records, RecordKind kind, const Doubts& doubts, Report& report) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Doubt doubt = doubts.about(records[i].source);
    if (doubt.confidence >= least_confidence) continue;
    const auto percent = std::lround(100 * doubt.confidence);
    const Wording place = place_words(records[i].source);
    report.findings.push_back({Severity::warning, "text.low_confidence",
                               fmt::format("อ่านจากภาพได้ไม่ชัด ({}, ความเชื่อมั่นร้อยละ {}): {}", place.thai, percent, in_quotes(doubt.text)),
                               fmt::format("read from the picture ({}) with a confidence of {} %: {}", place.english, percent, in_quotes(doubt.text)),
                               kind, static_cast<int>(i), records[i].source});
  }
}

}  // namespace

void check_confidence(const Document& document, Report& report) {
  const auto has_pictures_read = [](const Page& page) { return page.source == TextSource::ocr || page.ocr_confidence; };
  if (std::ranges::none_of(document.pages, has_pictures_read)) return;
  const Doubts doubts(document);
  check(report.scores, RecordKind::score, doubts, report);
  check(report.measures, RecordKind::measure, doubts, report);
  check(report.items, RecordKind::disclosure_item, doubts, report);
  check(report.risks, RecordKind::risk, doubts, report);
}

}  // namespace prongsai

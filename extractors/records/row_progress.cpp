#include "extractors/records/row_progress.h"

#include "extractors/tables/columns.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

/// `ความก้าวหน้า (ร้อยละ)` over bare numbers.
std::optional<double> percent_under(const std::string& heading, const std::string& cell) {
  if (const auto percent = parse_percent(cell)) return percent;
  if (heading.find("ร้อยละ") == std::string::npos && heading.find('%') == std::string::npos) return std::nullopt;
  const auto number = thai::parse_number(cell);
  return number && *number >= 0 && *number <= 100 ? number : std::nullopt;
}

/// มี and ไม่มี under such a heading say nothing about the measure: `ปัญหาอุปสรรค`, `เรื่องร้องเรียน`.
bool is_about_trouble(const std::string& heading) {
  return heading.find("ปัญหา") != std::string::npos || heading.find("อุปสรรค") != std::string::npos || heading.find("ร้องเรียน") != std::string::npos;
}

/// The state whose own column is ticked; unknown where none or several are.
Progress ticked_column(const LogicalRow& row, const ProgressLexicon& lexicon) {
  Progress found = Progress::unknown;
  for (int column = 0; column < row.table().columns; ++column) {
    if (!is_ticked(row.text(column))) continue;
    const Cell* heading = row.table().header_rows > 0 ? row.table().at(row.table().header_rows - 1, column) : nullptr;
    const std::string whole = heading == nullptr ? "" : heading_text(row.table(), column);
    if (whole.empty() || is_about_trouble(whole)) continue;
    Progress state = lexicon.read_heading(heading->text);
    if (state == Progress::unknown) state = lexicon.read_heading(whole);  // ดำเนินการ over แล้ว
    if (state == Progress::unknown) continue;
    if (found != Progress::unknown) return Progress::unknown;
    found = state;
  }
  return found;
}

Progress state_of(double percent) {
  if (percent >= 100) return Progress::completed;
  return percent > 0 ? Progress::in_progress : Progress::not_started;
}

}  // namespace

Progress read_presence(const LogicalRow& row, const ProgressLexicon& lexicon) {
  const Progress stated = lexicon.read_presence(row.text(ColumnRole::status));
  return stated != Progress::unknown ? stated : lexicon.read_presence(row.text(ColumnRole::progress));
}

RowProgress read_row_progress(const LogicalRow& row, const ProgressLexicon& lexicon) {
  RowProgress progress;
  progress.status = ticked_column(row, lexicon);
  for (int column = 0; column < row.table().columns; ++column) {
    const ColumnRole role = row.table().roles[static_cast<std::size_t>(column)];
    if (role != ColumnRole::status && role != ColumnRole::progress) continue;
    const std::string text = row.text(column);
    if (text.empty()) continue;
    if (progress.status == Progress::unknown) progress.status = lexicon.read(text);
    if (!progress.percent) progress.percent = percent_under(heading_text(row.table(), column), text);
    if (const auto percent = lexicon.percent_of_state(text)) {
      if (!progress.percent) progress.percent = percent;
      if (progress.status == Progress::completed && *percent < 100) progress.status = state_of(*percent);  // ดำเนินการแล้ว ร้อยละ ๖๐
    }
    if (role == ColumnRole::progress && progress.detail.empty() && !progress.percent) progress.detail = lexicon.detail(text);
  }
  if (progress.status == Progress::unknown) progress.status = lexicon.read_bare(row.text(ColumnRole::output));
  if (progress.status == Progress::unknown && progress.percent) progress.status = state_of(*progress.percent);
  return progress;
}

}  // namespace prongsai

#include "extractors/records/risks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extractors/records/logical_rows.h"
#include "extractors/records/progress.h"
#include "extractors/tables/columns.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

std::string without_number(const std::string& text) {
  const thai::Enumerator enumerator = thai::leading_enumerator(text);
  return text.substr(enumerator.length);
}

/// The heading of the one column that is ticked: a colour or a level.
std::string ticked_level(const LogicalRow& row) {
  constexpr std::array<std::string_view, 9> levels{"เขียว", "เหลือง", "ส้ม", "แดง", "ต่ำมาก", "ต่ำ", "ปานกลาง", "สูง", "สูงมาก"};
  std::string ticked;
  for (int column = 0; column < row.table().columns; ++column) {
    const auto headings = heading_cells(row.table(), column);
    if (headings.empty() || !is_ticked(row.text(column))) continue;
    std::string key = thai::squeeze(headings.back()->text);
    if (constexpr std::string_view colour = "สี"; key.starts_with(colour)) key.erase(0, colour.size());
    if (std::find(levels.begin(), levels.end(), key) == levels.end()) continue;
    if (!ticked.empty()) return "";
    ticked = thai::collapse_spaces(headings.back()->text);
  }
  return ticked;
}

/// `๑๕ (สูงมาก)`, `๔ x ๓ = ๑๒ ระดับสูง`: the word where nothing but figures stands beside it; else the text as it is.
std::string level_in_words(const std::string& text) {
  constexpr std::string_view figures = "0123456789()[]=*+x,.:/-";
  constexpr std::array<std::string_view, 5> words{"ต่ำมาก", "สูงมาก", "ปานกลาง", "ต่ำ", "สูง"};
  std::string key = thai::squeeze(text);
  const std::size_t length = key.size();
  std::erase_if(key, [&](char c) { return figures.find(c) != std::string_view::npos; });
  if (const std::size_t sign = key.find("×"); sign != std::string::npos) key.erase(sign, std::string_view("×").size());
  if (key.size() == length) return text;
  if (constexpr std::string_view grade = "ระดับ"; key.starts_with(grade)) key.erase(0, grade.size());
  return std::ranges::find(words, key) != words.end() ? key : text;
}

/// Of several columns of figures (likelihood, impact, their product) the one that says it is the whole; a single one is that.
std::string level_by_figures(const LogicalRow& row) {
  int figures = 0;
  std::string level, whole;
  for (int column = 0; column < row.table().columns; ++column) {
    if (row.table().roles[static_cast<std::size_t>(column)] != ColumnRole::risk_score) continue;
    ++figures;
    level = row.text(column);
    const std::string key = thai::squeeze(heading_text(row.table(), column));
    const auto says = [&](std::string_view word) { return key.find(word) != std::string::npos; };
    if (says("โอกาส") != says("ผลกระทบ")) continue;  // `คะแนนโอกาส` is one of two factors
    for (const std::string_view word : {"รวม", "คะแนน", "lxi", "l×i", "score"}) {
      if (says(word)) whole = level;
    }
  }
  return figures == 1 ? level : whole;
}

}  // namespace

std::vector<Risk> read_risks(const Document& document) {
  std::vector<Risk> risks;
  for (const TableInContext& place : tables_of(document)) {
    if (!has_role(*place.table, ColumnRole::risk_issue)) continue;
    std::string activity;
    for (const LogicalRow& row : logical_rows(*place.table, place.index, ColumnRole::risk_issue)) {
      if (const Cell* heading = inner_heading(row)) {
        activity = thai::trimmed(heading->text);
        continue;
      }
      if (const std::string own = row.text(ColumnRole::risk_activity); !own.empty()) activity = without_number(own);
      const std::string issue = row.text(ColumnRole::risk_issue);
      if (issue.empty()) continue;
      std::string level = level_in_words(row.text(ColumnRole::risk_level));
      if (level.empty()) level = ticked_level(row);
      if (level.empty()) level = level_by_figures(row);
      risks.push_back({row.source(), activity.empty() ? issue : activity, issue, level, row.text(ColumnRole::risk_control)});
    }
  }
  return risks;
}

}  // namespace prongsai

#include "extractors/records/risks.h"

#include "extractors/records/logical_rows.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

std::string without_number(const std::string& text) {
  const thai::Enumerator enumerator = thai::leading_enumerator(text);
  return text.substr(enumerator.length);
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
      std::string level = row.text(ColumnRole::risk_level);
      if (level.empty()) level = row.text(ColumnRole::risk_score);
      risks.push_back({row.source(), activity.empty() ? issue : activity, issue, level, row.text(ColumnRole::risk_control)});
    }
  }
  return risks;
}

}  // namespace prongsai

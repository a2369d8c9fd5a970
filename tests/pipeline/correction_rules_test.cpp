#include "pipeline/store/correction_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace prongsai {
namespace {

using ::testing::HasSubstr;

/// The form in which a value is stored; "null" for nothing, "refused" where it cannot be.
std::string form(std::string_view kind, std::string_view column, std::string_view value) {
  const CorrectableColumn* rule = correctable_column(kind, column);
  if (rule == nullptr) return "no column";
  const auto result = correct_form(*rule, value);
  return result ? result->value_or("null") : "refused";
}

struct Case {
  std::string_view kind, column, value;
  std::string form;
};

TEST(CorrectForm, TakesWhatAReportCanSay) {
  for (const auto& [kind, column, value, expected] : std::vector<Case>{
           {"score", "value", " ๘๗.๕๐ ", "87.50"},
           {"score", "value", "100", "100"},
           {"score", "value", "0", "0"},
           {"score", "code", "9.1", "9.1"},
           {"score", "code", "o12", "o12"},
           {"score", "role", "target", "target"},
           {"measure", "period_end", "2024-02-29", "2024-02-29"},
           {"measure", "period_end", "", "null"},
           {"measure", "status", "in_progress", "in_progress"},
           {"measure", "title", "จัดทำคู่มือ\nการปฏิบัติงาน", "จัดทำคู่มือ\nการปฏิบัติงาน"},
           {"measure", "fiscal_year", "๒๕๖๘", "2568"},
           {"budget", "amount_baht", "๑,๒๓๔,๐๐๐", "1234000"},
           {"disclosure_item", "code", "O12", "O12"},
           {"document", "organisation", "เทศบาลตำบลบ่อทอง", "เทศบาลตำบลบ่อทอง"},
           {"finding", "state", "dismissed", "dismissed"},
       }) {
    EXPECT_EQ(form(kind, column, value), expected) << kind << ' ' << column << ' ' << value;
  }
}

TEST(CorrectForm, RefusesWhatNoReportSays) {
  for (const auto& [kind, column, value, expected] : std::vector<Case>{
           {"score", "value", "100.01", "refused"},
           {"score", "value", "-1", "refused"},
           {"score", "value", "87,5 ", "refused"},
           {"score", "value", "1e1", "refused"},
           {"score", "value", "nan", "refused"},
           {"score", "value", "", "refused"},
           {"score", "code", "o0", "refused"},
           {"score", "code", "11", "refused"},
           {"score", "role", "wish", "refused"},
           {"measure", "period_end", "2023-02-29", "refused"},
           {"measure", "period_end", "2567-09-30", "refused"},
           {"measure", "period_end", "30/9/2024", "refused"},
           {"measure", "status", "done", "refused"},
           {"measure", "title", " ", "refused"},
           {"measure", "title", "a\tb\x01", "refused"},
           {"measure", "title", "\xE0\xB8", "refused"},
           {"measure", "fiscal_year", "2024", "refused"},
           {"measure", "indicator", "11", "refused"},
           {"budget", "amount_baht", "12.50", "refused"},
           {"budget", "amount_baht", "-5", "refused"},
           {"finding", "state", "wrong", "refused"},
           {"measure", "duplicate_of", "3", "no column"},
           {"score", "title", "x", "no column"},
       }) {
    EXPECT_EQ(form(kind, column, value), expected) << kind << ' ' << column << ' ' << value;
  }
}

TEST(CorrectForm, SaysWhatIsExpected) {
  const auto result = correct_form(*correctable_column("measure", "period_end"), "30/9/2567");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "'30/9/2567' is not a date as YYYY-MM-DD, Gregorian");
}

}  // namespace
}  // namespace prongsai

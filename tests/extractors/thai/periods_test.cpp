#include "extractors/thai/periods.h"

#include <gtest/gtest.h>

#include <string>

namespace prongsai::thai {
namespace {

/// "2024-10-01 2025-09-30", a dash for an absent bound, " !" for impossible.
std::string shown(const Period& period) {
  const auto bound = [](const std::optional<Date>& date) { return date ? to_iso(*date) : "-"; };
  return bound(period.start) + " " + bound(period.end) + (period.impossible ? " !" : "");
}

struct Written {
  const char* text;
  const char* interval;
  int fiscal_year = 2568;
};

void PrintTo(const Written& written, std::ostream* out) { *out << written.text; }

class ParsePeriod : public testing::TestWithParam<Written> {};

TEST_P(ParsePeriod, GivesTheInterval) { EXPECT_EQ(shown(parse_period(GetParam().text, GetParam().fiscal_year)), GetParam().interval); }

TEST_P(ParsePeriod, KeepsTheText) { EXPECT_EQ(parse_period(GetParam().text, 2568).text, GetParam().text); }

INSTANTIATE_TEST_SUITE_P(FiscalYears, ParsePeriod,
                         testing::Values(Written{"ปีงบประมาณ พ.ศ. ๒๕๖๖", "2022-10-01 2023-09-30"}, Written{"ประจำปี๒๕๖๗", "2023-10-01 2024-09-30"},
                                         Written{"ประจำปีงบประมาณปี พ.ศ. ๒๕๖๗", "2023-10-01 2024-09-30"}, Written{"ปี 2567", "2023-10-01 2024-09-30"},
                                         Written{"ปีงบฯ ๖๗", "2023-10-01 2024-09-30"}, Written{"ปี 2024", "2023-10-01 2024-09-30"},
                                         Written{"ตลอดปีงบประมาณ", "2024-10-01 2025-09-30"},
                                         Written{"ตลอดปีงบประมาณ พ.ศ.๒๕๖๗", "2023-10-01 2024-09-30"}, Written{"ตลอดปี", "2024-10-01 2025-09-30"},
                                         Written{"ดำเนินการ ตลอด\nทั้งปี", "2024-10-01 2025-09-30"}, Written{"ทั้ง ปีงบประมาณ", "2024-10-01 2025-09-30"},
                                         Written{"ภายในปีงบประมาณ", "2024-10-01 2025-09-30"}, Written{"สิ้นปีงบประมาณ", "2025-09-30 2025-09-30"},
                                         Written{"ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐", "2022-10-01 2027-09-30"},
                                         Written{"ปีงบประมาณ ๒๕๖๖ ถึง พ.ศ. ๒๕๗๐", "2022-10-01 2027-09-30"},
                                         Written{"๒๕๖๖ – ๒๕๗๐", "2022-10-01 2027-09-30"}, Written{"ปีงบประมาณ 2567 และ 2568", "2023-10-01 2025-09-30"},
                                         Written{"พ.ศ.๒๕๖๑-๒๕๘๐", "2018-01-01 2037-12-31"}, Written{"ตลอดปี", "- -", 0}));

INSTANTIATE_TEST_SUITE_P(PartsOfTheFiscalYear, ParsePeriod,
                         testing::Values(Written{"ไตรมาสที่ ๑", "2024-10-01 2024-12-31"}, Written{"ไตรมาส 2", "2025-01-01 2025-03-31"},
                                         Written{"Q3", "2025-04-01 2025-06-30"}, Written{"ไตรมาสที่ ๔/๒๕๖๗", "2024-07-01 2024-09-30"},
                                         Written{"ไตรมาส ๑ - ๔", "2024-10-01 2025-09-30"}, Written{"ไตรมาส 1, 2", "2024-10-01 2025-03-31"},
                                         Written{"ไตรมาสที่ 4 ปี 2567 - ไตรมาสที่ 1 ปี 2568", "2024-07-01 2024-12-31"},
                                         Written{"ปีงบประมาณ ๒๕๖๗ ไตรมาสที่ ๒", "2024-01-01 2024-03-31"}, Written{"รอบ ๖ เดือน", "2024-10-01 2025-03-31"},
                                         Written{"รอบ ๑๒ เดือน", "2024-10-01 2025-09-30"}, Written{"6 เดือนแรก", "2024-10-01 2025-03-31"},
                                         Written{"๖ เดือนหลัง", "2025-04-01 2025-09-30"},
                                         Written{"ระยะเวลา 6 เดือนของปี พ.ศ. 2567", "2023-10-01 2024-03-31"},
                                         Written{"รอบ 6 เดือน และ 12 เดือน", "2024-10-01 2025-09-30"}, Written{"ครึ่งปีหลัง", "2025-04-01 2025-09-30"},
                                         Written{"ไตรมาสที่ ๑ (๑ ตุลาคม ๒๕๖๗ – ๓๑ ธันวาคม ๒๕๖๗)", "2024-10-01 2024-12-31"}));

INSTANTIATE_TEST_SUITE_P(
    Days, ParsePeriod,
    testing::Values(Written{"๑๐ กันยายน ๒๕๖๘", "2025-09-10 2025-09-10"}, Written{"เมื่อวันที่ ๓ เม.ย. ๖๘", "2025-04-03 2025-04-03"},
                    Written{"วันที่ ๗ เดือน มีนาคม พ.ศ. ๒๕๖๘", "2025-03-07 2025-03-07"}, Written{"11 สิงหาคม ๒๕๖8", "2025-08-11 2025-08-11"},
                    Written{"๑ ตุลาคม ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๘", "2024-10-01 2025-09-30"},
                    Written{"๑ มกราคม ๒๕๖๘- ๑ กรกฎาคม ๒๕๖๘", "2025-01-01 2025-07-01"}, Written{"๑ต.ค.๖๗-๓๐ก.ย.๖๘", "2024-10-01 2025-09-30"},
                    Written{"1 ต.ค 67 - 31 มี.ค. 68", "2024-10-01 2025-03-31"}, Written{"1 - 31 ต.ค. 67", "2024-10-01 2024-10-31"},
                    Written{"1/10/2567 ถึง 30/9/2568", "2024-10-01 2025-09-30"}, Written{"๑.๑๐.๖๗", "2024-10-01 2024-10-01"},
                    Written{"2024-10-01", "2024-10-01 2024-10-01"}, Written{"October 1, 2024 - September 30, 2025", "2024-10-01 2025-09-30"},
                    Written{"1 Oct 2024 to 31 Mar 2025", "2024-10-01 2025-03-31"}, Written{"ตั้งแต่ 1 ต.ค. 67 เป็นต้นไป", "2024-10-01 -"},
                    Written{"๑ ต.ค. ๖๗ - ปัจจุบัน", "2024-10-01 -"}, Written{"29 ก.พ. 2567", "2024-02-29 2024-02-29", 2567},
                    Written{"..... มี.ค. ๒๕๖๘", "- -"}));

INSTANTIATE_TEST_SUITE_P(
    Months, ParsePeriod,
    testing::Values(Written{"ม.ค.๖๘", "2025-01-01 2025-01-31"}, Written{"ในเดือนกุมภาพันธ์ ๒๕๖๗", "2024-02-01 2024-02-29"},
                    Written{"ต.ค. 65  ถึง  ก.ย. 66", "2022-10-01 2023-09-30"}, Written{"ม.ค. - ก.พ. ๖๘", "2025-01-01 2025-02-28"},
                    Written{"๒๗ ม.ค.- เม.ย. ๖๘", "2025-01-27 2025-04-30"}, Written{"เดือน ต.ค. - เม.ย. ๒๕๖๘", "2024-10-01 2025-04-30"},
                    Written{"ตุลาคม ๒๕๖๗ - มีนาคม", "2024-10-01 2025-03-31"}, Written{"ตุลาคม", "2024-10-01 2024-10-31"},
                    Written{"เดือนมกราคม - มีนาคม", "2025-01-01 2025-03-31"}, Written{"ตุลาคม - ธันวาคม ปีงบประมาณ ๒๕๖๘", "2024-10-01 2024-12-31"},
                    Written{"ตค 67 - มีค 68", "2024-10-01 2025-03-31"}, Written{"ต. ค. ๖๗", "2024-10-01 2024-10-31"},
                    Written{"ต.ค.พ.ศ.๒๕๖๗", "2024-10-01 2024-10-31"}, Written{"กรกฏาคม ๒๕๖๘", "2025-07-01 2025-07-31"},
                    Written{"ธันวาคม ๒๕๖๗, มกราคม, กุมภาพันธ์ ๒๕๖๘", "2024-12-01 2025-02-28"}, Written{"สิ้นเดือนกันยายน ๒๕๖๘", "2025-09-30 2025-09-30"},
                    Written{"ต.ค.๖๗ - ก.ย. ๖๘ ต.ค.๖๗ - ก.ย. ๖๘", "2024-10-01 2025-09-30"},
                    Written{"ปีงบประมาณ ๒๕๖๘ (ต.ค. ๖๗ – มี.ค. ๖๘)", "2024-10-01 2025-03-31"}, Written{"ตุลาคม", "- -", 0}));

INSTANTIATE_TEST_SUITE_P(WhatCannotBe, ParsePeriod,
                         testing::Values(Written{"ต.ค. ๒๕-ม.ค. ๖๖", "- 2023-01-31 !", 2566}, Written{"ต.ค. ๒๕-ม.ค. ๖๖", "- 2023-01-31 !", 0},
                                         Written{"30 กุมภาพันธ์ 2568", "- - !"}, Written{"29 ก.พ. 2568", "- - !"},
                                         Written{"31 เม.ย. 68 - 30 ก.ย. 68", "- 2025-09-30 !"}, Written{"32 มกราคม 2568", "- - !"},
                                         Written{"1 ต.ค. 68 - 30 ก.ย. 68", "- - !"}, Written{"มกราคม 256", "- - !"},
                                         Written{"ปีงบประมาณ ๒๕๗๐ - ๒๕๖๖", "- - !"}, Written{"13/13/2568", "- - !"}));

INSTANTIATE_TEST_SUITE_P(NoPeriods, ParsePeriod,
                         testing::Values(Written{"", "- -"}, Written{"-", "- -"}, Written{"รายเดือน", "- -"}, Written{"รายไตรมาส", "- -"},
                                         Written{"ราย 6 เดือน", "- -"}, Written{"ทุกปีงบประมาณ", "- -"}, Written{"ปีละ ๑ ครั้ง", "- -"},
                                         Written{"พ.ศ. ๒๕๔๐", "- -"}, Written{"พุทธศักราช ๒๕๖๐", "- -"}, Written{"๔๙๐/๒๕๖๗", "- -"},
                                         Written{"๖ เดือน", "- -"}, Written{"ภายใน 30 วัน", "- -"}, Written{"5 ปี", "- -"},
                                         Written{"สำนักงาน ก.พ. กำหนด", "- -"}, Written{"ก.พ.ร.", "- -"}, Written{"รายงานผล", "- -"}));

TEST(FiscalYearPeriod, BeginsInOctoberOfTheYearBefore) { EXPECT_EQ(shown(fiscal_year_period(2568)), "2024-10-01 2025-09-30"); }

struct Named {
  const char* text;
  int first, last;  ///< 0 where none is named
};

void PrintTo(const Named& named, std::ostream* out) { *out << named.text; }

class FindFiscalYears : public testing::TestWithParam<Named> {};

TEST_P(FindFiscalYears, FindsWhatTheTextNames) {
  const FiscalYears years = find_fiscal_years(GetParam().text).value_or(FiscalYears{});
  EXPECT_EQ(years.first, GetParam().first);
  EXPECT_EQ(years.last, GetParam().last);
}

INSTANTIATE_TEST_SUITE_P(Texts, FindFiscalYears,
                         testing::Values(Named{"รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", 2568, 2568}, Named{"ประจำปี 2568", 2568, 2568},
                                         Named{"ITA ปี ๒๕๖๖", 2566, 2566}, Named{"แผน ๕ ปี (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", 2566, 2570},
                                         Named{"ปีงบประมาณ ๒๕๖๖ – ๒๕๗๐", 2566, 2570}, Named{"ไตรมาสที่ 1/2568", 2568, 2568},
                                         Named{"ตลอดปีงบประมาณ ๒๕๖๘", 2568, 2568}, Named{"วันที่ 9 เมษายน 2567 ปีงบประมาณ 2568", 2568, 2568},
                                         Named{"พ.ร.บ. พ.ศ. ๒๕๔๒", 0, 0}, Named{"ปี ๒๕๔๙", 0, 0}, Named{"ปีงบประมาณ", 0, 0}, Named{"ITA", 0, 0},
                                         Named{"", 0, 0}));

}  // namespace
}  // namespace prongsai::thai

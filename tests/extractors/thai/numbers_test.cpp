#include "extractors/thai/numbers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace prongsai::thai {
namespace {

std::vector<double> values(std::string_view text) {
  std::vector<double> found;
  for (const Number& number : find_numbers(text)) found.push_back(number.value);
  return found;
}

using Values = std::vector<double>;

TEST(FindNumbers, ReadsThaiArabicAndMixedDigits) { EXPECT_EQ(values("๒๕๖6 และ 12"), (Values{2566, 12})); }

TEST(FindNumbers, ReadsThousandsAndDecimals) { EXPECT_EQ(values("๑,๒๓๔,๕๖๗.๘๙"), (Values{1234567.89})); }

TEST(FindNumbers, TakesMisplacedCommasForSeparators) { EXPECT_EQ(values("20,00"), (Values{20, 0})); }

TEST(FindNumbers, TakesAListOfDigitsForNumbers) { EXPECT_EQ(values("ข้อ 1,2,3"), (Values{1, 2, 3})); }

TEST(FindNumbers, GivesNoPartOfAnOutlineNumber) { EXPECT_EQ(values("ข้อ ๑.๒.๓"), Values{}); }

TEST(FindNumbers, GivesNoPartOfADottedDate) { EXPECT_EQ(values("๑.๑๐.๒๕๖๗"), Values{}); }

TEST(FindNumbers, LeavesTheFullStopOfASentence) { EXPECT_EQ(values("ร้อยละ 85."), (Values{85})); }

TEST(FindNumbers, LeavesOutWhatNoNumberCanHold) { EXPECT_EQ(values(std::string(400, '9')), Values{}); }

TEST(FindNumbers, SaysWhereAndHowANumberIsWritten) {
  const auto numbers = find_numbers("รวม ๑,๐๐๐.๕๐ บาท");
  ASSERT_EQ(numbers.size(), 1u);
  EXPECT_TRUE(numbers[0].has_point);
  EXPECT_TRUE(numbers[0].has_comma);
  EXPECT_EQ(numbers[0].offset, std::string("รวม ").size());
  EXPECT_EQ(numbers[0].length, std::string("๑,๐๐๐.๕๐").size());
}

TEST(ParseNumber, AllowsWhiteSpaceAround) { EXPECT_EQ(parse_number(" ๙๘.๗๙\n"), 98.79); }

TEST(ParseNumber, RefusesTextBeside) { EXPECT_EQ(parse_number("98.79 คะแนน"), std::nullopt); }

TEST(ParseNumber, RefusesTwoNumbers) { EXPECT_EQ(parse_number("1 2"), std::nullopt); }

struct Amount {
  const char* text;
  std::optional<std::int64_t> baht;
};

void PrintTo(const Amount& amount, std::ostream* out) { *out << amount.text; }

class ParseBaht : public testing::TestWithParam<Amount> {};

TEST_P(ParseBaht, ReadsTheCell) { EXPECT_EQ(parse_baht(GetParam().text), GetParam().baht); }

INSTANTIATE_TEST_SUITE_P(Cells, ParseBaht,
                         testing::Values(Amount{"๒๐,๐๐๐", 20000}, Amount{"20,000.00", 20000}, Amount{"20,000.-", 20000}, Amount{"๒๐,๐๐๐ บาท", 20000},
                                         Amount{"฿ 500", 500}, Amount{"1500", 1500}, Amount{"๕๐๐ บาทถ้วน", 500}, Amount{"0", 0}, Amount{"-", 0},
                                         Amount{"–", 0}, Amount{"ไม่ใช้งบประมาณ", 0}, Amount{"ไม่ใช้ งบประมาณ", 0}, Amount{"ไม่มีค่าใช้จ่าย", 0},
                                         Amount{"", {}}, Amount{"20,000 30,000", {}}, Amount{"20,000\n30,000", {}}, Amount{"20,000.50", {}},
                                         Amount{"20.000", {}}, Amount{"20,00", {}}, Amount{"งบประมาณ 20,000", {}}, Amount{"ตามจริง", {}},
                                         Amount{"99999999999999999999", {}}, Amount{"๐.๐๕ ล้านบาท", 50000}, Amount{"20 พันบาท", 20000},
                                         Amount{"0.0000001 ล้านบาท", {}}, Amount{"๒๐,๐๐๐ บาท (สองหมื่นบาทถ้วน)", 20000}, Amount{"20,000 (ร้อยละ 5)", {}}));

TEST(ParseBaht, CountsInWhatTheHeadingSays) {
  EXPECT_EQ(parse_baht("๐.๓๕", baht_in("งบประมาณ\n(ล้านบาท)")), 350'000);
  EXPECT_EQ(parse_baht("800.5", baht_in("หน่วย : พันบาท")), 800'500);
  EXPECT_EQ(parse_baht("500 บาท", baht_in("งบประมาณ (ล้านบาท)")), 500);
  EXPECT_EQ(parse_baht("20,000", baht_in("งบประมาณ (ล้านบาท)")), std::nullopt);  // more likely baht
  EXPECT_EQ(baht_in("งบประมาณ (บาท)"), 1);
}

struct Code {
  const char* text;
  std::optional<std::string> code;
};

void PrintTo(const Code& code, std::ostream* out) { *out << code.text; }

class ParseItemCode : public testing::TestWithParam<Code> {};

TEST_P(ParseItemCode, ReadsTheCode) { EXPECT_EQ(parse_item_code(GetParam().text), GetParam().code); }

INSTANTIATE_TEST_SUITE_P(Texts, ParseItemCode,
                         testing::Values(Code{"O1", "O1"}, Code{"o๑", "O1"}, Code{"O01", "O1"}, Code{"01", "O1"}, Code{"0๓1", "O31"},
                                         Code{"๐๑๒", "O12"}, Code{"010", "O10"}, Code{"O 12", "O12"}, Code{"0 12", "O12"}, Code{"O๓๘", "O38"},
                                         Code{"048", "O48"}, Code{"ข้อ O12", "O12"}, Code{"ข้อที่ O5", "O5"}, Code{"(O7)", "O7"},
                                         Code{"O3 โครงสร้าง", "O3"}, Code{"O3โครงสร้าง", "O3"}, Code{"O8-O9", "O8"}, Code{" ๐๔๒ \n", "O42"},
                                         Code{"", {}}, Code{"12", {}}, Code{"O", {}}, Code{"0", {}}, Code{"O0", {}}, Code{"00", {}}, Code{"001", {}},
                                         Code{"O49", {}}, Code{"0123", {}}, Code{"01/2568", {}}, Code{"02-123", {}}, Code{"08.30 น.", {}},
                                         Code{"OIT", {}}, Code{"O1a", {}}, Code{"0.5", {}}, Code{"โครงการ O1", {}}));

struct Beginning {
  const char* text;
  const char* number;
  std::string_view enumerator;
};

void PrintTo(const Beginning& beginning, std::ostream* out) { *out << beginning.text; }

TEST(LeadingEnumeratorOfALine, IsNoDecimalThatALineBeginsWith) {
  EXPECT_EQ(leading_enumerator("90.17 ซึ่งแสดงให้เห็น").length, 0u);
  EXPECT_EQ(leading_enumerator("5.03 ของทั้งหมด").length, 0u);
  EXPECT_EQ(leading_enumerator("9.1 ข้อมูลพื้นฐาน").number, "9.1");
}

class LeadingEnumerator : public testing::TestWithParam<Beginning> {};

TEST_P(LeadingEnumerator, ReadsTheNumber) { EXPECT_EQ(leading_enumerator(GetParam().text).number, GetParam().number); }

TEST_P(LeadingEnumerator, MeasuresTheEnumerator) { EXPECT_EQ(leading_enumerator(GetParam().text).length, GetParam().enumerator.size()); }

INSTANTIATE_TEST_SUITE_P(Texts, LeadingEnumerator,
                         testing::Values(Beginning{"๑. โครงการ", "1", "๑. "}, Beginning{"1)โครงการ", "1", "1)"}, Beginning{"(๒)  งาน", "2", "(๒)  "},
                                         Beginning{"๑.๒ งาน", "1.2", "๑.๒ "}, Beginning{"1.2.3. งาน", "1.2.3", "1.2.3. "},
                                         Beginning{"1.) งาน", "1", "1.) "}, Beginning{" ๑๐.งาน", "10", " ๑๐."}, Beginning{"- งาน", "", "- "},
                                         Beginning{"•งาน", "", "•"}, Beginning{"– งาน", "", "– "}, Beginning{"-", "", ""}, Beginning{"--", "", ""},
                                         Beginning{"-5", "", ""}, Beginning{"", "", ""}, Beginning{"งาน", "", ""}, Beginning{"5 คน", "", ""},
                                         Beginning{"20,000", "", ""}, Beginning{"(งาน)", "", ""}, Beginning{"(1 งาน", "", ""},
                                         Beginning{"๑.๑๐.๒๕๖๗ งาน", "", ""}, Beginning{"2568. งาน", "", ""}, Beginning{"1.50 บาท", "1.50", "1.50 "},
                                         Beginning{"1.05 บาท", "", ""}, Beginning{"1.3โครงการ", "1.3", "1.3"},
                                         Beginning{"๒.๑มาตรการ", "2.1", "๒.๑"}, Beginning{"1.5ล้านบาท", "", ""}, Beginning{"13.30น.", "", ""},
                                         Beginning{"13โครงการ", "", ""}));

}  // namespace
}  // namespace prongsai::thai

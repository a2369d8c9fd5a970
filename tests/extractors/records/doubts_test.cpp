#include "extractors/records/doubts.h"

#include "tests/support/record_fixture.h"

namespace prongsai {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Rows;
using ::testing::SizeIs;

/// Tools that make 85.48.
const Rows scores{{"ตัวชี้วัด", "คะแนน"}, {"IIT", "๙๘.๗๙"}, {"EIT", "๙๐.๘๑"}, {"OIT", "๗๑.๕๐"}, {"คะแนนรวม", "๘๕.๔๘"}};
const std::string title = "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘";

class Doubts : public testing::RecordFixture {
 protected:
  /// A document of a title and a table, one cell of which the second reader reads otherwise.
  static Document read_twice(const Rows& rows, int row, int column, const std::string& second) {
    Document document = testing::document_of({testing::paragraph_of(title), testing::table_of(rows, 1)});
    Cell& cell = *std::get<Table>(document.blocks[1]).at(row, column);
    cell.doubts = {{cell.text, second}};
    return document;
  }

  static std::vector<std::string> number_findings(const Report& report) {
    std::vector<std::string> found;
    for (const std::string& code : codes(report.findings)) {
      if (code.starts_with("number.")) found.push_back(code);
    }
    return found;
  }

  static Rows changed(Rows rows, std::size_t row, std::size_t column, const std::string& text) {
    rows[row][column] = text;
    return rows;
  }
};

TEST_F(Doubts, AreDecidedForTheFirstReadingByTheWeightedSum) {
  const Report report = recognise(read_twice(scores, 2, 1, "๙๐.๓๑"), data());

  EXPECT_DOUBLE_EQ(value_of(report.scores, "EIT"), 90.81);
  EXPECT_THAT(codes(report.findings), Contains("number.decided"));
  EXPECT_THAT(codes(report.findings), Not(Contains("score.weighted_mismatch")));
}

TEST_F(Doubts, AreDecidedForTheSecondReadingByTheWeightedSum) {
  const Report report = recognise(read_twice(changed(scores, 2, 1, "๙๐.๓๑"), 2, 1, "๙๐.๘๑"), data());

  EXPECT_DOUBLE_EQ(value_of(report.scores, "EIT"), 90.81);
  EXPECT_THAT(number_findings(report), ElementsAre("number.decided"));
  EXPECT_THAT(codes(report.findings), Not(Contains("score.weighted_mismatch")));
}

TEST_F(Doubts, LeaveAScoreOutThatNothingDecides) {
  const Rows no_total(scores.begin(), scores.end() - 1);
  const Report report = recognise(read_twice(no_total, 2, 1, "๙๐.๓๑"), data());

  EXPECT_EQ(value_of(report.scores, "EIT"), -1);
  EXPECT_DOUBLE_EQ(value_of(report.scores, "IIT"), 98.79);
  EXPECT_THAT(number_findings(report), ElementsAre("number.doubtful"));
  EXPECT_EQ(report.findings.back().source.row, 2);
}

TEST_F(Doubts, LeaveAScoreOutWhereTheSumHoldsWithNeither) {
  const Report report = recognise(read_twice(changed(scores, 4, 1, "๘๐.๐๐"), 2, 1, "๙๐.๓๑"), data());

  EXPECT_EQ(value_of(report.scores, "EIT"), -1);
  EXPECT_THAT(number_findings(report), ElementsAre("number.doubtful"));
}

TEST_F(Doubts, DecideAnAmountByTheTotal) {
  const Rows plan{{"โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"คู่มือ", "๕,๐๐๐", "กองช่าง"}, {"รวม", "๑๕,๐๐๐", ""}};
  const Report report = recognise(read_twice(plan, 2, 1, "๘,๐๐๐"), data());

  ASSERT_THAT(report.measures, SizeIs(2));
  ASSERT_THAT(report.measures[1].budgets, SizeIs(1));
  EXPECT_EQ(report.measures[1].budgets[0].amount_baht, 5000);
  EXPECT_THAT(number_findings(report), ElementsAre("number.decided"));
}

TEST_F(Doubts, LeaveAnAmountOutWithoutATotal) {
  const Rows plan{{"โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"}, {"อบรม", "๑๐,๐๐๐", "กองคลัง"}, {"คู่มือ", "๕,๐๐๐", "กองช่าง"}};
  const Report report = recognise(read_twice(plan, 2, 1, "๘,๐๐๐"), data());

  ASSERT_THAT(report.measures, SizeIs(2));
  EXPECT_THAT(report.measures[0].budgets, SizeIs(1));
  EXPECT_THAT(report.measures[1].budgets, IsEmpty());
  EXPECT_THAT(number_findings(report), ElementsAre("number.doubtful"));
}

TEST_F(Doubts, DecideAPeriodByTheYearOfTheDocument) {
  const Rows plan{{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"}, {"จัดทำคู่มือ", "กองช่าง", "มีนาคม ๒๕๖๘"}};
  Document document = read_twice(plan, 1, 2, "");
  std::get<Table>(document.blocks[1]).at(1, 2)->doubts = {{"๒๕๖๘", "๒๕๖๕"}};
  const Report report = recognise(document, data());

  ASSERT_THAT(report.measures, SizeIs(1));
  EXPECT_EQ(report.measures[0].period.start, (Date{2025, 3, 1}));
  EXPECT_THAT(number_findings(report), ElementsAre("number.decided"));
}

TEST_F(Doubts, LeaveAPeriodOpenWhoseDayNothingDecides) {
  const Rows plan{{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"}, {"จัดทำคู่มือ", "กองช่าง", "๑๗ มีนาคม ๒๕๖๘"}};
  Document document = read_twice(plan, 1, 2, "");
  std::get<Table>(document.blocks[1]).at(1, 2)->doubts = {{"๑๗", "๑๓"}};
  const Report report = recognise(document, data());

  ASSERT_THAT(report.measures, SizeIs(1));
  EXPECT_EQ(report.measures[0].period.start, std::nullopt);
  EXPECT_EQ(report.measures[0].period.text, "๑๗ มีนาคม ๒๕๖๘");
  EXPECT_THAT(number_findings(report), ElementsAre("number.doubtful"));
}

TEST_F(Doubts, DoNotTouchNumbersThatNoValueHingesOn) {
  const Rows plan{{"มาตรการ", "ผู้รับผิดชอบ"}, {"ประชุมครั้งที่ ๗", "กองช่าง"}};
  Document document = read_twice(plan, 1, 0, "");
  std::get<Table>(document.blocks[1]).at(1, 0)->doubts = {{"๗", "๓"}};
  const Report report = recognise(document, data());

  ASSERT_THAT(report.measures, SizeIs(1));
  EXPECT_EQ(report.measures[0].title, "ประชุมครั้งที่ ๗");
  EXPECT_THAT(number_findings(report), IsEmpty());
}

TEST_F(Doubts, AreNotDecidedWhereACellHasTheNumberTwice) {
  const Rows plan{{"มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"}, {"จัดทำคู่มือ", "กองช่าง", "๑ ตุลาคม ๒๕๖๗ - ๓๐ พฤศจิกายน ๒๕๖๗"}};
  Document document = read_twice(plan, 1, 2, "");
  std::get<Table>(document.blocks[1]).at(1, 2)->doubts = {{"๒๕๖๗", "๒๕๖๓"}};
  const Report report = recognise(document, data());

  EXPECT_THAT(number_findings(report), ElementsAre("number.doubtful"));
}

}  // namespace
}  // namespace prongsai

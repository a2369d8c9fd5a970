#include "extractors/records/item_findings.h"

#include "tests/support/record_fixture.h"

namespace prongsai::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ItemFindings : public RecordFixture {
 protected:
  static std::vector<Finding> found(Rows body, TextSource source = TextSource::text) {
    body.insert(body.begin(), {"ข้อ", "ข้อมูล", "ผู้รับผิดชอบ", "ความก้าวหน้า"});
    Document document = table_document(body);
    for (Cell& cell : std::get<Table>(document.blocks[0]).cells) cell.source = source;
    Report report;
    check_item_codes(document, context(), report);
    return report.findings;
  }
};

TEST_F(ItemFindings, TellARowThatFillsTheGapBetweenTwoCodes) {
  const auto findings = found({{"O2", "ผู้บริหาร", "กองคลัง", ""}, {"", "การติดต่อ", "กองคลัง", ""}, {"O4", "ข่าว", "กองคลัง", ""}});

  EXPECT_THAT(codes(findings), ElementsAre("item.code_missing"));
  EXPECT_EQ(findings.at(0).source.row, 2);
  EXPECT_NE(findings.at(0).message_en.find("O3): “การติดต่อ”"), std::string::npos);
}

TEST_F(ItemFindings, PassAListOfSomeItems) {
  EXPECT_THAT(found({{"O2", "ผู้บริหาร", "กองคลัง", ""}, {"O7", "รายงาน", "กองคลัง", ""}, {"O4", "ข่าว", "กองคลัง", ""}}, TextSource::ocr), IsEmpty());
}

TEST_F(ItemFindings, PassRowsThatAreNoItems) {
  EXPECT_THAT(found({{"O2", "ผู้บริหาร", "กองคลัง", ""},
                     {"การบริหารงาน", "<", "<", "<"},
                     {"", "หมายเหตุ", "", ""},
                     {"", "", "", "- เผยแพร่แล้ว"},
                     {"O4", "ข่าว", "กองคลัง", ""}},
                    TextSource::ocr),
              IsEmpty());
}

TEST_F(ItemFindings, PassMoreRowsThanTheGapHolds) {
  EXPECT_THAT(found({{"O2", "ผู้บริหาร", "กองคลัง", ""}, {"", "ชื่อ", "กองคลัง", ""}, {"", "ตำแหน่ง", "กองคลัง", ""}, {"O4", "ข่าว", "กองคลัง", ""}}),
              IsEmpty());
}

TEST_F(ItemFindings, TellARowOfAPictureThatHasAStateAndNoCode) {
  const Rows rows{{"O2", "ผู้บริหาร", "กองคลัง", "ดำเนินการแล้ว"}, {"~", "การติดต่อ", "กองคลัง", "ดำเนินการแล้ว"}};

  EXPECT_THAT(found(rows, TextSource::ocr), SizeIs(1));
  EXPECT_THAT(found(rows, TextSource::text), IsEmpty());
}

}  // namespace
}  // namespace prongsai::testing

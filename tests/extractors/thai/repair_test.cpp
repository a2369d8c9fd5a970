#include "extractors/thai/repair.h"

#include <gtest/gtest.h>

#include <string>

namespace prongsai::thai {
namespace {

struct Broken {
  const char *text, *mended;
};

void PrintTo(const Broken& broken, std::ostream* out) { *out << broken.text; }

class RepairSaraAm : public testing::TestWithParam<Broken> {};

TEST_P(RepairSaraAm, MendsTheText) { EXPECT_EQ(repair_sara_am(GetParam().text).text, GetParam().mended); }

TEST_P(RepairSaraAm, SaysThatItDid) { EXPECT_TRUE(repair_sara_am(GetParam().text).changed); }

TEST_P(RepairSaraAm, LeavesWhatItMended) { EXPECT_FALSE(repair_sara_am(GetParam().mended).changed); }

INSTANTIATE_TEST_SUITE_P(WrittenAsSaraAa, RepairSaraAm,
                         testing::Values(Broken{"กาหนด", "กำหนด"}, Broken{"ผู้อานวยการ", "ผู้อำนวยการ"}, Broken{"อย่างสม่าเสมอ", "อย่างสม่ำเสมอ"},
                                         Broken{"ได้กาหนดแนวทางการดาเนินงาน", "ได้กำหนดแนวทางการดำเนินงาน"},
                                         Broken{"สานักงานประจาจังหวัด", "สำนักงานประจำจังหวัด"}, Broken{"จัดทาแผนและนาผลมาใช้", "จัดทำแผนและนำผลมาใช้"},
                                         Broken{"คณะทางาน", "คณะทำงาน"}, Broken{"ตาบลและอาเภอ", "ตำบลและอำเภอ"},
                                         Broken{"การบารุงรักษาแหล่งน้า", "การบำรุงรักษาแหล่งน้ำ"}, Broken{"จานวน ๓ คน ตามลาดับ", "จำนวน ๓ คน ตามลำดับ"},
                                         Broken{"ความเหลื่อมล้า", "ความเหลื่อมล้ำ"}, Broken{"กาแพงเพชร", "กำแพงเพชร"}));

INSTANTIATE_TEST_SUITE_P(SplitBySpace, RepairSaraAm,
                         testing::Values(Broken{"ก าหนด", "กำหนด"}, Broken{"การด าเนินการ", "การดำเนินการ"}, Broken{"ส านักงาน", "สำนักงาน"},
                                         Broken{"จัดท า แผน", "จัดทำ แผน"}, Broken{"ต าแหน่ง", "ตำแหน่ง"}));

INSTANTIATE_TEST_SUITE_P(SaraAaWrittenAsSaraAm, RepairSaraAm,
                         testing::Values(Broken{"โรงพยำบำล", "โรงพยาบาล"}, Broken{"กำรประเมิน", "การประเมิน"},
                                         Broken{"รำยงำนผลกำรดำเนินงำน", "รายงานผลการดำเนินงาน"}, Broken{"กลุ่มงำนบริหำรงำนทั่วไป", "กลุ่มงานบริหารงานทั่วไป"},
                                         Broken{"แผนพัฒนำระบบบริหำร", "แผนพัฒนาระบบบริหาร"}));

class HealthyText : public testing::TestWithParam<const char*> {};

TEST_P(HealthyText, IsLeftAsItIs) { EXPECT_EQ(repair_sara_am(GetParam()).text, GetParam()); }

INSTANTIATE_TEST_SUITE_P(Texts, HealthyText,
                         testing::Values("", "ITA 2568", "หน้าที่ของเจ้าหน้าที่", "ตารางแสดงราคา", "พัฒนาระบบ", "พัฒนาข้อมูล", "กติกากับสังคม", "เอกสารองค์กร",
                                         "ประจานกัน", "และนายก", "ทาสี", "ทำสี", "ทำนา", "ชาวนา", "นาที", "ล้าสมัย", "แป้งสาลี", "การลา", "ค่าใช้จ่าย",
                                         "ราคาว่าจ้าง", "เจรจาได้", "ทองคำ", "คำสั่งที่ ๑/๒๕๖๘", "จำนวนนักเรียน", "ทำงบประมาณ", "สำนักงาน ป.ป.ช.", "อำมหิต",
                                         "ตำรวจ"));

TEST(RepairSaraAmInNames, LeavesWhatTheLexiconDoesNotKnow) { EXPECT_FALSE(repair_sara_am("นายสมมา นาดี").changed); }

std::string broken_page() { return "สานักงานกาหนดแนวทางการดาเนินงาน จัดทาแผนประจาปี และอานวยความสะดวก เป็นสิ่งสาคัญ"; }

TEST(SaraAmRepair, LearnsThatSaraAmIsLost) { EXPECT_TRUE(SaraAmRepair::learn({broken_page()}).sara_am_lost()); }

TEST(SaraAmRepair, LearnsNothingFromHealthyPages) {
  const auto repair = SaraAmRepair::learn({repair_sara_am(broken_page()).text});
  EXPECT_FALSE(repair.sara_am_lost());
  EXPECT_FALSE(repair.aa_written_as_am());
}

TEST(SaraAmRepair, LearnsThatAFontDrawsEverySaraAaAsSaraAm) {
  EXPECT_TRUE(SaraAmRepair::learn({"กำร", "งำน", "โครงกำร", "บริหำร", "พยำบำล"}).aa_written_as_am());
}

TEST(SaraAmRepair, BelievesTheDocumentWhereAWordIsUnknown) {
  const auto repair = SaraAmRepair::learn({broken_page()});
  EXPECT_EQ(repair.repair("บ้านห้วยซ าเลา").text, "บ้านห้วยซำเลา");
  EXPECT_EQ(repair_sara_am("บ้านห้วยซ าเลา").text, "บ้านห้วยซ าเลา");
}

TEST(SaraAmRepair, LeavesLettersThatJustificationSpaced) {
  const auto repair = SaraAmRepair::learn({broken_page()});
  EXPECT_EQ(repair.repair("โ ร ง พ ย า บ า ล").text, "โ ร ง พ ย า บ า ล");
}

}  // namespace
}  // namespace prongsai::thai

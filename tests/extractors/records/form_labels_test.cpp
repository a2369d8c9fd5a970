#include "extractors/records/form_labels.h"

#include "tests/support/record_fixture.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

class FormLabelLine : public testing::RecordFixture {
 protected:
  static std::optional<FormLabel> read(std::string_view line) { return data().form_labels.read(line); }
  static FormField field(std::string_view line) {
    const auto label = read(line);
    EXPECT_TRUE(label) << line;
    return label ? label->field : FormField::other;
  }
};

TEST_F(FormLabelLine, IsALabelAlone) { EXPECT_EQ(field("ผู้รับผิดชอบ"), FormField::units); }

TEST_F(FormLabelLine, IsALabelWithItsNumber) {
  const auto label = read("๕. วิธีดำเนินการ");
  ASSERT_TRUE(label);
  EXPECT_EQ(label->field, FormField::method);
  EXPECT_EQ(label->number, "5");
}

TEST_F(FormLabelLine, HasWhatStandsBehindAColon) {
  const auto label = read("๑. ชื่อโครงการ : โครงการอบรมคุณธรรม");
  ASSERT_TRUE(label);
  EXPECT_EQ(label->field, FormField::title);
  EXPECT_EQ(label->content, "โครงการอบรมคุณธรรม");
}

TEST_F(FormLabelLine, HasWhatStandsBehindALabelWithANumberWithoutAColon) {
  const auto label = read("๘. ผู้รับผิดชอบ กองคลัง");
  ASSERT_TRUE(label);
  EXPECT_EQ(label->content, "กองคลัง");
}

TEST_F(FormLabelLine, IsASentenceWhereTextFollowsWithoutNumberOrColon) { EXPECT_FALSE(read("งบประมาณของเทศบาลมีจำกัด")); }

TEST_F(FormLabelLine, MayHaveSpacesInItsLabel) { EXPECT_EQ(field("๖. ระยะ เวลา ดำเนินการ"), FormField::period); }

TEST_F(FormLabelLine, IsReadByItsLongestLabel) {
  const auto label = read("๗. งบประมาณดำเนินการ : ๑๐,๐๐๐ บาท");
  ASSERT_TRUE(label);
  EXPECT_EQ(label->content, "๑๐,๐๐๐ บาท");
}

TEST_F(FormLabelLine, TakesAProjectForATitleOnlyBeforeAColon) {
  EXPECT_FALSE(read("๑. โครงการ อบรมคุณธรรม"));
  EXPECT_EQ(field("โครงการ : อบรมคุณธรรม"), FormField::title);
}

TEST_F(FormLabelLine, IsNoLabelWhereOtherWordsStandFirst) { EXPECT_FALSE(read("สรุปงบประมาณ : ๑๐,๐๐๐ บาท")); }

TEST_F(FormLabelLine, BeginsAFieldThatNoRecordHolds) { EXPECT_EQ(field("๒. หลักการและเหตุผล"), FormField::other); }

TEST(FormLabelsFile, IsRefusedWhereItNamesAFieldThatDoesNotExist) {
  const testing::TempFolder folder;
  const auto labels = FormLabels::load(folder.write("form_labels.csv", "label,field\nผู้อนุมัติ,approval\n"));
  ASSERT_FALSE(labels);
  EXPECT_THAT(labels.error().message, ::testing::HasSubstr("no such field: approval"));
}

}  // namespace
}  // namespace prongsai

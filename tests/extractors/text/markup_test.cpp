#include "extractors/text/markup.h"

#include <gtest/gtest.h>

namespace prongsai::text {
namespace {

TEST(WithoutMarkup, BeginsALineForEachParagraph) { EXPECT_EQ(without_markup("<p>๑. หนึ่ง</p> <p>๒. สอง</p>"), "๑. หนึ่ง\n๒. สอง"); }

TEST(WithoutMarkup, BreaksAtBr) { EXPECT_EQ(without_markup("สำนักปลัด<br>กองคลัง<BR/>กองช่าง"), "สำนักปลัด\nกองคลัง\nกองช่าง"); }

TEST(WithoutMarkup, DropsTagsOfLook) { EXPECT_EQ(without_markup("<u>มาตรการ</u> <b style=\"x\">หลัก</b>"), "มาตรการ หลัก"); }

TEST(WithoutMarkup, KeepsAngleBracketsThatAreNoTags) { EXPECT_EQ(without_markup("คะแนน <85 และ >50 <ข้อความ>"), "คะแนน <85 และ >50 <ข้อความ>"); }

TEST(WithoutMarkup, KeepsAnAddressInAngleBrackets) { EXPECT_EQ(without_markup("ดู <https://example.go.th/a>"), "ดู https://example.go.th/a"); }

TEST(WithoutMarkup, ResolvesEntities) { EXPECT_EQ(without_markup("Q&amp;A&nbsp;&#3585;&#x0E02; &ไม่ใช่;"), "Q&A กข &ไม่ใช่;"); }

TEST(WithoutMarkup, DropsAnExportersNotes) { EXPECT_EQ(without_markup("[bookmark: _Hlk1]ลำดับ [image: C:\\a\\b.jpg]"), "ลำดับ"); }

TEST(WithoutMarkup, KeepsBracketsOfTheAuthor) { EXPECT_EQ(without_markup("[ ] ยังไม่ได้ดำเนินการ [1]"), "[ ] ยังไม่ได้ดำเนินการ [1]"); }

TEST(WithoutMarkup, KeepsTheTextOfALinkAndNoPicture) { EXPECT_EQ(without_markup("[เว็บไซต์](https://example.go.th) ![ตรา](logo.png)"), "เว็บไซต์"); }

TEST(WithoutMarkup, DropsEmphasisAndKeepsASingleAsterisk) { EXPECT_EQ(without_markup("**ตัวชี้วัดที่ ๑** * (ถ้ามี)"), "ตัวชี้วัดที่ ๑ * (ถ้ามี)"); }

TEST(WithoutMarkup, ResolvesEscapes) { EXPECT_EQ(without_markup("1\\. ข้อ \\- ย่อย a\\_b C:\\งาน"), "1. ข้อ - ย่อย a_b C:\\งาน"); }

TEST(WithoutMarkup, ReadsABackslashAtTheEndOfALineAsItsBreak) { EXPECT_EQ(without_markup("ก\\\nข"), "ก\nข"); }

TEST(WithoutMarkup, ReadsTheBoxesOfWingdings) { EXPECT_EQ(without_markup("\uF0FE ดำเนินการ \uF0A8 ยังไม่ได้"), "☑ ดำเนินการ ☐ ยังไม่ได้"); }

TEST(WithoutMarkup, CollapsesSpacesAndDropsEmptyLines) { EXPECT_EQ(without_markup("  ต.ค. 65   ถึง\tก.ย. 66 \n\n  \nก"), "ต.ค. 65 ถึง ก.ย. 66\nก"); }

}  // namespace
}  // namespace prongsai::text

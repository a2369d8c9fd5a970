#include "extractors/thai/redact.h"

#include <gtest/gtest.h>

#include <vector>

namespace prongsai::thai {
namespace {

std::string redacted(std::string_view text) {
  static const auto redactor = Redactor::read(PRONGSAI_SOURCE_DIR "/data/lexicon");
  EXPECT_TRUE(redactor) << render(redactor.error());
  return redactor ? redactor->redact(text) : "";
}

struct Case {
  std::string_view text, expected;
};

TEST(Redactor, MasksTelephoneNumbers) {
  for (const auto& [text, expected] : std::vector<Case>{
           {"โทร. 0-5471-0123", "โทร. [phone]"},
           {"โทรศัพท์ ๐ ๕๔๗๑ ๐๑๒๓ ต่อ ๑๒", "โทรศัพท์ [phone] ต่อ ๑๒"},
           {"ติดต่อ 02-345-6789-90", "ติดต่อ [phone]"},
           {"081-234-5678, 0812345678", "[phone], [phone]"},
           {"๐๘๑-๒๓๔-๕๖๗๘", "[phone]"},
           {"08 1234 5678", "[phone]"},
           {"มือถือ 081 2345 678", "มือถือ [phone]"},
           {"โทร 054710123", "โทร [phone]"},
           {"+66 2 345 6789", "[phone]"},
           {"(+66-81-234-5678)", "([phone])"},
       }) {
    EXPECT_EQ(redacted(text), expected);
  }
}

TEST(Redactor, MasksIdentityNumbers) {
  for (const auto& [text, expected] : std::vector<Case>{
           {"1-1017-00230-70-8", "[id]"},
           {"๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘", "[id]"},
           {"1 1017 00230 70 8", "[id]"},
           {"เลขที่บัตร 1101700230708 ออกโดย", "เลขที่บัตร [id] ออกโดย"},
           {"เลขประจำตัวประชาชน 1-1017-00230-70-6", "เลขประจำตัวประชาชน [id]"},
       }) {
    EXPECT_EQ(redacted(text), expected);
  }
  EXPECT_TRUE(is_identity_number("1101700230708"));
  EXPECT_FALSE(is_identity_number("1101700230706"));
  EXPECT_FALSE(is_identity_number("0994000165881")) << "of an organisation";
}

TEST(Redactor, MasksAddressesOfMail) {
  EXPECT_EQ(redacted("อีเมล saraban@example.go.th หรือ a.b-c@mail.com."), "อีเมล [email] หรือ [email]");
  EXPECT_EQ(redacted("0812345678@example.com"), "[email]");
}

TEST(Redactor, MasksNamesOfSignatories) {
  for (const auto& [text, expected] : std::vector<Case>{
           {"(ลงชื่อ) สมชาย ใจดี\n(นายสมชาย ใจดี)\nนายกเทศมนตรีตำบลบ่อทอง", "(ลงชื่อ) [name]\n([name])\nนายกเทศมนตรีตำบลบ่อทอง"},
           {"(ลงชื่อ)....................ผู้รายงาน\n( นางสาวสมหญิง  รักไทย )\nปลัดเทศบาล", "(ลงชื่อ)....................ผู้รายงาน\n( [name] )\nปลัดเทศบาล"},
           {"ลงชื่อ..............\n(สมชาย ณ อยุธยา)", "ลงชื่อ..............\n([name])"},
           {"(ว่าที่ ร.ต. กล้าหาญ ชาญชัย)", "([name])"},
           {"(พ.ต.อ.กล้าหาญ ชาญชัย)", "([name])"},
           {"จ่าสิบเอก กล้าหาญ ชาญชัย ปลัด", "[name] ปลัด"},
           {"(นาย สมชาย)", "([name])"},
           {"๑. นายกิตติ กรองทอง ประธานกรรมการ", "๑. [name] ประธานกรรมการ"},
       }) {
    EXPECT_EQ(redacted(text), expected);
  }
}

TEST(Redactor, LeavesEverythingElse) {
  for (const std::string_view text : {
           "งบประมาณ 1,234,567.00 บาท",
           "๐ ๐ ๐ ๐ ๐ ๐ ๐ ๐ ๐ ๐",
           "0 20 30 40 50 60 70",
           "ที่ นน 72701/0123 ลงวันที่ 5 กันยายน 2567",
           "ที่ มท 0808.2/ว 1234",
           "ศธ 04001/02345678",
           "05-06-2567 ถึง 30/09/2568",
           "2024-10-01 … 2025-09-30",
           "เลขที่โครงการ 66129012345",
           "เลขประจำตัวผู้เสียภาษี 0994000165881",
           "1234567890123",
           "บัญชีเลขที่ 020-1-23456-7",
           "คะแนน 87.25 จาก 100.00",
           "มาตรา 103/1 พ.ร.บ. 2542",
           "สายด่วน 1205",
           "(นายอำเภอเมือง น่าน)",
           "(นายกองค์การบริหารส่วนตำบล บ่อทอง)",
           "นายกเทศมนตรี มอบหมายให้ปลัด",
           "นายทะเบียน ท้องถิ่น",
           "นายช่างโยธา ชำนาญงาน",
           "เจ้านาย ลูกน้อง",
           "(ลงชื่อ)....................ผู้รายงาน",
           "ลงชื่อรับทราบ ภายในวันที่กำหนด",
           "(ลงชื่อ)........\n(หัวหน้าสำนักปลัด รักษาการ)",
           "ประชาชนในตำบล (หมู่ที่ ๑ บ้านนา)",
           "www.example.go.th @example",
       }) {
    EXPECT_EQ(redacted(text), text);
  }
}

}  // namespace
}  // namespace prongsai::thai

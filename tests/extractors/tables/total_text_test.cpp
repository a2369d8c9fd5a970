#include "extractors/tables/total_text.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

TEST(TotalText, IsTheWordForASum) {
  for (const char* cell : {"รวม", " รวม ", "รวมทั้งสิ้น", "รวมจำนวน ๒ โครงการ", "รวม ๕ โครงการ", "ยอดรวม", "ผลรวม", "รวมเป็นเงิน", "รวม (บาท)"}) {
    EXPECT_TRUE(is_total_text(cell)) << cell;
  }
}

TEST(TotalText, IsNoMeasureThatBeginsWithTheVerb) {
  for (const char* cell : {"รวมพลังชุมชนต้านทุจริต", "รวมใจภักดิ์รักษ์ถิ่น", "รวบรวมข้อมูล", "อบรมรวม", ""}) EXPECT_FALSE(is_total_text(cell)) << cell;
}

TEST(GrandTotalText, SaysThatItIsTheWhole) {
  EXPECT_TRUE(is_grand_total_text("รวมทั้งสิ้น"));
  EXPECT_TRUE(is_grand_total_text("รวมงบประมาณทั้งหมด"));
  EXPECT_FALSE(is_grand_total_text("รวม"));
  EXPECT_FALSE(is_grand_total_text("เอกสารทั้งหมด"));
}

}  // namespace
}  // namespace prongsai

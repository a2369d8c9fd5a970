#include "pipeline/utf8.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

TEST(Utf8, IsKnown) {
  for (const char* text : {"", "abc", "ก", "\u07FF", "\uFFFD", "\U0010FFFF", "\xEE\x80\x80"}) EXPECT_TRUE(is_utf8(text)) << text;
  for (const char* text : {"\x80", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x80\x80", "\xE0\xB8", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
                           "\xF5\x80\x80\x80", "\xFF"}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

}  // namespace
}  // namespace prongsai

#include "pipeline/extractor_version.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

ExtractorVersion version() { return {"0.1.0-8", {{"pdf", 3, true}, {"txt", 1, false}}}; }

TEST(ExtractorVersionOf, AFormatIsTheCommonOneAndItsOwn) { EXPECT_EQ(version().of("pdf"), "0.1.0-8/pdf-3"); }

TEST(ExtractorVersionOf, WhatFailedWithoutAFormatIsThatOfAll) { EXPECT_EQ(version().of(""), "0.1.0-8/pdf-3/txt-1"); }

TEST(ExtractorVersionOf, AFormatWithoutPicturesDoesNotDependOnHowPicturesAreRead) {
  ExtractorVersion without_ocr = version();
  without_ocr.add_picture_option("ocr-never");
  EXPECT_EQ(without_ocr.of("pdf"), "0.1.0-8/pdf-3+ocr-never");
  EXPECT_EQ(without_ocr.of("txt"), "0.1.0-8/txt-1");
  EXPECT_EQ(without_ocr.of(""), "0.1.0-8/pdf-3/txt-1+ocr-never");
}

TEST(ExtractorVersionOf, EveryFormatDependsOnWhatAUserAdds) {
  ExtractorVersion with_register = version();
  with_register.add_option("organisations-12ab34cd");
  with_register.add_picture_option("ocr-never");
  EXPECT_EQ(with_register.of("txt"), "0.1.0-8/txt-1+organisations-12ab34cd");
  EXPECT_EQ(with_register.of("pdf"), "0.1.0-8/pdf-3+organisations-12ab34cd+ocr-never");
}

TEST(IsOlder, ComparesNumbersAndNotLetters) {
  EXPECT_TRUE(is_older("0.1.0-7", "0.1.0-8"));
  EXPECT_TRUE(is_older("0.1.0-9", "0.1.0-10"));
  EXPECT_TRUE(is_older("0.1.0-8/pdf-2", "0.1.0-8/pdf-3"));
  EXPECT_FALSE(is_older("0.1.0-8/pdf-2", "0.1.0-8"));
  EXPECT_FALSE(is_older("0.1.0-8", "0.1.0-8"));
  EXPECT_FALSE(is_older("0.2.0-1", "0.1.0-8"));
}

TEST(IsOlder, LetsOptionsAside) { EXPECT_FALSE(is_older("0.1.0-8/pdf-3+100dpi", "0.1.0-8/pdf-3+600dpi")); }

}  // namespace
}  // namespace prongsai

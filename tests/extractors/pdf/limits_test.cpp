#include "tests/extractors/pdf/read_pdf.h"

namespace prongsai::test {
namespace {

Error error_of_page(const TinyPdf& pdf, const PdfLimits& limits) {
  auto reader = PdfReader::open(pdf.bytes(), limits);
  if (!reader) return reader.error();
  auto page = reader->read_page(1);
  return page ? Error{.code = ErrorCode::internal, .message = "the page was read", .stage = {}, .page = 0} : page.error();
}

void expect_limit(const TinyPdf& pdf, const PdfLimits& limits, std::string_view what) {
  const Error error = error_of_page(pdf, limits);
  EXPECT_EQ(error.code, ErrorCode::limit_exceeded) << error.message;
  EXPECT_NE(error.message.find(what), std::string::npos) << error.message;
}

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

/// Forms that each draw the next one ten times: 10 to the power of `depth` of the last.
TinyPdf exploding_forms(int depth, std::string_view innermost) {
  TinyPdf pdf;
  int form = pdf.add_stream(innermost, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]");
  for (int i = 0; i < depth; ++i) {
    form = pdf.add_stream(repeated("/X Do ", 10),
                          "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X " + TinyPdf::reference(form) + ">>>>");
  }
  return pdf.add_resource("XObject", "X", form).page("/X Do");
}

TEST(Limits, EndAPageOfTooManyGlyphs) { expect_limit(TinyPdf().page(text_at(72, 700, "hello")), {.max_glyphs_per_page = 4}, "more than 4 glyphs"); }

TEST(Limits, EndAPageOfTooManyLines) {
  expect_limit(TinyPdf().page(repeated("9 9 m 99 9 l S ", 5)), {.max_rulings_per_page = 4}, "more than 4 lines");
}

TEST(Limits, EndAPageOfTooManyImages) {
  expect_limit(TinyPdf().page(repeated("q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID 1\nEI Q ", 5)), {.max_images_per_page = 4},
               "more than 4 images");
}

TEST(Limits, EndAPageThatSavesItsStateWithoutEnd) { expect_limit(TinyPdf().page(repeated("q ", 100'000)), {}, "graphics states"); }

TEST(Limits, EndAPageWithoutEnd) { expect_limit(TinyPdf().page(repeated("0 g ", 5'000)), {.max_operators_per_page = 1'000}, "operators"); }

TEST(Limits, EndFormsThatMultiply) { expect_limit(exploding_forms(12, "BT ET"), {.max_forms_per_page = 500}, "forms"); }

TEST(Limits, EndFormsThatMultiplyAndDrawNothing) { expect_limit(exploding_forms(12, ""), {.max_forms_per_page = 500}, "forms"); }

TEST(Limits, EndAPageThatTakesTooLong) {
  expect_limit(exploding_forms(12, ""), {.max_forms_per_page = 100'000'000, .max_time_per_page = std::chrono::milliseconds(20)}, "too long");
}

TEST(Limits, EndAPageOfTooManyOperatorsForItsTime) {
  expect_limit(TinyPdf().page(repeated("0 g ", 300'000)), {.max_time_per_page = std::chrono::milliseconds(1)}, "too long");
}

TEST(Limits, EndADocumentOfTooManyPages) {
  auto reader = PdfReader::open(TinyPdf().page("").page("").page("").bytes(), {.max_pages = 2});

  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, ErrorCode::limit_exceeded);
}

TEST(Limits, RefuseAPageOfAbsurdSize) {
  const Error error = error_of_page(TinyPdf().page(text_at(72, 700, "x"), "/MediaBox[0 0 14400000 14400000]"), {});
  EXPECT_EQ(error.code, ErrorCode::damaged);
  EXPECT_EQ(error.page, 1);
}

TEST(Limits, OfOnePageLeaveTheOthersAlone) {
  auto reader = PdfReader::open(TinyPdf().page(text_at(72, 700, "too long")).page(text_at(72, 700, "ok")).bytes(), {.max_glyphs_per_page = 4});

  ASSERT_TRUE(reader);
  EXPECT_FALSE(reader->read_page(1));
  EXPECT_TRUE(reader->read_page(2));
}

TEST(Limits, OfADefaultReaderLetAFormDrawItselfOnce) {
  TinyPdf pdf;
  const int form = pdf.add_stream("/X Do " + text_at(72, 700, "x"), "/Type/XObject/Subtype/Form/BBox[0 0 600 800]");
  EXPECT_EQ(text_of(first_page(pdf.add_resource("XObject", "X", form).page("/X Do"))), "x");
}

}  // namespace
}  // namespace prongsai::test

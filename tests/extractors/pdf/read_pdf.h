#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "extractors/pdf/pdf_reader.h"
#include "tests/support/tiny_pdf.h"

namespace prongsai::test {

/// The first page of a PDF that must be readable; an empty page where it is not, with a failed test.
inline PageContent first_page(const TinyPdf& pdf) {
  auto reader = PdfReader::open(pdf.bytes());
  if (!reader) {
    ADD_FAILURE() << render(reader.error());
    return {};
  }
  auto page = reader->read_page(1);
  if (!page) {
    ADD_FAILURE() << render(page.error());
    return {};
  }
  return *std::move(page);
}

inline PageContent page_with(std::string_view content, std::string entries = {}) { return first_page(TinyPdf().page(content, std::move(entries))); }

/// The text of the glyphs, one after the other; spaces where the glyphs say so.
inline std::string text_of(const PageContent& page) {
  std::string text;
  for (const Glyph& glyph : page.glyphs) text += (glyph.space_before ? " " : "") + glyph.text;
  return text;
}

}  // namespace prongsai::test

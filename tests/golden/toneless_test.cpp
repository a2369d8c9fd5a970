// A text layer that lost the tone marks over upper vowels comes out as the sound one does.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "extractors/thai/words.h"
#include "pipeline/read_document.h"

namespace prongsai::golden {
namespace {

namespace fs = std::filesystem;

const fs::path data = fs::path(PRONGSAI_SOURCE_DIR) / "data";
const fs::path folder = data / "samples" / "khao-bang-kraek-2566-2570";

Document read(const char* name) {
  static const Result<Reader> reader = Reader::create(data);
  std::ifstream in(folder / name, std::ios::binary);
  if (!reader || !in) throw std::runtime_error("nothing to read with, or nothing to read");
  auto reading = reader->read({std::istreambuf_iterator<char>(in), {}}, name);
  if (!reading) throw std::runtime_error(render(reading.error()));
  return std::move(reading->document);
}

/// Of the upper vowels, the share that carries a tone mark.
double mark_ratio(const Document& document) {
  int vowels = 0, toned = 0;
  for (const Page& page : document.pages) {
    char32_t previous = 0;
    for (const char32_t c : thai::to_utf32(page.text)) {
      const bool is_upper_vowel = previous == 0x0E31 || (previous >= 0x0E34 && previous <= 0x0E37);
      vowels += is_upper_vowel ? 1 : 0;
      toned += is_upper_vowel && c >= 0x0E48 && c <= 0x0E4B ? 1 : 0;
      previous = c;
    }
  }
  return vowels == 0 ? 0 : static_cast<double>(toned) / vowels;
}

int mended_by(const Document& document, GlyphEvidence evidence) {
  int times = 0;
  for (const GlyphRule& rule : document.glyph_rules) times += rule.evidence == evidence ? rule.times : 0;
  return times;
}

TEST(TonelessTextLayer, ComesOutWithEveryToneMark) {
  const double sound = mark_ratio(read("report.pdf"));
  EXPECT_GT(sound, 0.2);
  EXPECT_DOUBLE_EQ(mark_ratio(read("report-toneless.pdf")), sound);
}

TEST(TonelessTextLayer, IsMendedByShapesAndByWords) {
  const Document document = read("report-toneless.pdf");
  EXPECT_GT(mended_by(document, GlyphEvidence::outline), 50);
  EXPECT_GT(mended_by(document, GlyphEvidence::words), 20);
  for (const Page& page : document.pages) EXPECT_FALSE(page.verdict.needs_ocr()) << page.number;
}

TEST(TonelessTextLayer, OfASoundFileIsLeftAlone) { EXPECT_THAT(read("report.pdf").glyph_rules, testing::IsEmpty()); }

}  // namespace
}  // namespace prongsai::golden

#include <cstddef>
#include <cstdint>
#include <string>

#include "extractors/pdf/pdf_reader.h"

/// Any bytes: opens them as a PDF and reads its first pages under small limits, as text and as pictures.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const prongsai::PdfLimits limits{.max_glyphs_per_page = 20'000,
                                   .max_rulings_per_page = 20'000,
                                   .max_forms_per_page = 500,
                                   .max_operators_per_page = 200'000,
                                   .max_time_per_page = std::chrono::milliseconds(2'000),
                                   .max_image_pixels_per_page = 1'000'000};
  auto reader = prongsai::PdfReader::open(std::string(reinterpret_cast<const char*>(data), size), limits);
  if (!reader) return 0;
  constexpr int enough_pages = 5;
  for (int page = 1; page <= reader->page_count() && page <= enough_pages; ++page) {
    (void)reader->read_page(page);
    (void)reader->page_image(page, 40);
  }
  return 0;
}

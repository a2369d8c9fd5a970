#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extractors/ocr/check_boxes.h"
#include "extractors/ocr/image_file.h"
#include "extractors/ocr/ink.h"
#include "extractors/ocr/page_frame.h"
#include "extractors/ocr/ruling_finder.h"
#include "extractors/ocr/text_line.h"

/// Any bytes: decodes them as a picture file and finds the lines of its first pages, all but what the engine reads.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace prongsai::ocr;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ImageLimits limits{.max_pixels = 300'000, .max_pages = 20};
  (void)size_of_image(bytes);
  const auto count = count_images(bytes, limits);
  if (!count) return 0;
  constexpr int enough_pages = 3;
  for (int page = 1; page <= std::min(*count, enough_pages); ++page) {
    const auto image = read_image(bytes, page, limits);
    if (!image) continue;
    auto frame = frame_of(*image);
    if (!frame) continue;
    const auto rulings = take_out_rulings(*frame);
    const PageInk ink(frame->ink);
    const PageText text = find_text(ink.parts(), rulings, frame->dpi);
    (void)find_check_boxes(frame->ink, ink, text.body);
  }
  return 0;
}

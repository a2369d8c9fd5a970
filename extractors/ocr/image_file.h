#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/page_image.h"
#include "models/result.h"

namespace prongsai::ocr {

/// What a picture file may cost: it is measured by its header, before any of it is decoded.
struct ImageLimits {
  std::int64_t max_pixels = 40'000'000;  ///< of one page: A3 at 400 dpi and some
  int max_pages = 500;
};

/// How large a picture is.
struct ImageSize {
  int width = 0, height = 0;  ///< in pixels
};

/// By its header alone, which for PNG is within the first 64 bytes and for JPEG nearly always within the first 64 KiB: more
/// need not be given; of TIFF all of it, and the first page counts. Fails with `damaged`.
Result<ImageSize> size_of_image(std::string_view bytes);

/// How many pages a picture file has: one, but for TIFF. Fails with `damaged` where it is none of PNG, JPEG and TIFF, with
/// `limit_exceeded` where it has more than it may.
Result<int> count_images(std::string_view bytes, const ImageLimits& limits = {});

/// A page of it, from 1. Its size on paper follows from the resolution that the file gives; where it gives none that paper
/// has, from the size of a sheet: pictures of reports are of whole pages. Fails with `damaged` or `limit_exceeded`.
Result<PageImage> read_image(std::string_view bytes, int number, const ImageLimits& limits = {});

/// The same pixels as a PNG file; a picture that is wider than `most_width` (0: none is) made so wide. Fails with `internal` where there is no
/// memory for it.
Result<std::string> png_of(const PageImage& image, int most_width = 0);

}  // namespace prongsai::ocr

#include "pipeline/page_picture.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "extractors/ocr/image_file.h"
#include "extractors/pdf/pdf_reader.h"
#include "extractors/text/file_kind.h"
#include "pipeline/worker.h"

namespace prongsai {
namespace {

using Colour = std::array<std::uint8_t, 3>;
constexpr Colour own_colour{214, 40, 57}, row_colour{43, 108, 196};

Error failed(ErrorCode code, std::string message, int page) { return {code, std::move(message), "read", page}; }

Result<PageImage> image_of(std::string bytes, const PagePicture& picture) {
  const DetectedKind detected = detect_file_kind(bytes);
  if (detected.kind == FileKind::image) {
    const auto count = ocr::count_images(bytes);
    if (!count) return count.error();
    if (picture.page > *count) return failed(ErrorCode::damaged, "there is no such page", picture.page);
    return ocr::read_image(bytes, picture.page);
  }
  if (detected.kind != FileKind::pdf)
    return failed(ErrorCode::unsupported, "only PDF and picture files have pages that can be shown; this is: " + detected.name, 0);
  auto reader = PdfReader::open(std::move(bytes));
  if (!reader) return reader.error();
  if (picture.page > reader->page_count()) return failed(ErrorCode::damaged, "there is no such page", picture.page);
  return reader->page_image(picture.page, picture.dpi);
}

PageImage in_colour(PageImage image) {
  if (image.channels == 3) return image;
  std::vector<std::uint8_t> pixels;
  pixels.reserve(image.pixels.size() * 3);
  for (const std::uint8_t grey : image.pixels) pixels.insert(pixels.end(), 3, grey);
  image.pixels = std::move(pixels);
  image.channels = 3;
  return image;
}

/// The pixels of a rectangle, both ends included, as far as the page has them.
void fill(PageImage& image, int x0, int y0, int x1, int y1, const Colour& colour) {
  for (int y = std::max(y0, 0); y <= std::min(y1, image.height - 1); ++y) {
    for (int x = std::max(x0, 0); x <= std::min(x1, image.width - 1); ++x) std::copy(colour.begin(), colour.end(), image.row(y) + x * 3);
  }
}

/// Around the box, not on it: what stands there stays legible.
void draw(PageImage& image, const Frame& frame) {
  const double per_x = image.width / image.width_pt, per_y = image.height / image.height_pt;
  const auto pixel = [](double place, int most) { return static_cast<int>(std::clamp(std::round(place), -100.0, most + 100.0)); };
  const int width = std::max(1, static_cast<int>(std::lround((frame.is_own ? 2.0 : 1.0) * per_x)));
  const int x0 = pixel(frame.box.x0 * per_x, image.width), x1 = pixel(frame.box.x1 * per_x, image.width);
  const int y0 = pixel(frame.box.y0 * per_y, image.height), y1 = pixel(frame.box.y1 * per_y, image.height);
  const Colour& colour = frame.is_own ? own_colour : row_colour;
  fill(image, x0 - width, y0 - width, x1 + width, y0 - 1, colour);
  fill(image, x0 - width, y1 + 1, x1 + width, y1 + width, colour);
  fill(image, x0 - width, y0, x0 - 1, y1, colour);
  fill(image, x1 + 1, y0, x1 + width, y1, colour);
}

}  // namespace

Result<std::string> draw_page(std::string bytes, const PagePicture& picture) {
  auto read = image_of(std::move(bytes), picture);
  if (!read) return read.error();
  if (picture.frames.empty()) return ocr::png_of(*read, picture.most_width);
  PageImage image = in_colour(*std::move(read));
  for (const bool own : {false, true}) {
    for (const Frame& frame : picture.frames) {
      if (frame.is_own == own) draw(image, frame);
    }
  }
  return ocr::png_of(image, picture.most_width);
}

// A worker answers with a reading: the picture comes as the text of its one page.
Result<std::string> draw_page_in_worker(const DocumentBytes& bytes, const PagePicture& picture, const Limits& limits) {
  const ReadFunction read = [&](std::string document, std::string_view, const ReadingProgress& progress) -> Result<Reading> {
    auto drawn = progress.attempt(Stage::read, 0, 0, [&] { return draw_page(std::move(document), picture); });
    if (!drawn) return drawn.error();
    Reading reading;
    reading.document.pages.emplace_back().text = *std::move(drawn);
    return reading;
  };
  auto worker = Worker::start(read, limits);
  if (!worker) return worker.error();
  worker->give(bytes, "");
  while (true) {
    pollfd waiting{worker->descriptor(), POLLIN, 0};
    constexpr int look_at_clocks_ms = 100;
    poll(&waiting, 1, look_at_clocks_ms);
    if ((waiting.revents != 0 && !worker->exchange()) || worker->is_overdue()) break;
  }
  auto outcome = worker->finish();
  if (!outcome) return outcome.error();
  if (outcome->document.pages.size() != 1) return failed(ErrorCode::crashed, "the worker that drew it said what makes no sense", picture.page);
  return std::move(outcome->document.pages.front().text);
}

}  // namespace prongsai

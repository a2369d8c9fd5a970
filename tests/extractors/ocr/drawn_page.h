#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numbers>
#include <stdexcept>
#include <string>

#include "extractors/pdf/pdf_reader.h"
#include "models/page_image.h"

namespace prongsai::test {

/// A page of white pixels to draw on: A4 at 150 dpi where nothing else is said.
inline PageImage white_page(int width = 1240, int height = 1754, double dpi = 150, int channels = 1) {
  PageImage page{.width = width, .height = height, .channels = channels, .width_pt = width * 72 / dpi, .height_pt = height * 72 / dpi, .pixels = {}};
  page.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height * channels), 255);
  return page;
}

inline void fill(PageImage& page, int x0, int y0, int x1, int y1, std::uint8_t shade = 0) {
  for (int y = std::max(y0, 0); y < std::min(y1, page.height); ++y) {
    for (int x = std::max(x0, 0) * page.channels; x < std::min(x1, page.width) * page.channels; ++x) page.row(y)[x] = shade;
  }
}

/// The frame of a rectangle, drawn inwards.
inline void frame(PageImage& page, int x0, int y0, int x1, int y1, int thick = 2) {
  fill(page, x0, y0, x1, y0 + thick);
  fill(page, x0, y1 - thick, x1, y1);
  fill(page, x0, y0, x0 + thick, y1);
  fill(page, x1 - thick, y0, x1, y1);
}

/// One of the reports in data/samples; throws where it cannot be opened.
inline PdfReader sample(const std::string& report) {
  std::ifstream in(std::filesystem::path(PRONGSAI_SOURCE_DIR) / "data/samples" / report / "report.pdf", std::ios::binary);
  auto reader = PdfReader::open(std::string(std::istreambuf_iterator<char>(in), {}));
  if (!reader) throw std::runtime_error(render(reader.error()));
  return *std::move(reader);
}

/// A page of it, drawn.
inline PageImage sample_page(const std::string& report, int number, int dpi = 200) {
  auto image = sample(report).page_image(number, dpi);
  if (!image) throw std::runtime_error(render(image.error()));
  return *std::move(image);
}

/// A page of it as its text layer and its lines have it.
inline PageContent sample_content(const std::string& report, int number) {
  auto content = sample(report).read_page(number);
  if (!content) throw std::runtime_error(render(content.error()));
  return *std::move(content);
}

/// The page as a scanner takes it that is fed askew: turned clockwise about its middle.
inline PageImage turned(const PageImage& page, double degrees) {
  PageImage askew = page;
  std::ranges::fill(askew.pixels, std::uint8_t{255});
  const double angle = degrees * std::numbers::pi / 180, sine = std::sin(angle), cosine = std::cos(angle);
  const double middle_x = page.width / 2.0, middle_y = page.height / 2.0;
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      const auto from_x = static_cast<int>(std::floor((x - middle_x) * cosine + (y - middle_y) * sine + middle_x));
      const auto from_y = static_cast<int>(std::floor((y - middle_y) * cosine - (x - middle_x) * sine + middle_y));
      if (from_x < 0 || from_x >= page.width || from_y < 0 || from_y >= page.height) continue;
      std::copy_n(page.row(from_y) + from_x * page.channels, page.channels, askew.row(y) + x * page.channels);
    }
  }
  return askew;
}

/// The page after some clockwise quarter turns.
inline PageImage quarter_turned(const PageImage& page, int turns) {
  if (turns % 4 == 0) return page;
  PageImage once{
      .width = page.height, .height = page.width, .channels = page.channels, .width_pt = page.height_pt, .height_pt = page.width_pt, .pixels = {}};
  once.pixels.resize(page.pixels.size());
  for (int y = 0; y < once.height; ++y) {
    for (int x = 0; x < once.width; ++x) {
      std::copy_n(page.row(page.height - 1 - x) + y * page.channels, page.channels, once.row(y) + x * page.channels);
    }
  }
  return quarter_turned(once, turns - 1);
}

}  // namespace prongsai::test

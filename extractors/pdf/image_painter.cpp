#include "extractors/pdf/image_painter.h"

#include <poppler/Annot.h>
#include <poppler/Gfx.h>
#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>

#include "extractors/pdf/page_budget.h"

namespace prongsai {

namespace {

/// What both passes over a page have in common. At 72 dpi and upside down, coordinates are those of Box.
class ImageDevice : public OutputDev {
 public:
  explicit ImageDevice(const PdfLimits& limits) : budget_(limits) {}

  PageBudget& budget() noexcept { return budget_; }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool useDrawForm() override { return budget_.exhausted(); }
  void beginForm(Ref) override { budget_.spend_form(); }
  void saveState(GfxState*) override { budget_.enter_state(); }
  void restoreState(GfxState*) override { budget_.leave_state(); }

 protected:
  /// Runs what may run out of memory: nothing is thrown through Poppler, which is not written for it.
  template <typename Step>
  void guarded(Step step) noexcept {
    if (budget_.exhausted()) return;
    try {
      step();
    } catch (const std::bad_alloc&) {
      budget_.give_up(ErrorCode::out_of_memory, "no memory for the page's image");
    } catch (...) {
      budget_.give_up(ErrorCode::internal, "an exception while the page's image was read");
    }
  }

 private:
  PageBudget budget_;
};

/// Inline image data stands between the operators: it must be read past, but never further than it goes.
void read_past(Stream& stream, std::int64_t bytes) {
  stream.reset();
  while (bytes-- > 0 && stream.getChar() != EOF) {
  }
  stream.close();
}

class MakeupFinder final : public ImageDevice {
 public:
  using ImageDevice::ImageDevice;

  PageMakeup makeup() const {
    PageMakeup found = makeup_;
    found.only_images = found.any_image && !others_;
    return found;
  }

  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double, double) override { return other(); }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return other(); }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return other(); }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return other(); }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return other(); }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return other(); }
  void stroke(GfxState*) override { other(); }
  void fill(GfxState* state) override {
    if (state->getFillOpacity() > 0) other();
  }
  void eoFill(GfxState* state) override { fill(state); }
  void drawChar(GfxState* state, double, double, double, double, double, double, CharCode, int, const Unicode*, int) override {
    constexpr int invisible = 3;  // an OCR layer under the picture
    if ((state->getRender() & 3) != invisible) other();
  }
  void drawImage(GfxState* state, Object*, Stream* stream, int width, int height, GfxImageColorMap* colors, bool, const int* mask_colors,
                 bool is_inline) override {
    if (is_inline) read_past(*stream, std::int64_t{height} * ((std::int64_t{width} * colors->getNumPixelComps() * colors->getBits() + 7) / 8));
    if (mask_colors != nullptr || state->getFillOpacity() < 1) other();
    note(*state, width, height, colors->getColorSpace()->getNComps() == 1 && colors->getColorSpace()->getMode() != csIndexed);
  }
  void drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool, bool, bool is_inline) override {
    if (is_inline) read_past(*stream, std::int64_t{height} * ((std::int64_t{width} + 7) / 8));
    other();
    note(*state, width, height, false);
  }
  void setSoftMaskFromImageMask(GfxState*, Object*, Stream* stream, int width, int height, bool, bool is_inline, double*) override {
    if (is_inline) read_past(*stream, std::int64_t{height} * ((std::int64_t{width} + 7) / 8));
    other();
  }
  void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int, int, bool, bool) override {
    other();
    note(*state, width, height, false);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*,
                           bool) override {
    other();
    note(*state, width, height, false);
  }
  bool checkTransparencyGroup(GfxState*, bool) override { return other(); }

 private:
  bool other() noexcept { return others_ = true; }

  void note(const GfxState& state, int width, int height, bool grey) noexcept {
    const double* m = state.getCTM();
    makeup_.any_image = true;
    makeup_.is_grey = makeup_.is_grey && grey;
    const double area = std::abs(m[0] * m[3] - m[1] * m[2]);
    if (!(area > largest_) || !std::isfinite(area)) return;
    largest_ = area;
    // An image on its side has its columns along the page's height.
    const bool upright = std::abs(m[0]) >= std::abs(m[1]);
    const double along = 72 * width / std::hypot(m[0], m[1]), across = 72 * height / std::hypot(m[2], m[3]);
    makeup_.dpi_x = upright ? along : across;
    makeup_.dpi_y = upright ? across : along;
  }

  PageMakeup makeup_;
  bool others_ = false;
  double largest_ = 0;
};

/// A decoded image, made smaller by whole factors.
struct Picture {
  int width = 0, height = 0, channels = 1;
  std::vector<std::uint8_t> pixels;
};

/// Adds rows of an image up to means of `across` by `down` pixels.
class Shrinker {
 public:
  Shrinker(int width, int channels, int across, int down)
      : width_(width), channels_(channels), across_(across), down_(down), sums_(static_cast<std::size_t>((width + across - 1) / across * channels)) {}

  void add(const std::uint8_t* row, Picture& picture) {
    for (int x = 0; x < width_; ++x) {
      for (int c = 0; c < channels_; ++c) sums_[static_cast<std::size_t>(x / across_ * channels_ + c)] += row[x * channels_ + c];
    }
    if (++rows_ == down_) flush(picture);
  }

  void flush(Picture& picture) {
    if (rows_ == 0) return;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      const int first = static_cast<int>(i) / channels_ * across_;
      const auto count = static_cast<std::uint32_t>(rows_ * std::min(across_, width_ - first));
      picture.pixels.push_back(static_cast<std::uint8_t>(sums_[i] / count));
    }
    std::ranges::fill(sums_, 0U);
    ++picture.height;
    rows_ = 0;
  }

 private:
  int width_, channels_, across_, down_;
  std::vector<std::uint32_t> sums_;
  int rows_ = 0;
};

Picture decode(Stream& stream, int width, int height, GfxImageColorMap& colors, bool grey, int across, int down) {
  Picture picture{.width = (width + across - 1) / across, .height = 0, .channels = grey ? 1 : 3, .pixels = {}};
  picture.pixels.reserve(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>((height + down - 1) / down * picture.channels));
  ImageStream lines(&stream, width, colors.getNumPixelComps(), colors.getBits());
  std::vector<std::uint8_t> row(static_cast<std::size_t>(width) * static_cast<std::size_t>(picture.channels));
  Shrinker shrinker(width, picture.channels, across, down);
  lines.reset();
  for (int y = 0; y < height; ++y) {
    unsigned char* line = lines.getLine();
    if (line == nullptr) break;  // what a cut image has
    grey ? colors.getGrayLine(line, row.data(), width) : colors.getRGBLine(line, row.data(), width);
    across == 1 && down == 1 ? static_cast<void>((picture.pixels.insert(picture.pixels.end(), row.begin(), row.end()), ++picture.height))
                             : shrinker.add(row.data(), picture);
  }
  shrinker.flush(picture);
  lines.close();
  return picture;
}

class Painter final : public ImageDevice {
 public:
  Painter(PageImage& page, const PdfLimits& limits) : ImageDevice(limits), page_(page), limits_(limits) {}

  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double, double) override { return true; }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

  void drawImage(GfxState* state, Object*, Stream* stream, int width, int height, GfxImageColorMap* colors, bool, const int*, bool) override {
    guarded([&] {
      decoded_ += std::int64_t{width} * height;
      if (decoded_ > limits_.max_image_pixels_per_page) return budget().give_up(ErrorCode::limit_exceeded, "images of too many pixels");
      place(*stream, width, height, *colors, state->getCTM());
    });
  }

 private:
  void place(Stream& stream, int width, int height, GfxImageColorMap& colors, const double* m) {
    const double determinant = m[0] * m[3] - m[1] * m[2];
    if (!(std::abs(determinant) > 1e-9) || !std::isfinite(determinant)) return;
    const double scale_x = page_.width / page_.width_pt, scale_y = page_.height / page_.height_pt;  // pixels a point
    const auto factor = [](double image_px, double page_px) { return std::max(1, static_cast<int>(std::lround(image_px / std::max(page_px, 1.0)))); };
    const int across = factor(width, std::hypot(m[0] * scale_x, m[1] * scale_y)), down = factor(height, std::hypot(m[2] * scale_x, m[3] * scale_y));
    const Picture picture = decode(stream, width, height, colors, page_.channels == 1, across, down);
    if (picture.height == 0) return;
    const double rows = static_cast<double>((height + down - 1) / down);  // of the whole image, which may be cut

    const std::array xs{m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]}, ys{m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]};
    const auto pixel = [](double at, int most) { return static_cast<int>(std::clamp(at, 0.0, static_cast<double>(most))); };
    const int left = pixel(std::floor(*std::ranges::min_element(xs) * scale_x), page_.width);
    const int right = pixel(std::ceil(*std::ranges::max_element(xs) * scale_x), page_.width);
    const int top = pixel(std::floor(*std::ranges::min_element(ys) * scale_y), page_.height);
    const int bottom = pixel(std::ceil(*std::ranges::max_element(ys) * scale_y), page_.height);
    // Where in the picture a pixel of the page is.
    const auto column_of = [&](int x, int y) {
      const double px = (x + 0.5) / scale_x - m[4], py = (y + 0.5) / scale_y - m[5];
      return static_cast<int>(std::floor((px * m[3] - py * m[2]) / determinant * picture.width));
    };
    const auto row_of = [&](int x, int y) {
      const double px = (x + 0.5) / scale_x - m[4], py = (y + 0.5) / scale_y - m[5];
      return static_cast<int>(std::floor((1 - (py * m[0] - px * m[1]) / determinant) * rows));
    };
    if (m[1] == 0 && m[2] == 0) {  // a column of the page is one of the picture, a row is a row
      std::vector<int> columns;
      for (int x = left; x < right; ++x) columns.push_back(column_of(x, top));
      for (int y = top; y < bottom; ++y) copy_row(picture, columns, row_of(left, y), left, y);
      return;
    }
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) copy(picture, column_of(x, y), row_of(x, y), 1, x, y);
    }
  }

  /// Pixels that stand side by side in the picture too go together.
  void copy_row(const Picture& picture, const std::vector<int>& columns, int row, int left, int y) noexcept {
    for (std::size_t from = 0, to; from < columns.size(); from = to) {
      for (to = from + 1; to < columns.size() && columns[to] == columns[to - 1] + 1 && columns[to] != 0 && columns[to] != picture.width;) ++to;
      copy(picture, columns[from], row, static_cast<int>(to - from), left + static_cast<int>(from), y);
    }
  }

  /// `count` pixels from (column, row) of the picture to (x, y) of the page, where the picture has them.
  void copy(const Picture& picture, int column, int row, int count, int x, int y) noexcept {
    if (column < 0 || column >= picture.width || row < 0 || row >= picture.height) return;
    const std::size_t at = static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(column);
    const std::uint8_t* from = picture.pixels.data() + at * static_cast<std::size_t>(picture.channels);
    std::copy_n(from, count * picture.channels, page_.row(y) + x * page_.channels);
  }

  PageImage& page_;
  const PdfLimits& limits_;
  std::int64_t decoded_ = 0;
};

bool out_of_budget(void* budget) { return !static_cast<PageBudget*>(budget)->spend_operators(); }

bool no_annotation(Annot*, void*) { return false; }

void draw(PDFDoc& document, ImageDevice& device, int number) {
  document.displayPage(&device, number, 72, 72, 0, /*useMediaBox=*/false, /*crop=*/true, /*printing=*/false, out_of_budget, &device.budget(),
                       no_annotation, nullptr);
}

}  // namespace

PageMakeup makeup_of(PDFDoc& document, int number, const PdfLimits& limits) {
  MakeupFinder finder(limits);
  draw(document, finder, number);
  return finder.makeup();
}

Result<PageImage> paint_images(PDFDoc& document, int number, PageImage blank, const PdfLimits& limits) {
  Painter painter(blank, limits);
  draw(document, painter, number);
  if (painter.budget().exhausted()) return painter.budget().failure();
  return blank;
}

}  // namespace prongsai

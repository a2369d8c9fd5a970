#include "extractors/ocr/image_file.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>

#include "extractors/ocr/pix.h"

namespace prongsai::ocr {
namespace {

using namespace std::string_view_literals;

struct CloseFile {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

struct FreeData {
  void operator()(void* data) const noexcept { lept_free(data); }
};

Error damaged(std::string message, int page = 0) { return {ErrorCode::damaged, std::move(message), "read", page}; }

const l_uint8* data_of(std::string_view bytes) noexcept { return reinterpret_cast<const l_uint8*>(bytes.data()); }

bool is_tiff(std::string_view bytes) noexcept { return bytes.starts_with("II*") || bytes.starts_with("MM\0*"sv); }

Result<ImageSize> header_of(std::string_view bytes, int number) {
  ImageSize header;
  int format = 0, bits = 0, samples = 0, resolution = 0, has_colours = 0;
  const bool is_read =
      is_tiff(bytes) ? readHeaderMemTiff(data_of(bytes), bytes.size(), number - 1, &header.width, &header.height, &bits, &samples, &resolution,
                                         &has_colours, &format) == 0
                     : pixReadHeaderMem(data_of(bytes), bytes.size(), &format, &header.width, &header.height, &bits, &samples, &has_colours) == 0;
  if (!is_read || header.width <= 0 || header.height <= 0) return damaged("the picture's header cannot be read", number);
  return header;
}

/// Paper is between a postcard and A2; what says otherwise does not know how large it is.
double dpi_of(const Pix* pix) noexcept {
  int x = 0, y = 0;
  pixGetResolution(pix, &x, &y);
  constexpr double least = 3.5, most = 24, a4_long_side = 11.69;  // inches
  const double longest = std::max(pixGetWidth(pix), pixGetHeight(pix));
  if (x > 0 && std::max(x, y) == std::min(x, y) && longest / x >= least && longest / x <= most) return x;
  return longest / a4_long_side;
}

PageImage image_of(const PixPtr& pix) {
  PageImage image;
  image.width = width_of(pix);
  image.height = height_of(pix);
  image.channels = pixGetDepth(pix.get()) == 32 ? 3 : 1;
  const double dpi = dpi_of(pix.get());
  image.width_pt = image.width * 72 / dpi;
  image.height_pt = image.height * 72 / dpi;
  image.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height * image.channels));
  const l_uint32* line = pixGetData(pix.get());
  for (int y = 0; y < image.height; ++y, line += pixGetWpl(pix.get())) {
    std::uint8_t* to = image.row(y);
    for (int x = 0; x < image.width; ++x) {
      if (image.channels == 1) {
        *to++ = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
      } else {
        *to++ = static_cast<std::uint8_t>(line[x] >> L_RED_SHIFT & 0xFF);
        *to++ = static_cast<std::uint8_t>(line[x] >> L_GREEN_SHIFT & 0xFF);
        *to++ = static_cast<std::uint8_t>(line[x] >> L_BLUE_SHIFT & 0xFF);
      }
    }
  }
  return image;
}

/// Grey, or red, green and blue on white paper.
PixPtr plain(PixPtr pix) {
  if (pixGetColormap(pix.get()) != nullptr) pix.reset(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (pix && pixGetSpp(pix.get()) == 4) pix.reset(pixAlphaBlendUniform(pix.get(), 0xFFFFFF00));
  if (pix && pixGetDepth(pix.get()) != 32 && pixGetDepth(pix.get()) != 8) pix.reset(pixConvertTo8(pix.get(), 0));
  return pix;
}

}  // namespace

Result<ImageSize> size_of_image(std::string_view bytes) {
  setMsgSeverity(L_SEVERITY_NONE);
  return header_of(bytes, 1);
}

Result<int> count_images(std::string_view bytes, const ImageLimits& limits) {
  setMsgSeverity(L_SEVERITY_NONE);
  int count = 1;
  if (is_tiff(bytes)) {
    const std::unique_ptr<std::FILE, CloseFile> file(fmemopen(const_cast<char*>(bytes.data()), bytes.size(), "rb"));
    if (!file || tiffGetCount(file.get(), &count) != 0 || count < 1) return damaged("the TIFF picture cannot be read");
  } else if (const auto header = header_of(bytes, 1); !header) {
    return header.error();
  }
  if (count <= limits.max_pages) return count;
  return Error{ErrorCode::limit_exceeded, "has " + std::to_string(count) + " pages, more than the limit of " + std::to_string(limits.max_pages),
               "read", 0};
}

Result<PageImage> read_image(std::string_view bytes, int number, const ImageLimits& limits) {
  setMsgSeverity(L_SEVERITY_NONE);
  const auto header = header_of(bytes, number);
  if (!header) return header.error();
  if (std::int64_t{header->width} * header->height > limits.max_pixels) {
    return Error{ErrorCode::limit_exceeded,
                 "the picture has " + std::to_string(header->width) + " x " + std::to_string(header->height) + " pixels, more than is read", "read",
                 number};
  }
  PixPtr pix(is_tiff(bytes) ? pixReadMemTiff(data_of(bytes), bytes.size(), number - 1) : pixReadMem(data_of(bytes), bytes.size()));
  if (pix) pix = plain(std::move(pix));
  if (!pix || std::int64_t{width_of(pix)} * height_of(pix) > limits.max_pixels) return damaged("the picture cannot be decoded", number);
  return image_of(pix);
}

namespace {

/// Most pages are black on white: a third of the bytes, and of the work.
bool is_without_colour(const PageImage& image) {
  if (image.channels == 1) return true;
  for (std::size_t at = 0; at + 2 < image.pixels.size(); at += 3) {
    if (image.pixels[at] != image.pixels[at + 1] || image.pixels[at] != image.pixels[at + 2]) return false;
  }
  return true;
}

PixPtr pix_of(const PageImage& image) {
  const bool is_grey = is_without_colour(image);
  PixPtr pix(pixCreate(image.width, image.height, is_grey ? 8 : 32));
  if (!pix) return pix;
  for (int y = 0; y < image.height; ++y) {
    l_uint32* const line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    const std::uint8_t* pixel = image.row(y);
    for (int x = 0; x < image.width; ++x, pixel += image.channels) {
      if (is_grey) {
        SET_DATA_BYTE(line, x, *pixel);
      } else {
        composeRGBPixel(pixel[0], pixel[1], pixel[2], line + x);
      }
    }
  }
  return pix;
}

/// Each pixel the mean of those that it stands for. One pass over the bytes: Leptonica wants a copy of four bytes a pixel first, which takes as long
/// as the rest.
PageImage narrowed(const PageImage& image, int width) {
  PageImage small;
  small.width = width;
  small.height = std::max(1, static_cast<int>(static_cast<std::int64_t>(image.height) * width / image.width));
  small.channels = image.channels;
  small.width_pt = image.width_pt;
  small.height_pt = image.height_pt;
  small.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(small.height * image.channels));
  const auto channels = static_cast<std::size_t>(image.channels), columns = static_cast<std::size_t>(width);
  const auto first_of = [](std::int64_t part, int parts, int all) { return static_cast<int>(part * all / parts); };
  std::vector<std::uint32_t> sums(columns * channels);
  for (int y = 0; y < small.height; ++y) {
    std::fill(sums.begin(), sums.end(), 0);
    const int top = first_of(y, small.height, image.height), bottom = first_of(y + 1, small.height, image.height);
    for (int row = top; row < bottom; ++row) {
      const std::uint8_t* pixel = image.row(row);
      for (std::size_t column = 0; column < columns; ++column) {
        const int end = first_of(static_cast<std::int64_t>(column) + 1, width, image.width);
        for (int x = first_of(static_cast<std::int64_t>(column), width, image.width); x < end; ++x, pixel += channels) {
          for (std::size_t channel = 0; channel < channels; ++channel) sums[column * channels + channel] += pixel[channel];
        }
      }
    }
    for (std::size_t at = 0; at < sums.size(); ++at) {
      const auto column = static_cast<std::int64_t>(at / channels);
      const int across = first_of(column + 1, width, image.width) - first_of(column, width, image.width);
      small.pixels.push_back(static_cast<std::uint8_t>(sums[at] / static_cast<std::uint32_t>(across * (bottom - top))));
    }
  }
  return small;
}

}  // namespace

Result<std::string> png_of(const PageImage& image, int most_width) {
  setMsgSeverity(L_SEVERITY_NONE);
  const Error failure{ErrorCode::internal, "the picture cannot be written", "read", 0};
  if (most_width > 0 && image.width > most_width) return png_of(narrowed(image, most_width));
  const PixPtr pix = pix_of(image);
  if (!pix) return failure;
  const double dpi = image.width_pt > 0 ? pixGetWidth(pix.get()) * 72 / image.width_pt : 0;
  pixSetResolution(pix.get(), static_cast<l_int32>(dpi + 0.5), static_cast<l_int32>(dpi + 0.5));
  constexpr int quick_compression = 3;  // a tenth larger than usual, in half the time
  pixSetZlibCompression(pix.get(), quick_compression);
  l_uint8* data = nullptr;
  std::size_t size = 0;
  const bool is_written = pixWriteMemPng(&data, &size, pix.get(), 0) == 0;
  const std::unique_ptr<l_uint8, FreeData> owned(data);
  if (!is_written) return failure;
  return std::string(reinterpret_cast<const char*>(data), size);
}

}  // namespace prongsai::ocr

#include "pipeline/read_docx_pictures.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extractors/docx/docx_reader.h"
#include "extractors/ocr/image_file.h"

namespace prongsai {
namespace {

using namespace std::string_view_literals;

// A picture that may hold a page or a table. Crests, logos and signatures are smaller.
constexpr int least_long_side_px = 600, least_short_side_px = 200;

/// Reading one takes seconds; no report that was looked at has as many pages.
constexpr int most_pictures = 50;

enum class Kind { png, jpeg, tiff };

/// By the first bytes, or else by the name: a part that calls itself PNG and is none is broken.
std::optional<Kind> kind_of(std::string_view beginning, std::string_view part) {
  if (beginning.starts_with("\x89PNG")) return Kind::png;
  if (beginning.starts_with("\xFF\xD8\xFF")) return Kind::jpeg;
  if (beginning.starts_with("II*\0"sv) || beginning.starts_with("MM\0*"sv)) return Kind::tiff;
  std::string ending(part.substr(std::min(part.rfind('.'), part.size())));
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (ending == ".png") return Kind::png;
  if (ending == ".jpg" || ending == ".jpeg") return Kind::jpeg;
  if (ending == ".tif" || ending == ".tiff") return Kind::tiff;
  return std::nullopt;
}

/// How much of a picture tells its size.
std::size_t header_bytes(Kind kind, std::size_t all) {
  switch (kind) {
    case Kind::png: return 64;
    case Kind::jpeg: return 64u << 10;  // behind what a camera says
    case Kind::tiff: break;             // anywhere in it
  }
  return all;
}

/// The bytes of a picture that is worth reading, inflated no further than it takes to tell; empty for any other.
Result<std::string> bytes_worth_reading(const DocxPicture& picture) {
  constexpr std::size_t magic_bytes = 64, all = DocxLimits{}.part_bytes;
  auto bytes = picture.bytes(magic_bytes);
  if (!bytes) return bytes;
  const auto kind = kind_of(*bytes, picture.part);
  if (!kind) return std::string();
  if (const std::size_t header = header_bytes(*kind, all); header > magic_bytes) bytes = picture.bytes(header);
  if (!bytes) return bytes;
  auto size = ocr::size_of_image(*bytes);
  const auto is_small = [&] {
    return size && (std::max(size->width, size->height) < least_long_side_px || std::min(size->width, size->height) < least_short_side_px);
  };
  if (is_small()) return std::string();
  if (*kind != Kind::tiff) bytes = picture.bytes(all);
  if (bytes && !size) size = ocr::size_of_image(*bytes);
  if (bytes && !size) return size.error();
  if (is_small()) return std::string();
  return bytes;
}

/// The document knows how large it shows the picture, which tells more than the picture's own resolution: what a screen gave
/// has none, or the screen's. Not so where it shows another picture's shape: one of a group, or one with edges cut away.
void size_as_shown(PageImage& image, const DocxPicture& picture) {
  if (picture.width_pt <= 0 || picture.height_pt <= 0) return;
  constexpr double same_shape = 0.05, least_dpi = 40, most_dpi = 1200;
  const double dpi_x = image.width * 72 / picture.width_pt, dpi_y = image.height * 72 / picture.height_pt;
  if (std::abs(dpi_x / dpi_y - 1) > same_shape || std::min(dpi_x, dpi_y) < least_dpi || std::max(dpi_x, dpi_y) > most_dpi) return;
  image.width_pt = picture.width_pt;
  image.height_pt = picture.height_pt;
}

/// A place in a document without pages.
void forget_places(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      paragraph->place = {};
    } else {
      for (Cell& cell : std::get<Table>(block).cells) cell.places.assign(1, Place{});
    }
  }
}

/// The pictures of one document.
class PictureReading {
 public:
  PictureReading(PageOcr& ocr, const ReadingProgress& progress) : ocr_(ocr), progress_(progress) {}

  Result<std::vector<Block>> read(const DocxPicture& picture);
  void finish(Document& document) const;

 private:
  Result<LaidOutPage> page_of(std::string_view bytes, const DocxPicture& picture);

  PageOcr& ocr_;
  const ReadingProgress& progress_;
  int read_ = 0, left_ = 0;
  double confidence_ = 0, letters_ = 0;  ///< the sum of confidences, each as often as its picture has bytes of text
};

Result<std::vector<Block>> PictureReading::read(const DocxPicture& picture) {
  const auto named = [&](Error error) {
    error.message = picture.part + ": " + error.message;
    error.page = 0;
    return error;
  };
  const auto bytes = bytes_worth_reading(picture);
  if (!bytes) return named(bytes.error());
  if (bytes->empty()) return std::vector<Block>();
  if (read_ == most_pictures) {
    ++left_;
    return std::vector<Block>();
  }
  ++read_;
  auto page = progress_.attempt(Stage::ocr, read_, 0, [&] { return page_of(*bytes, picture); });
  if (!page) return named(page.error());
  if (!page->page.has_text) return std::vector<Block>();
  const auto letters = static_cast<double>(page->page.text.size());
  confidence_ += letters * page->page.ocr_confidence.value_or(0);
  letters_ += letters;
  forget_places(page->blocks);
  return std::move(page->blocks);
}

Result<LaidOutPage> PictureReading::page_of(std::string_view bytes, const DocxPicture& picture) {
  auto image = ocr::read_image(bytes, 1);
  if (!image) return std::move(image).error();
  size_as_shown(*image, picture);
  return ocr_.read(*image, 0);
}

void PictureReading::finish(Document& document) const {
  if (letters_ > 0) document.pages.front().ocr_confidence = confidence_ / letters_;
  if (left_ > 0) {
    document.warnings.push_back({ErrorCode::limit_exceeded,
                                 "has more than " + std::to_string(most_pictures) + " pictures to be read; " + std::to_string(left_) + " were not",
                                 "read", 0});
  }
}

}  // namespace

Result<Document> read_docx_with_pictures(std::string_view bytes, PageOcr& ocr, const ReadingProgress& progress) {
  PictureReading pictures(ocr, progress);
  auto document = read_docx(bytes, {}, [&](const DocxPicture& picture) { return pictures.read(picture); });
  if (document) pictures.finish(*document);
  return document;
}

}  // namespace prongsai

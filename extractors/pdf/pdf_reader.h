#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/page_content.h"
#include "models/page_image.h"
#include "models/result.h"
#include "models/text_verdict.h"

namespace prongsai {

/// What one file, and one page of it, may cost. Real reports stay two orders of magnitude below.
struct PdfLimits {
  int max_pages = 5000;
  double max_page_size_pt = 14'400;  ///< 200 inches, the largest page of PDF without UserUnit
  std::size_t max_glyphs_per_page = 400'000;
  std::size_t max_rulings_per_page = 200'000;
  std::size_t max_images_per_page = 20'000;
  std::size_t max_forms_per_page = 20'000;          ///< form XObjects drawn, nested ones counted each time
  std::size_t max_state_depth = 2'000;              ///< graphics states saved and not restored: each costs a kilobyte
  std::size_t max_operators_per_page = 20'000'000;  ///< roughly: Poppler lets us count about every tenth
  std::chrono::milliseconds max_time_per_page{20'000};
  std::int64_t max_page_image_pixels = 40'000'000;       ///< of a page as an image: A3 at 420 dpi, three bytes each
  std::int64_t max_image_pixels_per_page = 150'000'000;  ///< decoded for it: A3 at 900 dpi
};

/// Reads the pages of one PDF. Keeps the bytes; reads a page only when asked for it and forgets it again.
/// One thread at a time per reader; several readers may live on several threads.
///
///   auto reader = PdfReader::open(std::move(bytes));
///   if (!reader) return reader.error();
///   for (int number = 1; number <= reader->page_count(); ++number) use(reader->read_page(number));
class PdfReader {
 public:
  /// Fails with `empty`, `encrypted` (another password than the empty one), `damaged` (no PDF, cut off, no pages)
  /// or `limit_exceeded` (too many pages).
  static Result<PdfReader> open(std::string bytes, const PdfLimits& limits = {});

  PdfReader(PdfReader&&) noexcept;
  PdfReader& operator=(PdfReader&&) noexcept;
  ~PdfReader();

  int page_count() const noexcept;

  /// The page of a 1-based number. Fails with `damaged` (the page is missing or has no usable size) or
  /// `limit_exceeded`; the other pages can still be read.
  Result<PageContent> read_page(int number);

  /// The page of a 1-based number as it is shown, as pixels. A page that consists of images (one, or several strips) gives
  /// their own pixels, of those finer than 420 dpi a whole fraction; any other is rendered at `dpi`. Fails as read_page() does.
  Result<PageImage> page_image(int number, int dpi = 300);

  /// What Poppler complained about so far while still giving something: at most one a page, and one for the file
  /// (page 0). A complaint may mean that a part of the text is missing.
  const std::vector<Error>& warnings() const noexcept;

  /// Tells what an undecided mark (Glyph::undecided) is: pages read from now on have it, as a rule. For evidence that a
  /// font does not hold.
  void teach(std::uint32_t undecided, char32_t character, GlyphEvidence evidence);

  /// What was learnt so far about fonts whose mapping is missing or lies, and applied to the pages read.
  const std::vector<GlyphRule>& glyph_rules() const noexcept;

 private:
  struct State;
  explicit PdfReader(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace prongsai

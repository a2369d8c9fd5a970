#pragma once

#include <filesystem>
#include <memory>

#include "models/page_image.h"
#include "models/result.h"
#include "pipeline/laid_out_page.h"
#include "pipeline/lying_lines.h"
#include "pipeline/read_document.h"

namespace prongsai {

/// Reads pictures of pages and lays them out. The engine is loaded for the first of them, in the process that reads it, and kept.
class PageOcr {
 public:
  /// Fails where a model is missing, or the list of what reading mixes up.
  static Result<PageOcr> create(const std::filesystem::path& data_folder, const OcrOptions& options);

  PageOcr(PageOcr&&) noexcept;
  PageOcr& operator=(PageOcr&&) noexcept;
  ~PageOcr();

  const OcrOptions& options() const noexcept { return options_; }

  /// What stands on the page, read now or kept from an earlier time; the error names it.
  Result<LaidOutPage> read(const PageImage& image, int number);

  /// A page whose text layer lies in some lines, with these read from its picture; fails where one of them cannot be.
  Result<LaidOutPage> read_lines(const PageImage& image, const PageContent& content, const LyingLines& lines);

 private:
  struct State;
  PageOcr(OcrOptions options, std::unique_ptr<State> state);
  Result<PageContent> kept_or_read(const PageImage& image, int number);
  Result<PageContent> read_anew(const PageImage& image, int number);

  OcrOptions options_;
  std::unique_ptr<State> state_;
};

}  // namespace prongsai

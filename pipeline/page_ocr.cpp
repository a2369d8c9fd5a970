#include "pipeline/page_ocr.h"

#include <optional>
#include <utility>

#include "extractors/ocr/page_ocr.h"

namespace prongsai {

struct PageOcr::State {
  std::optional<ocr::Engine> engine;
};

PageOcr::PageOcr(OcrOptions options, std::unique_ptr<State> state) : options_(std::move(options)), state_(std::move(state)) {}
PageOcr::PageOcr(PageOcr&&) noexcept = default;
PageOcr& PageOcr::operator=(PageOcr&&) noexcept = default;
PageOcr::~PageOcr() = default;

Result<PageOcr> PageOcr::create(const std::filesystem::path& models_folder, const OcrOptions& options) {
  OcrOptions settled = options;
  if (settled.models_folder.empty()) settled.models_folder = models_folder;
  if (const Status there = ocr::check_models(settled.models_folder, settled.languages); !there) return there.error();
  return PageOcr(std::move(settled), std::make_unique<State>());
}

Result<PageContent> PageOcr::read(const PageImage& image, int number) {
  if (!state_->engine) {
    auto engine = ocr::Engine::create(options_.models_folder, options_.languages);
    if (!engine) return std::move(engine).error();
    state_->engine = *std::move(engine);
  }
  auto page = ocr::read_page_image(image, number, *state_->engine);
  if (page) return page;
  Error error = std::move(page).error();
  error.page = number;
  return error;
}

}  // namespace prongsai

#include "pipeline/page_ocr.h"

#include <optional>
#include <utility>

#include "extractors/ocr/page_ocr.h"
#include "extractors/thai/scan_text.h"

namespace prongsai {

struct PageOcr::State {
  thai::ScanText settle;
  std::optional<ocr::Engine> engine;
};

namespace {

/// The text that is meant, where reading mixed it up and the language tells.
void settle(LaidOutPage& page, const thai::ScanText& texts) {
  for (Block& block : page.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      paragraph->text = texts.settled(paragraph->text);
    } else {
      for (Cell& cell : std::get<Table>(block).cells) cell.text = texts.settled(cell.text);
    }
  }
  page.page.text = texts.settled(page.page.text);
}

}  // namespace

PageOcr::PageOcr(OcrOptions options, std::unique_ptr<State> state) : options_(std::move(options)), state_(std::move(state)) {}
PageOcr::PageOcr(PageOcr&&) noexcept = default;
PageOcr& PageOcr::operator=(PageOcr&&) noexcept = default;
PageOcr::~PageOcr() = default;

Result<PageOcr> PageOcr::create(const std::filesystem::path& data_folder, const OcrOptions& options) {
  OcrOptions settled = options;
  if (settled.models_folder.empty()) settled.models_folder = data_folder / "ocr";
  if (const Status there = ocr::check_models(settled.models_folder, settled.languages); !there) return there.error();
  auto texts = thai::ScanText::load(data_folder / "lexicon" / "scan_confusions.csv");
  if (!texts) return std::move(texts).error();
  return PageOcr(std::move(settled), std::make_unique<State>(State{*std::move(texts), std::nullopt}));
}

Result<LaidOutPage> PageOcr::read(const PageImage& image, int number) {
  if (!state_->engine) {
    auto engine = ocr::Engine::create(options_.models_folder, options_.languages);
    if (!engine) return std::move(engine).error();
    state_->engine = *std::move(engine);
  }
  const auto content = ocr::read_page_image(image, number, *state_->engine);
  if (!content) {
    Error error = content.error();
    error.page = number;
    return error;
  }
  LaidOutPage page = laid_out(*content, TextSource::ocr);
  settle(page, state_->settle);
  return page;
}

}  // namespace prongsai

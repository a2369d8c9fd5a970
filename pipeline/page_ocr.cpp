#include "pipeline/page_ocr.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/ocr/page_ocr.h"
#include "extractors/thai/marked_words.h"
#include "extractors/thai/scan_text.h"
#include "pipeline/ocr_cache.h"
#include "pipeline/read_file.h"
#include "pipeline/sha256.h"

namespace prongsai {

struct PageOcr::State {
  thai::ScanText texts;
  thai::MarkedWords words;
  ocr::DigitReader digits;
  std::optional<OcrCache> cache;
  std::optional<ocr::Engine> engine;
};

namespace {

/// A page's text as its parts are settled: paragraphs and cells, parted by line ends and tabs.
std::string settled_parts(std::string_view text, const thai::ScanText& texts) {
  std::string result;
  for (;;) {
    const std::size_t end = text.find_first_of("\n\t");
    result += texts.settled(text.substr(0, end));
    if (end == std::string_view::npos) return result;
    result += text[end];
    text.remove_prefix(end + 1);
  }
}

/// The text that is meant, where reading mixed it up and the language tells.
void settle(LaidOutPage& page, const thai::ScanText& texts, const thai::MarkedWords& words) {
  const auto settle_part = [&](auto& part) {
    if (part.source == TextSource::ocr) part.text = texts.settled(words.settled(part.text));
  };
  for (Block& block : page.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      settle_part(*paragraph);
    } else {
      std::ranges::for_each(std::get<Table>(block).cells, settle_part);
    }
  }
  page.page.text = settled_parts(words.settled(page.page.text), texts);
}

/// What was read from a picture among what was not, and how surely.
void mark_read(LaidOutPage& page, const PageContent& content) {
  const auto mark = [](auto& part) {
    if (part.confidence < 1) part.source = TextSource::ocr;
  };
  for (Block& block : page.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      mark(*paragraph);
    } else {
      std::ranges::for_each(std::get<Table>(block).cells, mark);
    }
  }
  double sum = 0;
  int read = 0;
  for (const Glyph& glyph : content.glyphs) {
    if (glyph.confidence >= 1) continue;
    sum += static_cast<double>(glyph.confidence);
    ++read;
  }
  page.page.ocr_confidence = sum / std::max(read, 1);
}

/// All that decides what is read from a picture. Raise the number when extractors/ocr reads something else.
std::string settings_of(const OcrOptions& options, const std::filesystem::path& digit_shapes) {
  std::string settings = "8";
  std::vector<std::filesystem::path> files = ocr::model_files(options.models_folder, options.languages);
  files.push_back(digit_shapes);
  for (const std::filesystem::path& file : files) {
    std::int64_t size = 0;
    const auto bytes = read_file(file, size);
    settings += ' ' + (bytes ? sha256(*bytes) : "");
  }
  return settings;
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
  auto words = thai::MarkedWords::load(data_folder / "lexicon" / "scan_words.csv");
  if (!words) return std::move(words).error();
  const std::filesystem::path digit_shapes = data_folder / "ocr" / "digits.csv";
  auto digits = ocr::DigitReader::load(digit_shapes);
  if (!digits) return std::move(digits).error();
  auto state = std::make_unique<State>(State{*std::move(texts), *std::move(words), *std::move(digits), std::nullopt, std::nullopt});
  if (!settled.cache_folder.empty()) state->cache.emplace(settled.cache_folder, settings_of(settled, digit_shapes));
  return PageOcr(std::move(settled), std::move(state));
}

Result<LaidOutPage> PageOcr::read(const PageImage& image, int number) {
  auto content = kept_or_read(image, number);
  if (!content) {
    Error error = std::move(content).error();
    error.page = number;
    return error;
  }
  LaidOutPage page = laid_out(*content, TextSource::ocr);
  settle(page, state_->texts, state_->words);
  return page;
}

Result<LaidOutPage> PageOcr::read_lines(const PageImage& image, const PageContent& content, const LyingLines& lines) {
  const auto read = kept_or_read(picture_of(lines, image), content.number);
  if (!read) return read.error();
  const auto whole = with_lines_read(content, lines, *read);
  if (!whole) return Error{ErrorCode::damaged, "a line cannot be read alone", "ocr", content.number};
  LaidOutPage page = laid_out(*whole, TextSource::text);
  mark_read(page, *whole);
  settle(page, state_->texts, state_->words);
  return page;
}

Result<PageContent> PageOcr::kept_or_read(const PageImage& image, int number) {
  if (!state_->cache) return read_anew(image, number);
  const std::string key = state_->cache->key_of(image);
  if (auto kept = state_->cache->find(key)) {
    kept->number = number;
    return *std::move(kept);
  }
  auto page = read_anew(image, number);
  if (page) state_->cache->keep(key, *page);
  return page;
}

Result<PageContent> PageOcr::read_anew(const PageImage& image, int number) {
  if (!state_->engine) {
    auto engine = ocr::Engine::create(options_.models_folder, options_.languages);
    if (!engine) return std::move(engine).error();
    state_->engine = *std::move(engine);
  }
  try {
    return ocr::read_page_image(image, number, *state_->engine, &state_->digits);
  } catch (...) {
    state_->engine.reset();  // whatever it was in the middle of
    throw;
  }
}

}  // namespace prongsai

#include "extractors/pdf/pdf_reader.h"

#include <poppler/ErrorCodes.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "extractors/pdf/glyph_rules.h"
#include "extractors/pdf/page_collector.h"
#include "extractors/pdf/page_image.h"
#include "extractors/pdf/poppler_session.h"

namespace prongsai {

/// The document reads from the bytes for as long as it lives: declared after them, it dies before them.
struct PdfReader::State {
  std::string bytes;
  PdfLimits limits;
  std::unique_ptr<PDFDoc> document;
  int pages = 0;
  std::vector<Error> warnings;
  std::unique_ptr<GlyphRules> rules;
};

namespace {

Error failed(ErrorCode code, std::string message, int page = 0) {
  return {.code = code, .message = std::move(message), .stage = "read", .page = page};
}

Error damaged(const std::string& what, const Complaints& complaints, int page = 0) {
  const std::string details = complaints.summary();
  return failed(ErrorCode::damaged, details.empty() ? what : what + " (" + details + ")", page);
}

/// Runs a reading step; whatever is thrown comes out as an Error.
template <typename Step>
auto without_throwing(int page, Step step) -> decltype(step()) {
  try {
    return step();
  } catch (const std::bad_alloc&) {
    return failed(ErrorCode::out_of_memory, "not enough memory to read the PDF", page);
  } catch (const std::exception& exception) {
    return failed(ErrorCode::internal, exception.what(), page);
  }
}

bool is_blank(const std::string& bytes) { return bytes.find_first_not_of(std::string_view(" \t\r\n\f\0", 6)) == std::string::npos; }

/// In words, what keeps bytes from being a PDF.
std::string what_is_wrong(std::string_view bytes) {
  constexpr std::size_t header_area = 1024, trailer_area = 2048;  // where readers agree to look for them
  if (bytes.substr(0, header_area).find("%PDF-") == std::string_view::npos) return "the file is no PDF";
  const std::string_view end = bytes.substr(bytes.size() - std::min(bytes.size(), trailer_area));
  if (end.find("%%EOF") == std::string_view::npos) return "the PDF is cut off: its end is missing, fetch it again";
  return "the PDF is damaged beyond reading";
}

std::optional<Error> why_not_opened(const PDFDoc& document, std::string_view bytes, const Complaints& complaints) {
  if (document.isOk()) return std::nullopt;
  if (document.getErrorCode() == errEncrypted) return failed(ErrorCode::encrypted, "needs a password: save it without one and try again");
  return damaged(what_is_wrong(bytes), complaints);
}

/// Nothing where the page can be drawn.
std::optional<Error> why_not_drawn(PDFDoc& document, int number, const PdfLimits& limits, const Complaints& complaints) {
  Page* page = document.getPage(number);
  if (page == nullptr || !page->isOk()) return damaged("the page cannot be found", complaints, number);
  const double width = page->getCropWidth(), height = page->getCropHeight();
  const bool usable = width > 0 && height > 0 && width <= limits.max_page_size_pt && height <= limits.max_page_size_pt;
  if (usable) return std::nullopt;
  return failed(ErrorCode::damaged, "the page has no usable size: " + std::to_string(width) + " x " + std::to_string(height) + " points", number);
}

}  // namespace

PdfReader::PdfReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfReader::PdfReader(PdfReader&&) noexcept = default;
PdfReader& PdfReader::operator=(PdfReader&&) noexcept = default;
PdfReader::~PdfReader() = default;

Result<PdfReader> PdfReader::open(std::string bytes, const PdfLimits& limits) {
  return without_throwing(0, [&]() -> Result<PdfReader> {
    if (is_blank(bytes)) return failed(ErrorCode::empty, "the file is empty");
    start_poppler();
    const Complaints complaints;

    auto state = std::make_unique<State>();
    state->bytes = std::move(bytes);
    state->limits = limits;
    auto* stream = new MemStream(state->bytes.data(), 0, static_cast<Goffset>(state->bytes.size()), Object(objNull));  // the document owns it
    state->document = std::make_unique<PDFDoc>(stream);
    if (auto error = why_not_opened(*state->document, state->bytes, complaints)) return *std::move(error);

    state->rules = std::make_unique<GlyphRules>(state->document->getXRef());
    state->pages = state->document->getNumPages();
    if (state->pages <= 0) return damaged("the PDF has no pages", complaints);
    if (state->pages > limits.max_pages) {
      return failed(ErrorCode::limit_exceeded,
                    "has " + std::to_string(state->pages) + " pages, more than the limit of " + std::to_string(limits.max_pages));
    }
    if (complaints.count() > 0) state->warnings.push_back(failed(ErrorCode::damaged, complaints.summary()));
    return PdfReader(std::move(state));
  });
}

int PdfReader::page_count() const noexcept { return state_->pages; }

const std::vector<Error>& PdfReader::warnings() const noexcept { return state_->warnings; }

const std::vector<GlyphRule>& PdfReader::glyph_rules() const noexcept { return state_->rules->rules(); }

void PdfReader::teach(std::uint32_t undecided, char32_t character, GlyphEvidence evidence) { state_->rules->teach(undecided, character, evidence); }

Result<PageContent> PdfReader::read_page(int number) {
  return without_throwing(number, [&]() -> Result<PageContent> {
    const Complaints complaints;
    if (auto error = why_not_drawn(*state_->document, number, state_->limits, complaints)) return *std::move(error);

    Result<PageContent> page = collect_page(*state_->document, number, state_->limits, *state_->rules);
    if (!page) return failed(page.error().code, page.error().message, number);
    if (complaints.count() > 0) state_->warnings.push_back(failed(ErrorCode::damaged, complaints.summary(), number));
    return page;
  });
}

Result<PageImage> PdfReader::page_image(int number, int dpi) {
  return without_throwing(number, [&]() -> Result<PageImage> {
    const Complaints complaints;
    if (auto error = why_not_drawn(*state_->document, number, state_->limits, complaints)) return *std::move(error);
    auto image = page_as_image(*state_->document, number, dpi, state_->limits);
    if (!image) return failed(image.error().code, image.error().message, number);
    return image;
  });
}

}  // namespace prongsai

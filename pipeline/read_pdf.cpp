#include "pipeline/read_pdf.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/pdf/pdf_reader.h"
#include "extractors/tables/running_lines.h"
#include "extractors/thai/mark_learner.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/repair.h"
#include "extractors/thai/text_layer.h"
#include "pipeline/laid_out_page.h"

namespace prongsai {
namespace {

bool mend(std::string& text, TextSource& source, const thai::SaraAmRepair& repair) {
  if (source == TextSource::ocr) return false;  // a picture loses nothing by a mapping
  thai::Repaired repaired = repair.repair(text);
  if (!repaired.changed) return false;
  text = std::move(repaired.text);
  source = TextSource::repaired;
  return true;
}

/// Mends what the export broke, block by block, and says so where it did.
void mend_page(Page& page, std::vector<Block>& blocks, const thai::SaraAmRepair& repair) {
  bool changed = false;
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      changed = mend(paragraph->text, paragraph->source, repair) || changed;
    } else {
      for (Cell& cell : std::get<Table>(block).cells) changed = mend(cell.text, cell.source, repair) || changed;
    }
  }
  if (changed) mend(page.text, page.source, repair);
}

/// What a font loses it loses on every page: the pages are looked at together before one is mended.
void mend_document(Document& document, std::vector<std::vector<Block>>& pages) {
  std::vector<std::string_view> texts;
  for (const Page& page : document.pages) {
    if (page.source != TextSource::ocr) texts.push_back(page.text);
  }
  const auto repair = thai::SaraAmRepair::learn(texts);
  for (std::size_t i = 0; i < pages.size(); ++i) mend_page(document.pages[i], pages[i], repair);
}

/// A page that is a picture, whatever else stands on it: a page number, a stamp of the program that scanned it.
bool is_picture(const PageContent& content, const std::string& text) {
  if (thai::trimmed(text).empty()) return !content.images.empty() || !content.rulings.empty();
  constexpr std::size_t few_glyphs = 25;
  constexpr double most_of_page = 0.6;
  const auto covers = [&](const ImageArea& image) {
    return image.box.width() * image.box.height() >= most_of_page * content.width_pt * content.height_pt;
  };
  return content.glyphs.size() < few_glyphs && std::any_of(content.images.begin(), content.images.end(), covers);
}

/// A page from its picture; nothing where that cannot be read. A picture of an empty page is an empty page.
std::optional<LaidOutPage> from_picture(PdfReader& reader, const PageContent& content, PageOcr& ocr, const ReadingProgress& progress,
                                        std::vector<Error>& warnings) {
  auto read = progress.attempt(Stage::ocr, content.number, reader.page_count(), [&]() -> Result<LaidOutPage> {
    const auto image = reader.page_image(content.number, ocr.options().dpi);
    return image ? ocr.read(*image, content.number) : Result<LaidOutPage>(image.error());
  });
  if (!read) {
    warnings.push_back(read.error());
    return std::nullopt;
  }
  LaidOutPage page = *std::move(read);
  if (!page.page.has_text && page.page.images > 0) return std::nullopt;
  if (page.page.has_text) page.page.images = static_cast<int>(content.images.size());
  return page;
}

/// A page, and what its text layer shows: nothing where it was read from its picture.
struct ReadPage {
  LaidOutPage laid_out;
  thai::TextSigns signs;
};

Result<ReadPage> read_page(PdfReader& reader, int number, PageOcr* ocr, const ReadingProgress& progress, std::vector<Error>& warnings) {
  const auto content = reader.read_page(number);
  if (!content) return content.error();
  LaidOutPage page = laid_out(*content, TextSource::text);
  if (ocr != nullptr && (ocr->options().mode == OcrMode::always || is_picture(*content, page.page.text))) {
    auto read = from_picture(reader, *content, *ocr, progress, warnings);
    if (read && (read->page.has_text || !page.page.has_text)) return ReadPage{*std::move(read), {}};
  }
  return ReadPage{std::move(page), thai::signs_of(*content)};
}

/// Marks that no font proves are told by the words around them in the whole document. Pages that have such marks are read
/// once more for it, and again where it taught something.
void learn_marks(PdfReader& reader, Document& document, std::vector<std::vector<Block>>& pages, std::vector<thai::TextSigns>& signs,
                 const ReadingProgress& progress) {
  std::vector<std::size_t> concerned;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (signs[i].undecided > 0) concerned.push_back(i);
  }
  if (concerned.empty()) return;
  thai::MarkLearner learner;
  const auto content_of = [&](std::size_t i) {
    const int number = document.pages[i].number;
    return progress.attempt(Stage::read, number, reader.page_count(), [&] { return reader.read_page(number); });
  };
  for (const std::size_t i : concerned) {
    if (const auto content = content_of(i)) learner.add(*content);
  }
  const auto decided = learner.decided();
  for (const auto& [undecided, character] : decided) reader.teach(undecided, character, GlyphEvidence::words);
  if (decided.empty()) return;
  for (const std::size_t i : concerned) {
    const auto content = content_of(i);
    if (!content) continue;
    LaidOutPage page = laid_out(*content, TextSource::text);
    document.pages[i] = std::move(page.page);
    pages[i] = std::move(page.blocks);
    signs[i] = thai::signs_of(*content);
  }
}

/// Judges every page's text layer, with the whole document in view.
void judge_document(Document& document, const std::vector<thai::TextSigns>& signs) {
  std::vector<std::string_view> texts;
  for (const Page& page : document.pages) texts.push_back(page.text);
  std::vector<TextVerdict> verdicts = thai::judge_text_layers(signs, texts);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    document.pages[i].verdict = std::move(verdicts[i]);
    if (document.pages[i].verdict.mended > 0) document.pages[i].source = TextSource::repaired;
  }
}

/// A page whose text layer cannot be trusted: the lines of the fonts that lie, else the whole page, from its picture.
std::optional<LaidOutPage> read_again(PdfReader& reader, const PageContent& content, const std::vector<std::string>& lying_fonts, PageOcr& ocr,
                                      const ReadingProgress& progress, std::vector<Error>& warnings) {
  const auto lines = lying_fonts.empty() ? std::nullopt : lying_lines(content, laid_out(content, TextSource::text), lying_fonts);
  if (lines) {
    auto page = progress.attempt(Stage::ocr, content.number, reader.page_count(), [&]() -> Result<LaidOutPage> {
      const auto image = reader.page_image(content.number, ocr.options().dpi);
      return image ? ocr.read_lines(*image, content, *lines) : Result<LaidOutPage>(image.error());
    });
    if (page) return *std::move(page);
  }
  auto page = from_picture(reader, content, ocr, progress, warnings);
  return page && page->page.has_text ? std::move(page) : std::nullopt;
}

/// Reads the pages whose text layer cannot be trusted from their pictures; one that gives no text stays as it was.
void read_again(PdfReader& reader, PageOcr& ocr, Document& document, std::vector<std::vector<Block>>& pages,
                const std::vector<thai::TextSigns>& signs, const ReadingProgress& progress) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Page& page = document.pages[i];
    if (!page.verdict.needs_ocr()) continue;
    if (auto late = progress.out_of_time(Stage::ocr, page.number, reader.page_count())) {
      document.warnings.push_back(*std::move(late));
      return;
    }
    const auto content = progress.attempt(Stage::read, page.number, reader.page_count(), [&] { return reader.read_page(page.number); });
    auto read =
        content ? read_again(reader, *content, thai::lying_fonts(signs, i, page.verdict.fault), ocr, progress, document.warnings) : std::nullopt;
    if (!read) continue;
    read->page.verdict = std::move(page.verdict);
    page = std::move(read->page);
    pages[i] = std::move(read->blocks);
  }
}

}  // namespace

Result<Document> read_pdf(std::string bytes, PageOcr* ocr, const ReadingProgress& progress) {
  auto reader = PdfReader::open(std::move(bytes));
  if (!reader) return std::move(reader).error();
  Document document;
  document.format = Format::pdf;
  std::vector<std::vector<Block>> pages;
  std::vector<thai::TextSigns> signs;
  for (int number = 1; number <= reader->page_count(); ++number) {
    if (auto late = progress.out_of_time(Stage::read, number, reader->page_count())) {
      document.warnings.push_back(*std::move(late));
      break;
    }
    auto read =
        progress.attempt(Stage::read, number, reader->page_count(), [&] { return read_page(*reader, number, ocr, progress, document.warnings); });
    if (read) {
      document.pages.push_back(std::move(read->laid_out.page));
      pages.push_back(std::move(read->laid_out.blocks));
      signs.push_back(std::move(read->signs));
    } else {
      document.warnings.push_back(read.error());
    }
  }
  if (document.pages.empty())
    return document.warnings.empty() ? Error{ErrorCode::damaged, "no page could be read", "read", 0} : document.warnings.front();
  for (const Error& warning : reader->warnings()) document.warnings.push_back(warning);
  learn_marks(*reader, document, pages, signs, progress);
  document.glyph_rules = reader->glyph_rules();
  judge_document(document, signs);
  if (ocr != nullptr) read_again(*reader, *ocr, document, pages, signs, progress);
  if (Status status = progress.begin(Stage::tables, 0, reader->page_count()); !status) return status.error();
  mark_running_lines(pages);
  mend_document(document, pages);
  for (std::vector<Block>& blocks : pages) std::move(blocks.begin(), blocks.end(), std::back_inserter(document.blocks));
  return document;
}

}  // namespace prongsai

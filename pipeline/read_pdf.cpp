#include "pipeline/read_pdf.h"

#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/pdf/pdf_reader.h"
#include "extractors/tables/page_layout.h"
#include "extractors/tables/running_lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/repair.h"

namespace prongsai {
namespace {

bool mend(std::string& text, TextSource& source, const thai::SaraAmRepair& repair) {
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
  for (const Page& page : document.pages) texts.push_back(page.text);
  const auto repair = thai::SaraAmRepair::learn(texts);
  for (std::size_t i = 0; i < pages.size(); ++i) mend_page(document.pages[i], pages[i], repair);
}

}  // namespace

Result<Document> read_pdf(std::string bytes, const PageProgress& progress) {
  auto reader = PdfReader::open(std::move(bytes));
  if (!reader) return std::move(reader).error();
  Document document;
  document.format = Format::pdf;
  std::vector<std::vector<Block>> pages;
  for (int number = 1; number <= reader->page_count(); ++number) {
    auto content = reader->read_page(number);
    if (content) {
      PageLayout layout = lay_out_page(*content);
      Page page{number,
                content->width_pt,
                content->height_pt,
                std::move(layout.text),
                TextSource::text,
                std::nullopt,
                static_cast<int>(content->images.size()),
                true};
      page.has_text = !thai::trimmed(page.text).empty();
      document.pages.push_back(std::move(page));
      pages.push_back(std::move(layout.blocks));
    } else {
      document.warnings.push_back(content.error());
    }
    if (progress) progress(number, reader->page_count());
  }
  if (document.pages.empty())
    return document.warnings.empty() ? Error{ErrorCode::damaged, "no page could be read", "read", 0} : document.warnings.front();
  for (const Error& warning : reader->warnings()) document.warnings.push_back(warning);
  mark_running_lines(pages);
  mend_document(document, pages);
  for (std::vector<Block>& blocks : pages) std::move(blocks.begin(), blocks.end(), std::back_inserter(document.blocks));
  return document;
}

}  // namespace prongsai

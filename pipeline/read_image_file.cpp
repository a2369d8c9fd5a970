#include "pipeline/read_image_file.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "extractors/ocr/image_file.h"
#include "extractors/tables/running_lines.h"
#include "pipeline/laid_out_page.h"

namespace prongsai {

Result<Document> read_image_file(std::string_view bytes, PageOcr& ocr, const PageProgress& progress) {
  const auto count = ocr::count_images(bytes);
  if (!count) return count.error();
  Document document;
  document.format = Format::image;
  std::vector<std::vector<Block>> pages;
  for (int number = 1; number <= *count; ++number) {
    const auto image = ocr::read_image(bytes, number);
    const auto content = image ? ocr.read(*image, number) : Result<PageContent>(image.error());
    if (content) {
      LaidOutPage page = laid_out(*content, TextSource::ocr);
      document.pages.push_back(std::move(page.page));
      pages.push_back(std::move(page.blocks));
    } else {
      document.warnings.push_back(content.error());
    }
    if (progress) progress(number, *count);
  }
  if (document.pages.empty()) return document.warnings.front();
  mark_running_lines(pages);
  for (std::vector<Block>& blocks : pages) std::move(blocks.begin(), blocks.end(), std::back_inserter(document.blocks));
  return document;
}

}  // namespace prongsai

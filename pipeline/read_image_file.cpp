#include "pipeline/read_image_file.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "extractors/ocr/image_file.h"
#include "extractors/tables/running_lines.h"

namespace prongsai {

Result<Document> read_image_file(std::string_view bytes, PageOcr& ocr, const ReadingProgress& progress) {
  const auto count = ocr::count_images(bytes);
  if (!count) return count.error();
  Document document;
  document.format = Format::image;
  std::vector<std::vector<Block>> pages;
  for (int number = 1; number <= *count; ++number) {
    if (auto late = progress.out_of_time(Stage::ocr, number, *count)) {
      document.warnings.push_back(*std::move(late));
      break;
    }
    auto page = progress.attempt(Stage::ocr, number, *count, [&]() -> Result<LaidOutPage> {
      const auto image = ocr::read_image(bytes, number);
      return image ? ocr.read(*image, number) : Result<LaidOutPage>(image.error());
    });
    if (page) {
      document.pages.push_back(std::move(page->page));
      pages.push_back(std::move(page->blocks));
    } else {
      document.warnings.push_back(page.error());
    }
  }
  if (document.pages.empty()) return document.warnings.front();
  mark_running_lines(pages);
  for (std::vector<Block>& blocks : pages) std::move(blocks.begin(), blocks.end(), std::back_inserter(document.blocks));
  return document;
}

}  // namespace prongsai

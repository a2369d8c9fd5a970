#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "models/page_content.h"
#include "models/page_image.h"
#include "models/result.h"

namespace prongsai {

/// What was read from pictures of pages, kept in a folder so that no page is read twice: by the pixels and by whatever
/// decides what is read from them. One file a page, some twenty kilobytes, written at once or not at all, so that several
/// processes may share a folder and any of them may die. The folder may be deleted at any time. A file that is damaged,
/// and a disk that is full, count as nothing kept.
class OcrCache {
 public:
  /// `settings` names the models, by their content, the options and the version of the reader.
  OcrCache(std::filesystem::path folder, std::string settings) : folder_(std::move(folder)), settings_(std::move(settings)) {}

  /// The name of a picture in the cache. Computed once a page: it looks at every pixel.
  std::string key_of(const PageImage& image) const;

  std::optional<PageContent> find(const std::string& key) const;
  void keep(const std::string& key, const PageContent& content) const;

 private:
  std::filesystem::path file_of(const std::string& key) const;

  std::filesystem::path folder_;
  std::string settings_;
};

/// Whether files can be made in a folder, or in what there is of the way to it. Makes none.
Status check_writable(const std::filesystem::path& folder);

/// The folder beside a database.
std::filesystem::path ocr_cache_beside(const std::filesystem::path& database);

}  // namespace prongsai

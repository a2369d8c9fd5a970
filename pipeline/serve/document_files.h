#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "models/result.h"
#include "pipeline/original_file.h"
#include "pipeline/serve/answer_cache.h"
#include "pipeline/serve/failed_pages.h"
#include "pipeline/serve/http.h"
#include "pipeline/serve/painters.h"
#include "pipeline/serve/question.h"
#include "pipeline/store/sqlite.h"

namespace prongsai::serve {

/// The files that documents were read from, and pictures of their pages. Which file that is the database says, never a request; and it is sent, or
/// drawn, only where it still holds what was read. From any thread.
class DocumentFiles {
 public:
  explicit DocumentFiles(Painters& painters) : painters_(painters), pictures_({.bytes = most_bytes_of_pictures}) {}

  /// Page `page` of document `id` as PNG, `width` pixels wide where it is given.
  Response picture(Database& database, const Arguments& arguments, const std::atomic<bool>& is_stopping);

  /// The file of document `id`, to be saved.
  Response original(Database& database, const Arguments& arguments);

 private:
  static constexpr std::size_t most_bytes_of_pictures = 32 << 20, most_remembered = 1000;

  struct Known {
    std::string sha256;
    FileStamp stamp;
  };
  struct Row {
    std::string location, sha256, path, format;
    double width_pt = 0;
    std::optional<FileStamp> stamp;
  };
  static Result<Row> row_of(Database& database, std::int64_t id, std::int64_t page);
  Result<OriginalFile> open(const Row& row);
  Result<std::string> draw(const OriginalFile& original, const Row& row, std::int64_t page, std::int64_t width, const std::atomic<bool>& is_stopping);
  Response drawn(const OriginalFile& original, const Row& row, std::int64_t page, std::int64_t width, const std::atomic<bool>& is_stopping);

  Painters& painters_;
  AnswerCache pictures_;
  FailedPages failed_;
  std::mutex mutex_;
  std::map<std::string, Known> known_;  ///< by location: what was found out by looking at all bytes
};

}  // namespace prongsai::serve

#pragma once

#include <cstdint>
#include <string>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// A page to be drawn, and into which file.
struct PictureOptions {
  std::string file;
  int page = 0;  ///< 0: the first that the record stands on
  int dpi = 150;
};

/// Writes the page on which a record stands, with a frame around its place and the cells of its row. Gives a line on what was written.
Result<std::string> picture_of_record(Database& database, std::int64_t record_id, const PictureOptions& options);

/// The same of the place where a document names its organisation.
Result<std::string> picture_of_document(Database& database, std::int64_t document_id, const PictureOptions& options);

/// A page without frames.
Result<std::string> picture_of_page(Database& database, std::int64_t document_id, const PictureOptions& options);

}  // namespace prongsai

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

enum class ExportFormat {
  csv,           ///< a file v_NAME.csv for each view
  jsonl,         ///< v_NAME.jsonl: an object a row
  data_package,  ///< CSV and datapackage.json
};

struct ExportOptions {
  std::filesystem::path folder;
  ExportFormat format = ExportFormat::csv;
  std::vector<std::string> views = {};                       ///< empty: all
  bool has_bom = false;                                      ///< CSV begins with a byte order mark, by which spreadsheets know UTF-8
  bool replaces = false;                                     ///< an earlier export in the folder
  std::function<std::string(std::string_view)> redact = {};  ///< for texts; empty: as they are
};

struct ExportedFiles {
  std::int64_t files = 0, rows = 0;
};

/// Writes views into files, row by row, as they stood at one moment: into a folder beside, which takes the name once it is whole and on the
/// disk, so that there is all or nothing. Fails with `unsupported` where a view is unknown or the folder is not empty (with `replaces`: holds
/// something else than an export), with `io_failed` where the disk refuses. An interrupt leaves nothing either, and is `timeout`.
Result<ExportedFiles> export_database(Database& database, const ExportOptions& options);

}  // namespace prongsai

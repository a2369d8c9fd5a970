#include "pipeline/store/open_database.h"

#include <filesystem>

#include "pipeline/discover.h"
#include "pipeline/store/schema.h"

namespace prongsai {

Result<Database> open_for_reading(const std::string& file) {
  std::error_code unknown;
  if (!std::filesystem::exists(file, unknown)) {
    return Error{ErrorCode::storage_failed, printable(file) + " does not exist; `prongsai ingest` makes it", "", 0};
  }
  auto database = Database::open(file, Database::Mode::read_only);
  if (!database) return database;
  if (const Status status = check_schema(*database); !status) {
    return Error{ErrorCode::storage_failed, printable(file) + ": " + status.error().message, "", 0};
  }
  return database;
}

Result<Database> open_for_changing(const std::string& file) {
  if (auto readable = open_for_reading(file); !readable) return readable;
  return Database::open(file, Database::Mode::read_write);
}

}  // namespace prongsai
